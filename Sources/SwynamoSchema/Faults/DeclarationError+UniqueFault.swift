public import SwynamoCore

extension DeclarationError {
  /// One thing that is wrong with what is declared ``Unique``.
  public enum UniqueFault: Error, Sendable, Hashable {
    /// A property that has no attribute.
    case undeclaredProperty(String)
    /// An attribute that is stored as something else than a string, a number or a binary.
    case type(String, AttributeType)
    /// An attribute that is stored compressed or encrypted, which its guard's key would show.
    case opaque(String)
    /// An attribute that has a rule for writing.
    case rule(String)
    /// Attributes that are named twice.
    case repeated([String])
    /// Attributes of which all are keys of the table.
    case keysOnly([String])
    /// A key of the table that is no text.
    case keyType(String, AttributeType)
    /// A time to live of the table.
    case timeToLive(String)
  }
}

extension DeclarationError.UniqueFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .undeclaredProperty(let property):
      "\(property) is unique and has no attribute of its own; add a Field for it"
    case .type(let name, let type):
      "\"\(name)\" is unique and stored as \(type.rawValue); a string, a number or a binary can be unique"
    case .opaque(let name):
      "\"\(name)\" is unique and stored compressed or encrypted, and the key of its guard item would show it: store a digest in a Field "
        + "of its own, and make that unique"
    case .rule(let name):
      "\"\(name)\" is unique and written by the library, so that a write doesn't know it: set it in the model"
    case .repeated(let names):
      "\(names.quoted) is unique twice; leave one out"
    case .keysOnly(let names):
      "\(names.quoted) is unique and nothing but the table's key, which an update may make an item of: make it the hash key, or name an "
        + "attribute besides"
    case .keyType(let name, let type):
      "the key \"\(name)\" is stored as \(type.rawValue), and a table with Unique has keys that are strings, as its guard items have"
    case .timeToLive(let name):
      "\"\(name)\" is a time to live, by which DynamoDB deletes items without the guard items of what is unique: leave Unique out, or "
        + "delete what has expired yourself"
    }
  }
}

extension AttributeValue {
  /// Why a value can't be sent to DynamoDB.
  public enum Fault: Error, Sendable, Hashable {
    /// A number that DynamoDB can't store, and its text.
    case number(DynamoDBNumber.InvalidNumberError, String)
    /// A set without an element, which DynamoDB doesn't store.
    case emptySet
    /// Elements of a set that are different values and the same text.
    case repeatedElement(String)
    /// Keys of a dictionary that are different values and the same name.
    case repeatedName(String)
    /// A name without a byte, of an attribute or of a map's member.
    case emptyName
    /// Lists and maps in more than 32 levels.
    case nestedTooDeep
    /// A key that the model leaves out.
    case missingKey
    /// A key without a byte.
    case emptyKey
    /// A key of more bytes than DynamoDB takes.
    case keyTooLong(bytes: Int, limit: Int)
    /// A property's text in a key that has in it what ends it there.
    case separatorInKeyPart(String, separator: String)
    /// A value that a validator of the declaration refuses, in the validator's words.
    case invalid(String)
    /// Any other reason, as a sentence: what a conformance of your own reports.
    case encodingFailed(String)
  }

  /// A fault and the place of the value in its item: "address.lines[0]".
  public struct LocatedFault: Error, Sendable, Hashable {
    /// The value's place, "address.lines[0]"; empty for the value itself.
    public var path: String
    /// What is wrong with the value.
    public var fault: AttributeValue.Fault

    /// A fault of the value at a place.
    public init(path: String, fault: AttributeValue.Fault) {
      self.path = path
      self.fault = fault
    }

    mutating func prepend(_ name: String) {
      path = path.within(attribute: name)
    }

    /// Whether the value can be stored, and only a validator is against it.
    @usableFromInline
    package var isValidation: Bool { if case .invalid = fault { true } else { false } }
  }
}

extension [AttributeValue.LocatedFault] {
  /// Without what validators say, for a value that is compared and not stored.
  @usableFromInline package var ofComparison: [AttributeValue.LocatedFault] { filter { !$0.isValidation } }

  /// Without what a validator says of the whole, for a value that is only a part of what is stored: an addend, elements to append.
  package var ofPart: [AttributeValue.LocatedFault] { filter { !$0.isValidation || !$0.path.isEmpty } }
}

extension AttributeValue.Fault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .number(.notANumber, let text): "\(text) is not a number that DynamoDB can store"
    case .number(.tooManyDigits, let text):
      "the number \(text) has more than the \(Limits.digits) significant digits that DynamoDB stores"
    case .number(.overflow, let text): "the number \(text) is larger than 9.99…E+125, the largest that DynamoDB stores"
    case .number(.underflow, let text):
      "the number \(text) is closer to zero than 1E-130, the smallest magnitude that DynamoDB stores"
    case .emptySet: "a set may not be empty, since DynamoDB stores none: leave it out, and in a condition ask for doesNotExist"
    case .repeatedElement(let text): "two elements of the set are both stored as \(text), and DynamoDB takes each only once"
    case .repeatedName(let name): "two keys of the dictionary are both stored as the name \"\(name)\""
    case .emptyName: "a name may not be empty; DynamoDB takes one of at least one byte"
    case .nestedTooDeep: "lists and maps are nested more than \(Limits.levels) levels deep"
    case .missingKey: "the item has no value for this key"
    case .emptyKey: "a key may not be empty; it has at least one byte"
    case .keyTooLong(let bytes, let limit): "the key has \(bytes) bytes; DynamoDB takes up to \(limit)"
    case .separatorInKeyPart(let text, let separator):
      "\"\(text)\" has \"\(separator)\" in it, by which its end is told in the key: it could not be read back"
    case .invalid(let sentence): sentence
    case .encodingFailed(let reason): reason
    }
  }
}

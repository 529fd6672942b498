package import SwynamoCore

extension API {
  /// The members of an object, each still as its JSON.
  ///
  /// They are read by their names rather than in the order in which they come, which costs a second pass and makes a structure's
  /// reading one line a member.
  public struct Members {
    private var members: [(name: String, json: UnsafeRawBufferPointer)] = []

    /// An object without members.
    init() {}

    /// Valid as long as what is read.
    package init(from reader: inout AttributeReader) throws {
      try reader.readObject { reader, name in
        members.append((String(decoding: name, as: UTF8.self), try reader.skipValue()))
      }
    }

    /// The members of an object that is all there is.
    init(document reader: inout AttributeReader) throws {
      try self.init(from: &reader)
      reader.skipSpace()
      guard reader.isAtEnd else { throw AttributeReader.wrongShape("there is something after its end") }
    }

    /// Nil where it is missing or null.
    package func optional<Value: ReadValue>(_ name: StaticString) throws -> Value? {
      guard let json = json(name) else { return nil }
      var reader = AttributeReader(json)
      if try reader.takeNull() { return nil }
      return try Value.read(from: &reader)
    }

    package func required<Value: ReadValue>(_ name: StaticString) throws -> Value {
      guard let value: Value = try optional(name) else { throw AttributeReader.wrongShape("it has no \(name)") }
      return value
    }

    /// A member's JSON, for who reads it otherwise; valid as long as what is read. Of several members with one name the last one counts.
    package func json(_ name: StaticString) -> UnsafeRawBufferPointer? {
      name.withUTF8Buffer { wanted in members.last { $0.name.utf8.elementsEqual(wanted) }?.json }
    }
  }
}

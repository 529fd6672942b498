import SwynamoCore

extension DynamoDBError.Code {
  /// The code in the body of an error, whatever else is in it; nil where there is none.
  ///
  ///     Code(errorBody: Array(#"{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException"}"#.utf8))
  ///     // ResourceNotFoundException
  ///
  /// A body that breaks off is read as far as it goes.
  package init?(errorBody body: [UInt8]) {
    var code: DynamoDBError.Code?
    try? AttributeReader.read(body) { reader in
      try reader.readObject { reader, name in
        if try !Self.read(&reader, member: name, into: &code) { try reader.skipValue() }
      }
    }
    guard let code else { return nil }
    self = code
  }

  /// Takes the value of `__type` or, where that is missing, of `code`; false for any other member, which is left unread.
  static func read(
    _ reader: inout AttributeReader, member: UnsafeBufferPointer<UInt8>, into code: inout DynamoDBError.Code?
  ) throws -> Bool {
    let isType = member.elementsEqual("__type".utf8)
    guard isType || (code == nil && member.elementsEqual("code".utf8)), try reader.peek() == UInt8(ascii: "\"") else {
      return false
    }
    if let read = DynamoDBError.Code(type: try reader.readString()) { code = read }
    return true
  }

  /// "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException"; some add ":http://…".
  private init?(type: String) {
    let name = type.prefix { $0 != ":" }
    let last = name.lastIndex(of: "#").map { name[name.index(after: $0)...] } ?? name
    guard !last.isEmpty else { return nil }
    self.init(rawValue: String(last))
  }
}

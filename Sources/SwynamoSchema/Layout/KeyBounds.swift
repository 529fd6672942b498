package import SwynamoCore

/// The length of a key: at least one byte, and no more than the limit of hash or range keys.
package enum KeyBounds {
  package static let hashKey = Limits.hashKeyBytes
  package static let rangeKey = Limits.rangeKeyBytes

  /// What is wrong with the length of a key; nil for a value that has none.
  package static func fault(_ value: AttributeValue, limit: Int) -> AttributeValue.Fault? {
    guard let bytes = value.keyBytes else { return nil }
    if bytes == 0 { return .emptyKey }
    return bytes > limit ? .keyTooLong(bytes: bytes, limit: limit) : nil
  }

  /// Checks the member `"name":{"S":"…"}` that was just written. Its text is longer than the key, so that most need no closer look.
  static func check(_ writer: inout AttributeWriter, from begin: Int, limit: Int) {
    let fault = writer.withBytes(from: begin) { member -> AttributeValue.Fault? in
      guard member.count > 4 else { return nil }
      let isEmpty = member[member.count - 3] == UInt8(ascii: "\"") && member[member.count - 4] == UInt8(ascii: ":")
      guard isEmpty || member.count > limit else { return nil }
      return AttributeReader.value(ofMember: member).flatMap { Self.fault($0, limit: limit) }
    }
    if let fault { writer.report(fault) }
  }
}

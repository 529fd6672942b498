/// The names of tables and indexes, and the ARNs of tables.
package enum ResourceName {
  /// Whether a table or an index may be called so: 3 to 255 of `a-z`, `A-Z`, `0-9`, `_`, `-` and `.`
  ///
  /// Source: DynamoDB Developer Guide, "Naming rules".
  package static func isValid(_ name: String) -> Bool { consistsOfNameBytes(name) && Limits.nameLength.contains(name.utf8.count) }

  /// Whether there are only characters that names consist of, however many.
  package static func consistsOfNameBytes(_ name: String) -> Bool {
    name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"):
        true
      default: false
      }
    }
  }

  /// Whether a text is meant for an ARN: no name has a colon.
  package static func isARN(_ text: String) -> Bool { text.utf8.starts(with: "arn:".utf8) }

  /// The table's name at the end of an ARN, whatever stands before it; a text that is no ARN is a name.
  ///
  ///     ResourceName.table(in: "arn:aws:dynamodb:eu-west-1:123456789012:table/users")     // "users"
  package static func table(in text: String) -> String {
    guard isARN(text), let prefix = text.utf8.firstRange(of: ":table/".utf8) else { return text }
    return String(Substring(text.utf8[prefix.upperBound...]))
  }

  /// Whether an answer's name is that of a table that was asked for: one named by its ARN may be answered by its name.
  package static func isTable(_ answered: String, askedForAs name: String) -> Bool {
    name.hasSameBytes(as: answered) || table(in: name).hasSameBytes(as: answered)
  }
}

/// The parts of an ARN.
///
///     AmazonResourceName("arn:aws:dynamodb:eu-west-1:123456789012:table/users")?.accountID   // "123456789012"
///     AmazonResourceName("users")                                                            // nil
///
/// Source: AWS General Reference, "Amazon Resource Names (ARNs)".
package struct AmazonResourceName: Sendable, Hashable {
  package let partition: String
  package let service: String
  package let region: String
  package let accountID: String
  package let resource: String

  /// Whether it says what it is the name of; only some services' ARNs have a region and an account.
  package var isComplete: Bool { !partition.isEmpty && !service.isEmpty && !resource.isEmpty }

  /// Nil unless there are six parts.
  package init?(_ text: String) {
    guard ResourceName.isARN(text) else { return nil }
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 5, omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    guard parts.count == 6 else { return nil }
    (partition, service, region, accountID, resource) = (parts[1], parts[2], parts[3], parts[4], parts[5])
  }
}

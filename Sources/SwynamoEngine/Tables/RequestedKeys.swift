import SwynamoCore
import SwynamoWire

/// The names in `AttributeDefinitions`: a request may have any number of them.
struct DefinedNames {
  let all: [String]
  private let set: StringSet

  init(_ definitions: JSONValue?) {
    all = (definitions?.elements ?? []).compactMap { $0["AttributeName"]?.text }
    set = StringSet(all)
  }

  func contains(_ name: String) -> Bool { set.contains(name) }

  /// As the service shows them: `[sk, a, b, pk, c]`.
  var shown: String { all.shown(capacity: all.count) }
}

extension [String] {
  /// As the service shows the names of keys.
  var shownAsSet: String { shown(capacity: 16) }  // not a limit: what a HashSet of Java begins with

  /// In the order in which a HashMap of Java goes through them, whose capacity is a power of two and doubles when it is filled to
  /// three quarters: by their hashes, then as they came.
  fileprivate func shown(capacity: Int) -> String {
    var size: UInt32 = 1
    while size < capacity || count > Int(size) * 3 / 4 { size *= 2 }
    let places = map { name in
      let hash = name.utf16.reduce(UInt32(0)) { $0 &* 31 &+ UInt32($1) }
      return (hash ^ hash >> 16) & (size - 1)
    }
    let order = indices.sorted { (places[$0], $0) < (places[$1], $1) }
    return "[\(order.map { self[$0] }.joined(separator: ", "))]"
  }

  /// The first that was there before, byte for byte.
  var firstRepeated: String? {
    var seen: StringSet = []
    return first { !seen.insert($0).inserted }
  }
}

/// The `KeySchema` of a request, before it is known to be one.
struct RequestedKeys {
  let names: [String]
  private let kinds: [String]

  init(_ elements: JSONValue?) {
    let elements = elements?.elements ?? []
    names = elements.map { $0["AttributeName"]?.text ?? "" }
    kinds = elements.map { $0["KeyType"]?.text ?? "" }
  }

  func checkDefined(in definitions: DefinedNames) throws(DynamoDBError) {
    guard names.allSatisfy(definitions.contains) else {
      throw .invalidParameter(
        "Some index key attributes are not defined in AttributeDefinitions. Keys: \(names.shownAsSet), "
          + "AttributeDefinitions: \(definitions.shown)")
    }
  }

  /// One HASH and at most one RANGE: tables and local indexes.
  func checkPair() throws(DynamoDBError) {
    guard names.firstRepeated == nil else { throw Self.sameName }
    guard kinds.first == "HASH" else { throw Self.noHash }
    guard kinds.count < 2 || kinds[1] == "RANGE" else {
      throw .invalid("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type")
    }
  }

  /// Up to four HASH, then up to four RANGE: global indexes.
  func checkMany() throws(DynamoDBError) {
    guard names.firstRepeated == nil else {
      throw names.count == 2 ? Self.sameName : .invalid("The KeySchema contains multiple key attributes with the same name")
    }
    guard kinds.first == "HASH" else { throw Self.noHash }
    guard kinds.drop(while: { $0 == "HASH" }).allSatisfy({ $0 == "RANGE" }) else {
      throw .invalidParameter("All HASH key attributes must precede RANGE key attributes in the KeySchema")
    }
    for kind in ["HASH", "RANGE"] where kinds.count(where: { $0 == kind }) > Limits.indexKeyAttributes {
      throw .invalidParameter("The KeySchema exceeds the maximum allowed number of \(kind) key attributes")
    }
  }

  private static let sameName = DynamoDBError.invalid(
    "Invalid KeySchema: Both the Hash Key and the Range Key element in the KeySchema have the same name")
  private static let noHash = DynamoDBError.invalid(
    "Invalid KeySchema: The first KeySchemaElement is not a HASH key type")
}

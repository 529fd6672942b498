import SwynamoCore
import SwynamoWire

/// The rules of tags.
///
/// Source: Developer Guide, "Tagging restrictions in DynamoDB".
enum TableTags {
  static func read(_ json: JSONValue?) -> [TableSettings.Tag] {
    (json?.elements ?? []).compactMap { tag in
      guard let key = tag["Key"]?.text, let value = tag["Value"]?.text else { return nil }
      return TableSettings.Tag(key: key, value: value)
    }
  }

  /// Tags that are to be added, at least one.
  static func check(_ tags: JSONValue?) throws(DynamoDBError) {
    let tags = tags?.elements ?? []
    guard !tags.isEmpty else { throw .invalid("Atleast one Tag needs to be provided as Input.") }
    for tag in tags {
      try check(key: tag["Key"]?.text)
      let value = tag["Value"]?.text
      guard let value, TagRule.isValue(value) else {
        throw .invalid("The Tag Value provided is invalid, Value: \(value ?? "null")")
      }
    }
    var seen: StringSet = []
    for key in tags.compactMap({ $0["Key"]?.text }) where !seen.insert(key).inserted {
      throw .invalid("Duplicate Tag Keys provided as input: Duplicate Tag Key found \(key)")
    }
    try check(count: tags.count)
  }

  /// Keys whose tags are to be removed, at least one.
  static func check(keys: JSONValue?) throws(DynamoDBError) {
    let keys = keys?.elements ?? []
    guard !keys.isEmpty else { throw .invalid("Atleast one Tag Key needs to be provided as Input.") }
    for key in keys { try check(key: key.text) }
    try check(count: keys.count)
  }

  static func check(count: Int) throws(DynamoDBError) {
    guard count <= Limits.tags else {
      throw .invalid("Number of Tags exceed the current limit for the provided ResourceArn")
    }
  }

  private static func check(key: String?) throws(DynamoDBError) {
    guard let key, TagRule.isKey(key) else {
      throw .invalid("The Tag Key provided is invalid, Key: \(key ?? "null")")
    }
    guard !TagRule.isReserved(key) else {
      throw .invalid("Tag Key cannot be prefixed with aws:, Key: \(key)")
    }
  }
}

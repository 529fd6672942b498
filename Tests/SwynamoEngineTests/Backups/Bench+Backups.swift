import Foundation
import SwynamoEngine
import Testing

extension Bench {
  /// Puts an item `a` with the number `n` into `abc`.
  func put(_ key: String, _ number: Int, into table: String = "abc") async throws {
    try await must("PutItem", #"{"TableName":"\#(table)","Item":{"a":{"S":"\#(key)"},"n":{"N":"\#(number)"}}}"#)
  }

  /// Puts `item0` and so on into `abc`, each with the number 1.
  func fill(_ count: Int) async throws {
    for start in stride(from: 0, to: count, by: 25) {
      let puts = (start..<min(start + 25, count)).map {
        #"{"PutRequest":{"Item":{"a":{"S":"item\#($0)"},"n":{"N":"1"}}}}"#
      }
      try await must("BatchWriteItem", #"{"RequestItems":{"abc":[\#(puts.joined(separator: ","))]}}"#)
    }
  }

  /// Makes a backup and gives its ARN.
  func backUp(_ table: String = "abc", _ name: String = "backup") async throws -> String {
    let answer = try await send("CreateBackup", #"{"TableName":"\#(table)","BackupName":"\#(name)"}"#).body
    return try #require(answer.text(of: "BackupArn"), "\(answer)")
  }

  func switchRecovery(of table: String = "abc", on isOn: Bool) async throws {
    try await must(
      "UpdateContinuousBackups",
      #"{"TableName":"\#(table)","PointInTimeRecoverySpecification":{"PointInTimeRecoveryEnabled":\#(isOn)}}"#)
  }

  /// Asks until the answer has these words, for what is done between requests; gives the answer.
  @discardableResult
  func waitFor(
    _ words: String, _ operation: String, _ json: String, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> String {
    var body = ""
    for _ in 0..<5000 {
      body = try await send(operation, json).body
      if body.contains(words) { return body }
      try await Task.sleep(for: .milliseconds(1))
    }
    try #require(body.contains(words), "\(body)", sourceLocation: sourceLocation)
    return body
  }

  /// All items of a table, as the JSON of a scan, in the order of their texts.
  func items(of table: String) async throws -> [String] {
    var found: [String] = []
    var start: String?
    repeat {
      let more = start.map { #","ExclusiveStartKey":\#($0)"# } ?? ""
      let (_, body) = try await send("Scan", #"{"TableName":"\#(table)"\#(more)}"#)
      let answer = try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any] ?? [:]
      for item in answer["Items"] as? [Any] ?? [] { found.append(try Self.text(item)) }
      start = try answer["LastEvaluatedKey"].map { try Self.text($0) }
    } while start != nil
    return found.sorted()
  }

  static func text(_ value: Any) throws -> String {
    String(decoding: try JSONSerialization.data(withJSONObject: value, options: .sortedKeys), as: UTF8.self)
  }
}

extension String {
  /// The first text that a member of this name has.
  func text(of name: String) -> String? { texts(of: name).first }

  func texts(of name: String) -> [String] {
    components(separatedBy: "\"\(name)\":\"").dropFirst().map { $0.components(separatedBy: "\"")[0] }
  }
}

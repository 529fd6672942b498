import Foundation
import SwynamoBytes
import SwynamoWire

/// A statement and the request that says the same, of two tables with the same items: both are taken or refused, answer the same, and
/// leave the same.
enum EquivalentTrial {
  /// `asked` is what an input sends, `other` its equivalent.
  struct Pair {
    var asked: (operation: String, body: String)
    var other: (operation: String, body: String)
    /// The members of the two answers that are compared, and whether the order counts.
    var results: (String, String)
    var isOrdered = false
    var writes = false
  }

  static func run(_ bench: Bench, _ generator: inout Generator) async throws -> String? {
    let pair =
      switch generator.below(12) {
      case 0, 1, 2, 3: select(&generator)
      case 4, 5: query(&generator)
      case 6, 7, 8, 9: EquivalentWrites.single(&generator)
      case 10: EquivalentWrites.transaction(&generator)
      default: reads(&generator)
      }
    let answer = try await bench.send(pair.asked.operation, pair.asked.body)
    let other = try await bench.sendEquivalent(pair.other.operation, pair.other.body)
    func fault(_ text: String) -> String {
      "\(text)\n  \(pair.asked.operation) \(pair.asked.body)\n  \(String(decoding: answer.body, as: UTF8.self))"
        + "\n  \(pair.other.operation) \(pair.other.body)\n  \(String(decoding: other.body, as: UTF8.self))"
    }
    if let wrong = Verdict.fault(in: answer) ?? Verdict.fault(in: other) { return fault(wrong) }
    guard answer.status == other.status else { return fault("one is taken, the other is not") }
    // Mostly the bytes are the same too.
    if answer.status == 200, pair.results.0 != pair.results.1 || !other.body.starts(with: answer.body.dropLast()) {
      let (found, wanted) = (rows(pair.results.0, in: answer, pair), rows(pair.results.1, in: other, pair))
      guard found == wanted else { return fault("the answers differ") }
    }
    if pair.writes {
      let left = try await bench.sendEquivalent("Scan", #"{"TableName":"statements"}"#)
      let right = try await bench.sendEquivalent("Scan", #"{"TableName":"requests"}"#)
      guard left.body == right.body else {
        return fault("the tables differ") + "\n  \(String(decoding: left.body, as: UTF8.self))"
      }
    }
    bench.noteCompared()
    if answer.status == 200, pair.asked.operation == "ExecuteStatement", !pair.writes, generator.once(in: 6) {
      return try await pages(of: pair, rows("Items", in: answer, pair), 1 + generator.below(3), bench).map(fault)
    }
    return nil
  }

  /// Page by page, the items are the same.
  private static func pages(of pair: Pair, _ whole: [String], _ limit: Int, _ bench: Bench) async throws -> String? {
    var (found, more, count): ([String], String, Int) = ([], #","Limit":\#(limit)"#, 0)
    while count < 30 {
      let page = try await bench.sendEquivalent("ExecuteStatement", String(pair.asked.body.dropLast()) + more + "}")
      var each = pair
      each.isOrdered = true
      found += rows("Items", in: page, each)
      count += 1
      guard page.status == 200 else { return "a page is refused: \(String(decoding: page.body, as: UTF8.self))" }
      guard let token = object(page)["NextToken"] as? String else {
        return (pair.isOrdered ? found : found.sorted()) == whole ? nil : "pages of \(limit) have other items: \(found)"
      }
      more = #","Limit":\#(limit),"NextToken":"\#(token)""#
    }
    return "pages of \(limit) don't end"
  }

  private static func object(_ answer: TransportResponse) -> [String: Any] {
    ((try? JSONSerialization.jsonObject(with: Data(answer.body))) as? [String: Any]) ?? [:]
  }

  /// The items of an answer; where there can only be one, it may be a member.
  private static func rows(_ member: String, in answer: TransportResponse, _ pair: Pair) -> [String] {
    let found = object(answer)[member]
    let items = (found as? [Any]) ?? found.map { [$0] } ?? []
    let texts = items.map { item in
      let json = (try? JSONSerialization.data(withJSONObject: item, options: .sortedKeys)) ?? Data()
      return String(decoding: json, as: UTF8.self)
    }
    return pair.isOrdered ? texts : texts.sorted()
  }

  // MARK: Reads

  static func request(_ tokens: [String], _ parts: inout EquivalentParts, _ more: String = "") -> String {
    let text = ExpressionMutations.joined(tokens, &parts.generator)
    return #"{"Statement":\#(JSONString.quoted(text))\#(parts.parameterMember)\#(more)}"#
  }

  private static func projection(_ parts: inout EquivalentParts) -> EquivalentParts.Part? {
    guard parts.generator.once(in: 3) else { return nil }
    let names = ["p", "r", "a", "b", "a b", "m"].shuffled(using: &parts.generator).prefix(1 + parts.generator.below(4))
    let paths = names.map { parts.path([$0]) }
    return EquivalentParts.Part(
      statement: Array(paths.map(\.statement).joined(separator: [","])),
      expression: paths.map(\.expression).joined(separator: ","))
  }

  private static func select(_ generator: inout Generator) -> Pair {
    let isOfIndex = generator.once(in: 4)
    var parts = EquivalentParts(generator, ofIndex: isOfIndex)
    defer { generator = parts.generator }
    let projection = projection(&parts)
    let condition = parts.generator.once(in: 10) ? nil : parts.condition()
    let tokens =
      ["SELECT"] + (projection?.statement ?? ["*"]) + ["FROM", "statements"]
      + (isOfIndex ? [".", #""all""#] : []) + (condition.map { ["WHERE"] + $0.statement } ?? [])
    let body =
      #"{"TableName":"requests""# + (isOfIndex ? #","IndexName":"all""# : "")
      + (condition.map { ",\"FilterExpression\":\"\($0.expression)\"" } ?? "")
      + (projection.map { ",\"ProjectionExpression\":\"\($0.expression)\"" } ?? "") + parts.expressionMembers + "}"
    return Pair(
      asked: ("ExecuteStatement", request(tokens, &parts)), other: ("Scan", body), results: ("Items", "Items"))
  }

  private static func query(_ generator: inout Generator) -> Pair {
    var parts = EquivalentParts(generator)
    defer { generator = parts.generator }
    let isOfIndex = parts.generator.once(in: 3)
    let path = parts.path([isOfIndex ? "g" : "p"])
    let key = parts.value(["a", "b", "x"].map { ("'\($0)'", #"{"S":"\#($0)"}"#) })
    var (tokens, expression) = (path.statement + ["="] + key.statement, "\(path.expression) = \(key.expression)")
    var more = ""
    if !isOfIndex, parts.generator.once(in: 2) {
      let range = parts.path(["r"])
      let (comparator, bound) = (parts.generator.one(of: ["=", "<", "<=", ">", ">="]), parts.number())
      tokens += ["AND"] + range.statement + [comparator] + bound.statement
      expression += " AND \(range.expression) \(comparator) \(bound.expression)"
    }
    if !isOfIndex {
      let order = parts.generator.one(of: [
        [], ["ORDER", "BY", "r"], ["ORDER", "BY", "r", "ASC"], ["ORDER", "BY", "r", "DESC"],
      ])
      tokens += order
      if order.last == "DESC" { more = #","ScanIndexForward":false"# }
    }
    let body =
      #"{"TableName":"requests","KeyConditionExpression":"\#(expression)""# + (isOfIndex ? #","IndexName":"all""# : "") + more
      + parts.expressionMembers + "}"
    let source = ["SELECT", "*", "FROM", "statements"] + (isOfIndex ? [".", #""all""#] : []) + ["WHERE"]
    return Pair(
      asked: ("ExecuteStatement", request(source + tokens, &parts)), other: ("Query", body), results: ("Items", "Items"),
      isOrdered: !isOfIndex)
  }

  /// Reads of a transaction.
  private static func reads(_ generator: inout Generator) -> Pair {
    var members: [(String, String)] = []
    for _ in 0...generator.below(3) {
      var parts = EquivalentParts(generator)
      let (named, key) = EquivalentWrites.key(&parts)
      members.append(
        (
          request(["SELECT", "*", "FROM", "statements", "WHERE"] + named, &parts),
          #"{"Get":{"TableName":"requests","Key":\#(key)}}"#
        ))
      generator = parts.generator
    }
    return Pair(
      asked: ("ExecuteTransaction", #"{"TransactStatements":[\#(members.map(\.0).joined(separator: ","))]}"#),
      other: ("TransactGetItems", #"{"TransactItems":[\#(members.map(\.1).joined(separator: ","))]}"#),
      results: ("Responses", "Responses"), isOrdered: true)
  }
}

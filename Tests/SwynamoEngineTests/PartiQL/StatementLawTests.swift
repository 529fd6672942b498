import SwynamoBytes
import Testing

/// A statement that has an equivalent among the other operations gives the same result, and leaves the same state.
@Suite struct StatementLawTests {
  private static let seed = UInt64(11)

  /// A bench with `grid`, whose items have attributes of all types.
  private func bench(_ generator: inout StatementGenerator) async throws -> (statements: Bench, expressions: Bench) {
    let pair = (statements: try await Bench.grid([]), expressions: try await Bench.grid([]))
    for partition in ["p", "q", "r"] {
      for row in 1...3 {
        generator.begin()
        var members = [#""pk":{"S":"\#(partition)"},"sk":{"N":"\#(row)"}"#]
        for name in ["a", "b", "c", "d"] where generator.below(3) > 0 { members.append(#""\#(name)":\#(generator.json())"#) }
        members.append(#""m":{"M":{"k":\#(generator.json())}},"l":{"L":[\#(generator.json()),{"M":{"k":\#(generator.json())}}]}"#)
        if generator.below(2) == 0 { members.append(#""s":{"SS":["x"]}"#) }
        for bench in [pair.statements, pair.expressions] {
          try await bench.must("PutItem", #"{"TableName":"grid","Item":{\#(members.joined(separator: ","))}}"#)
        }
      }
    }
    return pair
  }

  private func keys(_ body: String) -> [String] {
    body.matches(of: /"pk":\{"S":"(\w)"\}(?:,"s":\{[^}]*\})?,"sk":\{"N":"(\d)"\}/).map { "\($0.1)\($0.2)" }.sorted()
  }

  /// The sentence of a refusal without what says where it is.
  private func sentence(_ body: String) -> String {
    body.replacing("1 validation error detected: ", with: "")
      .replacing(/Invalid (FilterExpression|ConditionExpression|UpdateExpression):\s/, with: "")
  }

  @Test func selectsAreScansAndQueries() async throws {
    var generator = StatementGenerator(seed: Self.seed)
    var found = 0
    for _ in 0..<12 {
      let bench = try await bench(&generator).statements
      for _ in 0..<150 {
        generator.begin()
        let condition = generator.condition()
        let statement = generator.request("SELECT * FROM grid WHERE \(condition.statement)")
        let scan = #"{"TableName":"grid","FilterExpression":"\#(condition.expression)"\#(generator.members)}"#
        let (one, other) = (try await bench.send("ExecuteStatement", statement), try await bench.send("Scan", scan))
        #expect(one.status == other.status, "\(statement)\n\(scan)\n\(one.body)\n\(other.body)")
        if one.status == 200 {
          found += keys(one.body).count
          #expect(keys(one.body) == keys(other.body), "\(statement)\n\(scan)")
        } else {
          #expect(sentence(one.body) == sentence(other.body), "\(statement)\n\(scan)")
        }
      }
    }
    #expect(found > 1000)
  }

  /// In pages of any size, each row comes once and in order.
  @Test func pagesAreTheWhole() async throws {
    var generator = StatementGenerator(seed: Self.seed)
    let bench = try await bench(&generator).statements
    for _ in 0..<300 {
      generator.begin()
      let key = generator.keyTerm()
      let more = generator.condition(depth: 1)
      let text = "SELECT pk, sk FROM grid WHERE \(key.statement) \(generator.one(of: ["AND", "OR"])) (\(more.statement))"
      let whole = try await bench.send("ExecuteStatement", generator.request(text))
      guard whole.status == 200 else { continue }
      var (pages, token, count) = ("", String?.none, 0)
      repeat {
        let next = token.map { #","NextToken":"\#($0)""# } ?? ""
        let page = try await bench.send(
          "ExecuteStatement", generator.request(text, #","Limit":\#(1 + generator.below(3))"# + next))
        pages += page.body.prefix(upTo: page.body.firstRange(of: "LastEvaluatedKey")?.lowerBound ?? page.body.endIndex)
        token = page.body.firstMatch(of: /"NextToken":"([^"]*)"/).map { String($0.1) }
        count += 1
      } while token != nil && count < 30
      #expect(keys(pages) == keys(whole.body) && token == nil, "\(text)")
    }
  }

  @Test func writesAreThoseOfItems() async throws {
    var generator = StatementGenerator(seed: Self.seed)
    var (done, failed) = (0, 0)
    for _ in 0..<10 {
      let (bench, twin) = try await bench(&generator)
      for _ in 0..<60 {
        let (statement, operation, request) = write(&generator)
        let (one, other) = (try await bench.send("ExecuteStatement", statement), try await twin.send(operation, request))
        #expect(one.status == other.status, "\(statement)\n\(operation) \(request)\n\(one.body)\n\(other.body)")
        if one.status == 200 {
          done += 1
          let attributes = other.body.firstMatch(of: /^\{"Attributes":(.*)\}$/).map { String($0.1) } ?? ""
          #expect(one.body == #"{"Items":[\#(attributes)]}"#, "\(statement)\n\(request)")
        } else {
          failed += 1
          let duplicate = one.body.replacing("DuplicateItemException", with: "ConditionalCheckFailedException")
            .replacing("Duplicate primary key exists in table", with: "The conditional request failed")
          #expect(sentence(duplicate) == sentence(other.body), "\(statement)\n\(request)")
        }
      }
      let scan = #"{"TableName":"grid"}"#
      #expect(try await bench.send("Scan", scan).body == twin.send("Scan", scan).body)
    }
    #expect(done > 100 && failed > 50)
  }

  private func write(_ generator: inout StatementGenerator) -> (statement: String, operation: String, request: String) {
    generator.begin()
    let (partition, row) = (generator.one(of: ["p", "q", "x"]), 1 + generator.below(4))
    let key = #"{"pk":{"S":"\#(partition)"},"sk":{"N":"\#(row)"}}"#
    let named = "pk = '\(partition)' AND sk = \(row)"
    let values = [
      ("ALL OLD", "ALL_OLD"), ("ALL NEW", "ALL_NEW"), ("MODIFIED OLD", "UPDATED_OLD"), ("MODIFIED NEW", "UPDATED_NEW"),
    ]
    let (returning, name) = generator.one(of: values)
    switch generator.below(4) {
    case 0:
      let value = generator.any()
      let json = generator.lastValue
      return (
        generator.request("INSERT INTO grid VALUE {'pk': '\(partition)', 'sk': \(row), 'a': \(value.statement)}"), "PutItem",
        #"{"TableName":"grid","Item":{"pk":{"S":"\#(partition)"},"sk":{"N":"\#(row)"},"a":\#(json)},"#
          + #""ConditionExpression":"attribute_not_exists(pk)"}"#
      )
    case 1:
      let condition = generator.condition(depth: 1)
      return (
        generator.request("DELETE FROM grid WHERE \(named) AND (\(condition.statement)) RETURNING ALL OLD *"), "DeleteItem",
        #"{"TableName":"grid","Key":\#(key),"ReturnValues":"ALL_OLD","#
          + #""ConditionExpression":"attribute_not_exists(pk) OR (\#(condition.expression))"\#(generator.members)}"#
      )
    default:
      let changes = generator.changes()
      let condition = generator.below(2) == 0 ? generator.condition(depth: 1) : nil
      let clause = condition.map { " AND (\($0.statement))" } ?? ""
      return (
        generator.request("UPDATE grid \(changes.statement) WHERE \(named)\(clause) RETURNING \(returning) *"), "UpdateItem",
        #"{"TableName":"grid","Key":\#(key),"ReturnValues":"\#(name)","UpdateExpression":"\#(changes.expression)","#
          + #""ConditionExpression":"attribute_exists(pk)\#(condition.map { " AND (\($0.expression))" } ?? "")"\#(generator.members)}"#
      )
    }
  }
}

extension StatementGenerator {
  /// A value for an item.
  mutating func json() -> String {
    _ = any()
    return lastValue
  }
}

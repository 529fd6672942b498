import SwynamoBytes
import Testing

/// Which rows a statement looks up, and what that costs.
@Suite struct StatementPlanTests {
  /// Clauses on the keys of `grid`, and the rows they hold for.
  private struct Clauses {
    private var random = SplitMix64(state: 23)

    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }

    mutating func clause(_ depth: Int) -> (text: String, holds: @Sendable (String, Int) -> Bool) {
      let (first, low) = (["a", "b", "c", "x"][below(4)], below(6))
      let high = low + below(3)
      guard depth > 0, below(3) > 0 else {
        switch below(7) {
        case 0: return ("pk = '\(first)'", { pk, _ in pk == first })
        case 1: return ("pk IN ['b', '\(first)']", { pk, _ in pk == first || pk == "b" })
        case 2: return ("sk = \(low)", { _, sk in sk == low })
        case 3: return ("sk IN [\(high + 1), \(low)]", { _, sk in sk == low || sk == high + 1 })
        case 4: return ("sk BETWEEN \(low) AND \(high)", { _, sk in sk >= low && sk <= high })
        case 5: return ("sk > \(low)", { _, sk in sk > low })
        default: return ("sk <= \(high)", { _, sk in sk <= high })
        }
      }
      let (one, other) = (clause(depth - 1), clause(depth - 1))
      if below(3) > 0 { return ("(\(one.text) AND \(other.text))", { one.holds($0, $1) && other.holds($0, $1) }) }
      return ("(\(one.text) OR \(other.text))", { one.holds($0, $1) || other.holds($0, $1) })
    }
  }

  @Test func findsTheRows() async throws {
    let bench = try await Bench.grid()
    let all = ["a", "b", "c"].flatMap { pk in (1...4).map { (pk, $0) } }
    var (clauses, found) = (Clauses(), 0)
    for _ in 0..<600 {
      let clause = clauses.clause(3)
      let expected = all.filter { clause.holds($0.0, $0.1) }.map { "\($0.0)\($0.1)" }
      let (whole, _) = try await bench.rows("WHERE \(clause.text)")
      #expect(whole.split(separator: " ").map(String.init).sorted() == expected, "\(clause.text)")
      found += expected.count
      var (pages, token, count): ([String], String?, Int) = ([], nil, 0)
      repeat {
        let (page, next) = try await bench.rows("WHERE \(clause.text)", "", #","Limit":2"# + Self.next(token))
        (pages, token, count) = (pages + page.split(separator: " ").map(String.init), next, count + 1)
      } while token != nil && count < 20
      #expect(pages.joined(separator: " ") == whole && token == nil, "\(clause.text)")
    }
    #expect(found > 1000)
  }

  private static func next(_ token: String?) -> String { token.map { #","NextToken":"\#($0)""# } ?? "" }

  private static func list(_ count: Int, _ type: String = "S", from start: Int = 0) -> String {
    #"{"L":[\#((0..<count).map { #"{"\#(type)":"\#($0 + start)"}"# }.joined(separator: ","))]}"#
  }

  /// However many alternatives a clause has, planning takes no time to speak of.
  @Test(.timeLimit(.minutes(1))) func plansAtOnce() async throws {
    let bench = try await Bench.grid()
    let all = String(repeating: " AND sk > 0", count: 650)
    let lists = [Self.list(50), Self.list(50), Self.list(100, "N")].joined(separator: ",")
    #expect(try await bench.rows("WHERE pk IN ? AND pk IN ? AND sk IN ?" + all, lists).rows.isEmpty)
    let many = (0..<400).map { Self.list(50, from: 50 * $0) }.joined(separator: ",")
    let any = (0..<400).map { _ in "pk IN ?" }.joined(separator: " OR ")
    #expect(try await bench.rows("WHERE " + any, many).rows.isEmpty)
    let ranges = (0..<300).map { _ in Self.list(50) + "," + Self.list(100, "N") }.joined(separator: ",")
    let pairs = (0..<300).map { _ in "pk IN ? AND sk IN ?" }.joined(separator: " OR ")
    #expect(try await bench.rows("WHERE " + pairs, ranges).rows.isEmpty)
  }

  /// The limit is one of lists, not of what a clause adds up to.
  @Test func countsListedKeys() async throws {
    let bench = try await Bench.grid()
    let lists = Self.list(50) + "," + Self.list(49, from: 50) + #",{"S":"a"}"#
    var (rows, token, pages) = ("", String?.none, 0)
    repeat {
      let page = try await bench.rows("WHERE pk IN ? OR pk IN ? OR pk = ?", lists, Self.next(token))
      (rows, token, pages) = (rows + page.rows, page.token, pages + 1)
    } while token != nil && pages < 20
    #expect(rows == "a1 a2 a3 a4" && pages == 10)
    for clause in ["pk IN ? AND pk = ?", "pk = ? AND pk IN ?"] {
      let (list, one) = (Self.list(51), #"{"S":"a"}"#)
      try await bench.expect(
        statement: "SELECT * FROM grid WHERE \(clause)", clause.hasPrefix("pk =") ? "\(one),\(list)" : "\(list),\(one)",
        invalid: "The IN operator is provided with too many operands; number of operands: 51")
    }
  }

  // MARK: What pages cost

  private func units(_ body: String) -> String { body.firstMatch(of: /"CapacityUnits":([0-9.]+)/).map { String($0.1) } ?? body }

  /// A page is charged for what it reads, as that of a scan is.
  @Test func scansPageByPage() async throws {
    let bench = try await Bench.grid(["a", "b", "c", "d", "e", "f", "g", "h"])
    let more = #","Limit":5,"ReturnConsumedCapacity":"TOTAL""#
    var (token, start, costs): (String?, String, [String]) = (nil, "", [])
    repeat {
      let (_, page) = try await bench.send(
        "ExecuteStatement", Bench.statement("SELECT * FROM grid", "", more + Self.next(token)))
      let (_, scan) = try await bench.send("Scan", #"{"TableName":"grid"\#(more)\#(start)}"#)
      #expect(units(page) == units(scan))
      costs.append(units(page))
      token = page.firstMatch(of: /"NextToken":"([^"]*)"/).map { String($0.1) }
      start = scan.firstMatch(of: /"LastEvaluatedKey":(\{.*?\}\})/).map { #","ExclusiveStartKey":\#($0.1)"# } ?? ""
    } while token != nil && costs.count < 20
    #expect(costs.count == 7 && Set(costs).count > 1, "\(costs)")
  }

  @Test func looksUpEachRowOnce() async throws {
    let bench = try await Bench.grid()
    var (token, costs): (String?, [String]) = (nil, [])
    repeat {
      let (_, body) = try await bench.send(
        "ExecuteStatement",
        Bench.statement(
          "SELECT * FROM grid WHERE pk IN ['a', 'b', 'c'] AND sk = 1", "",
          #","Limit":1,"ReturnConsumedCapacity":"TOTAL""# + Self.next(token)))
      costs.append(units(body))
      token = body.firstMatch(of: /"NextToken":"([^"]*)"/).map { String($0.1) }
    } while token != nil && costs.count < 9
    #expect(costs == ["0.5", "0.5", "0.5"])
  }

  /// What a local index fetches from its table fills a page too.
  @Test func endsPagesOfFetchedItems() async throws {
    let bench = try await Bench.music()
    let lyrics = String(repeating: "x", count: 300_000)
    for year in 1...5 { try await bench.add("Nina", year, #""title":{"S":"t\#(year)"},"lyrics":{"S":"\#(lyrics)"}"#) }
    let statement = #"SELECT lyrics FROM "music"."by-title" WHERE artist = 'Nina'"#
    let (_, first) = try await bench.send("ExecuteStatement", Bench.statement(statement))
    #expect(first.matches(of: /"lyrics"/).count == 4)
    let token = try #require(first.firstMatch(of: /"NextToken":"([^"]*)"/)).1
    let (_, second) = try await bench.send("ExecuteStatement", Bench.statement(statement, "", Self.next(String(token))))
    #expect(second.matches(of: /"lyrics"/).count == 1 && !second.contains("NextToken"))
    let (_, page) = try await bench.send(
      "Query",
      #"{"TableName":"music","IndexName":"by-title","Select":"ALL_ATTRIBUTES","KeyConditionExpression":"artist = :a","#
        + #""ExpressionAttributeValues":{":a":{"S":"Nina"}}}"#)
    #expect(page.contains(#""Count":4,"#) && page.contains("LastEvaluatedKey"))
  }

  /// The table is named as the statement names it.
  @Test func namesItsTable() async throws {
    let bench = try await Bench.users()
    for statement in ["SELECT * FROM users WHERE id = 'a'", "DELETE FROM users WHERE id = 'a'"] {
      let (_, body) = try await bench.send(
        "ExecuteStatement", Bench.statement(statement, "", #","TableName":"other","ReturnConsumedCapacity":"TOTAL""#))
      #expect(body.contains(#""ConsumedCapacity":{"TableName":"users","#))
    }
  }
}

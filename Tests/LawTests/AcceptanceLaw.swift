import SwynamoCore
import SwynamoDB
import SwynamoEngine
import SwynamoWire
import Synchronization
import Testing

@testable import SwynamoCompiler
@testable import SwynamoSchema

/// Law 6: what the compiler accepts, the engine accepts. The statements are generated without regard to DynamoDB's rules.
@Suite struct AcceptanceLaw {
  @Test func queriesAndScans() async throws {
    let table = try await Shelf.table()
    let tally = Tally()
    await check("the engine accepts compiled queries") { generator in
      var query = generator.queryPlan()
      var scan = ReadPlan(scan: shelves.definition, index: nil)
      query.options = generator.options()
      scan.options = generator.options()
      scan.filter = generator.once(in: 4) ? nil : generator.wildCondition().map { ConditionBody($0, []) }
      return generator.once(in: 3)
        ? try await table.accepts(tally) { try ScanRequest.request(of: scan, counting: false) }
        : try await table.accepts(tally) { try QueryRequest.request(of: query, counting: false) }
    }
    tally.expectMost()
  }

  @Test func writes() async throws {
    let table = try await Shelf.table()
    let tally = Tally()
    await check("the engine accepts compiled writes") { generator in
      let condition = generator.once(in: 3) ? nil : generator.wildCondition().map { ConditionBody($0, []) }
      let key = ItemKey(hash: generator.key(), range: .number(generator.number()), faults: [])
      switch generator.int(0...3) {
      case 0:
        let shelf = Shelf(
          id: generator.text(), n: generator.int(0...3), a: generator.value(), b: generator.once(in: 2) ? nil : generator.value(),
          c: generator.once(in: 2) ? nil : generator.text())
        var put = WritePlan(put: shelf, into: shelves.schema)
        put.condition = condition
        put.options = WriteOptions(returnValues: .allOld, returnsItemOnConditionFailure: true)
        return try await table.accepts(tally) { try PutItemRequest.request(of: put) }
      case 1:
        var delete = WritePlan(DeleteItemRequest.self, shelves.definition, key, condition: condition)
        delete.options.returnValues = .allOld
        return try await table.accepts(tally) { try DeleteItemRequest.request(of: delete) }
      default:
        var update = WritePlan(
          UpdateItemRequest.self, shelves.definition, key, actions: generator.wildActions().map { UpdateActionBody($0, []) },
          condition: condition)
        update.options.returnValues = .allNew
        return try await table.accepts(tally) { try UpdateItemRequest.request(of: update) }
      }
    }
    tally.expectMost()
  }
}

/// Attributes of any type, and one that is the key of an index.
private struct Shelf: Sendable {
  let id: String
  let n: Int
  var a: AttributeValue
  var b: AttributeValue?
  var c: String?

  static func table() async throws -> EngineTable {
    let engine = try EmbeddedEngine(.inMemory)
    try await shelves.createTable().run(on: DynamoDB(Backend(engine)))
    return EngineTable(engine: engine)
  }
}

private let byC = GlobalIndex("by-c", projecting: .including(\.a)) { HashKey(\Shelf.c) }

private let shelves = Table("shelves") {
  HashKey(\Shelf.id)
  RangeKey(\.n)
  Field(\.a)
  Field(\.b)
  Field(\.c)
} indexes: {
  byC
}.of(Shelf.init)

/// How many statements were compiled, of all.
private final class Tally: Sendable {
  private let counts = Mutex((accepted: 0, all: 0))

  func add(_ isAccepted: Bool) {
    counts.withLock {
      $0.all += 1
      if isAccepted { $0.accepted += 1 }
    }
  }

  func expectMost(sourceLocation: SourceLocation = #_sourceLocation) {
    let (accepted, all) = counts.withLock { $0 }
    #expect(
      accepted > all / 4, "the compiler accepted \(accepted) of \(all) statements: the generator tells little",
      sourceLocation: sourceLocation)
    #expect(accepted < all, "the compiler refused nothing: the generator tells little", sourceLocation: sourceLocation)
  }
}

private struct EngineTable {
  let engine: EmbeddedEngine

  /// What the item at hand must be for an update to fit; no client can know it.
  static let aboutTheItem = [
    "The document path provided in the update expression is invalid for update",
    "An operand in the update expression has an incorrect data type",
    "The provided expression refers to an attribute that does not exist in the item",
    "Number overflow", "Number underflow", "Attempting to store more than 38 significant digits",
    "Nesting Levels have exceeded supported limits",
    "The update expression attempted to update the secondary index key to unsupported type",
    "The update expression attempted to update a secondary index key to a value that is not supported",
    "Type mismatch for Index Key",
  ]

  /// Compiles and sends; nil when the compiler refuses, or the engine doesn't.
  func accepts<Request: WireRequest>(_ tally: Tally, _ compile: () throws -> Request) async throws -> String? {
    let request: Request
    do {
      request = try compile()
    } catch is StatementError {
      tally.add(false)
      return nil
    }
    tally.add(true)
    let response = try await engine.send(TransportRequest(operation: Request.operation, body: request.body))
    guard response.status != 200 else { return nil }
    let error = DynamoDBError(response, operation: Request.operation)
    if error.code == DynamoDBError.conditionalCheckFailed || Self.aboutTheItem.contains(where: error.message.contains) {
      return nil
    }
    return "\(error)\n  for \(String(decoding: request.body, as: UTF8.self))"
  }
}

extension Generator {
  fileprivate mutating func key() -> AttributeValue { once(in: 10) ? value(depth: 0) : .string(one(of: ["a", "b", "c", ""])) }

  fileprivate mutating func options() -> ReadPlan.Options {
    var options = ReadPlan.Options()
    if once(in: 3) { options.limit = int(0...5) }
    if once(in: 3) { options.pageSize = int(1...5) }
    options.isConsistent = once(in: 3)
    options.isDescending = once(in: 3)
    return options
  }

  fileprivate mutating func queryPlan() -> ReadPlan {
    if once(in: 4) {
      var plan = shelves.query(byC, text()).plan
      plan.filter = once(in: 4) ? nil : wildCondition().map { ConditionBody($0, []) }
      if once(in: 2) { plan.selection = array(0...4) { $0.path() } }
      return plan
    }
    var terms = [KeyConditionExpression.Term.compare("id", .equal, key())]
    let bound = once(in: 10) ? value() : AttributeValue.number(number())
    switch int(0...3) {
    case 0: break
    case 1: terms.append(.between("n", bound, .number(number())))
    case 2 where once(in: 3): terms.append(.beginsWith("n", bound))
    default: terms.append(.compare("n", one(of: KeyConditionExpression.Comparator.allCases), bound))
    }
    var plan = ReadPlan(query: KeyConditionExpression(terms), of: shelves.definition, index: nil, faults: [])
    plan.filter = once(in: 4) ? nil : wildCondition().map { ConditionBody($0, []) }
    if once(in: 3) { plan.selection = array(0...4) { $0.path() } }
    return plan
  }

  /// A condition that DynamoDB may refuse; nil when it says nothing.
  fileprivate mutating func wildCondition() -> ConditionExpression? {
    let wild = once(in: 2)
    return (wild ? .and([condition(depth: 2), wildTerm()]) : condition(depth: 3)).normalized
  }

  private mutating func wildTerm() -> ConditionExpression {
    let names = ["a", "b", "id", "n"]
    func operand(_ generator: inout Generator) -> ConditionExpression.Operand {
      switch generator.int(0...5) {
      case 0: .size(DocumentPath(generator.one(of: names)))
      case 1, 2: .path(DocumentPath(generator.one(of: names)))
      default: .value(generator.value(depth: 1))
      }
    }
    switch int(0...6) {
    case 0: return .compare(operand(&self), one(of: ConditionExpression.Comparator.allCases), operand(&self))
    case 1: return .between(operand(&self), operand(&self), operand(&self))
    case 2: return .isIn(operand(&self), array(0...3, operand))
    case 3: return .isIn(.path(DocumentPath("a")), array(98...102) { .value(.number(DynamoDBNumber($0.int(0...200)))) })
    case 4: return .beginsWith(operand(&self), operand(&self))
    case 5: return .contains(operand(&self), operand(&self))
    default: return .or(array(150...152) { .attributeExists($0.path()) })
    }
  }

  fileprivate mutating func wildActions() -> [UpdateExpression.Action] {
    guard once(in: 2) else { return update().actions }
    return array(0...4) { generator in
      let path = generator.path()
      return switch generator.int(0...4) {
      case 0: .add(path, generator.value())
      case 1: .delete(path, generator.value())
      case 2: .remove(generator.once(in: 5) ? DocumentPath("id") : path)
      default: .set(path, generator.wildSetValue(depth: 2))
      }
    }
  }

  private mutating func wildSetValue(depth: Int) -> UpdateExpression.SetValue {
    switch int(0...(depth > 0 ? 6 : 2)) {
    case 0, 1: .value(value(depth: 1))
    case 2: .path(path())
    case 3: .ifNotExists(path(), wildSetValue(depth: depth - 1))
    case 4: .listAppend(wildSetValue(depth: depth - 1), wildSetValue(depth: depth - 1))
    case 5: .plus(wildSetValue(depth: depth - 1), wildSetValue(depth: depth - 1))
    default: .minus(wildSetValue(depth: depth - 1), wildSetValue(depth: depth - 1))
    }
  }
}

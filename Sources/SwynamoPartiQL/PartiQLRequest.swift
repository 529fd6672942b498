package import SwynamoAPI
import SwynamoCore
import SwynamoWire

/// An operation of statements: its request as the service has it, and the statements' texts, in which tables can still be renamed.
///
/// A statement that only reads may be sent again after its answer was lost; of the others the operation says whether they may.
struct PartiQLRequest<Base: StatementOperation>: API.ServiceRequest {
  typealias Response = Base.Response
  static var operation: String { Base.operation }

  var base: Base
  var texts: [StatementText]

  init(_ base: Base, _ texts: [StatementText]) {
    self.base = base
    self.texts = texts
  }

  var tableNames: [String] {
    var seen: StringSet = []
    return texts.flatMap(\.tableNames).filter { seen.insert($0).inserted }
  }

  var isWrite: Bool { !texts.allSatisfy { StatementScan($0).firstWord == "SELECT" } }
  var isIdempotent: Bool { base.isIdempotent || !isWrite }

  func writeMembers(to writer: inout AttributeWriter) { base.writeMembers(to: &writer) }
}

/// A request with the texts of statements.
protocol StatementOperation: API.ServiceRequest, CostedRequest {
  mutating func setStatement(_ text: String, at index: Int)
}

extension PartiQLRequest: CostedRequest {
  var returnConsumedCapacity: ReturnConsumedCapacity {
    get { base.returnConsumedCapacity }
    set { base.returnConsumedCapacity = newValue }
  }
}

extension PartiQLRequest: RenamableRequest {
  var renamingFault: String? {
    guard texts.contains(where: { $0.tableNames.isEmpty || StatementScan($0).namesTableInText }) else { return nil }
    return "the client's prefix can't be put before a table that stands in the statement's text: interpolate it, \\(users)"
  }

  mutating func renameTables(_ name: (String) -> String) {
    for index in texts.indices {
      texts[index].renameTables(name)
      base.setStatement(texts[index].text, at: index)
    }
  }
}

extension API.ExecuteStatement: StatementOperation {
  mutating func setStatement(_ text: String, at index: Int) { statement = text }
}

extension API.BatchExecuteStatement: StatementOperation {
  mutating func setStatement(_ text: String, at index: Int) { statements[index].statement = text }
}

extension API.ExecuteTransaction: StatementOperation {
  mutating func setStatement(_ text: String, at index: Int) { transactStatements[index].statement = text }
}

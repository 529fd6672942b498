import SwynamoCore
import SwynamoSchema
import SwynamoWire

/// The statements of a batch or a transaction, all of whose rows are of one type.
@resultBuilder
public enum PartiQLBuilder<Row> {
  public static func buildExpression(_ statement: PartiQLStatement<Row>) -> [PartiQLStatement<Row>] { [statement] }
  public static func buildExpression(_ statements: [PartiQLStatement<Row>]) -> [PartiQLStatement<Row>] { statements }
  public static func buildBlock(_ statements: [PartiQLStatement<Row>]...) -> [PartiQLStatement<Row>] { statements.flatMap { $0 } }
  public static func buildOptional(_ statements: [PartiQLStatement<Row>]?) -> [PartiQLStatement<Row>] { statements ?? [] }
  public static func buildEither(first statements: [PartiQLStatement<Row>]) -> [PartiQLStatement<Row>] { statements }
  public static func buildEither(second statements: [PartiQLStatement<Row>]) -> [PartiQLStatement<Row>] { statements }
  public static func buildArray(_ statements: [[PartiQLStatement<Row>]]) -> [PartiQLStatement<Row>] { statements.flatMap { $0 } }
}

extension Array {
  /// Throws all that is wrong with the members of a batch or a transaction, each fault with its member's place.
  func check<Row>(_ operation: String, atMost limit: Int) throws(StatementError) where Element == PartiQLStatement<Row> {
    var faults: [StatementError.Fault] = []
    if isEmpty { faults.append(.noMembers(operation: operation)) }
    if count > limit { faults.append(.tooManyMembers(operation: operation, count: count, limit: limit)) }
    var seen: StringSet = []
    let tables = flatMap(\.text.tableNames).filter { seen.insert($0).inserted }
    for (index, member) in enumerated() {
      var own = member.faults(StatementScan(member.text))
      let options = member.options
      if options.limit != nil || options.pageSize != nil || options.nextToken != nil {
        own.append(.invalidParameter("a member gives one row at most: it has no limit, no page's size and no token"))
      }
      faults += own.map { .member(index + 1, table: member.text.tableNames.first ?? "", $0) }
    }
    guard faults.isEmpty else { throw StatementError(operation: operation, tables: tables, faults: faults) }
  }
}

extension PartiQLStatement {
  /// Its parameters as a request has them.
  var parameters: [AttributeValue]? { text.parameters.isEmpty ? nil : text.parameters }

  /// The row that an item of an answer is.
  func row(_ item: Item?) throws -> Row? {
    try item.map { try AttributeReader.read(EncodedItem($0).json, decode.decode) }
  }
}

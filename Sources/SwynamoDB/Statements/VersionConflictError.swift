import SwynamoCompiler
public import SwynamoCore
import SwynamoSchema
public import SwynamoWire

/// A write that was not made, since the item has another version than it was to have: somebody else has written it meanwhile.
///
///     do { try await documents.put(document).run(on: db) }
///     catch let conflict as VersionConflictError<Document> {
///       conflict.expected                     // 3
///       try conflict.stored?.version          // 4
///     }
///
/// A condition of your own that does not hold is `DynamoDBError.conditionalCheckFailed`, as without a version.
/// `modify(_:_:)` reads, changes and writes again by itself.
public struct VersionConflictError<Model>: VersionConflict, CustomStringConvertible {
  /// The table's name.
  public let table: String
  /// The item's key.
  public let key: Item
  /// The version that was to be stored; nil when there was to be none.
  public let expected: Int?
  /// The item as it is stored; nil when there is none.
  public let item: Item?
  /// What the service answered. For a transaction it has a reason for each member.
  public let cause: DynamoDBError
  /// The write may have been made: an earlier try of it had no answer, and the item has been written again since.
  public let outcomeUnknown: Bool
  private let schema: TableSchema<Model>

  init(_ plan: WritePlan, _ schema: TableSchema<Model>, item: Item?, cause: DynamoDBError) {
    table = plan.table.name
    key = (try? plan.key.decoded()) ?? [:]
    expected = plan.version?.expected
    self.item = item
    self.cause = cause
    outcomeUnknown = cause.outcomeUnknown
    self.schema = schema
  }

  /// The model as it is stored; nil when there is none. Errors: `AttributeDecodingError` for an item that is no such model.
  public var stored: Model? {
    get throws { try item.map { try AttributeReader.read(EncodedItem($0).json, schema.rowDecoder.decode) } }
  }

  public var description: String {
    let wanted = expected.map { "version \($0)" } ?? "no version"
    let found: String
    if let item {
      let version = schema.definition.rules?.version.flatMap { item[$0.path.attribute] }
      found = if case .number(let number)? = version { "it has \(number)" } else { "it has none" }
    } else {
      found = "there is no such item"
    }
    return "\(cause.operation) on table \"\(table)\": the item \(EncodedItem(key)) was to have \(wanted), and \(found)"
      + (outcomeUnknown ? ". The request may have been carried out." : "")
  }
}

extension TableSchema: VersionedTable {
  package func conflict(_ plan: WritePlan, item: Item?, cause: DynamoDBError) -> any Error {
    VersionConflictError(plan, self, item: item, cause: cause)
  }
}

extension Write where Request: WireRequest {
  /// What becomes of an error: the output of a write that was made all the same, or the error of a conflict.
  func output(after error: any Error, isOpen: Bool = false) throws -> Output {
    guard var failure = error as? DynamoDBError else { throw error }
    guard failure.code == DynamoDBError.conditionalCheckFailed else { throw failure.naming(paths: plan.nestedPaths) }
    failure.outcomeUnknown = failure.outcomeUnknown || isOpen
    switch plan.refusal(stored: failure.item, isOpen: failure.outcomeUnknown) {
    case .condition: throw failure
    case .version: throw VersionConflictError(plan, table, item: failure.item, cause: failure)
    case .made:
      guard let output = try returning.output(ofMade: failure.item, table, plan) else { throw failure }
      return output
    }
  }
}

extension Write {
  /// The plan as a member of a transaction.
  var member: WritePlan {
    guard plan.version != nil || returning.isImplied else { return plan }
    var plan = plan
    plan.version?.table = table
    if returning.isImplied { plan.options.returnValues = .none }
    return plan
  }
}

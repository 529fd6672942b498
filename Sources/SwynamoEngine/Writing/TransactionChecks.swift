import SwynamoCore
import SwynamoWire

/// What a transaction may touch only once.
struct TransactionTarget: Hashable {
  private let table: Int
  private let key: KeyBytes

  /// Nil for a key that doesn't fit its table.
  init?(_ table: Table, _ item: Item) {
    guard let key = table.schema.keys.keyBytes(of: item) else { return nil }
    self.table = table.id
    self.key = key
  }
}

/// What a transaction is refused with, as a whole or because of its members.
enum TransactionChecks {
  static let repeatedItem = DynamoDBError.invalid("Transaction request cannot include multiple operations on one item")
  static let tooLarge = DynamoDBError.invalid("Transaction payload size cannot exceed \(Limits.transactionBytes) bytes")

  /// Checks the members before any of them is run. Only the first that fails is told, as a cancellation reason.
  static func checked<Member, Checked>(
    _ members: some Sequence<Member>, _ check: (Member) throws(DynamoDBError) -> (target: TransactionTarget?, Checked)
  ) throws(DynamoDBError) -> [Checked] {
    var results: [Checked] = []
    var failures: [DynamoDBError?] = []
    var targets: Set<TransactionTarget> = []
    for member in members {
      do throws(DynamoDBError) {
        let (target, result) = try check(member)
        if let target, !targets.insert(target).inserted { throw repeatedItem }
        results.append(result)
        failures.append(nil)
      } catch {
        if error.refusesRequest { throw error }
        failures.append(failures.contains { $0 != nil } ? nil : error)
      }
    }
    try throwIfAny(failures)
    return results
  }

  /// Throws `TransactionCanceledException` when any member failed; members that did not are listed as `None`.
  static func throwIfAny(_ failures: [DynamoDBError?]) throws(DynamoDBError) {
    guard failures.contains(where: { $0 != nil }) else { return }
    let reasons = failures.map(reason)
    let codes = reasons.map(\.code).joined(separator: ", ")
    throw DynamoDBError(
      code: DynamoDBError.transactionCanceled,
      message: "Transaction cancelled, please refer cancellation reasons for specific reasons [\(codes)]",
      cancellationReasons: reasons)
  }

  /// The failure of one member, so that the others are looked at too; other errors end the request.
  static func catching<Value>(_ body: () throws -> Value) throws -> Result<Value, DynamoDBError> {
    do { return .success(try body()) } catch let error as DynamoDBError { return .failure(error) }
  }

  private static func reason(_ failure: DynamoDBError?) -> DynamoDBError.CancellationReason {
    guard let failure else { return DynamoDBError.CancellationReason(code: "None") }
    let code =
      switch failure.code {
      case DynamoDBError.conditionalCheckFailed: "ConditionalCheckFailed"
      case DynamoDBError.duplicateItem.code: "DuplicateItem"
      case DynamoDBError.provisionedThroughputExceeded: "ProvisionedThroughputExceeded"
      case DynamoDBError.throttling: "ThrottlingError"
      default: "ValidationError"
      }
    return DynamoDBError.CancellationReason(code: code, message: failure.message, item: failure.item)
  }
}

extension DynamoDBError {
  /// Whether it refuses a transaction as a whole: empty keys are seen before the transaction begins, keys that are too long
  /// or of a wrong type only by those who store the items.
  fileprivate var refusesRequest: Bool {
    message == TransactionChecks.repeatedItem.message
      || message.startsWith("One or more parameter values are not valid. ") && !isOfVector
  }
}

extension Result {
  var failure: Failure? {
    switch self {
    case .success: nil
    case .failure(let error): error
    }
  }
}

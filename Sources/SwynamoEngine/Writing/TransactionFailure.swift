import SwynamoWire

/// What a transaction may touch only once.
struct TransactionTarget: Hashable {
  let table: Int
  let key: KeyBytes?
}

/// `TransactionCanceledException`, with a reason for each member of the transaction.
enum TransactionFailure {
  static let repeatedItem = DynamoDBError.invalid("Transaction request cannot include multiple operations on one item")

  /// Throws when any member failed; members that did not are listed as `None`.
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
  static func catching<T>(_ body: () throws -> T) throws -> Result<T, DynamoDBError> {
    do { return .success(try body()) } catch let error as DynamoDBError { return .failure(error) }
  }

  private static func reason(_ failure: DynamoDBError?) -> DynamoDBError.CancellationReason {
    guard let failure else { return DynamoDBError.CancellationReason(code: "None") }
    let code = failure.code == DynamoDBError.conditionalCheckFailed ? "ConditionalCheckFailed" : "ValidationError"
    return DynamoDBError.CancellationReason(code: code, message: failure.message, item: failure.item)
  }
}

extension [(String, Capacity)] {
  /// Adds up by table, in the order in which the tables came.
  mutating func add(_ capacity: Capacity, to table: Table) {
    if let index = firstIndex(where: { $0.0 == table.schema.name }) {
      self[index].1 += capacity
    } else {
      append((table.schema.name, capacity))
    }
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

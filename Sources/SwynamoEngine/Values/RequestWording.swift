import SwynamoWire

/// How an operation words what is wrong with a request, as long as its table is not looked at. The service's operations changed
/// their sentences at different times, some not yet.
///
/// The answers are those of most regions. Elsewhere, measured in autumn 2026: transactions are `current` in eu-north-1,
/// ap-northeast-2 and eu-west-2, scans in eu-central-1, us-west-1, ap-northeast-2, eu-west-2 and ap-east-2; updates in eu-south-2
/// and me-central-1 join all faults of members and measure the finished item only.
enum RequestWording: Sendable, Hashable {
  /// PutItem, UpdateItem and DeleteItem: the sentences of today, opened by how many there are.
  case counted
  /// GetItem, BatchGetItem and Query: the same without that.
  case current
  /// BatchWriteItem, Scan and what isn't about items.
  case older
  /// TransactWriteItems and TransactGetItems: the older sentences, and values of expressions may be as deep as they like.
  case transaction
  /// PartiQL: the older sentences, and numbers that Java doesn't read are none.
  case statement

  /// The sentences about values.
  var isOlder: Bool {
    switch self {
    case .counted, .current: false
    case .older, .transaction, .statement: true
    }
  }

  /// Whether members of the request are named as the API names them, `Limit`, and without their values.
  var namesMembers: Bool { !isOlder }

  /// How deep a value of an expression is in an item; nil where it is not asked.
  var depthOfExpressionValues: Int? { self == .transaction ? nil : 1 }

  /// What is wrong with a value of an expression.
  func error(_ fault: ValueError, ofExpressionValue name: String) -> DynamoDBError {
    guard isOlder else { return .invalid(fault.message(in: self)) }
    return .invalid("ExpressionAttributeValues contains invalid value: \(fault.message(in: self)) for key \(name)")
  }

  /// Runs a check of a request whose faults the operation counts, or doesn't.
  func checking<Result>(_ check: () throws(DynamoDBError) -> Result) throws(DynamoDBError) -> Result {
    do throws(DynamoDBError) { return try check() } catch {
      throw self == .counted ? error.counted : error
    }
  }
}

extension DynamoDBError {
  /// As one of the faults that are counted.
  var counted: DynamoDBError { .invalid("1 validation error detected: \(message)") }
}

import SwynamoBytes
import SwynamoCore
public import SwynamoWire

extension FaultInjectingTransport {
  /// Something that goes wrong with one call of a ``FaultInjectingTransport``.
  ///
  ///     .throttled                       // 400 ProvisionedThroughputExceededException, not carried out
  ///     .internalServerError             // 500 InternalServerError, not carried out
  ///     .lostAnswer                      // carried out, and then: TransportError, outcomeUnknown
  ///     .latency(.milliseconds(200))     // carried out later
  ///
  /// The errors are those that a transport over HTTP gives after its last try, so that code sees what it would see in production.
  public enum Fault: Sendable, Hashable {
    /// Waits before anything else. A deadline that passes meanwhile ends the call, which is then not carried out.
    case latency(Duration)
    /// An error of the service; `isCarriedOut` says whether the request was done all the same.
    case serviceError(DynamoDBError.Code, message: String = "", status: Int = 400, isCarriedOut: Bool = false)
    /// The connection breaks before the request has left: it is not carried out, and the error says so.
    case resetBeforeSending
    /// The connection breaks once the request has left: it is not carried out, which nobody can know.
    case resetAfterSending
    /// The request is carried out, and the connection breaks before the answer.
    case lostAnswer
    /// The request is carried out, and the connection breaks in the middle of the answer.
    case truncatedAnswer
    /// The request is carried out, and the answer does not have the checksum that it says.
    case damagedAnswer
    /// The deadline of the call passes while it waits for the answer.
    case deadlinePassed(isCarriedOut: Bool = false)
    /// Leaves the last members of a batch undone and says so in its answer; all of them, where the batch has no more.
    ///
    /// Of no effect on operations other than `BatchWriteItem` and `BatchGetItem`.
    case unprocessed(Int)
    /// Another transaction is under way on the (first) item.
    ///
    /// Of no effect on operations that can't be in conflict.
    case transactionConflict

    /// What a table with too little throughput answers.
    public static let throttled = Fault.serviceError(
      DynamoDBError.provisionedThroughputExceeded,
      message: "The level of configured provisioned throughput for the table was exceeded.")
    /// What an account or a control plane with too many requests answers.
    public static let rateExceeded = Fault.serviceError(DynamoDBError.throttling, message: "Rate exceeded")
    /// What an account with more requests than its quota of throughput allows answers.
    public static let requestLimitExceeded = Fault.serviceError(
      DynamoDBError.requestLimitExceeded,
      message: "Throughput exceeds the current throughput limit for your account. "
        + "To request a limit increase, contact AWS Support at https://aws.amazon.com/support.")
    /// The service answers that it failed.
    public static let internalServerError = Fault.serviceError(
      DynamoDBError.internalServerError, message: "Internal server error", status: 500)
    /// The service answers that it is not available.
    public static let serviceUnavailable = Fault.serviceError(
      DynamoDBError.serviceUnavailable, message: "Service unavailable", status: 503)
  }
}

extension FaultInjectingTransport.Fault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .latency(let duration): "\(duration) of latency"
    case .serviceError(let code, _, let status, let isCarriedOut):
      "\(status) \(code.rawValue)\(isCarriedOut ? ", carried out" : "")"
    case .resetBeforeSending: "connection reset before sending"
    case .resetAfterSending: "connection reset after sending"
    case .lostAnswer: "answer lost"
    case .truncatedAnswer: "answer truncated"
    case .damagedAnswer: "answer damaged"
    case .deadlinePassed(let isCarriedOut): "deadline passed\(isCarriedOut ? ", carried out" : "")"
    case .unprocessed(let count): "\(count) members left unprocessed"
    case .transactionConflict: "transaction conflict"
    }
  }
}

extension TransportResponse {
  static func serviceError(
    _ code: DynamoDBError.Code, _ message: String, status: Int = 400, members: String = ""
  ) -> TransportResponse {
    let type = "com.amazonaws.dynamodb.v20120810#\(code.rawValue)"
    let body = #"{"__type":"\#(type)","message":\#(JSONString.quoted(message))\#(members.isEmpty ? "" : ",")\#(members)}"#
    return TransportResponse(status: status, body: Array(body.utf8))
  }

  /// Nil for an operation that no transaction can stand in the way of.
  static func transactionConflict(for request: TransportRequest) throws -> TransportResponse? {
    let message = "Transaction is ongoing for the item"
    switch request.operation {
    case "PutItem", "UpdateItem", "DeleteItem": return serviceError(DynamoDBError.transactionConflict, message)
    case "TransactWriteItems", "TransactGetItems":
      let conflict = #"{"Code":"TransactionConflict","Message":"\#(message)"}"#
      let reasons = [conflict] + Array(repeating: #"{"Code":"None"}"#, count: max(try memberCount(of: request) - 1, 0))
      let codes = ["TransactionConflict"] + Array(repeating: "None", count: reasons.count - 1)
      return serviceError(
        DynamoDBError.transactionCanceled,
        "Transaction cancelled, please refer cancellation reasons for specific reasons [\(codes.joined(separator: ", "))]",
        members: #""CancellationReasons":[\#(reasons.joined(separator: ","))]"#)
    default: return nil
    }
  }

  private static func memberCount(of request: TransportRequest) throws -> Int {
    var count = 0
    try AttributeReader.read(request.body) { reader in
      try reader.readObject { reader, name in
        guard name.elementsEqual("TransactItems".utf8) else {
          try reader.skipValue()
          return
        }
        try reader.readArray { reader, _ in
          try reader.skipValue()
          count += 1
        }
      }
    }
    return count
  }
}

import SwynamoBytes
import SwynamoCore
import SwynamoWire

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

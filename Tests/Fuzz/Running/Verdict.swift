import Foundation
import SwynamoWire

/// What is wrong with an answer; nil when it is a success, or a refusal that the service's model knows, with a message.
enum Verdict {
  static func fault(in answer: TransportResponse) -> String? {
    switch answer.status {
    // What has nothing to say, as TagResource, answers with no body at all.
    case 200 where answer.body.isEmpty: nil
    case 200:
      answer.body.first == UInt8(ascii: "{") && answer.body.last == UInt8(ascii: "}") ? nil : "a success that is no object"
    case 400: refusalFault(answer.body)
    default: "status \(answer.status)"
    }
  }

  private static let known: Set<String> = [
    "com.amazon.coral.validate#ValidationException", "com.amazon.coral.service#SerializationException",
    "com.amazon.coral.service#UnknownOperationException",
    "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException", "com.amazonaws.dynamodb.v20120810#ResourceInUseException",
    "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException",
    "com.amazonaws.dynamodb.v20120810#DuplicateItemException", "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
    "com.amazonaws.dynamodb.v20120810#IdempotentParameterMismatchException",
    "com.amazonaws.dynamodb.v20120810#LimitExceededException", "com.amazonaws.dynamodb.v20120810#TableNotFoundException",
    "com.amazonaws.dynamodb.v20120810#TagResourceLimitExceeded",
    "com.amazonaws.dynamodb.v20120810#AccessDeniedException", "com.amazon.coral.service#AccessDeniedException",
  ]

  /// A body that is no JSON is refused without a message, as the service does it.
  private static let wordless: Set<String> = [
    "com.amazon.coral.service#SerializationException", "com.amazon.coral.service#UnknownOperationException",
  ]

  private static func refusalFault(_ body: [UInt8]) -> String? {
    guard let error = (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] else {
      return "a refusal that is no JSON"
    }
    guard let type = error["__type"] as? String, known.contains(type) else { return "an error of no known type" }
    let message = (error["message"] ?? error["Message"]) as? String ?? ""
    return message.isEmpty && !wordless.contains(type) ? "a refusal without a message" : nil
  }
}

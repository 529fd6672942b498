import SwynamoEngine

/// What an `X-Amz-Target` header asks for: `DynamoDB_20120810.GetItem`.
struct OperationTarget {
  private static let prefix = "DynamoDB_20120810."
  private static let endpoints = "DescribeEndpoints"

  let operation: String

  /// Nil where there is no header, or where it names another service or no operation of this one.
  init?(_ header: String?) {
    guard let header, header.isASCII, header.hasPrefix(Self.prefix) else { return nil }
    operation = String(header.dropFirst(Self.prefix.count))
    guard EmbeddedEngine.isOperation(operation) else { return nil }
  }

  /// Only the server knows where it was reached.
  var asksForEndpoint: Bool { operation == Self.endpoints }
}

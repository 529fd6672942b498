/// What an `X-Amz-Target` header asks for: `DynamoDB_20120810.GetItem`.
struct OperationTarget {
  /// DynamoDB's API and that of its streams, a service of its own.
  private static let services: Set<Substring> = ["DynamoDB_20120810", "DynamoDBStreams_20120810"]

  let operation: String

  /// Nil where there is no header, or where it names another service.
  init?(_ header: String?) {
    guard let header, let dot = header.firstIndex(of: "."), Self.services.contains(header[..<dot]) else { return nil }
    let name = header[header.index(after: dot)...]
    guard !name.isEmpty else { return nil }
    operation = String(name)
  }
}

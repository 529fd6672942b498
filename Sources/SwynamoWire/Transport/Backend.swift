/// Where a client sends its requests. The modules that can carry them add the ways to make one.
///
///     DynamoDB(.embedded(.inMemory))                     // import SwynamoEngine
///     DynamoDB(.region("eu-west-1"))
///     DynamoDB(.endpoint("http://localhost:8000"))
public struct Backend: Sendable {
  public let transport: any Transport

  public init(_ transport: any Transport) { self.transport = transport }
}

/// Where a client sends its requests. The modules that can carry them add the ways to make one.
///
///     DynamoDB(.embedded(.inMemory))                     // import SwynamoEngine
///     DynamoDB(.region("eu-west-1"))
///     DynamoDB(.endpoint("http://localhost:8000"))
public struct Backend: Sendable {
  public let transport: any Transport

  /// Whether requests are to come with their summaries, so that nobody has to read them out of the JSON again.
  package let wantsSummaries: Bool

  public init(_ transport: any Transport) {
    self.transport = transport
    wantsSummaries = (transport as? any SummarizingTransport)?.wantsSummaries == true
  }
}

/// A transport whose observers may want to know what is in a request.
package protocol SummarizingTransport: Transport {
  var wantsSummaries: Bool { get }
}

/// Carries one operation to a back end and brings the answer: a DynamoDB endpoint, the embedded engine, or a script in a test.
///
/// The answer is returned for every status; reading an error out of it is the caller's. What could not be carried is thrown.
public protocol Transport: Sendable {
  /// Sends a request and gives the answer, whatever its status. Errors: ``TransportError`` where there is none.
  func send(_ request: TransportRequest) async throws -> TransportResponse

  /// Takes no more requests, lets those under way finish for at most so long, and lets go of what is held.
  ///
  /// One that holds nothing need not implement it; one that wraps another passes it on.
  func shutDown(drainingFor limit: Duration) async
}

extension Transport {
  public func shutDown(drainingFor limit: Duration) async {}
}

/// Where a client sends its requests. The modules that can carry them add the ways to make one.
///
///     DynamoDB(.embedded(.inMemory))                     // import SwynamoEngine
///     DynamoDB(.region("eu-west-1"))
///     DynamoDB(.endpoint("http://localhost:8000"))
public struct Backend: Sendable {
  /// What sends the requests.
  public let transport: any Transport

  /// Whether requests are to come with their summaries, so that nobody has to read them out of the JSON again.
  package let wantsSummaries: Bool
  /// How much of what requests cost their answers are to tell, for those who observe them.
  package let wantedCapacity: ReturnConsumedCapacity

  /// A back end of any transport: one that records, one of your own around another.
  public init(_ transport: any Transport) {
    self.transport = transport
    let observed = transport as? any SummarizingTransport
    wantsSummaries = observed?.wantsSummaries == true
    wantedCapacity = observed?.wantedCapacity ?? .none
  }
}

/// A transport whose observers may want to know what is in a request, and what it costs.
package protocol SummarizingTransport: Transport {
  var wantsSummaries: Bool { get }
  var wantedCapacity: ReturnConsumedCapacity { get }
}

extension SummarizingTransport {
  package var wantedCapacity: ReturnConsumedCapacity { .none }
}

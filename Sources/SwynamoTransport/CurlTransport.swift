public import SwynamoWire

/// Carries operations over HTTP: libcurl with a thread of its own that waits for answers, connections kept alive, requests signed,
/// faults tried again.
///
///     let transport = CurlTransport(TransportConfiguration(endpoint: "http://localhost:8000"))
///     let response = try await transport.send(TransportRequest(operation: "ListTables", body: Array("{}".utf8)))
///     await transport.shutDown()
///
/// Making one never throws: what is wrong with its configuration is thrown by every call. The thread starts with the first call
/// and ends when the transport is shut down or released. Threads and connections do not survive a `fork()`: in the child every
/// call is refused; make a new transport there.
public final class CurlTransport: Transport {
  private let executor: Result<CallExecutor, TransportError>

  /// A transport with connections and threads of its own.
  public init(_ configuration: TransportConfiguration) {
    do {
      executor = .success(try CallExecutor(configuration))
    } catch let error as TransportError {
      executor = .failure(error)
    } catch let error as SettingsError {
      executor = .failure(TransportError(.settings(error)))
    } catch {
      executor = .failure(TransportError(.invalidEndpoint("\(error)")))
    }
  }

  deinit { cancel() }

  public func send(_ request: TransportRequest) async throws -> TransportResponse {
    switch executor {
    case .success(let executor): return try await executor.send(request)
    case .failure(var error):
      error.operation = request.operation
      throw error
    }
  }

  /// Takes no more calls, lets those under way finish, their retries included, and ends the thread and the connections.
  ///
  ///     await transport.shutDown()                             // 30 seconds for what is under way
  ///     await transport.shutDown(drainingFor: .zero)           // at once
  ///
  /// What is not done in time fails with the reason `shutDown`. When this returns, the connections are closed.
  public func shutDown(drainingFor limit: Duration = .seconds(30)) async {
    if case .success(let executor) = executor { await executor.shutDown(drainingFor: limit) }
  }

  /// Ends everything without waiting: calls that are under way fail, and so do later ones.
  public func cancel() {
    if case .success(let executor) = executor { executor.stop() }
  }
}

extension CurlTransport: SummarizingTransport {
  /// Spans say what is in a request.
  package var wantsSummaries: Bool {
    if case .success(let executor) = executor { executor.observers?.tracer != nil } else { false }
  }

  package var wantedCapacity: ReturnConsumedCapacity {
    if case .success(let executor) = executor { executor.observers?.capacity ?? .none } else { .none }
  }
}

extension Backend {
  /// DynamoDB as the environment says: region, endpoint, credentials and all the rest from the variables and the shared files that
  /// AWS's tools read.
  ///
  ///     DynamoDB(.aws())
  ///     DynamoDB(.aws(profile: "work"))
  ///
  /// What is missing or wrong is thrown by the first call.
  public static func aws(profile: String? = nil, region: String? = nil) -> Backend {
    var configuration = TransportConfiguration(region: region)
    configuration.profile = profile
    return .http(configuration)
  }

  /// DynamoDB in a region of AWS.
  ///
  ///     DynamoDB(.region("eu-west-1"))
  ///
  /// Without credentials in code ``Credentials/Default`` looks where AWS's tools look.
  public static func region(_ region: String, credentials: Credentials? = nil) -> Backend {
    .http(TransportConfiguration(region: region, credentials: credentials))
  }

  /// A server by its URL: DynamoDB Local, ScyllaDB Alternator, `swynamo-local`, a VPC endpoint.
  ///
  ///     DynamoDB(.endpoint("http://localhost:8000"))
  ///
  /// Without a region that of the environment is signed for, else "us-east-1". A loopback address needs no credentials; for any
  /// other ``Credentials/Default`` looks for them when none are given.
  public static func endpoint(_ url: String, region: String? = nil, credentials: Credentials? = nil) -> Backend {
    .http(TransportConfiguration(endpoint: url, region: region, credentials: credentials))
  }

  /// HTTP with everything that can be set.
  public static func http(_ configuration: TransportConfiguration) -> Backend {
    Backend(CurlTransport(configuration))
  }
}

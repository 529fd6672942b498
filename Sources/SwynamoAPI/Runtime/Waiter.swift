public import SwynamoDB
public import SwynamoWire

extension API {
  /// What a request is repeated for: a state that its answer shows.
  ///
  ///     try await API.DescribeExport(exportARN: export).run(on: db, until: .completed)
  ///
  /// The client's `waiters` say how often and how long it asks.
  public struct Waiter<Request: ServiceRequest>: Sendable {
    /// What an answer says of the wanted state.
    public enum Verdict: Sendable, Hashable {
      /// It is reached.
      case reached
      /// It may be reached later.
      case later
      /// It will not be reached, and why.
      case never(String)
    }

    /// "completed", for the error that it was not.
    public var name: String
    let judge: @Sendable (Result<Request.Response, DynamoDBError>) -> Verdict

    /// A waiter of your own; what an error of the service means is asked too.
    public init(_ name: String, _ judge: @escaping @Sendable (Result<Request.Response, DynamoDBError>) -> Verdict) {
      self.name = name
      self.judge = judge
    }

    /// One that looks at a state in the answer; errors of the service are thrown.
    init<State: OpenEnumeration>(
      _ name: String, _ state: @escaping @Sendable (Request.Response) -> State?, is reached: State..., never failed: [State] = []
    ) {
      self.init(name) { result in
        guard case .success(let response) = result, let found = state(response) else { return .later(result) }
        if reached.contains(found) { return .reached }
        return failed.contains(found) ? .never("it is \(found)") : .later
      }
    }
  }

  /// A state was not reached while the client waited for it.
  public struct WaiterError: Error, Sendable, Hashable, CustomStringConvertible {
    /// "DescribeExport"
    public var operation: String
    /// What was waited for: "completed".
    public var state: String
    /// Why it will not be reached; nil where the wait only became too long.
    public var reason: String?
    /// How long the client asked for it.
    public var waited: Duration

    public var description: String {
      let seconds = waited.components.seconds
      return reason.map { "\(operation) is not \(state) and will not be: \($0)" }
        ?? "\(operation) is not \(state) after \(seconds) seconds; wait longer with the client's `waiters`"
    }
  }
}

extension API.Waiter.Verdict {
  /// An answer without the state is asked for again, an error is not.
  fileprivate static func later(_ result: Result<Request.Response, DynamoDBError>) -> Self {
    guard case .failure(let error) = result else { return .later }
    return .never("\(error)")
  }
}

extension API.ServiceRequest {
  /// Sends the request again and again until its answer shows a state, and gives that answer; nil where the state is that there is none.
  ///
  ///     try await API.DescribeTable(tableName: "users").run(on: db, until: .exists)
  ///
  /// Errors: ``API/WaiterError`` where the state will not be reached, or was not within the time of the client's `waiters`.
  @discardableResult
  public func run(on db: DynamoDB, until waiter: API.Waiter<Self>) async throws -> Response? {
    let start = ContinuousClock.now
    return try await db.wait(Self.operation) {
      let result: Result<Response, DynamoDBError>
      do { result = .success(try await run(on: db)) } catch let error as DynamoDBError { result = .failure(error) }
      switch waiter.judge(result) {
      case .reached: return .some(try? result.get())
      case .later: return nil
      case .never(let reason):
        throw API.WaiterError(operation: Self.operation, state: waiter.name, reason: reason, waited: .now - start)
      }
    } orThrow: {
      API.WaiterError(operation: Self.operation, state: waiter.name, waited: $0)
    }
  }
}

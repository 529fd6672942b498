/// Sends requests one by one, each over a connection of its own that is closed when it ends.
///
///     let client = OneShotClient()
///     let response = try await client.send(HTTPRequest(method: "PUT", url: "http://169.254.169.254/latest/api/token"))
///
/// Meant for the few requests that are not DynamoDB's. Redirects are not followed, certificates are checked, TLS is 1.2 or later.
struct OneShotClient: HTTPSender {
  private let options: Options

  /// What a transport was told about reaching the world.
  struct Options: Sendable {
    var tls = TLSConfiguration()
    /// For requests that use one.
    var proxy = Proxy.environment
    /// Whose variables name that proxy.
    var environment = AWSEnvironment.process
    var userAgent = "swynamodb"
  }

  init(_ options: Options = Options()) { self.options = options }

  /// By the proxy that an environment names, and the system's authorities.
  init(environment: AWSEnvironment) { self.init(Options(environment: environment)) }

  func send(_ request: HTTPRequest) async throws -> HTTPResponse {
    try Task.checkCancellation()
    let transfer = try OneShotTransfer(request, options)
    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { transfer.start($0) }
    } onCancel: {
      transfer.cancel()
    }
    return try outcome.get()
  }
}

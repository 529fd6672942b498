import SwynamoBytes
import SwynamoWire

/// Sends one HTTP request that is not DynamoDB's: to STS, to a metadata service.
protocol HTTPSender: Sendable {
  /// Throws a ``TransportError`` when no answer came; an answer of any status is returned. Canceling the task ends the request.
  func send(_ request: HTTPRequest) async throws -> HTTPResponse
}

struct HTTPRequest: Sendable {
  var method = "GET"
  var url: String
  var headers: [(name: String, value: String)] = []
  var body: [UInt8] = []
  var connectTimeout: Duration = .seconds(1)
  /// From the start to the last byte of the answer.
  var timeout: Duration = .seconds(1)
  /// Whether the proxy of the configuration or the environment is used; metadata services are always asked directly.
  var usesProxy = false
  /// A larger answer is refused.
  var maximumResponseSize = 1 << 20  // not a limit: of credentials, not of items
}

struct HTTPResponse: Sendable {
  var status: Int
  var headers: TransportResponse.Headers
  var body: [UInt8]
}

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
    var tls = TransportConfiguration.TLS()
    /// For requests that use one.
    var proxy = TransportConfiguration.Proxy.environment
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

/// The body of a request in AWS's Query protocol.
///
///     FormBody.encode([(name: "Action", value: "AssumeRole"), (name: "RoleArn", value: "arn:aws:…")])
///     // Action=AssumeRole&RoleArn=arn%3Aaws%3A…
enum FormBody {
  static let contentType = "application/x-www-form-urlencoded; charset=utf-8"

  static func encode(_ fields: [(name: String, value: String)]) -> [UInt8] {
    var bytes: [UInt8] = []
    for field in fields {
      if !bytes.isEmpty { bytes.append(UInt8(ascii: "&")) }
      PercentEncoding.append(field.name.utf8, to: &bytes)
      bytes.append(UInt8(ascii: "="))
      PercentEncoding.append(field.value.utf8, to: &bytes)
    }
    return bytes
  }
}

/// Counts the tries of one request, and waits between them: up to twice as long each time, for a part of it that is left to chance.
struct Backoff {
  private let attempts: Int
  private var longest: Duration
  private var attempt = 1

  init(attempts: Int = 3, firstPause: Duration) {
    self.attempts = attempts
    longest = firstPause
  }

  /// Waits before another try; false at once when none is left.
  mutating func next() async throws -> Bool {
    guard attempt < attempts else { return false }
    try await Task.sleep(for: longest * Double.random(in: 0...1))
    longest *= 2
    attempt += 1
    return true
  }
}

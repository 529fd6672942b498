public import Logging

/// How to reach DynamoDB over HTTP.
///
///     var configuration = TransportConfiguration(region: "eu-west-1")
///     configuration.attemptTimeout = .seconds(5)
///     let db = DynamoDB(.http(configuration))
public struct TransportConfiguration: Sendable {
  /// The region that requests are signed for, "eu-west-1"; "local" stands for `http://localhost:8000`, signed as "us-east-1".
  public var region: String
  /// Where requests go; DynamoDB's own endpoint of the region by default.
  public var endpoint: any EndpointResolver
  /// What requests are signed with; by default the environment's.
  ///
  /// A loopback endpoint does without: where neither code nor environment has credentials, it gets a pair of dummies,
  /// which DynamoDB Local and its like accept.
  public var credentials: (any CredentialsProvider)?
  public var retries = RetryPolicy.standard
  /// Whether a write that may have been carried out is sent again even if that can have a further effect, as AWS's SDKs do.
  ///
  ///     configuration.retriesAmbiguousWrites = false
  ///     try await counters.update("a") { $0.n.add(1) }.run(on: db)   // no answer: throws, with `outcomeUnknown`
  ///
  /// It concerns writes that are not idempotent: updates, and puts and deletes with a condition or a returned item. When the
  /// first try was carried out and only its answer was lost, then with `true` `add(1)` counts twice, a condition fails on what
  /// the first try wrote, a returned old item is the new one, and an error of the last try says nothing of those before. To be
  /// safe, make an update depend on what it changes (a version) and read the item after a failed condition, or write in a
  /// transaction: its token makes it once. ``RetryPolicy/never`` is not enough: libcurl itself sends a request once more when a
  /// connection that was kept breaks before the answer.
  ///
  /// With `false` a lost answer is thrown, and an answer of 500 passed on, without another try, libcurl's included. What was
  /// certainly not carried out (no connection, throttling) is tried again either way, and so is what is idempotent.
  public var retriesAmbiguousWrites = true

  /// For the connection, TLS included.
  public var connectTimeout: Duration = .milliseconds(3_100)
  /// For one try, from its start to the last byte of the answer.
  public var attemptTimeout: Duration = .seconds(30)
  /// For the whole call with its retries and waits; nil leaves it to the deadlines of requests.
  public var callTimeout: Duration?
  /// Calls beyond this number wait for a connection.
  public var maximumConnections = 50
  /// The largest answer that is taken, in bytes.
  public var maximumResponseSize = 64 << 20

  /// Sent and signed with every request.
  public var extraHeaders: [(name: String, value: String)] = []
  public var userAgent = "swynamodb"
  /// A file of PEM certificates to trust instead of the system's.
  public var caBundle: String?
  /// Gets a line for each attempt, at the debug level, without keys or values.
  public var logger: Logger?

  public init(
    region: String, endpoint: any EndpointResolver = RegionalEndpoints(), credentials: (any CredentialsProvider)? = nil
  ) {
    self.region = region
    self.endpoint = endpoint
    self.credentials = credentials
  }

  /// An endpoint by its URL.
  public init(endpoint url: String, region: String = "us-east-1", credentials: (any CredentialsProvider)? = nil) {
    self.init(region: region, endpoint: FixedEndpoint(url), credentials: credentials)
  }

  /// The region in the signature.
  var signingRegion: String { region == "local" ? "us-east-1" : region }
}

public import Logging
public import SwynamoWire

/// How to reach DynamoDB over HTTP.
///
///     var configuration = TransportConfiguration(region: "eu-west-1")
///     configuration.attemptTimeout = .seconds(5)
///     let db = DynamoDB(.http(configuration))
///
/// What is nil here is taken from the environment's variables, then from the profile of the shared `config` and `credentials` files,
/// then from the defaults that are named below. Source: AWS SDKs and Tools Reference Guide, "Settings reference".
public struct TransportConfiguration: Sendable {
  /// The region that requests are signed for, "eu-west-1"; "local" stands for `http://localhost:8000`, signed as "us-east-1".
  ///
  /// `AWS_REGION`, `AWS_DEFAULT_REGION`, `region`. There is no default but for an endpoint that is named in code: "us-east-1".
  public var region: String?
  /// The URL of a server, in place of AWS's own endpoints.
  ///
  /// `AWS_ENDPOINT_URL_DYNAMODB`, for streams `AWS_ENDPOINT_URL_DYNAMODB_STREAMS`; `AWS_ENDPOINT_URL`; `endpoint_url`, also of the
  /// profile's `services`.
  public var endpoint: String?
  /// Chooses the endpoints itself, and settles with it all that is said of them elsewhere.
  public var endpointResolver: (any EndpointResolver)?
  /// Whether the endpoints that meet FIPS 140 are used. `AWS_USE_FIPS_ENDPOINT`, `use_fips_endpoint`.
  public var usesFIPS: Bool?
  /// Whether the endpoints that have IPv6 addresses too are used. `AWS_USE_DUALSTACK_ENDPOINT`, `use_dualstack_endpoint`.
  public var usesDualStack: Bool?
  /// Whether each account is reached at an endpoint of its own, where the credentials tell the account; preferred by default.
  /// `AWS_ACCOUNT_ID_ENDPOINT_MODE`, `account_id_endpoint_mode`.
  public var accountIDMode: Endpoint.AccountIDMode?
  /// The profile of the shared files. `AWS_PROFILE`, else "default".
  public var profile: String?
  /// Where settings, credentials and proxies are looked for; ``AWSEnvironment/none`` leaves only what is said in code.
  public var environment: AWSEnvironment = .process
  /// What requests are signed with; by default what ``Credentials/Default`` finds.
  ///
  /// A loopback endpoint does without: where neither code nor the environment's variables have credentials, it gets a pair of dummies,
  /// which DynamoDB Local and its like accept.
  public var credentials: (any CredentialsProvider)?
  /// Whether and when a call is tried again; copies of a configuration share its budget.
  ///
  ///     configuration.retries = .standard(maximumAttempts: 2)
  ///
  /// `AWS_RETRY_MODE` and `AWS_MAX_ATTEMPTS`, `retry_mode` and `max_attempts`, else ``RetryPolicy/standard``.
  public var retries: (any RetryPolicy)?
  /// Whether a write that may have been carried out is sent again even if it would then be done twice, as AWS's SDKs do.
  ///
  ///     try await counters.update("a") { $0.n.add(1) }.run(on: db)   // no answer: throws, with `outcomeUnknown`
  ///     configuration.retriesAmbiguousWrites = true                  // no answer: adds again
  ///
  /// It concerns the writes that are not idempotent (`TransportRequest.isIdempotent`): updates that count, append or read other
  /// attributes, and writes that return the old item. With `false` a lost answer to one is thrown, and an answer of 500 passed on,
  /// without another try. What was certainly not carried out (no connection, throttling) is tried again either way, and so is what
  /// is idempotent. To have any write made once, put it in a transaction: its token sees to it.
  public var retriesAmbiguousWrites = false

  /// For the connection, TLS included. By `AWS_DEFAULTS_MODE` or `defaults_mode`, else 3.1 seconds.
  public var connectTimeout: Duration?
  /// For one try, from its start to the last byte of the answer.
  public var attemptTimeout: Duration = .seconds(30)
  /// For the whole call with its retries and waits; nil leaves it to the deadlines of requests.
  public var callTimeout: Duration?
  /// Calls beyond this number wait for a connection, first come, first served.
  public var maximumConnections = 50
  /// How many may wait; one more is refused with the reason `tooManyCalls`. A waiting call holds its request's body.
  public var maximumWaitingCalls = 100_000
  /// Connections that nothing has used for so long are closed, before the server does it in the midst of a request.
  public var idleTimeout: Duration = .seconds(30)
  /// A connection that is older takes no new request: a new one is made, to an address that the host's name has now.
  public var maximumConnectionAge: Duration = .seconds(300)
  /// Threads that wait for answers; each has its share of the connections. One serves some tens of thousands of calls a second.
  public var eventThreads = 1
  /// Second requests for slow reads; none by default.
  public var hedging: Hedging?
  /// The largest answer that is taken, in bytes.
  public var maximumResponseSize = 64 << 20
  /// Whether answers may come compressed: fewer bytes for more computing, here and there.
  public var acceptsCompressedAnswers = false

  /// Sent and signed with every request: nothing on the way may change them.
  public var extraHeaders: [(name: String, value: String)] = []
  /// Names the program to the service, in its logs: letters, digits and a few signs, at most 50 characters.
  /// `AWS_SDK_UA_APP_ID`, `sdk_ua_app_id`.
  public var applicationID: String?
  /// Whom to trust, and what to show to a server that asks; what this holds counts for STS and SSO too.
  /// `AWS_CA_BUNDLE`, `ca_bundle` for its `caBundle`, else the system's authorities.
  public var tls = TLS()
  /// What requests go through, those to STS and SSO too; by default as `https_proxy` and the like say.
  public var proxy = Proxy.environment
  /// Who is told about calls: logs, metrics, spans; nobody by default.
  public var observers = Observers()
  /// The observers' logger, in short.
  public var logger: Logger? {
    get { observers.logger }
    set { observers.logger = newValue }
  }

  /// This machine's clock, in milliseconds since the epoch; a test has its own.
  package var clock: @Sendable () -> Int = SigningClock.now

  /// Everything that is not set later is taken from the environment and the shared files, the region too.
  public init(region: String? = nil, credentials: (any CredentialsProvider)? = nil) {
    self.region = region
    self.credentials = credentials
  }

  /// An endpoint by its URL.
  public init(endpoint url: String, region: String? = nil, credentials: (any CredentialsProvider)? = nil) {
    self.init(region: region, credentials: credentials)
    endpoint = url
  }
}

/// Extra headers may hold keys: their values are not shown.
extension TransportConfiguration: CustomReflectable {
  public var customMirror: Mirror {
    Mirror(
      self,
      children: [
        "region": region as Any, "endpoint": endpoint.map(MaskedURL.text) as Any, "profile": profile as Any,
        "environment": environment,
        "credentials": credentials as Any, "extraHeaders": extraHeaders.map(\.name), "tls": tls, "proxy": proxy,
        "maximumConnections": maximumConnections, "eventThreads": eventThreads,
      ])
  }
}

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

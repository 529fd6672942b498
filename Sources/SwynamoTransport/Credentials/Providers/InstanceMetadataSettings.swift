/// How an instance's metadata service is reached.
///
/// Source: AWS SDKs and Tools Reference Guide, "IMDS credential provider".
struct InstanceMetadataSettings: Sendable, Hashable {
  /// Without a slash at its end.
  var origin = "http://169.254.169.254"
  /// Whether the address was given rather than assumed.
  var isExplicit = false
  var timeout: Duration = .seconds(1)
  var attempts = 1
  var allowsV1 = false
  var isV1Disabled = false

  var mayUseV1: Bool { allowsV1 && !isV1Disabled }

  /// Throws a clause for a report.
  struct Refusal: Error, Hashable {
    var why: String
  }

  init(_ environment: AWSEnvironment, allowsV1: Bool) throws(Refusal) {
    self.allowsV1 = allowsV1
    isV1Disabled = environment["AWS_EC2_METADATA_V1_DISABLED"]?.lowercased() == "true"
    switch environment["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE"]?.lowercased() {
    case nil, "ipv4": break
    case "ipv6": origin = "http://[fd00:ec2::254]"
    case .some: throw Refusal(why: "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE is neither IPv4 nor IPv6")
    }
    if let url = environment["AWS_EC2_METADATA_SERVICE_ENDPOINT"] {
      guard let endpoint = try? Endpoint(url) else {
        throw Refusal(why: "AWS_EC2_METADATA_SERVICE_ENDPOINT is not a URL that begins with http:// or https://")
      }
      origin = endpoint.url.hasSuffix("/") ? String(endpoint.url.dropLast()) : endpoint.url
      isExplicit = true
    }
    if let text = environment["AWS_METADATA_SERVICE_TIMEOUT"] {
      guard let seconds = Double(text), seconds > 0, seconds <= 3600 else {
        throw Refusal(why: "AWS_METADATA_SERVICE_TIMEOUT is not a number of seconds, such as 1")
      }
      timeout = .milliseconds(max(Int(seconds * 1000), 1))
    }
    if let text = environment["AWS_METADATA_SERVICE_NUM_ATTEMPTS"] {
      guard let count = Int(text), (1...100).contains(count) else {
        throw Refusal(why: "AWS_METADATA_SERVICE_NUM_ATTEMPTS is not a number of attempts, such as 1")
      }
      attempts = count
    }
  }
}

import SwynamoWire

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where a container's credentials are, by its environment.
enum ContainerEndpoint {
  private static let ecsHost = "169.254.170.2"

  /// Nil when the environment names no place.
  static func url(_ environment: AWSEnvironment) -> Result<String?, CredentialsError> {
    func refusal(_ why: String) -> Result<String?, CredentialsError> {
      .failure(.failed(ContainerCredentials.name, why))
    }
    if let relative = environment["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] {
      guard relative.hasPrefix("/") else { return refusal("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI does not begin with a slash") }
      return .success("http://\(ecsHost)\(relative)")
    }
    guard let url = environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] else { return .success(nil) }
    guard let origin = try? Endpoint.origin(of: url), let endpoint = try? Endpoint(origin) else {
      return refusal("AWS_CONTAINER_CREDENTIALS_FULL_URI is not a URL that begins with http:// or https://")
    }
    if endpoint.url.hasPrefix("https://") || endpoint.isLoopback || isServiceAddress(endpoint.host) { return .success(url) }
    return refusal(
      "AWS_CONTAINER_CREDENTIALS_FULL_URI names the host \(endpoint.host), which gets no token without TLS; "
        + "use https://, or a loopback address, \(ecsHost), 169.254.170.23 or [fd00:ec2::23]")
  }

  private static func isServiceAddress(_ host: String) -> Bool {
    if host.hasPrefix("[") {
      guard let end = host.firstIndex(of: "]"), let given = address(host[..<end].dropFirst()) else { return false }
      return given == address("fd00:ec2::23")
    }
    let name = host.prefix { $0 != ":" }
    return name == ecsHost || name == "169.254.170.23"
  }

  /// An IPv6 address has more than one spelling.
  private static func address(_ text: Substring) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 16)
    return inet_pton(AF_INET6, String(text), &bytes) == 1 ? bytes : nil
  }
}

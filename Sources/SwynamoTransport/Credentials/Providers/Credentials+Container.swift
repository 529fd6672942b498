import SwynamoBytes
import SwynamoWire

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Credentials {
  /// The credentials that a container was given: by ECS to a task, by EKS Pod Identity to a pod.
  ///
  ///     // AWS_CONTAINER_CREDENTIALS_RELATIVE_URI=/v2/credentials/…                     on ECS
  ///     // AWS_CONTAINER_CREDENTIALS_FULL_URI=http://169.254.170.23/v1/credentials      on EKS, and
  ///     // AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE=/var/run/secrets/…/eks-pod-identity-token
  ///     let provider = Credentials.Refreshing(Credentials.Container())
  ///     try await provider.credentials()   // Credentials(accessKeyID: ASIA…, secretAccessKey: redacted, sessionToken: redacted)
  ///
  /// The token file is read anew for each request. A full URI without TLS must name this machine or one of the addresses that ECS
  /// and EKS use, since the token is sent to it. Source: AWS SDKs and Tools Reference Guide, "Container credential provider".
  public struct Container: Credentials.FetchingProvider {
    private let url: Result<String?, CredentialsError>
    private let tokenFile: String?
    /// A closure, since no dump shows what is in one.
    private let token: @Sendable () -> String?
    private let sender: any HTTPSender
    var attempts = 3
    var timeout: Duration = .seconds(2)
    /// The longest first wait between two tries; it doubles with each.
    var pause: Duration = .milliseconds(250)

    static let name = "container"

    /// The endpoint that the environment names.
    public init(environment: AWSEnvironment = .process) {
      self.init(environment: environment, sender: OneShotClient(environment: environment))
    }

    init(environment: AWSEnvironment, sender: any HTTPSender) {
      url = ContainerEndpoint.url(environment)
      tokenFile = environment["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"]
      let token = environment["AWS_CONTAINER_AUTHORIZATION_TOKEN"]
      self.token = { token }
      self.sender = sender
    }

    public func credentials() async throws -> Credentials {
      guard let url = try url.get() else {
        throw CredentialsError.notConfigured(
          Self.name, "neither AWS_CONTAINER_CREDENTIALS_RELATIVE_URI nor AWS_CONTAINER_CREDENTIALS_FULL_URI is set")
      }
      var backoff = Backoff(attempts: attempts, firstPause: pause)
      while true {
        let failure: MetadataError
        do {
          return try await fetch(url)
        } catch let error as MetadataError {
          failure = error
        }
        guard failure.isTransient, try await backoff.next() else { throw CredentialsError.failed(Self.name, failure.why) }
      }
    }

    private func fetch(_ url: String) async throws -> Credentials {
      var request = HTTPRequest(url: url, headers: [(name: "Accept", value: "application/json")])
      let token = try authorization()
      if let token { request.headers.append((name: "Authorization", value: token)) }
      request.connectTimeout = timeout
      request.timeout = timeout
      let response: HTTPResponse
      do {
        response = try await sender.send(request)
      } catch let error as TransportError {
        throw MetadataError(error, timeout: timeout)
      }
      guard response.status == 200 else {
        let detail = CredentialsAnswer.errorText(response.body).map {
          ": " + ReportText.clause(ReportText.line($0, without: [token]))
        }
        throw MetadataError(
          why: "the answer has status \(response.status)\(detail ?? "")",
          isTransient: response.status >= 500 || response.status == 429)
      }
      do {
        // A server of one's own may give credentials that do not end.
        return try CredentialsAnswer(response.body).credentials(requiring: [])
      } catch {
        throw MetadataError(why: error.why, isTransient: false)
      }
    }

    /// The value of the Authorization header; the file goes before the variable, as in AWS's SDKs.
    private func authorization() throws(MetadataError) -> String? {
      let found: String
      let source: String
      if let tokenFile {
        source = "the token file \(tokenFile)"
        do {
          found = try SecretFile.token(at: tokenFile)
        } catch {
          throw MetadataError(why: "\(source) \(error.why)", isTransient: false)
        }
      } else if let token = token() {
        source = "AWS_CONTAINER_AUTHORIZATION_TOKEN"
        found = token
      } else {
        return nil
      }
      guard HeaderSyntax.isValue(found) else {
        throw MetadataError(
          why: "\(source) holds line breaks or control characters, which no header may have", isTransient: false)
      }
      return found
    }
  }
}

/// The path of the service may be worth keeping.
extension Credentials.Container: CustomStringConvertible, CustomReflectable {
  public var description: String { "Credentials.Container" }

  public var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// Where a container's credentials are, by its environment.
enum ContainerEndpoint {
  private static let ecsHost = "169.254.170.2"

  /// Nil when the environment names no place.
  static func url(_ environment: AWSEnvironment) -> Result<String?, CredentialsError> {
    func failure(_ why: String) -> Result<String?, CredentialsError> {
      .failure(.failed(Credentials.Container.name, why))
    }
    if let relative = environment["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] {
      guard relative.hasPrefix("/") else { return failure("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI does not begin with a slash") }
      return .success("http://\(ecsHost)\(relative)")
    }
    guard let url = environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] else { return .success(nil) }
    guard let origin = try? Endpoint.origin(of: url), let endpoint = try? Endpoint(origin) else {
      return failure("AWS_CONTAINER_CREDENTIALS_FULL_URI is not a URL that begins with http:// or https://")
    }
    if endpoint.url.hasPrefix("https://") || endpoint.isLoopback || isServiceAddress(endpoint.host) { return .success(url) }
    return failure(
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

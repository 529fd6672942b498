import SwynamoWire

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The two requests of single sign-on: role credentials for a token, and a new token for a refresh token. Neither is signed.
///
/// Sources: IAM Identity Center Portal API Reference, "GetRoleCredentials"; IAM Identity Center OIDC API Reference, "CreateToken".
struct SSOClient: Sendable {
  let region: String
  let environment: AWSEnvironment
  let sender: any HTTPSender
  /// The longest first wait between two tries; it doubles with each.
  var pause: Duration = .milliseconds(100)

  enum RequestError: Error, Hashable {
    /// The token, or what was to renew it, is not accepted any more.
    case unauthorized
    /// A clause for a report.
    case other(String)
  }

  struct NewToken: Decodable {
    var accessToken: String
    var expiresIn: Int
    var refreshToken: String?
  }

  func roleCredentials(roleName: String, accountID: String, accessToken: String) async throws -> Credentials {
    struct Answer: Decodable {
      struct RoleCredentials: Decodable {
        var accessKeyId: String
        var secretAccessKey: String
        var sessionToken: String
        /// In milliseconds.
        var expiration: Double
      }
      var roleCredentials: RoleCredentials
    }
    let query = FormBody.encode([(name: "role_name", value: roleName), (name: "account_id", value: accountID)])
    let endpoint = try endpoint("portal.sso", variable: "AWS_ENDPOINT_URL_SSO")
    var request = HTTPRequest(url: "\(endpoint)/federation/credentials?\(String(decoding: query, as: UTF8.self))")
    request.headers = [(name: "x-amz-sso_bearer_token", value: accessToken)]
    let answer: Answer = try await send(request, secrets: [accessToken])
    let keys = answer.roleCredentials
    return Credentials(
      accessKeyID: keys.accessKeyId, secretAccessKey: keys.secretAccessKey, sessionToken: keys.sessionToken,
      expiration: Date(timeIntervalSince1970: keys.expiration / 1000), accountID: accountID)
  }

  func newToken(clientID: String, clientSecret: String, refreshToken: String) async throws -> NewToken {
    let fields = [
      "clientId": clientID, "clientSecret": clientSecret, "grantType": "refresh_token", "refreshToken": refreshToken,
    ]
    let endpoint = try endpoint("oidc", variable: "AWS_ENDPOINT_URL_SSO_OIDC")
    var request = HTTPRequest(method: "POST", url: "\(endpoint)/token")
    request.headers = [(name: "Content-Type", value: "application/json")]
    request.body = Array(try JSONEncoder().encode(fields))
    return try await send(request, secrets: [clientSecret, refreshToken])
  }
}

extension SSOClient {
  private func send<Answer: Decodable>(
    _ request: HTTPRequest, secrets: [String]
  ) async throws -> Answer {
    var request = request
    request.headers.append((name: "Accept", value: "application/json"))
    request.connectTimeout = .milliseconds(3_100)
    request.timeout = .seconds(10)
    request.usesProxy = true
    var backoff = Backoff(firstPause: pause)
    while true {
      let failure: RequestError
      switch try await answer(to: request) {
      case .success(let response) where response.status == 200: return try Self.decode(response.body)
      case .success(let response):
        failure = Self.requestError(response, secrets)
        guard response.status >= 500 || response.status == 429 else { throw failure }
      case .failure(let unreachable): failure = unreachable
      }
      guard try await backoff.next() else { throw failure }
    }
  }

  private func answer(to request: HTTPRequest) async throws -> Result<HTTPResponse, RequestError> {
    do {
      return .success(try await sender.send(request))
    } catch let error as TransportError {
      return .failure(.other("SSO could not be asked: \(ReportText.clause(error.reason.description))"))
    }
  }

  private static func decode<Answer: Decodable>(_ body: [UInt8]) throws(RequestError) -> Answer {
    do {
      return try JSONDecoder().decode(Answer.self, from: Data(body))
    } catch {
      let why = (error as? DecodingError).flatMap(JSONMismatch.init)?.clause ?? "that is damaged"
      throw .other("SSO answered with JSON \(why)")
    }
  }

  /// What a service says of itself: its error code, and its message where it has one.
  private static func requestError(_ response: HTTPResponse, _ secrets: [String]) -> RequestError {
    if response.status == 401 { return .unauthorized }
    struct ErrorFields: Decodable {
      var message: String?
      var error: String?
      var errorDescription: String?

      enum CodingKeys: String, CodingKey {
        case message, error
        case errorDescription = "error_description"
      }
    }
    let fields = try? JSONDecoder().decode(ErrorFields.self, from: Data(response.body))
    let type = response.headers["x-amzn-errortype"].map { String($0.prefix { $0 != ":" }) }
    let code = type ?? fields?.error ?? "status \(response.status)"
    if code == "InvalidGrantException" || code == "invalid_grant" || code == "UnauthorizedException" { return .unauthorized }
    let message = (fields?.message ?? fields?.errorDescription).map { ": \($0)" } ?? ""
    return .other(ReportText.clause(ReportText.line("SSO refused with \(code)\(message)", without: secrets)))
  }

  private func endpoint(_ service: String, variable: String) throws(RequestError) -> String {
    let isIgnored = environment["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"]?.lowercased() == "true"
    let configured = isIgnored ? nil : environment[variable] ?? environment["AWS_ENDPOINT_URL"]
    do {
      let endpoint = try Endpoint(configured ?? "https://\(service).\(region).\(Partition(of: region).domain)")
      return endpoint.url.hasSuffix("/") ? String(endpoint.url.dropLast()) : endpoint.url
    } catch {
      let why = (error as? TransportError)?.reason.description ?? "\(error)"
      throw .other("the endpoint of SSO cannot be used: \(ReportText.clause(why))")
    }
  }
}

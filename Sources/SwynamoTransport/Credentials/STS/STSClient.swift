import SwynamoSigning
import SwynamoWire

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The two operations of AWS Security Token Service that give credentials.
///
///     let client = STSClient(region: "eu-west-1", environment: .process, sender: OneShotClient())
///     let credentials = try await client.assumeRole(
///       roleARN: "arn:aws:iam::123456789012:role/app", sessionName: nil, externalID: nil, durationSeconds: nil, signedWith: own)
///     // POST https://sts.eu-west-1.amazonaws.com/  Action=AssumeRole&Version=2011-06-15&RoleArn=…
///
/// Throws an ``STSError`` whose description is a sentence without its full stop, ready for a report; or `CancellationError`.
/// Source: AWS Security Token Service API Reference.
struct STSClient: Sendable {
  private let endpoint: Result<STSEndpoint, STSError>
  private let sender: any HTTPSender
  private let now: @Sendable () -> Date
  private let skew = ClockSkew()
  /// The longest first wait between two tries; it doubles with each.
  var pause: Duration = .milliseconds(100)
  var timeout: Duration = .seconds(10)

  /// Without a region, that of the environment is used.
  init(
    region: String?, environment: AWSEnvironment, sender: any HTTPSender, now: @escaping @Sendable () -> Date = { Date() }
  ) {
    endpoint = STSEndpoint.resolve(region: region, environment: environment)
    self.sender = sender
    self.now = now
  }

  func assumeRole(
    roleARN: String, sessionName: String?, externalID: String?, durationSeconds: Int?, signedWith credentials: Credentials
  ) async throws -> Credentials {
    var fields = fields(of: "AssumeRole", roleARN, sessionName, durationSeconds)
    if let externalID { fields.append((name: "ExternalId", value: externalID)) }
    return try await send(
      fields, signedWith: credentials, secrets: [credentials.secretAccessKey, credentials.sessionToken])
  }

  /// The request is not signed: the token is what speaks for the caller.
  func assumeRoleWithWebIdentity(
    roleARN: String, sessionName: String?, token: String, durationSeconds: Int?
  ) async throws -> Credentials {
    var fields = fields(of: "AssumeRoleWithWebIdentity", roleARN, sessionName, durationSeconds)
    fields.append((name: "WebIdentityToken", value: token))
    return try await send(fields, signedWith: nil, secrets: [token])
  }

  private func fields(
    of action: String, _ roleARN: String, _ sessionName: String?, _ durationSeconds: Int?
  ) -> [(name: String, value: String)] {
    let name = sessionName ?? "swynamodb-\(Int(now().timeIntervalSince1970))"
    var fields = [
      (name: "Action", value: action), (name: "Version", value: "2011-06-15"), (name: "RoleArn", value: roleARN),
      (name: "RoleSessionName", value: name),
    ]
    if let durationSeconds { fields.append((name: "DurationSeconds", value: "\(durationSeconds)")) }
    return fields
  }

  private func send(
    _ fields: [(name: String, value: String)], signedWith credentials: Credentials?, secrets: [String?]
  ) async throws -> Credentials {
    let endpoint = try endpoint.get()
    let body = FormBody.encode(fields)
    var backoff = Backoff(firstPause: pause)
    while true {
      let failure: STSError
      var isClockWrong = false
      do {
        let sent = milliseconds()
        let response = try await sender.send(request(to: endpoint, body, signedWith: credentials, at: sent))
        if response.status == 200 { return try STSAnswer.credentials(response.body) }
        failure = STSError.refused(status: response.status, body: response.body).redacting(secrets)
        let reading = ClockReading(
          response.headers, signedSecond: skew.signingSecond(at: sent), sentAt: sent, receivedAt: milliseconds())
        if let reading { skew.observe(reading) }
        if credentials != nil, let reading, reading.explains(failure.code) {
          isClockWrong = true
          skew.correct(by: reading)
        }
      } catch let error as TransportError {
        failure = STSError(.unreachable(error.reason), host: endpoint.host)
      }
      guard failure.isTransient || isClockWrong, try await backoff.next() else { throw failure }
    }
  }

  /// Since the epoch, by this machine's clock.
  private func milliseconds() -> Int { Int(now().timeIntervalSince1970 * 1000) }

  private func request(
    to endpoint: STSEndpoint, _ body: [UInt8], signedWith credentials: Credentials?, at milliseconds: Int
  ) -> HTTPRequest {
    var request = HTTPRequest(method: "POST", url: endpoint.url, body: body)
    request.headers = [(name: "Host", value: endpoint.host), (name: "Content-Type", value: FormBody.contentType)]
    if let credentials {
      let time = SigningTime(secondsSinceEpoch: skew.signingSecond(at: milliseconds))
      let signer = SigV4Signer(credentials: credentials, region: endpoint.signingRegion, service: "sts")
      request.headers += signer.headers(
        method: "POST", path: endpoint.path, headers: request.headers, body: body, at: time)
    }
    request.headers.append((name: "Accept", value: "text/xml"))
    request.connectTimeout = .milliseconds(3_100)
    request.timeout = timeout
    request.usesProxy = true
    return request
  }
}

/// What `AssumeRole` and `AssumeRoleWithWebIdentity` answer with.
enum STSAnswer {
  static func credentials(_ body: [UInt8]) throws(STSError) -> Credentials {
    let elements: XMLElements
    do {
      elements = try XMLElements(body)
    } catch {
      throw STSError(.malformed("the XML \(error.description)"))
    }
    let result = elements.root.hasSuffix("Response") ? String(elements.root.dropLast("Response".count)) + "Result" : ""
    func text(_ path: String) -> String? {
      let text = elements["\(elements.root)/\(result)/\(path)"]
      return text?.isEmpty == true ? nil : text
    }
    func required(_ name: String) throws(STSError) -> String {
      guard let text = text("Credentials/\(name)") else { throw STSError(.malformed("it has no \(name)")) }
      return text
    }
    let id = try required("AccessKeyId")
    let secret = try required("SecretAccessKey")
    let token = try required("SessionToken")
    guard let expiration = ExpirationTime.date(try required("Expiration")) else {
      throw STSError(.malformed("its Expiration is not a time"))
    }
    return Credentials(
      accessKeyID: id, secretAccessKey: secret, sessionToken: token, expiration: expiration,
      accountID: text("AssumedRoleUser/Arn").flatMap(AccountID.ofARN))
  }
}

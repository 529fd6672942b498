import SwynamoBytes
import SwynamoWire
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Asks an EC2 instance's metadata service, with the session token of its second version.
///
///     let client = InstanceMetadataClient(settings, sender: OneShotClient())
///     try await client.get("/latest/meta-data/placement/region")   // the answer's body: "eu-west-1"
///
/// Source: Amazon EC2 User Guide, "Use the Instance Metadata Service to access instance metadata".
final class InstanceMetadataClient: Sendable {
  private let settings: InstanceMetadataSettings
  private let sender: any HTTPSender
  private let now: @Sendable () -> Date
  private let session = Mutex<Session?>(nil)

  private struct Session {
    /// Nil for the first version, which knows none.
    var token: String?
    var end: Date
  }

  /// What a request ended with, besides a good answer.
  enum RequestError: Error {
    /// There is no such service here.
    case absent(String)
    /// The service has no such path.
    case notFound
    case failed(String)
  }

  init(_ settings: InstanceMetadataSettings, sender: any HTTPSender, now: @escaping @Sendable () -> Date) {
    self.settings = settings
    self.sender = sender
    self.now = now
  }

  func get(_ path: String) async throws -> [UInt8] {
    var isRepeated = false
    while true {
      let token = try await token()
      let headers = token.map { [(name: "x-aws-ec2-metadata-token", value: $0)] } ?? []
      let response = try await send("GET", path, headers)
      switch response.status {
      case 200: return response.body
      case 401 where token != nil && !isRepeated:
        // The token has ended before its time, or the instance was moved.
        isRepeated = true
        session.withLock { $0 = nil }
      case 403: throw RequestError.absent("\(settings.origin) answers with status 403: the metadata service is switched off")
      case 404: throw RequestError.notFound
      default: throw RequestError.failed("\(settings.origin) answers with status \(response.status)")
      }
    }
  }

  /// The session's token; nil where the first version of the service may be used, and is the only one.
  private func token() async throws -> String? {
    let time = now()
    if let kept = session.withLock({ $0 }), time < kept.end { return kept.token }
    let life = 21_600
    let header = (name: "x-aws-ec2-metadata-token-ttl-seconds", value: "\(life)")
    let response: HTTPResponse
    do {
      response = try await send("PUT", "/latest/api/token", [header])
    } catch RequestError.absent(_) where settings.mayUseV1 {
      // A container behind one more hop gets no answer to the PUT, and may get one to a GET.
      return fallBack(at: time)
    }
    switch response.status {
    case 200:
      let text = String(decoding: response.body, as: UTF8.self)
      guard !text.isEmpty, HeaderSyntax.isValue(text), text.utf8.count <= 8192 else {
        throw RequestError.failed("\(settings.origin) gave a session token that no header may hold")
      }
      let given = response.headers["x-aws-ec2-metadata-token-ttl-seconds"].flatMap { Int($0) } ?? life
      // A little early, so that it does not end on its way.
      session.withLock { $0 = Session(token: text, end: time.addingTimeInterval(Double(min(max(given, 0), life)) - 30)) }
      return text
    case 403, 404, 405:
      if settings.mayUseV1 { return fallBack(at: time) }
      let why =
        settings.isV1Disabled
        ? "AWS_EC2_METADATA_V1_DISABLED is true" : "IMDSv1 is used only with `Credentials.InstanceMetadata(allowsV1: true)`"
      throw RequestError.absent("\(settings.origin) has no IMDSv2 (status \(response.status)), and \(why)")
    default: throw RequestError.failed("\(settings.origin) answers with status \(response.status) when asked for a session token")
    }
  }

  /// Does without a session for five minutes.
  private func fallBack(at time: Date) -> String? {
    session.withLock { $0 = Session(token: nil, end: time.addingTimeInterval(300)) }
    return nil
  }

  private func send(_ method: String, _ path: String, _ headers: [(name: String, value: String)]) async throws -> HTTPResponse {
    var request = HTTPRequest(method: method, url: settings.origin + path, headers: headers)
    request.connectTimeout = settings.timeout
    request.timeout = settings.timeout
    var attempt = 1
    while true {
      do {
        let response = try await sender.send(request)
        if response.status < 500 || attempt >= settings.attempts { return response }
      } catch let error as TransportError {
        let failure = MetadataError(error, timeout: settings.timeout)
        guard failure.isTransient else { throw RequestError.failed(failure.why) }
        if attempt >= settings.attempts { throw RequestError.absent(failure.why) }
      }
      attempt += 1
    }
  }
}

/// One try of a metadata service that came to nothing.
struct MetadataError: Error {
  /// A clause for a report.
  var why: String
  var isTransient: Bool

  init(why: String, isTransient: Bool) {
    self.why = why
    self.isTransient = isTransient
  }

  init(_ error: TransportError, timeout: Duration) {
    why =
      switch error.reason {
      case .timedOut: "no answer came from \(error.endpoint) within \(timeout.inSeconds)"
      default: "\(error.endpoint) could not be asked: \(ReportText.clause(error.reason.description))"
      }
    isTransient =
      switch error.reason {
      case .timedOut, .connectionFailed, .responseTruncated: true
      default: false
      }
  }
}

import SwynamoWire

@testable import SwynamoTransport

/// How a fake service misbehaves when it is asked for credentials, and what is to be reported.
enum CredentialsFault: String, CaseIterable, Sendable {
  case slow, reset, truncated, noHTTP, huge, hugeHead
  case forbidden, notFound, busy, redirect
  case empty, garbage, brokenEarly, wrongShape, otherTypes
  case noAccessKeyID, noSecret, noToken, badExpiration

  /// An instance that is not what it seems says so at the first request; a fault of its answer comes with the last.
  func hits(_ request: LoopbackServer.Request, of faked: FakedProvider) -> Bool {
    faked.isForCredentials(request)
  }

  var isTransient: Bool { [.slow, .reset, .truncated, .noHTTP, .busy].contains(self) }

  func kind(of faked: FakedProvider) -> CredentialsError.Kind {
    faked == .instance && self == .notFound ? .notConfigured : .failed
  }

  func reply(of faked: FakedProvider) -> LoopbackServer.Reply {
    let good = faked.isSTS ? faked.xml(issue: 1, end: "2027-01-15T09:00:00Z") : faked.json(issue: 1, end: "2027-01-15T09:00:00Z")
    func changed(_ old: String, _ new: String) -> LoopbackServer.Reply {
      let parts = good.split(separator: old, omittingEmptySubsequences: false)
      return parts.count < 2 ? .answer(500, "the fixture has no \(old)") : .answer(200, parts.joined(separator: new))
    }
    switch self {
    case .slow: return .silence
    case .reset: return .reset
    case .truncated: return .truncated(good)
    case .noHTTP: return .raw("HIDDEN-secret-1 is not HTTP\r\n\r\n")
    case .huge: return .answer(200, String(repeating: "HIDDEN-", count: 200_000))
    case .hugeHead: return .answer(200, good, headers: ["x-large": String(repeating: "x", count: 90_000)])
    case .forbidden:
      return .answer(
        403,
        faked.isSTS
          ? """
          <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>AccessDenied</Code>
          <Message>The token \(faked == .assumeRole ? "HIDDEN-session of HIDDEN-own" : "HIDDEN-file-token") is not
          allowed &lt;to&gt; do this.</Message></Error><RequestId>1</RequestId></ErrorResponse>
          """ : #"{"code": "AccessDeniedException", "message": "The token HIDDEN-file-token is not allowed."}"#)
    case .notFound: return .answer(404, "<html>not here</html>")
    case .busy: return .answer(503, "busy")
    case .redirect: return .answer(302, "", headers: ["Location": "http://127.0.0.1:1/HIDDEN"])
    case .empty: return .answer(200, "")
    case .garbage: return .answer(200, "HIDDEN & \u{0} <<<{{{ garbage")
    case .brokenEarly: return .answer(200, String(good.split(separator: faked.isSTS ? "<SessionToken>" : "Token")[0]))
    case .wrongShape: return .answer(200, faked.isSTS ? "<A><Credentials/></A>" : #"["HIDDEN"]"#)
    case .otherTypes:
      return faked.isSTS
        ? changed("HIDDEN-token-1", "<Inner>HIDDEN</Inner>") : changed(#""HIDDEN-token-1""#, #"{"HIDDEN": 1}"#)
    case .noAccessKeyID: return changed("AccessKeyId", "Other")
    case .noSecret: return changed("SecretAccessKey", "Other")
    case .noToken: return faked.isSTS ? changed("SessionToken", "Other") : changed("HIDDEN-secret-1", "")
    case .badExpiration: return changed("2027-01-15T09:00:00Z", "soon")
    }
  }

  /// The whole sentence of the report.
  func sentence(of faked: FakedProvider, host: String) -> String {
    faked.isSTS ? stsSentence(faked, host) : metadataSentence(faked, "http://\(host)")
  }

  private func stsSentence(_ faked: FakedProvider, _ host: String) -> String {
    switch self {
    case .slow: "STS at \(host) could not be asked: No answer came within the attempt time-out"
    case .reset: "STS at \(host) could not be asked: The connection failed: Recv failure: Connection reset by peer"
    case .truncated: "STS at \(host) could not be asked: The connection ended before the answer did"
    case .noHTTP: "STS at \(host) could not be asked: The connection failed: Received HTTP/0.9 when not allowed"
    case .huge: "STS at \(host) could not be asked: The answer is larger than the limit of 1048576 bytes"
    case .hugeHead: "STS at \(host) could not be asked: The answer is larger than the limit of 65536 bytes"
    case .forbidden:
      "STS refused with AccessDenied: The token (redacted)\(faked == .assumeRole ? " of (redacted)" : "") is not allowed <to> do this"
    case .notFound: "STS answered with status 404 and no error code"
    case .busy: "STS answered with status 503 and no error code"
    case .redirect: "STS answered with status 302 and no error code"
    case .empty: "STS answered with what cannot be read: the XML has no element"
    case .garbage: "STS answered with what cannot be read: the XML has an entity that does not end"
    case .brokenEarly: "STS answered with what cannot be read: the XML ends before its element does"
    case .wrongShape, .noAccessKeyID: "STS answered with what cannot be read: it has no AccessKeyId"
    case .noSecret: "STS answered with what cannot be read: it has no SecretAccessKey"
    case .otherTypes, .noToken: "STS answered with what cannot be read: it has no SessionToken"
    case .badExpiration: "STS answered with what cannot be read: its Expiration is not a time"
    }
  }

  private func metadataSentence(_ faked: FakedProvider, _ origin: String) -> String {
    let isInstance = faked == .instance
    switch self {
    case .slow: return "no answer came from \(origin) within 2 s"
    case .reset: return "\(origin) could not be asked: The connection failed: Recv failure: Connection reset by peer"
    case .truncated: return "\(origin) could not be asked: The connection ended before the answer did"
    case .noHTTP: return "\(origin) could not be asked: The connection failed: Received HTTP/0.9 when not allowed"
    case .huge: return "\(origin) could not be asked: The answer is larger than the limit of 1048576 bytes"
    case .hugeHead: return "\(origin) could not be asked: The answer is larger than the limit of 65536 bytes"
    case .forbidden:
      return isInstance
        ? "\(origin) answers with status 403: the metadata service is switched off"
        : "the answer has status 403: AccessDeniedException: The token (redacted) is not allowed"
    case .notFound: return isInstance ? "no role is attached to this instance" : "the answer has status 404"
    case .busy: return isInstance ? "\(origin) answers with status 503" : "the answer has status 503"
    case .redirect: return isInstance ? "\(origin) answers with status 302" : "the answer has status 302"
    case .empty, .garbage, .brokenEarly, .wrongShape, .otherTypes:
      return "the answer is not the JSON object that was expected"
    case .noAccessKeyID: return "the answer has no AccessKeyId"
    case .noSecret, .noToken: return "the answer has no SecretAccessKey"
    case .badExpiration: return "the answer's Expiration is not a time"
    }
  }
}

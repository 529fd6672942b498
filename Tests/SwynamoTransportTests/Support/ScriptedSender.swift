import Foundation
import SwynamoWire
import Synchronization

@testable import SwynamoTransport

/// Answers as a test tells it to, and remembers what it was asked.
final class ScriptedSender: HTTPSender {
  private let asked = Mutex<[HTTPRequest]>([])
  private let reply: @Sendable (HTTPRequest) throws -> HTTPResponse

  init(_ reply: @escaping @Sendable (HTTPRequest) throws -> HTTPResponse) { self.reply = reply }

  /// For what must not ask anybody.
  static var silent: ScriptedSender { ScriptedSender { _ in throw TransportError(.connectionFailed("nobody is there")) } }

  var requests: [HTTPRequest] { asked.withLock { $0 } }

  func send(_ request: HTTPRequest) async throws -> HTTPResponse {
    asked.withLock { $0.append(request) }
    return try reply(request)
  }
}

extension HTTPResponse {
  init(_ status: Int, _ text: String, headers: [(name: String, value: String)] = []) {
    self.init(status: status, headers: TransportResponse.Headers(headers), body: Array(text.utf8))
  }

  /// What STS says when a role was assumed.
  static func assumedRole(_ action: String = "AssumeRole", accessKeyID: String, account: String = "111122223333") -> HTTPResponse
  {
    HTTPResponse(
      200,
      """
      <\(action)Response><\(action)Result><AssumedRoleUser><Arn>arn:aws:sts::\(account):assumed-role/x/y</Arn></AssumedRoleUser>
      <Credentials><AccessKeyId>\(accessKeyID)</AccessKeyId><SecretAccessKey>secret-of-sts</SecretAccessKey>
      <SessionToken>token-of-sts</SessionToken><Expiration>2100-01-01T00:00:00Z</Expiration></Credentials>
      </\(action)Result></\(action)Response>
      """)
  }
}

extension HTTPRequest {
  func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name.lowercased() }?.value }

  /// The fields of a form.
  var form: [String: String] {
    var fields: [String: String] = [:]
    for pair in String(decoding: body, as: UTF8.self).split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      fields[String(parts[0])] = parts.count > 1 ? String(parts[1]).removingPercentEncoding : nil
    }
    return fields
  }

  /// The access key that it was signed with.
  var signingAccessKeyID: String? {
    guard let authorization = header("Authorization"), let start = authorization.range(of: "Credential=") else { return nil }
    return authorization[start.upperBound...].split(separator: "/").first.map(String.init)
  }
}

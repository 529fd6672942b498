#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The JSON that container and instance metadata services answer with.
struct CredentialsAnswer: Decodable {
  /// "Success", of instances only.
  var code: String?
  var message: String?
  private var accessKeyID: String?
  private var secretAccessKey: String?
  private var token: String?
  private var expiration: String?
  private var accountID: String?
  private var roleARN: String?

  private enum CodingKeys: String, CodingKey {
    case code = "Code"
    case message = "Message"
    case accessKeyID = "AccessKeyId"
    case secretAccessKey = "SecretAccessKey"
    case token = "Token"
    case expiration = "Expiration"
    case accountID = "AccountId"
    case roleARN = "RoleArn"
  }

  /// An answer of another shape; the text is a clause such as "the answer has no Token".
  struct MalformedError: Error {
    var why: String
  }

  enum Field {
    case token
    case expiration
  }

  init(_ body: [UInt8]) throws(MalformedError) {
    // What the decoder throws may repeat what it read.
    guard let answer = try? JSONDecoder().decode(Self.self, from: Data(body)) else {
      throw MalformedError(why: "the answer is not the JSON object that was expected")
    }
    self = answer
  }

  func credentials(requiring required: Set<Field>) throws(MalformedError) -> Credentials {
    func present(_ text: String?) -> String? { text?.isEmpty == false ? text : nil }
    guard let id = present(accessKeyID) else { throw MalformedError(why: "the answer has no AccessKeyId") }
    guard let secret = present(secretAccessKey) else { throw MalformedError(why: "the answer has no SecretAccessKey") }
    let token = present(token)
    if token == nil, required.contains(.token) { throw MalformedError(why: "the answer has no Token") }
    var end: Date?
    if let expiration = present(expiration) {
      end = ExpirationTime.date(expiration)
      if end == nil { throw MalformedError(why: "the answer's Expiration is not a time") }
    } else if required.contains(.expiration) {
      throw MalformedError(why: "the answer has no Expiration")
    }
    let account = present(accountID).flatMap { AccountID.isAccountID($0) ? $0 : nil } ?? roleARN.flatMap(AccountID.ofARN)
    return Credentials(accessKeyID: id, secretAccessKey: secret, sessionToken: token, expiration: end, accountID: account)
  }

  /// The code and the message of an error response: `{"code": "…", "message": "…"}`.
  static func errorText(_ body: [UInt8]) -> String? {
    guard let fields = try? JSONDecoder().decode([String: String].self, from: Data(body)) else { return nil }
    let parts = ["code", "Code", "message", "Message"].compactMap { fields[$0] }.filter { !$0.isEmpty }
    return parts.isEmpty ? nil : parts.joined(separator: ": ")
  }
}

import SwynamoCore

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// The keys that requests are signed with.
///
///     DynamoDB(.region("eu-west-1", credentials: Credentials(accessKeyID: id, secretAccessKey: secret)))
///     print(credentials)   // Credentials(accessKeyID: AKIDEXAMPLE, secretAccessKey: redacted)
///
/// The secret and the session token appear in no description, dump or log.
public struct Credentials: Sendable, Hashable {
  /// The access key's public half.
  public var accessKeyID: String
  /// The access key's secret half, with which requests are signed.
  public var secretAccessKey: String
  /// The token that goes with temporary credentials; an empty one is none.
  public var sessionToken: String? {
    didSet { sessionToken = Self.token(sessionToken) }
  }
  /// When temporary credentials end; nil for those that don't.
  public var expiration: Date?
  /// The account they belong to, where the source says it: twelve digits.
  public var accountID: String?

  /// Credentials that are known; temporary ones have a session token and an end.
  public init(
    accessKeyID: String, secretAccessKey: String, sessionToken: String? = nil, expiration: Date? = nil, accountID: String? = nil
  ) {
    self.accessKeyID = accessKeyID
    self.secretAccessKey = secretAccessKey
    self.sessionToken = Self.token(sessionToken)
    self.expiration = expiration
    self.accountID = accountID
  }

  private static func token(_ text: String?) -> String? { text?.isEmpty == true ? nil : text }

  /// What a loopback endpoint is signed with when there are no others: DynamoDB Local and its like want a signature but check none.
  static let loopback = Credentials(accessKeyID: "local", secretAccessKey: "local")
}

extension Credentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String {
    let token = sessionToken == nil ? "" : ", sessionToken: redacted"
    return "Credentials(accessKeyID: \(accessKeyID), secretAccessKey: redacted\(token))"
  }

  public var debugDescription: String { description }

  public var customMirror: Mirror { Mirror(self, children: ["accessKeyID": accessKeyID]) }
}

/// The twelve digits that name an account.
enum AccountID {
  /// "123456789012" of "arn:aws:sts::123456789012:assumed-role/app/session"
  static func ofARN(_ arn: String) -> String? {
    guard let account = AmazonResourceName(arn)?.accountID else { return nil }
    return isAccountID(account) ? account : nil
  }

  static func isAccountID(_ text: String) -> Bool {
    text.utf8.count == 12 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}

/// When credentials end, as services and files write it: "2026-01-31T12:00:00Z", with fractions of a second, with an offset.
enum ExpirationTime {
  static func date(_ text: String) -> Date? { try? Date.ISO8601FormatStyle().parse(text) }
}

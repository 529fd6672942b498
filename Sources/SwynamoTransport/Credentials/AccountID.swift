import SwynamoCore

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

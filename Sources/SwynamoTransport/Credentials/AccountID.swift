/// The twelve digits that name an account.
enum AccountID {
  /// "123456789012" of "arn:aws:sts::123456789012:assumed-role/app/session"
  static func ofARN(_ arn: String) -> String? {
    let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count >= 6, parts[0] == "arn" else { return nil }
    let account = String(parts[4])
    return isAccountID(account) ? account : nil
  }

  static func isAccountID(_ text: String) -> Bool {
    text.utf8.count == 12 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}

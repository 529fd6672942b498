/// The parts of an ARN that the choice of an address needs.
///
///     AmazonResourceName("arn:aws:dynamodb:eu-west-1:123456789012:table/users")?.accountID   // "123456789012"
///     AmazonResourceName("users")                                                            // nil
///
/// Source: AWS General Reference, "Amazon Resource Names (ARNs)".
struct AmazonResourceName: Hashable {
  let service: Substring
  let region: Substring
  let accountID: Substring

  /// Nil unless there are six parts, of which partition, service and resource are not empty.
  init?(_ text: String) {
    guard text.hasPrefix("arn:") else { return nil }
    let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6, !parts[1].isEmpty, !parts[2].isEmpty, !parts[5].isEmpty else { return nil }
    service = parts[2]
    region = parts[3]
    accountID = parts[4]
  }
}

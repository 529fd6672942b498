/// What the address of a call depends on, besides a resolver's own settings.
public struct EndpointParameters: Sendable, Hashable {
  /// "eu-west-1"
  public var region: String
  /// The account that the credentials belong to, where it is known.
  public var accountID: String?
  /// The ARN of the table that the request names, the first of several; nil where it names tables by name.
  public var resourceARN: String?

  public init(region: String, accountID: String? = nil, resourceARN: String? = nil) {
    self.region = region
    self.accountID = accountID
    self.resourceARN = resourceARN
  }
}

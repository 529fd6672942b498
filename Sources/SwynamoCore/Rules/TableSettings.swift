/// What a table is declared with besides its keys and indexes; what is nil is not declared.
///
///     let users = Table("users") { … }.of(User.init).stream(.newAndOldImages).tags(["team": "identity"])
///     users.settings.stream                    // .newAndOldImages
///     orders.settings(users.settings)          // orders with the same
///
/// CreateTable is sent all but ``pointInTimeRecovery``. What is not declared is as the service has it: billing on demand (the
/// library's choice), no stream, the service's own key. Source: API Reference, "CreateTable".
public struct TableSettings: Sendable, Hashable {
  /// `BillingMode`, `ProvisionedThroughput` and `OnDemandThroughput`
  public var billing: Billing?
  /// `StreamSpecification`
  public var stream: Stream?
  /// `SSESpecification`
  public var encryption: Encryption?
  /// `Tags`
  public var tags: StringMap<String>?
  /// `TableClass`
  public var tableClass: TableClass?
  /// `DeletionProtectionEnabled`
  public var isDeletionProtected: Bool?
  /// `WarmThroughput`
  public var warmThroughput: WarmThroughput?
  /// `ResourcePolicy`, as JSON.
  public var resourcePolicy: String?
  /// `PointInTimeRecoverySpecification`, which is no member of CreateTable.
  public var pointInTimeRecovery: PointInTimeRecovery?

  /// Settings of which none is declared.
  public init() {}

  /// `StreamSpecification`: what a record of the table's stream has of an item. Source: API Reference, "StreamSpecification".
  public enum Stream: String, Sendable, Hashable, CaseIterable {
    /// The table has no stream.
    case disabled = "DISABLED"
    /// `KEYS_ONLY`: its key.
    case keysOnly = "KEYS_ONLY"
    /// `NEW_IMAGE`: the item as it is after the change.
    case newImage = "NEW_IMAGE"
    /// `OLD_IMAGE`: the item as it was before.
    case oldImage = "OLD_IMAGE"
    /// `NEW_AND_OLD_IMAGES`: both.
    case newAndOldImages = "NEW_AND_OLD_IMAGES"
  }

  /// `SSESpecification`: which key the table is encrypted with. Source: API Reference, "SSESpecification".
  public enum Encryption: Sendable, Hashable {
    /// The service's own key, which costs nothing.
    case ownedKey
    /// The key that AWS keeps in the account, `alias/aws/dynamodb`.
    case managedKey
    /// A key of the account: its ARN, its id, or its alias with `alias/` before it.
    case key(String)
  }

  /// `TableClass`: whether storage or requests cost less. Source: API Reference, "CreateTable".
  public enum TableClass: String, Sendable, Hashable, CaseIterable {
    /// `STANDARD`
    case standard = "STANDARD"
    /// `STANDARD_INFREQUENT_ACCESS`: storage costs less, requests more.
    case infrequentAccess = "STANDARD_INFREQUENT_ACCESS"
  }

  /// `WarmThroughput`: what a table or an index serves at once, in units a second. Source: API Reference, "WarmThroughput".
  public struct WarmThroughput: Sendable, Hashable {
    /// `ReadUnitsPerSecond`
    public var readUnits: Int?
    /// `WriteUnitsPerSecond`
    public var writeUnits: Int?

    /// So many units a second; nil is what the service gives.
    public init(readUnits: Int? = nil, writeUnits: Int? = nil) {
      self.readUnits = readUnits
      self.writeUnits = writeUnits
    }
  }

  /// Whether the table can be restored as of any second, and of how many days. Source: API Reference,
  /// "PointInTimeRecoverySpecification".
  public enum PointInTimeRecovery: Sendable, Hashable {
    /// It can't.
    case disabled
    /// `RecoveryPeriodInDays`, 1 to 35.
    case enabled(days: Int)
  }

  /// What a global index is declared with besides its keys; what is nil is as the table's.
  public struct Index: Sendable, Hashable {
    /// `ProvisionedThroughput` or `OnDemandThroughput`; the mode is the table's.
    public var billing: Billing?
    /// `WarmThroughput`
    public var warmThroughput: WarmThroughput?

    /// Settings of which none is declared.
    public init() {}
  }
}

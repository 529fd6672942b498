public import SwynamoCore

/// Public for the compiler only: a ``Table`` or a ``SingleTable``, which declare alike what CreateTable takes besides keys and indexes.
public protocol DeclaredTable: Sendable {
  /// What is declared besides keys and indexes.
  var settings: TableSettings { get }
  /// The same table with these settings instead.
  func settings(_ settings: TableSettings) -> Self
}

extension Table: DeclaredTable {
  /// What the table is declared with besides its keys and indexes.
  public var settings: TableSettings { definition.settings }

  /// The same table with these settings instead of its own.
  ///
  ///     let orders = Table("orders") { … }.of(Order.init).settings(users.settings)
  public func settings(_ settings: TableSettings) -> Table { Table(schema: TableSchema(schema, with: settings)) }
}

extension SingleTable: DeclaredTable {
  /// What the table is declared with besides its keys and indexes.
  public var settings: TableSettings { items.settings }

  /// The same table with these settings instead of its own; entities that are declared from it have them too.
  public func settings(_ settings: TableSettings) -> SingleTable {
    var copy = self
    copy.items = items.settings(settings)
    return copy
  }
}

extension DeclaredTable {
  /// How the table's throughput is paid for; on demand where nothing is said.
  ///
  ///     .billing(.provisioned(readUnits: 5, writeUnits: 5))     // global indexes too, unless they declare units of their own
  ///     .billing(.onDemandUpTo(readUnits: 1000, writeUnits: 500))
  ///
  /// `createTable(billing)` is told otherwise. Source: API Reference, "CreateTable" (BillingMode, OnDemandThroughput).
  public func billing(_ billing: Billing) -> Self { with { $0.billing = billing } }

  /// The table's stream, and what its records have.
  ///
  ///     .stream(.newAndOldImages)
  ///
  /// Source: API Reference, "StreamSpecification".
  public func stream(_ stream: TableSettings.Stream) -> Self { with { $0.stream = stream } }

  /// The table's tags; a second call adds to the first.
  ///
  ///     .tags(["team": "identity", "stage": "production"])
  ///
  /// There are up to 50, their keys of 1 to 128 characters and their values of up to 256. Source: Developer Guide, "Tagging
  /// restrictions in DynamoDB".
  public func tags(_ tags: StringMap<String>) -> Self {
    with { settings in
      var all = settings.tags ?? [:]
      for (key, value) in tags.sorted { all[key] = value }
      settings.tags = all
    }
  }

  /// Whether storage or requests are to cost less.
  ///
  ///     .tableClass(.infrequentAccess)
  ///
  /// Source: Developer Guide, "DynamoDB table classes".
  public func tableClass(_ tableClass: TableSettings.TableClass) -> Self { with { $0.tableClass = tableClass } }

  /// Refuses DeleteTable, until the table is changed.
  ///
  /// Source: API Reference, "CreateTable" (DeletionProtectionEnabled).
  public func deletionProtected(_ isProtected: Bool = true) -> Self { with { $0.isDeletionProtected = isProtected } }

  /// The key that the table is encrypted with; where nothing is said it is one of the service's own.
  ///
  ///     .encrypted(.managedKey)
  ///     .encrypted(.key("alias/orders"))
  ///
  /// Source: API Reference, "SSESpecification".
  public func encrypted(_ encryption: TableSettings.Encryption) -> Self { with { $0.encryption = encryption } }

  /// What the table serves at once, in units a second: at least 12,000 to read and 4,000 to write where it is billed on demand, and
  /// its provisioned units otherwise.
  ///
  ///     .warmThroughput(readUnits: 40_000, writeUnits: 20_000)
  ///
  /// Source: Developer Guide, "Understanding DynamoDB warm throughput".
  public func warmThroughput(readUnits: Int? = nil, writeUnits: Int? = nil) -> Self {
    with { $0.warmThroughput = TableSettings.WarmThroughput(readUnits: readUnits, writeUnits: writeUnits) }
  }

  /// Who may use the table: a policy in IAM's JSON, of up to 20,480 bytes.
  ///
  /// Source: API Reference, "CreateTable" (ResourcePolicy).
  public func resourcePolicy(_ json: String) -> Self { with { $0.resourcePolicy = json } }

  /// Lets the table be restored as of any second of so many days, 1 to 35.
  ///
  ///     .pointInTimeRecovery(days: 7)
  ///
  /// CreateTable has no such member, and none for a ``TimeToLive`` either: `apply` of the product SwynamoTables sees to both, and
  /// `createTable` leaves them out. Source: API Reference, "UpdateContinuousBackups".
  public func pointInTimeRecovery(_ isEnabled: Bool = true, days: Int = 35) -> Self {
    with { $0.pointInTimeRecovery = isEnabled ? .enabled(days: days) : .disabled }
  }

  private func with(_ change: (inout TableSettings) -> Void) -> Self {
    var changed = settings
    change(&changed)
    return settings(changed)
  }
}

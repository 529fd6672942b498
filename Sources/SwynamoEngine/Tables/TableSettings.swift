import SwynamoCore

/// What is set of a table beside its keys and indexes, most of it only to be reported.
struct TableSettings: Sendable, Hashable, Codable {
  struct Stream: Sendable, Hashable, Codable {
    /// Nil when the stream is switched off.
    var viewType: String?
    /// When it was switched on: `2015-05-20T20:51:10.252`.
    var label: String
  }

  struct TableClass: Sendable, Hashable, Codable {
    var name: String
    var lastUpdate: Double?
  }

  struct Tag: Sendable, Hashable, Codable {
    var key: String
    var value: String
  }

  struct Policy: Sendable, Hashable, Codable {
    var text: String
    var revision: String
  }

  struct Recovery: Sendable, Hashable, Codable {
    /// When it was switched on.
    var since: Double
    var days: Int
  }

  var billingMode: BillingMode
  var throughput: Throughput
  /// When the table became on-demand last.
  var onDemandSince: Double?
  var onDemand: OnDemandThroughput?
  var warm: WarmThroughput
  var stream: Stream?
  /// The ARN of a key of the account; nil for encryption with the service's own.
  var encryptionKey: String?
  var tableClass: TableClass?
  var isProtected: Bool
  var tags: [Tag]
  /// The attribute that holds the second at which an item expires.
  var timeToLive: String?
  var recovery: Recovery?
  var policy: Policy?
  /// Of global indexes, by name.
  var indexes: [String: IndexSettings]
}

/// The throughput of a global index.
struct IndexSettings: Sendable, Hashable, Codable {
  var throughput: Throughput
  var onDemand: OnDemandThroughput?
  var warm: WarmThroughput
}

extension TableSettings {
  /// Those of a request of CreateTable that was checked.
  init(_ request: JSONValue, realm: Realm, at now: Double) {
    let isOnDemand = request["BillingMode"]?.text == BillingMode.onDemand.rawValue
    billingMode = isOnDemand ? .onDemand : .provisioned
    throughput = isOnDemand ? Throughput() : Throughput(request["ProvisionedThroughput"]) ?? Throughput()
    onDemandSince = isOnDemand ? now : nil
    onDemand = OnDemandThroughput(request["OnDemandThroughput"])
    let base = isOnDemand ? WarmThroughput.onDemand : WarmThroughput(read: throughput.read, write: throughput.write)
    warm = WarmThroughput(request["WarmThroughput"], over: base) ?? base
    let specification = request["StreamSpecification"]
    if specification?["StreamEnabled"]?.boolean == true {
      stream = Stream(viewType: specification?["StreamViewType"]?.text, label: Timestamp.label(now))
    }
    encryptionKey = EncryptionSpecification(request["SSESpecification"])?.keyARN(in: realm)
    tableClass = request["TableClass"]?.text.map { TableClass(name: $0) }
    isProtected = request["DeletionProtectionEnabled"]?.boolean ?? false
    tags = TableTags.read(request["Tags"])
    policy = request["ResourcePolicy"]?.text.map { Policy(text: $0, revision: Timestamp.revision(now)) }
    indexes = [:]
    for index in request["GlobalSecondaryIndexes"]?.elements ?? [] {
      if let name = index["IndexName"]?.text { indexes[name] = IndexSettings(index, isOnDemand: isOnDemand) }
    }
  }
}

extension IndexSettings {
  init(_ json: JSONValue, isOnDemand: Bool) {
    throughput = isOnDemand ? Throughput() : Throughput(json["ProvisionedThroughput"]) ?? Throughput()
    onDemand = OnDemandThroughput(json["OnDemandThroughput"])
    let base = isOnDemand ? WarmThroughput.onDemand : WarmThroughput(read: throughput.read, write: throughput.write)
    warm = WarmThroughput(json["WarmThroughput"], over: base) ?? base
  }
}

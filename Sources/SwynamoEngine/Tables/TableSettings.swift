import SwynamoBytes
import SwynamoCore
import SwynamoWire

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

    func describe(to json: inout JSONWriter) {
      json.object { json in
        json.member("TableClass", name)
        if let lastUpdate { json.member("LastUpdateDateTime") { $0.number(lastUpdate) } }
      }
    }
  }

  struct Tag: Sendable, Hashable, Codable {
    var key: String
    var value: String
  }

  struct Policy: Sendable, Hashable, Codable {
    var text: String
    var revision: String
  }

  struct TimeToLiveChange: Sendable, Hashable, Codable {
    var time: Double
    var attribute: String
  }

  struct Recovery: Sendable, Hashable, Codable {
    /// When it was switched on.
    var since: Double
    var days: Int
  }

  /// What a table was restored from.
  struct Restore: Sendable, Hashable, Codable {
    /// The backup's `TransferName.path`, nil for a restore to a moment.
    var backup: String?
    /// The name of the table that it was.
    var table: String
    /// The moment that it was restored to.
    var date: Double
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
  /// When that was changed last.
  var timeToLiveChange: TimeToLiveChange?
  var recovery: Recovery?
  var policy: Policy?
  /// Of the table's streams, by their labels.
  var streamPolicies: [String: Policy]?
  /// The newest first.
  var kinesisDestinations: [KinesisDestination]?
  /// Of global indexes by their names, and of the table by "".
  var insights: [String: ContributorInsights]?
  /// `GlobalTableSettingsReplicationMode`.
  var replicationMode: String?
  var replication: Replication?
  /// With the other members, where there are any.
  var group: Replication? { replication?.others.isEmpty == false ? replication : nil }
  var restore: Restore?
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
  /// The last stream, as long as it is switched on.
  var openStream: Stream? { stream.flatMap { $0.viewType == nil ? nil : $0 } }

  /// A new on-demand table has four.
  ///
  /// Source: Developer Guide, "Burst and adaptive capacity"; a scan of a new on-demand table of one item reports 2 units.
  var partitions: Int { billingMode == .onDemand ? warm.partitions : 1 }

  /// Those of a request of CreateTable that was checked.
  init(_ request: JSONValue, namespace: TableNamespace, at now: Double) {
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
    encryptionKey = EncryptionSpecification(request["SSESpecification"])?.keyARN(in: namespace)
    tableClass = request["TableClass"]?.text.map { TableClass(name: $0) }
    isProtected = request["DeletionProtectionEnabled"]?.boolean ?? false
    tags = TableTags.read(request["Tags"])
    policy = request["ResourcePolicy"]?.text.flatMap { try? PolicyDocument($0) }
      .map { Policy(text: $0.text, revision: Timestamp.revision(now)) }
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

/// `SSESpecification`, where it asks for a key of the account.
struct EncryptionSpecification {
  private let key: String?

  /// A key of the account, nil for the one that the service keeps in it.
  init(key: String?) { self.key = key }

  /// Nil where the service's own key is asked for.
  init?(_ json: JSONValue?) {
    guard let json, json["Enabled"]?.boolean ?? (json["SSEType"] != nil) else { return nil }
    key = json["KMSMasterKeyId"]?.text
  }

  /// Without a name, it is the key that the service keeps in the account.
  func keyARN(in namespace: TableNamespace) -> String {
    let prefix = "arn:aws:kms:\(namespace.region):\(namespace.account):"
    guard let key else { return prefix + Self.managed }
    if ResourceName.isARN(key) { return key }
    return prefix + (key.startsWith("alias/") ? key : "key/\(key)")
  }

  private static let managed = "key/6f9a1d2e-3b4c-4d5e-8f60-718293a4b5c6"

  /// Whether a key's ARN is that of the one that the service keeps in the account.
  static func isManaged(_ arn: String) -> Bool { arn.utf8.reversed().starts(with: managed.utf8.reversed()) }

  static func check(_ json: JSONValue?) throws(DynamoDBError) {
    guard let json else { return }
    if json["Enabled"]?.boolean == false {
      if json["SSEType"] != nil { throw .invalidParameter("SSEType can not be specified if Enabled is false") }
      if json["KMSMasterKeyId"] != nil { throw .invalidParameter("KMSMasterKeyId can not be specified if Enabled is false") }
    }
    if json["SSEType"]?.text == "AES256" { throw .invalidParameter("SSEType AES256 is not supported") }
    if json["KMSMasterKeyId"] != nil, json["SSEType"] == nil {
      throw .invalidParameter("SSEType KMS is required if KMSMasterKeyId is specified")
    }
  }
}

/// Times as the service writes them.
enum Timestamp {
  /// The name of a stream: `2015-05-20T20:51:10.252`, UTC.
  static func label(_ seconds: Double) -> String {
    let milliseconds = Int((seconds * 1000).rounded(.down))
    let (day, rest) = milliseconds.floored(by: 86_400_000)
    let date = CivilDate(daysSince1970: day)
    let (hour, minute) = (rest / 3_600_000, rest / 60_000 % 60)
    let (second, fraction) = (rest / 1000 % 60, rest % 1000)
    return "\(padded(date.year, 4))-\(padded(date.month))-\(padded(date.day))T"
      + "\(padded(hour)):\(padded(minute)):\(padded(second)).\(padded(fraction, 3))"
  }

  /// `2015-05-20T20:51:10.252Z`, as manifests have it.
  static func text(_ seconds: Double) -> String { label(seconds) + "Z" }

  /// The name of a policy's version: milliseconds since 1970.
  ///
  /// Two of one millisecond differ, so that who has seen the first doesn't replace the second.
  static func revision(_ seconds: Double, after previous: String? = nil) -> String {
    String(max(Int((seconds * 1000).rounded(.down)), (previous.flatMap { Int($0) } ?? 0) + 1))
  }

  static func padded(_ number: Int, _ width: Int = 2) -> String { DecimalDigits.text(number, width: width) }
}

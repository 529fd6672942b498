import SwynamoCore
import SwynamoWire

extension TableSettings {
  /// What throughput is asked for: the service names it differently.
  enum ThroughputOwner {
    case table
    case index(String)

    /// In sentences about on-demand throughput.
    fileprivate var ofBounds: String {
      switch self {
      case .table: "table"
      case .index(let name): "index : \(name)"
      }
    }

    /// In sentences about warm throughput.
    var name: String {
      switch self {
      case .table: "table"
      case .index(let name): "index \(name)"
      }
    }
  }

  /// The rules of CreateTable for what is set beside keys and indexes.
  static func check(_ request: JSONValue) throws(DynamoDBError) {
    try checkThroughput(of: request, isOnDemand: request["BillingMode"]?.text == BillingMode.onDemand.rawValue, .table)
    if let stream = request["StreamSpecification"] {
      let (isEnabled, hasType) = (stream["StreamEnabled"]?.boolean == true, stream["StreamViewType"] != nil)
      if isEnabled, !hasType {
        throw .invalidParameter("Table is being created with a stream enabled, UpdateViewType is required")
      }
      if !isEnabled, hasType {
        throw .invalidParameter("Table is being created with a stream disabled, UpdateViewType should not be specified")
      }
    }
    try EncryptionSpecification.check(request["SSESpecification"])
    try checkClass(request)
    if let tags = request["Tags"], !tags.elements.isEmpty { try TableTags.check(tags) }
    if let policy = request["ResourcePolicy"]?.text { _ = try PolicyDocument(policy) }
    if let source = request["GlobalTableSourceArn"]?.text {
      throw .invalidParameter("Invalid GlobalTableSourceArn: \(source)")
    }
    try checkReplicationMode(request)
  }

  static func checkBilling(_ request: JSONValue) throws(DynamoDBError) {
    if request["BillingMode"]?.text == BillingMode.onDemand.rawValue {
      guard request["ProvisionedThroughput"] == nil else { throw Self.unitsOnDemand }
    } else if request["ProvisionedThroughput"] == nil {
      throw .invalidParameter("ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED")
    }
    try checkBounds(request["ProvisionedThroughput"], "")
  }

  static let unitsOnDemand = DynamoDBError.invalidParameter(
    "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST")

  static func checkBounds(_ throughput: JSONValue?, _ owner: String) throws(DynamoDBError) {
    for name in ["ReadCapacityUnits", "WriteCapacityUnits"] {
      if let units = throughput?[name]?.integer, units > maximumUnits {
        throw .invalid("Given value \(units) for \(name) is out of bounds\(owner)")
      }
    }
  }

  /// Of a table that has no replicas.
  static func checkReplicationMode(_ request: JSONValue) throws(DynamoDBError) {
    guard let mode = request["GlobalTableSettingsReplicationMode"]?.text, mode == "ENABLED_WITH_OVERRIDES" else { return }
    throw .invalid(
      "Value '\(mode)' at 'GlobalTableSettingsReplicationMode' failed to satisfy constraint: Only ENABLED and DISABLED settings "
        + "replication are supported for a Regional Table.")
  }

  static let maximumUnits = 1_000_000_000_000

  static func checkClass(_ request: JSONValue) throws(DynamoDBError) {
    guard let name = request["TableClass"]?.text, !["STANDARD", "STANDARD_INFREQUENT_ACCESS"].contains(name) else { return }
    throw .invalid(
      "Invalid table-class parameter provided. Please try again with a valid table-class value: "
        + "[STANDARD, STANDARD_INFREQUENT_ACCESS].")
  }
}

extension TableSettings {
  /// On-demand and warm throughput of a table or an index that is made.
  static func checkThroughput(
    of request: JSONValue, isOnDemand: Bool, _ owner: ThroughputOwner
  ) throws(DynamoDBError) {
    try checkOnDemand(request["OnDemandThroughput"], isOnDemand: isOnDemand, clears: false, owner)
    guard let warm = request["WarmThroughput"] else { return }
    let (least, units) = (WarmThroughput.onDemand, Throughput(request["ProvisionedThroughput"]) ?? Throughput())
    let members = [("Read", least.read, units.read), ("Write", least.write, units.write)]
    for (kind, initial, provisioned) in members {
      guard let asked = warm["\(kind)UnitsPerSecond"]?.integer else { continue }
      let sentence = "Requested \(kind)UnitsPerSecond for WarmThroughput for \(owner.name) is lower than "
      if isOnDemand, asked < initial {
        throw .invalidParameter(
          sentence + "initial throughput for OnDemand. See: https://docs.aws.amazon.com/amazondynamodb/latest/"
            + "developerguide/on-demand-capacity-mode.html#on-demand-capacity-mode-initial")
      }
      if !isOnDemand, asked < provisioned {
        throw .invalidParameter(sentence + "\(kind)CapacityUnits of ProvisionedThroughput")
      }
    }
  }

  /// A bound is 1 or more; when a table is updated, -1 takes it away.
  static func checkOnDemand(
    _ bounds: JSONValue?, isOnDemand: Bool, clears: Bool, _ owner: ThroughputOwner
  ) throws(DynamoDBError) {
    for kind in ["Read", "Write"] {
      let name = "Max\(kind)RequestUnits"
      guard let units = bounds?[name]?.integer else { continue }
      guard isOnDemand else {
        switch owner {
        case .table where !clears:
          throw .invalidParameter("\(name) for OnDemandThroughput cannot be specified when table BillingMode is PROVISIONED.")
        case .table:
          throw .invalidParameter("\(name) for OnDemandThroughput cannot be specified when the table BillingMode is PROVISIONED")
        case .index(let index):
          throw .invalidParameter(
            "\(name) for OnDemandThroughput for index : \(index) cannot be specified when the table BillingMode is PROVISIONED")
        }
      }
      guard units >= 1 || clears && units == -1 else {
        throw .invalidParameter("Requested \(name) for OnDemandThroughput for \(owner.ofBounds) is outside of valid range")
      }
    }
  }

  /// Warm throughput doesn't fall.
  static func checkRise(
    from current: WarmThroughput, to next: WarmThroughput, _ owner: ThroughputOwner
  ) throws(DynamoDBError) {
    for (kind, falls) in [("Read", next.read < current.read), ("Write", next.write < current.write)] where falls {
      throw .invalidParameter(
        "Requested \(kind)UnitsPerSecond for WarmThroughput for \(owner.name) is lower than current WarmThroughput, "
          + "decreasing WarmThroughput is not supported")
    }
  }
}

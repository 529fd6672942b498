public import SwynamoCore

extension DeclarationError {
  /// One thing that is wrong with what a table is declared with besides its keys and indexes.
  public enum SettingsFault: Error, Sendable, Hashable {
    /// Units, or bounds of them, of which one is less than 1; of the table, or of an index.
    case units(Billing, index: String?)
    /// An index that is billed in another mode than its table.
    case billingOfIndex(String, isProvisioned: Bool)
    /// A table of provisioned units that has vector indexes.
    case provisionedVectorIndexes
    /// Warm throughput of less than what the table or the index has anyway.
    case warmThroughput(Int, least: Int, isRead: Bool, index: String?)
    /// More tags than DynamoDB takes.
    case tooManyTags(Int)
    /// A tag whose key DynamoDB refuses.
    case tagKey(String)
    /// A tag whose key begins with "aws:".
    case reservedTagKey(String)
    /// A tag whose value DynamoDB refuses.
    case tagValue(String, key: String)
    /// A name of a key of KMS that is empty, or longer than DynamoDB takes.
    case encryptionKey(length: Int)
    /// A policy of more bytes than DynamoDB takes.
    case policyTooLong(Int)
    /// A policy that is no JSON object.
    case policyNotJSON
    /// A period of point-in-time recovery that is none of 1 to 35 days.
    case recoveryDays(Int)
    /// Settings of an entity, which has its table's.
    case ofEntity(String)
  }
}

extension DeclarationError.SettingsFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .units(let billing, let index):
      "\(Self.owner(index)) has \(billing.unitsText): each is at least 1"
    case .billingOfIndex(let index, let isProvisioned):
      isProvisioned
        ? "the index \"\(index)\" has provisioned units, and its table is billed on demand: provision both, or bound the index by "
          + ".onDemandUpTo(…)"
        : "the index \"\(index)\" is billed on demand, and its table has provisioned units: provision units for both, or leave it out"
    case .provisionedVectorIndexes:
      "the table has provisioned units, and only one that is billed on demand has vector indexes: bill it .onDemand"
    case .warmThroughput(let units, let least, let isRead, let index):
      "\(Self.owner(index)) has a warm throughput of \(units.grouped) \(isRead ? "read" : "write") units a second; it is at least "
        + "\(least.grouped), which it has anyway"
    case .tooManyTags(let count):
      "the table has \(count) tags; DynamoDB takes up to \(Limits.tags)"
    case .tagKey(let key):
      "the tag's key \"\(key)\" must be \(Limits.tagKeyLength.lowerBound) to \(Limits.tagKeyLength.upperBound) letters, digits, spaces "
        + "and characters of + - = . _ : / @"
    case .reservedTagKey(let key):
      "the tag's key \"\(key)\" begins with \"aws:\", which AWS keeps for itself"
    case .tagValue(let value, let key):
      "the value \"\(value)\" of the tag \"\(key)\" must be up to \(Limits.tagValueLength) letters, digits, spaces and characters of "
        + "+ - = . _ : / @"
    case .encryptionKey(let length):
      "the name of the table's encryption key has \(length.grouped) characters; DynamoDB takes 1 to \(Limits.encryptionKeyLength.grouped)"
    case .policyTooLong(let bytes):
      "the resource policy has \(bytes.grouped) bytes; DynamoDB takes up to \(Limits.policyBytes.grouped)"
    case .policyNotJSON:
      "the resource policy is no JSON object"
    case .recoveryDays(let days):
      "point-in-time recovery goes back \(days) days; DynamoDB takes \(Limits.recoveryDays.lowerBound) to \(Limits.recoveryDays.upperBound)"
    case .ofEntity(let name):
      "\"\(name)\" is an entity, which has the settings of its single table: declare them there"
    }
  }

  private static func owner(_ index: String?) -> String { index.map { "the index \"\($0)\"" } ?? "the table" }
}

extension Billing {
  /// `5 read and 0 write units`
  package var unitsText: String {
    switch self {
    case .onDemand: "no bounds"
    case .provisioned(let readUnits, let writeUnits): "\(readUnits) read and \(writeUnits) write units"
    case .onDemandUpTo(let readUnits, let writeUnits):
      [readUnits.map { "up to \($0) read units" }, writeUnits.map { "up to \($0) write units" }].compactMap(\.self)
        .joined(separator: " and ")
    }
  }

  /// Whether none of its units, or bounds of them, is less than 1.
  package var hasValidUnits: Bool {
    switch self {
    case .onDemand: true
    case .provisioned(let readUnits, let writeUnits): min(readUnits, writeUnits) >= 1
    case .onDemandUpTo(let readUnits, let writeUnits): min(readUnits ?? 1, writeUnits ?? 1) >= 1
    }
  }
}

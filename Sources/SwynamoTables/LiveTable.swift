import SwynamoAPI
import SwynamoCore
import SwynamoDB
import SwynamoWire

/// A table as the service has it.
struct LiveTable: Sendable, Hashable {
  var description: API.TableDescription
  /// Nil where it was not asked for, like all that follows.
  var timeToLive: API.TimeToLiveDescription?
  var recovery: API.PointInTimeRecoveryDescription?
  var tags: [API.Tag]?
  /// Empty for none.
  var policy: String?
}

extension LiveTable {
  /// What of it a plan needs.
  struct Parts: OptionSet {
    let rawValue: Int

    static let timeToLive = Parts(rawValue: 1)
    static let recovery = Parts(rawValue: 2)
    static let tags = Parts(rawValue: 4)
    static let policy = Parts(rawValue: 8)
    static let all: Parts = [.timeToLive, .recovery, .tags, .policy]
  }

  /// What a description doesn't say is asked for. Nil for a table that there is not, or that is being deleted.
  init?(_ description: API.TableDescription?, _ parts: Parts, on db: DynamoDB) async throws {
    guard let description, description.tableStatus != .deleting else { return nil }
    self.init(description: description)
    // A table that is being created has none of it yet.
    guard description.tableStatus != .creating, let name = description.tableName else { return }
    try await add(parts, of: name, on: db)
  }

  private mutating func add(_ parts: Parts, of name: String, on db: DynamoDB) async throws {
    if parts.contains(.timeToLive) {
      timeToLive = try await API.DescribeTimeToLive(tableName: name).run(on: db).timeToLiveDescription
    }
    if parts.contains(.recovery) {
      recovery = try await API.DescribeContinuousBackups(tableName: name).run(on: db).continuousBackupsDescription?
        .pointInTimeRecoveryDescription
    }
    guard let arn = description.tableARN else { return }
    if parts.contains(.tags) {
      var tags: [API.Tag] = []
      for try await tag in API.ListTagsOfResource(resourceARN: arn).elements(on: db) { tags.append(tag) }
      self.tags = tags
    }
    if parts.contains(.policy) {
      do {
        policy = try await API.GetResourcePolicy(resourceARN: arn).run(on: db).policy ?? ""
      } catch let error as DynamoDBError where error.code == DynamoDBError.policyNotFound {
        policy = ""
      }
    }
  }

  /// Nil for a table that there is not.
  static func describe(_ name: String, on db: DynamoDB) async throws -> API.TableDescription? {
    do {
      return try await API.DescribeTable(tableName: name).run(on: db).table
    } catch let error as DynamoDBError where error.code == DynamoDBError.resourceNotFound {
      return nil
    }
  }
}

extension API.TableDescription {
  var mode: API.BillingMode { billingModeSummary?.billingMode ?? .provisioned }
  var globalIndexes: [API.GlobalSecondaryIndexDescription] { globalSecondaryIndexes ?? [] }
  var localIndexes: [API.LocalSecondaryIndexDescription] { localSecondaryIndexes ?? [] }
  var vectors: [API.VectorIndexDescription] { vectorIndexes ?? [] }
  var units: API.ProvisionedThroughput? { provisionedThroughput?.units }

  /// Whether nothing is under way that a change would have to wait for.
  var isSettled: Bool {
    let statuses = globalIndexes.map(\.indexStatus) + vectors.map(\.indexStatus)
    let warmth = [warmThroughput?.status?.rawValue] + globalIndexes.map(\.warmThroughput?.status?.rawValue)
    let encryption = sseDescription?.status
    return tableStatus == .active && statuses.allSatisfy { $0 == nil || $0 == .active }
      && warmth.allSatisfy { $0 != API.TableStatus.updating.rawValue }
      && encryption != .updating && encryption != .enabling && encryption != .disabling
  }

  /// A status that waiting doesn't end.
  var isStuck: Bool {
    guard let tableStatus else { return false }
    return ![.active, .creating, .updating, .deleting].contains(tableStatus)
  }
}

extension API.ProvisionedThroughputDescription {
  /// Nil for those of a table that is on demand, which are zeros.
  var units: API.ProvisionedThroughput? {
    guard let readCapacityUnits, let writeCapacityUnits, readCapacityUnits > 0 || writeCapacityUnits > 0 else { return nil }
    return API.ProvisionedThroughput(readCapacityUnits: readCapacityUnits, writeCapacityUnits: writeCapacityUnits)
  }
}

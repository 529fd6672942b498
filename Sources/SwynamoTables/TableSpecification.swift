public import SwynamoAPI
import SwynamoCore

/// What a table is to be: a request of CreateTable, and the settings that CreateTable doesn't have.
///
///     let wanted = try users.specification()
///     let plan = try await wanted.plan(on: db)           // the same as users.plan(on: db)
///     try await TableSpecification(of: "users", on: db).plan(on: other)      // as another account has it
///
/// What is nil is not declared: a plan leaves it as the table has it. Source: API Reference, "CreateTable".
public struct TableSpecification: Sendable, Hashable {
  /// Keys, indexes and settings. Without a billing mode and without units a table is created on demand, and an existing one keeps
  /// its billing. A mode that is declared declares the bounds of on-demand throughput with it: what has none is without.
  public var table: API.CreateTable
  /// When items expire.
  public var timeToLive: TimeToLive?
  /// Whether the table can be restored as of a moment.
  public var pointInTimeRecovery: PointInTimeRecovery?

  /// Keys, indexes and settings, and what is set after the table is created.
  public init(
    _ table: API.CreateTable, timeToLive: TimeToLive? = nil, pointInTimeRecovery: PointInTimeRecovery? = nil
  ) {
    self.table = table
    self.timeToLive = timeToLive
    self.pointInTimeRecovery = pointInTimeRecovery
  }

  /// `TimeToLiveSpecification`. Source: API Reference, "TimeToLiveSpecification".
  public enum TimeToLive: Sendable, Hashable {
    /// Items don't expire.
    case disabled
    /// By the seconds since 1970 in this attribute.
    case attribute(String)
  }

  /// `PointInTimeRecoverySpecification`. Source: API Reference, "PointInTimeRecoverySpecification".
  public enum PointInTimeRecovery: Sendable, Hashable {
    /// The table can't be restored as of a moment.
    case disabled
    /// As of any second of the last days, 1 to 35; nil are as many as the table has already, or 35.
    case enabled(days: Int? = nil)
  }

  /// The table's name in DynamoDB.
  public var tableName: String { table.tableName }

  /// The request that creates the table as it is declared; time to live and recovery are set after it.
  ///
  ///     let response = try await users.specification().createTable.run(on: db)
  public var createTable: API.CreateTable {
    var request = table
    request.billingMode = request.declaredMode ?? .payPerRequest
    let units = request.billingMode == .provisioned ? request.provisionedThroughput : nil
    request.provisionedThroughput = units
    let isOnDemand = request.billingMode == .payPerRequest
    request.onDemandThroughput = isOnDemand ? request.onDemandThroughput?.declared : nil
    request.globalSecondaryIndexes =
      request.globalIndexes.map { index in
        var index = index
        index.provisionedThroughput = units.map { index.provisionedThroughput ?? $0 }
        index.onDemandThroughput = isOnDemand ? index.onDemandThroughput?.declared : nil
        return index
      }.nonEmpty
    request.localSecondaryIndexes = request.localSecondaryIndexes?.nonEmpty
    request.vectorIndexes = request.vectorIndexes?.nonEmpty
    request.tags = request.tags?.nonEmpty
    if request.resourcePolicy?.isEmpty == true { request.resourcePolicy = nil }
    if request.streamSpecification?.streamEnabled == false { request.streamSpecification = nil }
    if request.sseSpecification?.enabled == false { request.sseSpecification = nil }
    return request
  }
}

extension API.CreateTable {
  /// The mode that is declared, by its name or by units.
  var declaredMode: API.BillingMode? { billingMode ?? (provisionedThroughput == nil ? nil : .provisioned) }
  var globalIndexes: [API.GlobalSecondaryIndex] { globalSecondaryIndexes ?? [] }
  var vectors: [API.VectorIndex] { vectorIndexes ?? [] }
}

extension API.OnDemandThroughput {
  /// A bound of -1 is none, which only UpdateTable is told so; nil where no bound is left.
  var declared: API.OnDemandThroughput? {
    let bounds = API.OnDemandThroughput(
      maxReadRequestUnits: maxReadRequestUnits.flatMap { $0 == -1 ? nil : $0 },
      maxWriteRequestUnits: maxWriteRequestUnits.flatMap { $0 == -1 ? nil : $0 })
    return bounds.maxReadRequestUnits == nil && bounds.maxWriteRequestUnits == nil ? nil : bounds
  }
}

extension Array {
  /// Nil where there is no element: the service refuses empty lists.
  var nonEmpty: [Element]? { isEmpty ? nil : self }
}

import GRDB
import SwynamoCore
import SwynamoWire

/// One operation of the service: its name, the shape of its requests, and what it does with a request of that shape.
struct Operation: Sendable {
  let name: String
  let wording: RequestWording
  let shape: Shape
  let report: Shape.Report
  /// What is looked at before all else, for an operation whose requests the service reads otherwise.
  let checkBody: (@Sendable (_ body: [UInt8]) throws(DynamoDBError) -> Void)?
  let run: @Sendable (_ request: JSONValue, _ session: Session) throws -> OperationAnswer

  init(
    _ name: String, in wording: RequestWording = .older, reports report: Shape.Report = .all, _ members: [Shape.Member],
    run: @escaping @Sendable (JSONValue, Session) throws -> JSONWriter
  ) {
    self.init(name, in: wording, reports: report, checkingBody: nil, members) { .done(try run($0, $1)) }
  }

  init(
    _ name: String, in wording: RequestWording, reports report: Shape.Report = .all,
    checkingBody checkBody: (@Sendable ([UInt8]) throws(DynamoDBError) -> Void)?, _ members: [Shape.Member],
    run: @escaping @Sendable (JSONValue, Session) throws -> OperationAnswer
  ) {
    self.name = name
    self.wording = wording
    self.report = report
    self.checkBody = checkBody
    shape = .structure(name + "Input", members)
    self.run = run
  }

  static let all: StringMap<Operation> = {
    let operations: [Operation] = [
      .createTable, .describeTable, .listTables, .updateTable, .deleteTable, .updateTimeToLive, .describeTimeToLive,
      .tagResource, .untagResource, .listTagsOfResource, .describeLimits, .describeEndpoints,
      .putResourcePolicy, .getResourcePolicy, .deleteResourcePolicy,
      .putItem, .getItem, .updateItem, .deleteItem, .query, .scan,
      .batchGetItem, .batchWriteItem, .transactGetItems, .transactWriteItems,
    ]
    let all = operations + controlPlane + streams + vectors + partiQL + backups + transfers
    return StringMap(uniqueKeysWithValues: all.map { ($0.name, $0) })
  }()
}

/// What an operation makes of a request.
enum OperationAnswer {
  case done(JSONWriter)
  /// Work that needs the engine no more.
  case later(@Sendable () throws -> JSONWriter)
  /// A part of what has to be done before: the request is to be run again.
  case unfinished
}

extension Operation {
  /// Operations on settings that reach beyond the engine.
  private static let controlPlane: [Operation] = [
    .updateContributorInsights, .describeContributorInsights, .listContributorInsights,
    .enableKinesisStreamingDestination, .disableKinesisStreamingDestination, .updateKinesisStreamingDestination,
    .describeKinesisStreamingDestination, .createGlobalTable, .updateGlobalTable, .describeGlobalTable, .listGlobalTables,
    .describeGlobalTableSettings, .updateGlobalTableSettings, .describeTableReplicaAutoScaling, .updateTableReplicaAutoScaling,
  ]

  /// Those of the other service at the same address.
  static func isOfStreams(_ name: String) -> Bool { streams.contains { $0.name == name } }

  static func isKnown(_ name: String) -> Bool { all[name] != nil }

  /// What the service says of an operation that it doesn't know is its type and nothing else.
  static let unknown = DynamoDBError(code: DynamoDBError.unknownOperation, message: "")
}

import SwynamoAPI
import SwynamoDB
import SwynamoTesting
import SwynamoWire
import Testing

/// Each waiter: reached after a while, never reached, waited for too long. The states are scripted: an engine passes through them
/// when it likes.
@Suite(.timeLimit(.minutes(1))) struct WaiterTests {
  private typealias Answer = RecordingTransport.Answer

  private func check<Request: API.ServiceRequest>(
    _ request: Request, _ waiter: API.Waiter<Request>, later: [Answer], reached: Answer, never: [Answer],
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let transport = RecordingTransport(later + [reached])
    try await request.run(on: DynamoDB(Backend(transport)), until: waiter)
    #expect(transport.requests.count == later.count + 1, sourceLocation: sourceLocation)
    for answer in never {
      let db = DynamoDB(Backend(RecordingTransport(later + [answer])))
      let error = await #expect(throws: API.WaiterError.self, sourceLocation: sourceLocation) {
        try await request.run(on: db, until: waiter)
      }
      #expect(error?.reason != nil && error?.operation == Request.operation, sourceLocation: sourceLocation)
    }
    let first = try #require(later.first)
    var db = DynamoDB(Backend(RecordingTransport { _ in first }))
    db.waiters = .waiting(atMost: .milliseconds(20))
    let error = await #expect(throws: API.WaiterError.self, sourceLocation: sourceLocation) {
      try await request.run(on: db, until: waiter)
    }
    #expect(error?.reason == nil && error?.state == waiter.name, sourceLocation: sourceLocation)
    #expect(error?.description.contains("wait longer with the client's `waiters`") == true, sourceLocation: sourceLocation)
  }

  private static let notFound = Answer.error(.resourceNotFound, "Requested resource not found")
  private static let denied = Answer.error(.accessDenied, "no")

  private func table(_ status: String, _ more: String = "") -> Answer {
    .json(#"{"Table":{"TableStatus":"\#(status)"\#(more)}}"#)
  }

  @Test func tables() async throws {
    let request = API.DescribeTable(tableName: "t")
    try await check(
      request, .exists, later: [Self.notFound, table("CREATING")], reached: table("ACTIVE"), never: [Self.denied])
    try await check(request, .isGone, later: [table("DELETING")], reached: Self.notFound, never: [Self.denied])
    let indexes = { (status: String) in self.table("ACTIVE", #","GlobalSecondaryIndexes":[{"IndexStatus":"\#(status)"}]"#) }
    let replicas = { (status: String) in self.table("ACTIVE", #","Replicas":[{"ReplicaStatus":"\#(status)"}]"#) }
    try await check(
      request, .isActiveThroughout, later: [indexes("CREATING"), replicas("UPDATING"), table("UPDATING")],
      reached: table("ACTIVE", #","VectorIndexes":[{"IndexStatus":"ACTIVE"}],"Replicas":[{"ReplicaStatus":"ACTIVE"}]"#),
      never: [Self.denied])
  }

  @Test func copies() async throws {
    func export(_ status: String) -> Answer { .json(#"{"ExportDescription":{"ExportStatus":"\#(status)"}}"#) }
    try await check(
      API.DescribeExport(exportARN: "arn"), .completed, later: [export("IN_PROGRESS")], reached: export("COMPLETED"),
      never: [export("FAILED"), .error(.exportNotFound)])
    func imported(_ status: String) -> Answer { .json(#"{"ImportTableDescription":{"ImportStatus":"\#(status)"}}"#) }
    try await check(
      API.DescribeImport(importARN: "arn"), .completed, later: [imported("IN_PROGRESS")], reached: imported("COMPLETED"),
      never: [imported("FAILED"), imported("CANCELLED"), .error(.importNotFound)])
    func bulk(_ status: String) -> Answer { .json(#"{"BulkOperationDescription":{"BulkOperationStatus":"\#(status)"}}"#) }
    for end in ["COMPLETED", "COMPLETED_WITH_ERRORS"] {
      try await check(
        API.DescribeBulkOperation(bulkOperationARN: "arn"), .completed, later: [bulk("IN_PROGRESS")], reached: bulk(end),
        never: [bulk("FAILED"), bulk("CANCELLED"), Self.notFound])
    }
    func backup(_ status: String) -> Answer {
      let details =
        #"{"BackupArn":"a","BackupName":"b","BackupStatus":"\#(status)","BackupType":"USER","BackupCreationDateTime":1}"#
      return .json(#"{"BackupDescription":{"BackupDetails":\#(details)}}"#)
    }
    try await check(
      API.DescribeBackup(backupARN: "arn"), .available, later: [backup("CREATING")], reached: backup("AVAILABLE"),
      never: [backup("DELETED"), .error(.backupNotFound)])
  }

  @Test func settings() async throws {
    func insights(_ status: String) -> Answer { .json(#"{"ContributorInsightsStatus":"\#(status)"}"#) }
    try await check(
      API.DescribeContributorInsights(tableName: "t"), .enabled, later: [insights("ENABLING")], reached: insights("ENABLED"),
      never: [insights("FAILED"), Self.notFound])
    func expiry(_ status: String) -> Answer { .json(#"{"TimeToLiveDescription":{"TimeToLiveStatus":"\#(status)"}}"#) }
    let request = API.DescribeTimeToLive(tableName: "t")
    try await check(request, .enabled, later: [expiry("ENABLING")], reached: expiry("ENABLED"), never: [Self.notFound])
    try await check(request, .disabled, later: [expiry("DISABLING")], reached: expiry("DISABLED"), never: [Self.notFound])
    func recovery(_ status: String) -> Answer {
      let description = #""PointInTimeRecoveryDescription":{"PointInTimeRecoveryStatus":"\#(status)"}"#
      return .json(#"{"ContinuousBackupsDescription":{"ContinuousBackupsStatus":"ENABLED",\#(description)}}"#)
    }
    try await check(
      API.DescribeContinuousBackups(tableName: "t"), .pointInTimeRecoveryEnabled, later: [recovery("DISABLED")],
      reached: recovery("ENABLED"), never: [Self.notFound])
    func kinesis(_ statuses: String...) -> Answer {
      .json(
        #"{"KinesisDataStreamDestinations":[\#(statuses.map { #"{"DestinationStatus":"\#($0)"}"# }.joined(separator: ","))]}"#)
    }
    try await check(
      API.DescribeKinesisStreamingDestination(tableName: "t"), .active, later: [kinesis("DISABLED", "ENABLING")],
      reached: kinesis("ENABLE_FAILED", "ACTIVE"), never: [kinesis("DISABLED", "ENABLE_FAILED"), Self.notFound])
  }

  @Test func canceledWhileItWaits() async throws {
    let transport = RecordingTransport { _ in .json(#"{"Table":{"TableStatus":"CREATING"}}"#) }
    let task = Task { try await API.DescribeTable(tableName: "t").run(on: DynamoDB(Backend(transport)), until: .exists) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}

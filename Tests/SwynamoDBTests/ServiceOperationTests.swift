import SwynamoCore
import SwynamoDB
import SwynamoTesting
import SwynamoWire
import Synchronization
import Testing

/// What travels with a request, so that no transport has to look into it.
@Suite struct ServiceOperationTests {
  private static let key = EncodedItem(["id": .string("a")])
  private static let names = ExpressionAttributes(names: ["n"], values: [.number(1)])

  /// One of each operation, with all that an observer may be told.
  static let requests: [any SummarizedRequest] = [
    GetItemRequest(tableName: "notes", key: key),
    GetItemRequest(tableName: "notes", key: key, projectionExpression: "#n0", attributes: names, consistentRead: true),
    QueryRequest(tableName: "notes", keyConditionExpression: "#n0 = :v0", attributes: names),
    QueryRequest(
      tableName: "notes", keyConditionExpression: "#n0 = :v0", indexName: "by-n", filterExpression: "#n0 > :v0",
      projectionExpression: "id, #n0", attributes: names, select: .specificAttributes, limit: 3, exclusiveStartKey: key,
      consistentRead: true, scanIndexForward: false, returnConsumedCapacity: .total),
    ScanRequest(tableName: "notes"),
    ScanRequest(
      tableName: "notes", indexName: "by-n", filterExpression: "#n0 > :v0", projectionExpression: "id, #n0", attributes: names,
      select: .count, limit: 3, exclusiveStartKey: key, consistentRead: true, segment: 1, totalSegments: 4),
    BatchGetItemRequest(tables: [.init(tableName: "notes", keys: [key, key]), .init(tableName: "texts", keys: [key])]),
    BatchWriteItemRequest(writes: [
      .init(table: "texts", write: .put(key)), .init(table: "notes", write: .delete(key: key)),
      .init(table: "texts", write: .delete(key: key)),
    ]),
    TransactGetItemsRequest(gets: [
      GetItemRequest(tableName: "texts", key: key), GetItemRequest(tableName: "notes", key: key),
      GetItemRequest(tableName: "texts", key: key),
    ]),
    TransactWriteItemsRequest(members: [
      .put(PutItemRequest(tableName: "notes", item: key)), .delete(DeleteItemRequest(tableName: "texts", key: key)),
      .update(UpdateItemRequest(tableName: "notes", key: key, updateExpression: "SET #n0 = :v0", attributes: names)),
      .check(.init(tableName: "notes", key: key, conditionExpression: "attribute_exists(id)", attributes: .init())),
    ]),
    CreateTableRequest(tableName: "notes", hashKey: .init(name: "id", type: .string)),
    CreateTableRequest(
      tableName: "notes", hashKey: .init(name: "id", type: .string), billing: .provisioned(readUnits: 5, writeUnits: 6)),
    ListTablesRequest(exclusiveStartTableName: "notes", limit: 7),
    QueryRequest(tableName: "notes", keyConditionExpression: "#n0 = :v0", select: .count),
    ScanRequest(tableName: "notes", select: .count, segment: 0, totalSegments: 2),
  ]

  @Test(arguments: requests.indices) func aRequestSaysOfItselfWhatItsJSONSays(index: Int) {
    let request = Self.requests[index]
    #expect(request.summary == RequestSummary(request.body))
    #expect(request.tableNames == request.summary.tableNames)
  }

  @Test func aRequestWithoutMoreSaysItsTables() {
    let put = PutItemRequest(tableName: "notes", item: Self.key)
    #expect(RequestSummary(of: put) == RequestSummary(put.body))
    #expect(RequestSummary(of: DescribeTableRequest(tableName: "notes")).tableNames == ["notes"])
  }

  /// A transaction's member has no options but the one that DynamoDB has for it.
  @Test func aMemberHasItsOwnOptions() {
    let options = WriteOptions(returnValues: .allOld, returnsItemOnConditionFailure: true, returnConsumedCapacity: .total)
    let request = TransactWriteItemsRequest(members: [
      .delete(DeleteItemRequest(tableName: "notes", key: Self.key, options: options))
    ])
    let text = String(decoding: request.body, as: UTF8.self)
    #expect(text.contains(#""ReturnValuesOnConditionCheckFailure":"ALL_OLD""#))
    #expect(!text.contains("ReturnConsumedCapacity") && !text.contains(#""ReturnValues":"#))
  }

  @Test func theClientTellsWhatEachRequestIs() async throws {
    let transport = RecordingTransport { _ in .json("{}") }
    let db = DynamoDB(Backend(transport))
    for request in Self.requests { _ = try await db.send(request) }
    let put = PutItemRequest(tableName: "notes", item: Self.key, options: WriteOptions(returnValues: .allOld))
    _ = try await db.send(put)
    let told = transport.requests.map(\.serviceOperation)
    for (operation, request) in zip(told, Self.requests) {
      #expect(operation.name == type(of: request).operation)
      #expect(operation.tableNames == request.tableNames)
    }
    let writes: Set<String> = ["BatchWriteItem", "CreateTable", "PutItem", "TransactWriteItems"]
    for operation in told { #expect(operation.isWrite == writes.contains(operation.name), "\(operation.name)") }
    #expect(told.last == ServiceOperation("PutItem", isWrite: true, isIdempotent: false, tableNames: ["notes"]))
  }

  @Test func aRawRequestIsReadOnlyForWhoeverAsks() {
    let raw = TransportRequest(operation: "Query", body: Array(#"{"TableName":"notes","Limit":3}"#.utf8))
    #expect(raw.serviceOperation.tableNames == nil)
    #expect(raw.tableNames == ["notes"])
    #expect(raw.summary.limit == 3)
  }

  /// Keeps what it was told, as a transport does whose observers want to know.
  private final class Summarizing: SummarizingTransport {
    let wantsSummaries: Bool
    let told = Mutex<[RequestSummary]>([])

    init(_ wantsSummaries: Bool) { self.wantsSummaries = wantsSummaries }

    func send(_ request: TransportRequest) async throws -> TransportResponse {
      told.withLock { $0.append(request.summary) }
      return TransportResponse(status: 200, body: Array("{}".utf8))
    }
  }

  @Test func whatAnObserverIsTold() async throws {
    let request = QueryRequest(tableName: "notes", keyConditionExpression: "#n0 = :v0", limit: 3)
    let wanting = Summarizing(true)
    _ = try await DynamoDB(Backend(wanting)).send(request)
    #expect(wanting.told.withLock { $0 } == [request.summary])
    // Where nobody said that they want it, it is read out of the JSON.
    let other = Summarizing(false)
    _ = try await DynamoDB(Backend(other)).send(request)
    #expect(other.told.withLock { $0 } == [request.summary])
  }

  /// All operations of the API that change nothing; whatever else has only a name may write.
  @Test func readsOfAName() {
    let reads = [
      "BatchGetItem", "DescribeTable", "DescribeBulkOperation", "GetItem", "ListBulkOperations", "ListTables", "Query", "Scan",
      "SearchVectors", "TransactGetItems",
    ]
    for name in reads {
      let operation = ServiceOperation(named: name)
      #expect(!operation.isWrite && operation.isIdempotent, "\(name)")
    }
    for name in [
      "PutItem", "ExecuteStatement", "BatchExecuteStatement", "ExecuteTransaction", "TagResource", "GetAndDelete",
      "DescribeAndDrop",
    ] {
      let operation = ServiceOperation(named: name)
      #expect(operation.isWrite && !operation.isIdempotent, "\(name)")
    }
  }

  @Test func anotherBodyNamesOtherTables() {
    var request = TransportRequest(GetItemRequest(tableName: "users", key: EncodedItem(["id": .string("1")])))
    #expect(request.tableNames == ["users"])
    request.body = Array(#"{"TableName":"orders"}"#.utf8)
    #expect(request.tableNames == ["orders"])
  }
}

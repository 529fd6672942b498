import SwynamoAPI
import SwynamoCore
import SwynamoDB
import SwynamoWire
import Testing

extension EngineBench {
  private static func song(_ id: String, _ year: Int, band: String, sound: [AttributeValue]) -> Item {
    ["id": .string(id), "year": .number(.init(year)), "band": .string(band), "title": "a title", "sound": .list(sound)]
  }

  private static func key(_ id: String, _ year: Int) -> Item { ["id": .string(id), "year": .number(.init(year))] }

  /// What reads and writes items by their keys, and searches.
  func useItems() async throws {
    let put = API.PutItem(
      tableName: "songs", item: Self.song("a", 1969, band: "x", sound: [1, 0, 0]), returnValues: .allOld,
      returnConsumedCapacity: .indexes, returnsItemCollectionMetrics: true, conditionExpression: "attribute_not_exists(#i)",
      expressionAttributeNames: ["#i": "id"], returnValuesOnConditionCheckFailure: .allOld)
    let answer = try await put.run(on: db)
    #expect(answer.consumedCapacity?.globalSecondaryIndexes?["by-band"]?.capacityUnits == 1)
    #expect(answer.itemCollectionMetrics?.itemCollectionKey == ["id": "a"])
    await expectRefusal(.conditionalCheckFailed, put)

    let got = try await API.GetItem(
      tableName: "songs", key: Self.key("a", 1969), consistentRead: true, returnConsumedCapacity: .total,
      projectionExpression: "#b", expressionAttributeNames: ["#b": "band"]
    ).run(on: db)
    #expect(got.item == ["band": "x"])
    #expect(got.consumedCapacity?.tableName == "songs")

    let updated = try await API.UpdateItem(
      tableName: "songs", key: Self.key("a", 1969), returnValues: .updatedNew, updateExpression: "SET plays = :p",
      conditionExpression: "band = :b", expressionAttributeValues: [":p": 1, ":b": "x"]
    ).run(on: db)
    #expect(updated.attributes == ["plays": 1])
    let legacy = try await API.UpdateItem(
      tableName: "songs", key: Self.key("a", 1969), attributeUpdates: ["plays": API.AttributeValueUpdate(value: 2, action: .add)],
      expected: ["band": API.ExpectedAttributeValue(value: "x")], returnValues: .allNew
    ).run(on: db)
    #expect(legacy.attributes?["plays"] == 3)

    let write = try await API.BatchWriteItem(
      requestItems: [
        "songs": [
          API.WriteRequest(putRequest: API.PutRequest(item: Self.song("b", 1970, band: "y", sound: [0, 1, 0]))),
          API.WriteRequest(putRequest: API.PutRequest(item: Self.song("c", 1971, band: "x", sound: [1, 1, 0]))),
          API.WriteRequest(deleteRequest: API.DeleteRequest(key: Self.key("z", 1))),
        ]
      ], returnConsumedCapacity: .total, returnsItemCollectionMetrics: true
    ).run(on: db)
    #expect(write.unprocessedItems?.isEmpty == true)
    #expect(write.itemCollectionMetrics?["songs"]?.count == 3)
    let read = try await API.BatchGetItem(
      requestItems: [
        "songs": API.KeysAndAttributes(
          keys: [Self.key("b", 1970), Self.key("c", 1971)], consistentRead: true, projectionExpression: "#b",
          expressionAttributeNames: ["#b": "band"])
      ], returnConsumedCapacity: .indexes
    ).run(on: db)
    #expect(Set(read.responses?["songs"] ?? []) == [["band": "y"], ["band": "x"]])

    let queried = try await API.Query(
      tableName: "songs", indexName: "by-band", select: .specificAttributes, limit: 5, scanIndexForward: false,
      returnConsumedCapacity: .indexes, projectionExpression: "id", filterExpression: "title = :t",
      keyConditionExpression: "band = :b", expressionAttributeValues: [":b": "x", ":t": "a title"]
    ).run(on: db)
    #expect(Set(queried.items ?? []) == [["id": "a"], ["id": "c"]])
    #expect(queried.count == 2 && queried.scannedCount == 2)
    let legacyQuery = try await API.Query(
      tableName: "songs", select: .count,
      keyConditions: ["id": API.Condition(comparisonOperator: .eq, attributeValueList: ["a"])]
    ).run(on: db)
    #expect(legacyQuery.count == 1 && legacyQuery.items == nil)
    let scanned = try await API.Scan(
      tableName: "songs", limit: 10, totalSegments: 1, segment: 0, filterExpression: "#y > :y",
      expressionAttributeNames: ["#y": "year"], expressionAttributeValues: [":y": 1969], consistentRead: true
    ).run(on: db)
    #expect(scanned.count == 2 && scanned.scannedCount == 3 && scanned.lastEvaluatedKey == nil)

    let found = try await API.SearchVectors(
      tableName: "songs", indexName: "sound", searchVector: [1, 0, 0], topK: 2, returnConsumedCapacity: .total,
      expressionAttributeNames: ["#i": "id"], projectionExpression: "#i"
    ).run(on: db)
    #expect(found.searchResults?.map { $0.item?["id"] } == ["a", "c"])
    #expect(found.searchResults?.allSatisfy { $0.score != nil } == true)

    let transaction = API.TransactWriteItems(
      transactItems: [
        API.TransactWriteItem(
          conditionCheck: API.ConditionCheck(
            key: Self.key("a", 1969), tableName: "songs", conditionExpression: "attribute_exists(id)")),
        API.TransactWriteItem(put: API.Put(item: Self.song("d", 1972, band: "y", sound: [0, 0, 1]), tableName: "songs")),
        API.TransactWriteItem(
          update: API.Update(
            key: Self.key("b", 1970), updateExpression: "SET plays = :p", tableName: "songs",
            expressionAttributeValues: [":p": 9])),
        API.TransactWriteItem(delete: API.Delete(key: Self.key("c", 1971), tableName: "songs")),
      ], returnConsumedCapacity: .total, returnsItemCollectionMetrics: true)
    #expect(try await transaction.run(on: db).consumedCapacity?.count == 1)
    let both = try await API.TransactGetItems(
      transactItems: [
        API.TransactGetItem(get: API.Get(key: Self.key("b", 1970), tableName: "songs", projectionExpression: "plays")),
        API.TransactGetItem(get: API.Get(key: Self.key("c", 1971), tableName: "songs")),
      ]
    ).run(on: db)
    #expect(both.responses?.map(\.item) == [["plays": 9], nil])

    let deleted = try await API.DeleteItem(
      tableName: "songs", key: Self.key("d", 1972), returnValues: .allOld, conditionExpression: "band = :b",
      expressionAttributeValues: [":b": "y"]
    ).run(on: db)
    #expect(deleted.attributes?["band"] == "y")
  }

  /// PartiQL.
  func useStatements() async throws {
    let row = try await API.ExecuteStatement(
      statement: #"SELECT band FROM "songs" WHERE id = ? AND year = ?"#, parameters: ["a", 1969], consistentRead: true,
      returnConsumedCapacity: .total, limit: 1
    ).run(on: db)
    #expect(row.items == [["band": "x"]])
    let batch = try await API.BatchExecuteStatement(
      statements: [
        API.BatchStatementRequest(statement: #"SELECT band FROM "songs" WHERE id = 'a' AND year = ?"#, parameters: [1969]),
        API.BatchStatementRequest(statement: #"SELECT band FROM "nowhere" WHERE id = 'a' AND year = 1"#),
      ], returnConsumedCapacity: .total
    ).run(on: db)
    #expect(batch.responses?.first?.item == ["band": "x"])
    #expect(batch.responses?.last?.error?.code == .resourceNotFound)
    try await API.ExecuteTransaction(
      transactStatements: [
        API.ParameterizedStatement(statement: #"UPDATE "songs" SET plays = 4 WHERE id = 'a' AND year = ?"#, parameters: [1969])
      ], returnConsumedCapacity: .indexes
    ).run(on: db)
    await expectRefusal(.validation, API.ExecuteStatement(statement: "SELECT"))
  }

  /// The changes that the table's stream has.
  func useStreams(_ table: API.TableDescription) async throws {
    let arn = try #require(table.latestStreamARN)
    #expect(try await API.ListStreams(tableName: "songs", limit: 5).run(on: db).streams?.map(\.streamARN) == [arn])
    let stream = try await API.DescribeStream(streamARN: arn, limit: 10).run(on: db).streamDescription
    #expect(stream?.streamViewType == .newAndOldImages)
    let shard = try #require(stream?.shards?.first?.shardID)
    let start = try await API.GetShardIterator(streamARN: arn, shardID: shard, shardIteratorType: .trimHorizon).run(on: db)
    let page = try await API.GetRecords(shardIterator: try #require(start.shardIterator), limit: 3).run(on: db)
    #expect(page.records?.map(\.eventName) == [.insert, .modify, .modify])
    #expect(page.records?.first?.dynamodb?.newImage?["band"] == "x")
    #expect(page.nextShardIterator != nil)
    await expectRefusal(
      .resourceNotFound,
      API.GetShardIterator(streamARN: arn, shardID: "shardId-00000000000000000000-00000000", shardIteratorType: .latest))
  }
}

import SwynamoWire
import Testing

@Suite struct SummaryTests {
  private func summary(_ body: String) -> RequestSummary { RequestSummary(Array(body.utf8)) }

  @Test func `A batch names its tables and counts its members`() {
    let write = summary(
      #"{"RequestItems":{"a":[{"PutRequest":{"Item":{}}},{"DeleteRequest":{"Key":{}}}],"b":[{"PutRequest":{}}]}}"#)
    #expect(write.tableNames == ["a", "b"])
    #expect(write.memberCount == 3)
    let get = summary(#"{"RequestItems":{"a":{"ConsistentRead":true,"Keys":[{"id":{"S":"1"}},{"id":{"S":"2"}}]}}}"#)
    #expect(get.tableNames == ["a"])
    #expect(get.memberCount == 2)
  }

  @Test func `A transaction names each table once`() {
    let transaction = summary(
      #"{"TransactItems":[{"Put":{"Item":{},"TableName":"a"}},{"Update":{"TableName":"b"}},{"Delete":{"TableName":"a"}}]}"#)
    #expect(transaction.tableNames == ["a", "b"])
    #expect(transaction.memberCount == 3)
  }

  @Test func `A scan's segments, a table's throughput`() {
    let scan = summary(#"{"TableName":"a","Segment":2,"TotalSegments":8,"AttributesToGet":["x","y"],"ScanFilter":{"x":1}}"#)
    #expect([scan.segment, scan.totalSegments] == [2, 8])
    #expect(scan.attributesToGet == ["x", "y"])
    let table = summary(#"{"TableName":"a","ProvisionedThroughput":{"ReadCapacityUnits":5,"WriteCapacityUnits":6}}"#)
    #expect([table.provisionedReadCapacity, table.provisionedWriteCapacity] == [5, 6])
  }

  @Test(arguments: ["", "[", #"{"TableName":7}"#, #"{"TableName":"a","Limit":"#, "null"])
  func `A body that cannot be read is passed over`(body: String) {
    #expect(summary(body).limit == nil)
    #expect(ResponseSummary(Array(body.utf8)).count == nil)
  }

  @Test func `An answer's counts and capacities`() {
    let batch = ResponseSummary(
      Array(
        #"{"Responses":{},"ConsumedCapacity":[{"TableName":"a","CapacityUnits":1},{"TableName":"b","CapacityUnits":2}]}"#.utf8))
    #expect(batch.consumedCapacity == [#"{"TableName":"a","CapacityUnits":1}"#, #"{"TableName":"b","CapacityUnits":2}"#])
    #expect(ResponseSummary(Array(#"{"TableNames":["a","b"]}"#.utf8)).tableCount == 2)
  }
}

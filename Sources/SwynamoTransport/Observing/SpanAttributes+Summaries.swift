import SwynamoWire
import Tracing

extension SpanAttributes {
  mutating func add(_ request: RequestSummary) {
    if !request.tableNames.isEmpty { self["aws.dynamodb.table_names"] = request.tableNames }
    if request.tableNames.count == 1 { self["db.collection.name"] = request.tableNames[0] }
    self["aws.dynamodb.index_name"] = request.indexName
    self["aws.dynamodb.consistent_read"] = request.consistentRead
    self["aws.dynamodb.limit"] = request.limit
    self["aws.dynamodb.projection"] = request.projection
    self["aws.dynamodb.attributes_to_get"] = request.attributesToGet
    self["aws.dynamodb.select"] = request.select
    self["aws.dynamodb.scan_forward"] = request.scanForward
    self["aws.dynamodb.segment"] = request.segment
    self["aws.dynamodb.total_segments"] = request.totalSegments
    self["aws.dynamodb.exclusive_start_table"] = request.exclusiveStartTable
    self["aws.dynamodb.provisioned_read_capacity"] = request.provisionedReadCapacity
    self["aws.dynamodb.provisioned_write_capacity"] = request.provisionedWriteCapacity
    // A batch of one is not a batch, say the conventions.
    if let count = request.memberCount, count > 1 { self["db.operation.batch.size"] = count }
  }

  mutating func add(_ response: ResponseSummary) {
    self["aws.dynamodb.count"] = response.count
    self["aws.dynamodb.scanned_count"] = response.scannedCount
    if !response.consumedCapacity.isEmpty { self["aws.dynamodb.consumed_capacity"] = response.consumedCapacity }
    self["aws.dynamodb.table_count"] = response.tableCount
  }
}

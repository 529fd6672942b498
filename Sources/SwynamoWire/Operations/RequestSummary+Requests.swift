import SwynamoCore

/// A request that says itself what an observer may be told of it.
package protocol SummarizedRequest: WireRequest {
  var summary: RequestSummary { get }
}

extension RequestSummary {
  /// What there is to say of any request.
  package init(of request: some WireRequest) {
    self = (request as? any SummarizedRequest)?.summary ?? RequestSummary(tableNames: request.tableNames)
  }
}

extension GetItemRequest: SummarizedRequest {
  package var summary: RequestSummary {
    var summary = RequestSummary(tableNames: tableNames)
    if consistentRead { summary.consistentRead = true }
    summary.projection = projectionExpression
    return summary
  }
}

extension QueryRequest: SummarizedRequest {
  package var summary: RequestSummary {
    var summary = RequestSummary(tableNames: tableNames)
    summary.indexName = indexName
    if consistentRead { summary.consistentRead = true }
    if !scanIndexForward { summary.scanForward = false }
    summary.limit = limit
    summary.projection = projectionExpression
    summary.select = select?.rawValue
    return summary
  }
}

extension SearchVectorsRequest: SummarizedRequest {
  package var summary: RequestSummary {
    var summary = RequestSummary(tableNames: tableNames)
    summary.indexName = indexName
    summary.limit = topK
    summary.projection = projectionExpression
    return summary
  }
}

extension ScanRequest: SummarizedRequest {
  package var summary: RequestSummary {
    var summary = RequestSummary(tableNames: tableNames)
    summary.indexName = indexName
    if consistentRead { summary.consistentRead = true }
    summary.limit = limit
    summary.projection = projectionExpression
    summary.select = select?.rawValue
    summary.segment = segment
    summary.totalSegments = totalSegments
    return summary
  }
}

extension BatchGetItemRequest: SummarizedRequest {
  package var summary: RequestSummary {
    RequestSummary(tableNames: tableNames, memberCount: tables.reduce(0) { $0 + $1.keys.count })
  }
}

extension BatchWriteItemRequest: SummarizedRequest {
  package var summary: RequestSummary { RequestSummary(tableNames: tableNames, memberCount: writes.count) }
}

extension TransactGetItemsRequest: SummarizedRequest {
  package var summary: RequestSummary { RequestSummary(tableNames: tableNames, memberCount: gets.count) }
}

extension TransactWriteItemsRequest: SummarizedRequest {
  package var summary: RequestSummary { RequestSummary(tableNames: tableNames, memberCount: members.count) }
}

extension CreateTableRequest: SummarizedRequest {
  package var summary: RequestSummary {
    var summary = RequestSummary(tableNames: tableNames)
    if case .provisioned(let readUnits, let writeUnits) = billing {
      summary.provisionedReadCapacity = Double(readUnits)
      summary.provisionedWriteCapacity = Double(writeUnits)
    }
    return summary
  }
}

extension ListTablesRequest: SummarizedRequest {
  package var summary: RequestSummary {
    var summary = RequestSummary()
    summary.limit = limit
    summary.exclusiveStartTable = exclusiveStartTableName
    return summary
  }
}

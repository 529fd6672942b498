public import SwynamoCore
public import SwynamoWire

/// A Query or a Scan that asks for the number only.
public enum CountRequest: WireRequest, Hashable {
  case query(QueryRequest)
  case scan(ScanRequest)

  public static var operation: String { "Query or Scan" }

  /// "Query" or "Scan"
  public var operationName: String {
    switch self {
    case .query: QueryRequest.operation
    case .scan: ScanRequest.operation
    }
  }

  public var exclusiveStartKey: EncodedItem? {
    get {
      switch self {
      case .query(let query): query.exclusiveStartKey
      case .scan(let scan): scan.exclusiveStartKey
      }
    }
    set {
      switch self {
      case .query(var query):
        query.exclusiveStartKey = newValue
        self = .query(query)
      case .scan(var scan):
        scan.exclusiveStartKey = newValue
        self = .scan(scan)
      }
    }
  }

  public var tableNames: [String] {
    switch self {
    case .query(let query): query.tableNames
    case .scan(let scan): scan.tableNames
    }
  }

  public var isWrite: Bool { false }
  public var isIdempotent: Bool { true }

  public func write(to writer: inout AttributeWriter) {
    switch self {
    case .query(let query): query.write(to: &writer)
    case .scan(let scan): scan.write(to: &writer)
    }
  }
}

extension CountRequest: SummarizedRequest {
  package var summary: RequestSummary {
    switch self {
    case .query(let query): query.summary
    case .scan(let scan): scan.summary
    }
  }
}

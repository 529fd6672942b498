import SwynamoWire

extension Operation {
  static let describeTable = Operation("DescribeTable", [.newTableName]) { request, session in
    let table = try session.catalog.namedTable(request)
    var json = JSONWriter()
    try json.object { json in
      try json.member("Table") { try table.describe(.active, session.database, to: &$0) }
    }
    return json
  }
}

extension Catalog {
  /// The table that an operation on tables names; such an operation repeats the name of one that it misses.
  func namedTable(_ request: JSONValue) throws(DynamoDBError) -> Table {
    let name = request["TableName"]?.text ?? ""
    guard let table = self[name] else { throw .noSuchTable(name) }
    return table
  }
}

import SwynamoWire

extension Operation {
  /// The table is gone at once.
  static let deleteTable = Operation("DeleteTable", [.newTableName]) { request, session in
    let table = try session.catalog.namedTable(request)
    guard !table.schema.isProtected else {
      throw DynamoDBError.invalid(
        "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.")
    }
    var json = JSONWriter()
    try json.object { json in
      try json.member("TableDescription") { try table.describe(.deleting, session.database, to: &$0) }
    }
    try session.transaction { try session.catalog.drop(table, session.database) }
    return json
  }
}

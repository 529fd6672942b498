import SwynamoCore
import SwynamoWire

extension Session {
  /// When what begins now ends.
  var due: Double { now + delay }

  /// Changes of tables, all or none, and what is due at once; with what the body answers from before that.
  func changingTables<T>(_ body: () throws -> T) throws -> T {
    try transaction {
      let result = try body()
      try catalog.settle(at: now, delay: delay, database)
      return result
    }
  }

  /// Does what has become due since the last request.
  func settle() throws {
    try catalog.discardChanges(database)
    if now >= catalog.due { try changingTables {} }
  }

  /// The table that an operation on tables names; such an operation repeats the name of one that it misses.
  func namedTable(_ request: JSONValue) throws(DynamoDBError) -> Table {
    let name = request["TableName"]?.text ?? ""
    guard let table = try catalog.existing(name) else { throw .noSuchTable(ResourceName.table(in: name)) }
    return table
  }
}

extension JSONWriter {
  /// An answer of nothing: `{}`.
  static var object: JSONWriter {
    var json = JSONWriter()
    json.object { _ in }
    return json
  }

  /// An answer of one member.
  static func answer(_ member: String, _ value: (inout JSONWriter) throws -> Void) rethrows -> JSONWriter {
    var json = JSONWriter()
    try json.object { json in try json.member(member, value) }
    return json
  }
}

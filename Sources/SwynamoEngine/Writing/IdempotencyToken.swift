import GRDB
import SwynamoWire

/// `ClientRequestToken`: the same request sent again within ten minutes is answered as before and done once.
struct IdempotencyToken {
  private let token: String
  private let request: String
  private let session: Session

  private static let lifetime = 600.0

  /// Nil for a request without a token. Used inside of a transaction.
  init?(_ request: JSONValue, _ session: Session) throws {
    guard let token = request["ClientRequestToken"]?.text else { return nil }
    self.token = token
    self.session = session
    var json = JSONWriter()
    json.value(request.sorted)
    self.request = String(decoding: json.bytes, as: UTF8.self)
    try session.database.execute(sql: "DELETE FROM tokens WHERE created <= ?", arguments: [session.now - Self.lifetime])
  }

  func earlierAnswer() throws -> JSONWriter? {
    let row = try Row.fetchOne(session.database, sql: "SELECT request, answer FROM tokens WHERE token = ?", arguments: [token])
    guard let row else { return nil }
    let (earlier, answer): (String, String) = (row["request"], row["answer"])
    guard earlier == request else {
      throw DynamoDBError(
        code: DynamoDBError.idempotentParameterMismatch,
        message: "Different parameters are used for the same client request token")
    }
    var json = JSONWriter()
    json.raw(answer.utf8)
    return json
  }

  func remember(_ answer: JSONWriter) throws {
    try session.database.execute(
      sql: "INSERT INTO tokens (token, created, request, answer) VALUES (?, ?, ?, ?)",
      arguments: [token, session.now, request, String(decoding: answer.bytes, as: UTF8.self)])
  }
}

extension JSONValue {
  /// The same with the members of all objects in order of their names.
  fileprivate var sorted: JSONValue {
    switch self {
    case .null, .bool, .number, .string: self
    case .array(let elements): .array(elements.map(\.sorted))
    case .object(let members):
      .object(members.map { JSONMember(name: $0.name, value: $0.value.sorted) }.sorted { $0.name < $1.name })
    }
  }
}

import GRDB
import SwynamoWire

/// `ClientRequestToken`: a request that is sent again within ten minutes is done once.
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
    self.request = String(decoding: request.sorted.bytes, as: UTF8.self)
    try session.database.execute(sql: "DELETE FROM tokens WHERE created <= ?", arguments: [session.now - Self.lifetime])
  }

  /// Throws for a token that came with another request.
  func isKnown() throws -> Bool {
    let realm = session.catalog.realm
    let earlier = try String.fetchOne(
      session.database, sql: "SELECT request FROM tokens WHERE region = ? AND account = ? AND token = ?",
      arguments: [realm.region, realm.account, token])
    guard let earlier else { return false }
    guard earlier.utf8.elementsEqual(request.utf8) else {
      throw DynamoDBError(
        code: DynamoDBError.idempotentParameterMismatch,
        message: "The request uses the same client token as a previous, but different, request.")
    }
    return true
  }

  func remember() throws {
    let realm = session.catalog.realm
    try session.database.execute(
      sql: "INSERT INTO tokens (region, account, token, created, request) VALUES (?, ?, ?, ?, ?)",
      arguments: [realm.region, realm.account, token, session.now, request])
  }
}

extension JSONValue {
  /// The same with the members of all objects in order of their names.
  var sorted: JSONValue {
    switch self {
    case .null, .bool, .number, .string: self
    case .array(let elements): .array(elements.map(\.sorted))
    case .object(let members):
      .object(
        members.map { JSONMember(name: $0.name, value: $0.value.sorted) }
          .sorted { $0.name < $1.name })
    }
  }

  /// The JSON text.
  var bytes: [UInt8] {
    var json = JSONWriter()
    json.value(self)
    return json.bytes
  }
}

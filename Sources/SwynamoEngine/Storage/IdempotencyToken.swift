import GRDB
import SwynamoSigning
import SwynamoWire

/// `ClientRequestToken`: a request that is sent again within ten minutes is done once.
///
/// A request is taken for the same when its `TransactItems` are: `ReturnConsumedCapacity` and `ReturnItemCollectionMetrics` may
/// differ, and the answer that repeats it tells what each of its own asks for, in read units. That is measured by others who
/// rebuilt the service, and not documented.
/// Source: API Reference, "TransactWriteItems", ClientRequestToken.
struct IdempotencyToken {
  private let token: String
  private let digest: [UInt8]
  private let session: Session

  private static let lifetime = 600.0

  /// Prepared once for a connection.
  struct Statements {
    fileprivate let expire: BlobStatement
    fileprivate let find: BlobStatement
    fileprivate let insert: BlobStatement

    init(_ database: Database) {
      expire = BlobStatement(database, "DELETE FROM tokens WHERE created <= ?1")
      find = BlobStatement(database, "SELECT digest FROM tokens WHERE region = ?1 AND account = ?2 AND token = ?3")
      insert = BlobStatement(
        database, "INSERT INTO tokens (region, account, token, created, digest) VALUES (?1, ?2, ?3, ?4, ?5)")
    }
  }

  static let layout = """
    CREATE TABLE tokens (region BLOB NOT NULL, account BLOB NOT NULL, token BLOB NOT NULL, created REAL NOT NULL,
      digest BLOB NOT NULL, PRIMARY KEY (region, account, token)) WITHOUT ROWID;
    CREATE INDEX tokens_created ON tokens (created);
    """

  /// Nil for a request without a token. Used inside of a transaction. The tokens of statements are others than those of
  /// TransactWriteItems, and longer than a client can make them.
  init?(_ request: JSONValue, _ session: Session) throws {
    guard let token = request["ClientRequestToken"]?.text else { return nil }
    self.token = request["TransactStatements"] == nil ? token : "ExecuteTransaction, ClientRequestToken: " + token
    self.session = session
    digest = Self.digest(request)
    try session.storage.tokens.expire.run(binding: .real(session.now - Self.lifetime))
  }

  /// Throws for a token that came with another request.
  func isKnown() throws -> Bool {
    let namespace = session.catalog.namespace
    let earlier: [UInt8]? = try session.storage.tokens.find.run { statement in
      statement.bind([.text(namespace.region), .text(namespace.account), .text(token)])
      return try statement.step() ? statement.bytes(0) : nil
    }
    guard let earlier else { return false }
    guard earlier == digest else {
      throw Self.mismatch
    }
    return true
  }

  static let mismatch = DynamoDBError(
    code: DynamoDBError.idempotentParameterMismatch,
    message: "The request uses the same client token as a previous, but different, request.")

  func remember() throws {
    let namespace = session.catalog.namespace
    try session.storage.tokens.insert
      .run(binding: .text(namespace.region), .text(namespace.account), .text(token), .real(session.now), .bytes(digest))
  }

  /// SHA-256 of what makes a request another one. It is part of the file format.
  private static func digest(_ request: JSONValue) -> [UInt8] {
    let hash = SHA256()
    hash.update((request["TransactItems"] ?? request["TransactStatements"] ?? .null).sorted.bytes)
    return hash.finish()
  }

  /// Moves tokens that are kept with their whole requests, as format 2 did.
  static func digestRequests(of table: String, _ database: Database) throws {
    let insert = Statements(database).insert
    try BlobStatement(database, "SELECT region, account, token, created, request FROM \(table)").run { row in
      while try row.step() {
        // A request that can't be read any more was another one, so that it isn't done twice.
        let digest = (try? JSONReader.read(row.bytes(4))).map(digest) ?? []
        try insert.run(
          binding: .bytes(row.bytes(0)), .bytes(row.bytes(1)), .bytes(row.bytes(2)), .real(row.real(3)), .bytes(digest))
      }
    }
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

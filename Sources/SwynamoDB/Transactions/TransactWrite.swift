import FoundationEssentials
public import SwynamoCompiler
import SwynamoCore
public import SwynamoSchema
public import SwynamoWire

/// Up to 100 writes and checks that are made together: all of them, or none.
///
///     let payment = TransactWrite {
///       users.put(samuel)
///       accounts.check("a@b.c") { $0.balance >= 10 }
///     }
///     print(payment.explain())
///     try await payment.run(on: db)
///
/// Each run has a token, so that a lost answer does not make it twice; with one of your own, running it again within ten minutes
/// has no further effect, even after a restart of the program; conflicts with other transactions are tried again. Source: API Reference, "TransactWriteItems".
public struct TransactWrite: Statement, Compilable {
  public typealias Output = Void

  /// 1 to 36 characters; nil for a new one at each run.
  public let token: String?
  let members: [TransactMember]

  public init(token: String? = nil, @TransactBuilder _ members: () throws -> [TransactMember]) rethrows {
    self.token = token
    self.members = try members()
  }

  public func request() throws(InvalidStatement) -> TransactWriteItemsRequest {
    let operation = TransactWriteItemsRequest.operation
    var faults: [StatementFault] = []
    var seen: Set<[UInt8]> = []
    var tables: [String] = []
    for (index, member) in members.enumerated() {
      faults += member.faults.map { .member(index + 1, table: member.table, $0) }
      if !tables.contains(member.table) { tables.append(member.table) }
      if member.member != nil, !seen.insert(Array("\(member.table)/\(member.key)".utf8)).inserted {
        faults.append(.duplicateKey(table: member.table, key: member.key, operation: operation))
      }
    }
    if members.isEmpty { faults.append(.noMembers(operation: operation)) }
    let limit = Limits.transactionMembers
    if members.count > limit { faults.append(.tooManyMembers(operation: operation, count: members.count, limit: limit)) }
    if let token, !Limits.tokenLength.contains(token.utf8.count) {
      let longest = Limits.tokenLength.upperBound
      faults.append(.invalidParameter("the token has \(token.utf8.count) bytes; DynamoDB takes 1 to \(longest)"))
    }
    guard faults.isEmpty else {
      throw InvalidStatement(operation: operation, tables: tables, faults: faults)
    }
    return TransactWriteItemsRequest(members: members.compactMap(\.member), clientRequestToken: token)
  }

  /// Errors: `InvalidStatement` before sending; `DynamoDBError.transactionCanceled` with a reason for each member, in order.
  public func run(on db: DynamoDB) async throws {
    var request = try request()
    if request.clientRequestToken == nil { request.clientRequestToken = UUID().uuidString.lowercased() }
    let tokened = request
    try await db.retryingConflicts { try await db.reply(to: tokened) }.check()
  }
}

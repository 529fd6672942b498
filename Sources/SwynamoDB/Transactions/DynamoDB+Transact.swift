extension DynamoDB {
  /// Makes up to 100 writes and checks together: all of them, or none. The same as running a `TransactWrite`.
  ///
  ///     try await db.transact {
  ///       users.put(samuel)
  ///       accounts.check("a@b.c") { $0.balance >= 10 }
  ///     }
  public func transact(
    token: String? = nil, isolation: isolated (any Actor)? = #isolation,
    @TransactBuilder _ members: () throws -> [TransactMember]
  ) async throws {
    try await TransactWrite(token: token, members).run(on: self)
  }
}

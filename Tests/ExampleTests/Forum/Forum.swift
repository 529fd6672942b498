import Foundation
import SwynamoDB

/// A forum in one table: members with names of their own, posts and polls on boards, comments, votes, a trash, sessions.
struct Forum: Sendable {
  typealias Tables = ForumTables

  let db: DynamoDB

  init(_ db: DynamoDB) { self.db = db }

  /// Creates the table.
  func open() async throws { try await Tables.forum.createTable().run(on: db) }
}

/// Why something can't be done.
enum ForumError: Error, Equatable {
  case nameTaken(String)
  case noSuchMember(UUID)
  /// There is none, or it is in the trash.
  case noSuchPost(UUID)
  case noSuchAnswer(String)
}

// MARK: - Members

extension Forum {
  /// Signs up a member. The same again, after an answer was lost, gives the member that there is.
  func signUp(_ name: String, id: UUID = UUID()) async throws -> Member {
    try await claiming(name, for: id) { claim in
      try await db.transact {
        claim
        Tables.members.insert(Member(id: id, name: name))
      }
    }
    return try await member(id)
  }

  /// Gives a member another name, unless somebody else has changed the member since it was read. The old name is free then.
  func rename(_ member: Member, to name: String) async throws -> Member {
    let old = NameClaim(name: member.name, member: member.id)
    guard NameClaim(name: name, member: member.id) != old else {
      return try await Tables.members.update(member) { $0.name.set(name) }.run(on: db)
    }
    try await claiming(name, for: member.id) { claim in
      try await db.transact {
        claim
        Tables.names.delete(old).if { $0.member == member.id }
        Tables.members.update(member) { $0.name.set(name) }
      }
    }
    return try await self.member(member.id)
  }

  func member(_ id: UUID) async throws -> Member {
    guard let member = try await Tables.members.get(id).consistent().run(on: db) else { throw ForumError.noSuchMember(id) }
    return member
  }

  func member(named name: String) async throws -> Member? {
    guard let claim = try await Tables.names.get(name.lowercased()).run(on: db) else { return nil }
    return try await Tables.members.get(claim.member).run(on: db)
  }

  /// Does what takes a name, with the statement that takes it, which is the transaction's first.
  private func claiming(
    _ name: String, for member: UUID, _ transact: (Put<NameClaim, NameClaim>) async throws -> Void
  ) async throws {
    let claim = Tables.names.insert(NameClaim(name: name, member: member)).returningItemOnConditionFailure()
    do { try await transact(claim) } catch {
      guard let found = try Tables.names.storedModel(in: error) else { throw error }
      // One of the member's own is of an earlier try, whose answer was lost.
      if found.member != member { throw ForumError.nameTaken(name) }
    }
  }
}

// MARK: - Sessions

extension Forum {
  func logIn(_ member: Member, for time: TimeInterval = 86_400, now: Date = .now) async throws -> Session {
    try await Tables.sessions.insert(Session(member: member.id, token: UUID(), expires: now + time)).run(on: db)
  }

  /// Whose session a token is of, while it has not expired.
  func member(loggedInBy token: UUID) async throws -> Member? {
    let session = Tables.sessions.query(Tables.sessions.inverted(Tables.inverted), token)
    guard let found = try await session.run(on: db).first else { return nil }
    return try await Tables.members.get(found.member).run(on: db)
  }

  /// Ends all sessions of a member.
  func logOutEverywhere(_ member: Member) async throws {
    try await Tables.sessions.query(member.id).includingExpired().deleteEach().run(on: db)
  }
}

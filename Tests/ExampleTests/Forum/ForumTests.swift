import Foundation
import SwynamoDB
import SwynamoEngine
import SwynamoTesting
import Testing

@Suite struct ForumTests {
  private typealias Tables = ForumTables

  private func forum(_ db: DynamoDB = DynamoDB(.embedded(.inMemory))) async throws -> Forum {
    let forum = Forum(db)
    try await forum.open()
    return forum
  }

  @Test func tables() throws {
    try Tables.forum.validate(
      Tables.members, Tables.names, Tables.sessions, Tables.posts, Tables.polls, Tables.comments, Tables.votes)
  }

  // MARK: Members

  @Test func aNameIsOneMembers() async throws {
    let forum = try await forum()
    let ann = try await forum.signUp("Ann")
    #expect(ann.joined != nil && ann.version == 1)
    #expect(try await forum.member(named: "ANN") == ann)
    await #expect(throws: ForumError.nameTaken("ann")) { try await forum.signUp("ann") }
    #expect(try await Tables.members.count().run(on: forum.db) == 1)
    #expect(try await forum.signUp("Ann", id: ann.id) == ann)
  }

  @Test func ofManyWhoWantANameOneHasIt() async throws {
    let forum = try await forum()
    let signedUp = await withTaskGroup(of: Member?.self) { group in
      for _ in 0..<20 { group.addTask { try? await forum.signUp("Ann") } }
      return await group.compactMap(\.self).reduce(into: [Member]()) { $0.append($1) }
    }
    #expect(signedUp.count == 1)
    #expect(try await forum.member(named: "ann") == signedUp.first)
    #expect(try await Tables.members.count().run(on: forum.db) == 1)
  }

  @Test func aChangeOfNameFreesTheOldOne() async throws {
    let forum = try await forum()
    let ann = try await forum.signUp("Ann")
    let bob = try await forum.signUp("Bob")
    await #expect(throws: ForumError.nameTaken("bob")) { try await forum.rename(ann, to: "bob") }
    #expect(try await forum.member(ann.id) == ann)

    let anna = try await forum.rename(ann, to: "Anna")
    #expect(anna.name == "Anna" && anna.version == 2)
    #expect(try await forum.member(named: "ann") == nil)
    #expect(try await forum.rename(anna, to: "ANNA").name == "ANNA")
    #expect(try await forum.rename(bob, to: "Ann").name == "Ann")
    // What was read before the change is too old for another.
    await #expect(throws: VersionConflictError<Member>.self) { try await forum.rename(ann, to: "Carol") }
    #expect(try await forum.member(named: "Carol") == nil)
  }

  /// The same member once, whichever answers were lost.
  @Test(arguments: 0..<20 as Range<UInt64>)
  func lostAnswersSignUpOnce(seed: UInt64) async throws {
    let engine = try EmbeddedEngine(.inMemory)
    let forum = try await forum(DynamoDB(Backend(engine)))
    let faulty = Forum(
      DynamoDB(Backend(FaultInjectingTransport(wrapping: engine, .seed(seed, [.lostAnswer: 0.4, .internalServerError: 0.2])))))
    let id = UUID()
    var ann: Member?
    for _ in 0..<100 where ann == nil { ann = try? await faulty.signUp("Ann", id: id) }
    #expect(ann?.id == id)
    var anna: Member?
    for _ in 0..<100 where anna == nil { anna = try? await faulty.rename(#require(ann), to: "Anna") }
    #expect(try await forum.member(id) == anna)
    #expect(try await Tables.names.scan().run(on: forum.db) == [NameClaim(name: "anna", member: id)])
  }

  @Test func aSessionEndsByItself() async throws {
    let forum = try await forum()
    let ann = try await forum.signUp("Ann")
    let noon = Date(timeIntervalSince1970: 1_700_000_000)
    try await GeneratedValues.with(now: { noon }) {
      let session = try await forum.logIn(ann, for: 60, now: noon)
      let other = try await forum.logIn(ann, for: 600, now: noon)
      #expect(try await forum.member(loggedInBy: session.token) == ann)
      #expect(try await forum.member(loggedInBy: UUID()) == nil)
      let later = try await GeneratedValues.with(now: { noon + 61 }) {
        [try await forum.member(loggedInBy: session.token), try await forum.member(loggedInBy: other.token)]
      }
      #expect(later == [nil, ann])
      try await forum.logOutEverywhere(ann)
      #expect(try await forum.member(loggedInBy: other.token) == nil)
      #expect(try await Tables.sessions.scan().includingExpired().count().run(on: forum.db) == 0)
      #expect(try await forum.member(ann.id) == ann)
    }
  }

  // MARK: Counters

  @Test func commentsAreCounted() async throws {
    let forum = try await forum()
    let ann = try await forum.signUp("Ann")
    let post = try await forum.post("Hello", on: "swift", by: ann)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<30 { group.addTask { _ = try await forum.comment("\(number)", on: post.id, by: ann) } }
      try await group.waitForAll()
    }
    let thread = try #require(try await forum.thread(post.id))
    #expect(thread.post.comments == 30)
    #expect(Set(thread.comments.map(\.text)).count == 30)
    #expect(thread.comments.map(\.written) == thread.comments.map(\.written).sorted())

    try await forum.remove(thread.comments[3])
    await #expect(throws: DynamoDBError.self) { try await forum.remove(thread.comments[3]) }
    #expect(try await forum.thread(post.id)?.post.comments == 29)
    #expect(try await forum.comments(of: ann).count == 29)
    let nowhere = UUID()
    await #expect(throws: ForumError.noSuchPost(nowhere)) { try await forum.comment("?", on: nowhere, by: ann) }
    #expect(try await forum.comments(of: ann).count == 29)
  }

  @Test func eachMemberHasOneVote() async throws {
    let forum = try await forum()
    var members: [Member] = []
    for number in 0..<12 { members.append(try await forum.signUp("member-\(number)")) }
    let post = try await forum.post("Hello", on: "swift", by: members[0])
    try await withThrowingTaskGroup(of: Void.self) { group in
      // Each clicks twice at once, and a third of them changes its mind.
      for (number, member) in members.enumerated() {
        for _ in 0..<2 { group.addTask { try await forum.vote(1, for: post.id, by: member) } }
        group.addTask { if number % 3 == 0 { try await forum.vote(-1, for: post.id, by: member) } }
      }
      try await group.waitForAll()
    }
    let votes = try await Tables.votes.query(post.id).run(on: forum.db)
    #expect(votes.count == 12)
    #expect(try await forum.thread(post.id)?.post.score == votes.reduce(0) { $0 + $1.value })
    try await forum.vote(-1, for: post.id, by: members[1])
    #expect(try await forum.votes(of: members[1]) == [Vote(post: post.id, member: members[1].id, value: -1)])
  }

  @Test func answersOfAPollAreCounted() async throws {
    let forum = try await forum()
    let poll = try await forum.ask("Tabs?", ["yes", "no"], on: "swift", by: forum.signUp("Ann"))
    _ = try await forum.answer(poll, "no")
    #expect(try await forum.answer(poll, "no").votes == ["yes": 0, "no": 2])
    await #expect(throws: ForumError.noSuchAnswer("maybe")) { try await forum.answer(poll, "maybe") }
  }
}

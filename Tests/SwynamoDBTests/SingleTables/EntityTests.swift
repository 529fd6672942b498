import Foundation
import SwynamoDB
import SwynamoEngine
import SwynamoTesting
import Testing

/// Entities of a single table, on the embedded engine.
@Suite struct EntityTests {
  typealias Post = Forum.Post

  @Test func storedForm() throws {
    try Forum.table.validate(Forum.members, Forum.posts, Forum.comments, Forum.sessions)
    #expect(
      try Forum.posts.encode(Forum.first) == [
        "PK": .string("USER#0000000000000000007"), "SK": .string("POST#1970-01-02T00:00:00.000000+0000"),
        "GSI1PK": .string("TAG#swift#en"), "GSI1SK": .string("1970-01-02T00:00:00.000000+0000"), "entity": .string("post"),
        "posted": .string("1970-01-02T00:00:00.000000+0000"), "text": .string("one"), "tag": .string("swift"),
        "language": .string("en"),
      ])
    #expect(try Forum.posts.encode(Forum.second)["GSI1PK"] == nil)
    #expect(
      try Forum.comments.encode(Forum.remarks[2]) == [
        "PK": .string("USER#0000000000000000007"), "SK": .string("COMMENT#1970-01-02T00:00:00.000000+0000#010"),
        "entity": .string("comment"), "text": .string("comment 10"),
      ])
    #expect(try Forum.posts.decode(Forum.posts.encode(Forum.first)) == Forum.first)
    #expect(try Forum.comments.decode(Forum.comments.encode(Forum.other)) == Forum.other)
    #expect(try Forum.posts.key(7, range: Forum.day(1)) == Forum.posts.key(of: Forum.first))
  }

  @Test func getsAndWritesByTheKeysProperties() async throws {
    let db = try await Forum.filled()
    #expect(try await Forum.members.get(7).run(on: db)?.name == "Ann")
    #expect(try await Forum.members.get(8).run(on: db) == nil)
    #expect(try await Forum.posts.get(7, range: Forum.day(2)).run(on: db) == Forum.second)
    let updated = try await Forum.members.update(7) { $0.name.set("Anna") }.returning(.allNew).run(on: db)
    #expect(updated == Forum.Member(id: 7, name: "Anna", version: 2))
    await #expect(throws: VersionConflictError<Forum.Member>.self) {
      try await Forum.members.put(Forum.Member(id: 7, name: "Bob", version: 1)).run(on: db)
    }
    try await Forum.comments.delete(7, range: Forum.day(1), 2).run(on: db)
    #expect(try await Forum.comments.get(7, range: Forum.day(1), 2).run(on: db) == nil)
    #expect(try await Forum.comments.query(7).count().run(on: db) == 3)
    let modified = try await Forum.posts.modify(7, range: Forum.day(2)) { $0.text += "!" }.run(on: db)
    #expect(modified.text == "two!")
    let found = try await Forum.posts.batchGet(keys: [3, 9, 1].map { try Forum.posts.key(7, range: Forum.day($0)) }).run(on: db)
    #expect(found == [Forum.third, Forum.first])
    try await db.transact {
      Forum.members.check(7) { $0.name == "Anna" }
      Forum.posts.insert(Post(author: 7, posted: Forum.day(5), text: "five"))
      Forum.comments.delete(Forum.other)
    }
    #expect(try await Forum.posts.query(7).count().run(on: db) == 4)
    #expect(try await Forum.comments.query(7).count().run(on: db) == 2)
    let (member, comment) = try await db.transactGet {
      Forum.members.get(7)
      Forum.comments.get(7, range: Forum.day(1), 10)
    }
    #expect(member?.name == "Anna" && comment?.number == 10)
  }

  @Test func queriesByTheFirstProperties() async throws {
    let db = try await Forum.filled()
    #expect(try await Forum.posts.query(7).run(on: db) == [Forum.first, Forum.second, Forum.third])
    #expect(try await Forum.posts.query(7).descending().limit(1).run(on: db) == [Forum.third])
    let (posts, comments, day) = (Forum.posts, Forum.comments, Forum.day)
    #expect(try await posts.query(7, where: { $0 > day(1) }).run(on: db) == [Forum.second, Forum.third])
    #expect(try await posts.query(7, where: { $0 >= day(2) }).run(on: db) == [Forum.second, Forum.third])
    #expect(try await posts.query(7, where: { $0 < day(2) }).run(on: db) == [Forum.first])
    #expect(try await posts.query(7, where: { $0 <= day(2) }).run(on: db) == [Forum.first, Forum.second])
    #expect(try await posts.query(7, where: { $0.between(day(2), day(9)) }).run(on: db) == [Forum.second, Forum.third])
    #expect(try await posts.query(7, range: day(3)).run(on: db) == [Forum.third])
    #expect(try await comments.query(7, range: day(1)).run(on: db) == Forum.remarks)
    #expect(try await comments.query(7, range: day(1)) { $0 > 2 }.run(on: db).map(\.number) == [10])
    #expect(try await comments.query(7, range: day(1)) { $0 == 1 }.run(on: db).map(\.number) == [1])
    #expect(try await comments.query(7, range: day(1), 10).run(on: db).map(\.number) == [10])
    #expect(try await comments.query(7, where: { $0 > day(1) }).run(on: db) == [Forum.other])
    #expect(try await comments.query(7, where: { $0 <= day(1) }).count().run(on: db) == 3)
    var pages: [[Int]] = []
    var cursor: Cursor?
    repeat {
      let page = try await comments.query(7).limit(3).startingAtBeginning(orAfter: cursor).page(on: db)
      pages.append(page.items.map(\.number))
      cursor = page.cursor
    } while cursor != nil
    #expect(pages.flatMap(\.self) == [1, 2, 10, 1])
  }

  @Test func indexes() async throws {
    let db = try await Forum.filled()
    let (posts, day) = (Forum.posts, Forum.day)
    #expect(try await posts.query(Forum.byTag, "swift", "en").run(on: db) == [Forum.first, Forum.third])
    #expect(try await posts.query(Forum.byTag, "swift", "en") { $0 > day(1) }.run(on: db) == [Forum.third])
    #expect(try await posts.query(posts.inverted(Forum.inverted), day(2)).run(on: db) == [Forum.second])
    let everyProfile = Forum.members.inverted(Forum.inverted)
    #expect(try await Forum.members.query(everyProfile).run(on: db).map(\.name) == ["Ann"])
    #expect(try await Forum.members.query(everyProfile) { $0 > 7 }.run(on: db).isEmpty)
  }

  @Test func anIndexsKeyFollowsAnUpdate() async throws {
    let db = try await Forum.filled()
    let (posts, day) = (Forum.posts, Forum.day)
    try await posts.update(7, range: day(2)) {
      $0.tag.set("dynamodb")
      $0.language.set("de")
    }.run(on: db)
    #expect(try await posts.query(Forum.byTag, "dynamodb", "de").run(on: db).map(\.text) == ["two"])
    try await posts.update(7, range: day(2)) { $0.tag.remove() }.run(on: db)
    #expect(try await posts.query(Forum.byTag, "dynamodb", "de").run(on: db).isEmpty)
    try await posts.modify(7, range: day(1)) { $0.tag = "sql" }.run(on: db)
    #expect(try await posts.query(Forum.byTag, "sql", "en").run(on: db).map(\.text) == ["one"])
    // An item that an update makes is the entity's, and in the indexes that its key makes.
    let made = try await posts.update(9, range: day(1)) { $0.text.set("made") }.returning(.allNew).run(on: db)
    #expect(made == Post(author: 9, posted: day(1), text: "made"))
    #expect(try await posts.query(9).run(on: db) == [made])
    // The keys of each item that is found follow too; a comment is none of them.
    let progress = try await posts.query(7).updateEach {
      $0.tag.set("all")
      $0.language.set("en")
    }.run(on: db)
    #expect(progress.written == 3)
    #expect(try await posts.query(Forum.byTag, "all", "en").run(on: db).map(\.posted) == [day(1), day(2), day(3)])
    await #expect(throws: StatementError.self) {
      try await posts.update(7, range: day(2)) { $0.posted.set(day(9)) }.run(on: db)
    }
  }

  @Test func anotherEntitysItemIsNoneOfItsOwn() async throws {
    let db = try await Forum.filled()
    #expect(try await Forum.posts.scan().run(on: db).count == 3)
    #expect(try await Forum.members.count().run(on: db) == 1)
    let key = try Forum.comments.key(of: Forum.other)
    do {
      _ = try await Forum.posts.get(key: key).run(on: db)
      Issue.record("read")
    } catch let error as AttributeDecodingError {
      #expect(error.reason == .invalidValue("comment", type: "the entity \"post\""))
      #expect(error.path == "entity" && error.table == "forum")
    }
    // A text that looks like a post's key, of another program.
    try await Forum.table.items.put(
      item: ["PK": .string("USER#0000000000000000007"), "SK": .string("POST#x"), "entity": .string("draft")]
    ).run(on: db)
    #expect(try await Forum.posts.query(7).count().run(on: db) == 3)
    try await Forum.posts.query(7).deleteEach().run(on: db)
    #expect(try await Forum.table.items.query("USER#0000000000000000007") { $0.startsWith("POST#") }.run(on: db).count == 1)
  }

  enum Entry: Sendable, Equatable {
    case member(Forum.Member)
    case post(Forum.Post)
    case session(Forum.Session)
  }

  @Test func collections() async throws {
    let db = try await Forum.filled()
    let entries = try await Forum.table.query(Forum.members, 7).reading {
      Forum.members.map(Entry.member)
      Forum.posts.map(Entry.post)
    }.run(on: db)
    #expect(
      entries.map { if case .member = $0 { "member" } else { "post" } } == ["post", "post", "post", "member"])
    let strict = Forum.table.query(Forum.members, 7) { $0.startsWith("COMMENT#") }.reading(others: .reported) {
      Forum.posts.map(Entry.post)
    }
    do {
      _ = try await strict.run(on: db)
      Issue.record("read")
    } catch let error as AttributeDecodingError {
      #expect(error.reason == .invalidValue("comment", type: "one of the entities post"))
    }
    let tagged = Forum.table.query(Forum.posts, Forum.byTag, "swift", "en").reading { Forum.posts.map(Entry.post) }
    #expect(try await tagged.run(on: db) == [.post(Forum.first), .post(Forum.third)])
    let all = try await Forum.table.items.scan().reading {
      Forum.members.map(Entry.member)
      Forum.sessions.map(Entry.session)
    }.run(on: db)
    #expect(all.count == 2)
    try await Forum.sessions.put(Forum.Session(member: 7, id: UUID(), expires: Forum.day(1))).run(on: db)
    let open = try await Forum.table.query(Forum.sessions, 7).reading { Forum.sessions.map(Entry.session) }.run(on: db)
    #expect(open.count == 1)
    #expect(try await Forum.sessions.query(7).includingExpired().run(on: db).count == 2)
  }

  /// The filter that keeps other entities out most often drops nothing: a page has as many items as are wanted, and grows where it does.
  @Test func aSmallLimitReadsFewItems() async throws {
    #expect(Forum.posts.query(7).limit(2).explain().contains(#""Limit": 2"#))
    let engine = try EmbeddedEngine(.inMemory)
    let transport = RecordingTransport(forwardingTo: engine)
    let db = DynamoDB(Backend(transport))
    try await Forum.table.createTable().run(on: db)
    struct Stored: Sendable { let hash: String; let range: String; let entity: String }
    let others = Table("forum") {
      HashKey(\Stored.hash, "PK")
      RangeKey(\.range, "SK")
      Field(\.entity)
    }.of(Stored.init)
    for number in 0..<40 {
      try await others.put(Stored(hash: "USER#0000000000000000007", range: "POST#0\(number)", entity: "other")).run(on: db)
    }
    try await Forum.posts.put(Forum.first).run(on: db)
    #expect(try await Forum.posts.query(7).first(on: db) == Forum.first)
    let limits = transport.requests.filter { $0.operation == "Query" }.compactMap { request in
      request.text.firstRange(of: #""Limit":"#).map { request.text[$0.upperBound...].prefix { $0.isNumber } }
    }
    #expect(limits == ["1", "4", "16", "64"])
  }
}

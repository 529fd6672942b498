import Foundation
import SwynamoDB
import SwynamoEngine
import Testing

/// Lists of several kinds, and the trash.
@Suite struct ForumListTests {
  private typealias Tables = ForumTables

  private let board = URL(string: "https://example.com/boards?board=swift")!

  private func day(_ number: Int) -> Date { Date(timeIntervalSince1970: 1_700_000_000 + 86_400 * Double(number)) }

  /// A board with a post for each day, each fifth of them a poll, and what another board has.
  private func filled(_ days: Range<Int>) async throws -> (forum: Forum, ann: Member) {
    let forum = Forum(DynamoDB(.embedded(.inMemory)))
    try await forum.open()
    let ann = try await forum.signUp("Ann")
    let bob = try await forum.signUp("Bob")
    for number in days {
      let author = number % 2 == 0 ? ann : bob
      if number % 5 == 0 {
        _ = try await forum.ask("\(number)", ["yes", "no"], on: "swift", by: author, at: day(number))
      } else {
        _ = try await forum.post("\(number)", on: "swift", by: author, at: day(number))
      }
      _ = try await forum.post("elsewhere", on: "rust", by: bob, at: day(number))
    }
    return (forum, ann)
  }

  private func texts(_ page: EntryPage) -> [String] {
    page.entries.map {
      switch $0 {
      case .post(let post): post.text
      case .poll(let poll): "\(poll.question)?"
      case .comment(let comment): "> \(comment.text)"
      }
    }
  }

  @Test func pagesOfATimelineAreLinks() async throws {
    let (forum, ann) = try await filled(0..<23)
    var link: URL? = board
    var pages: [[String]] = []
    while let here = link {
      let page = try await forum.timeline(here, size: 5)
      pages.append(texts(page))
      #expect(page.entries.allSatisfy { page.names[$0.author] == ($0.author == ann.id ? "Ann" : "Bob") })
      if pages.count > 1 {
        let previous = try #require(page.previous)
        #expect(try await texts(forum.timeline(previous, size: 5)) == pages[pages.count - 2])
      }
      link = page.next
    }
    #expect(Array(pages.joined()) == (0..<23).reversed().map { $0 % 5 == 0 ? "\($0)?" : "\($0)" })
    #expect(pages[0] == ["22", "21", "20?", "19", "18"])

    // A cursor is of one board, and not any text.
    let next = try #require(try await forum.timeline(board, size: 5).next)
    let other = try #require(URL(string: next.absoluteString.replacing("board=swift", with: "board=rust")))
    await #expect(throws: (any Error).self) { try await forum.timeline(other, size: 5) }
    let made = try #require(URL(string: board.absoluteString + "&after=x"))
    await #expect(throws: CursorError.self) { try await forum.timeline(made) }
  }

  @Test func aMembersActivityHasAllKinds() async throws {
    let (forum, ann) = try await filled(0..<3)
    let posts = try await Tables.posts.query(Tables.postsOfBoard, "swift").run(on: forum.db)
    _ = try await forum.comment("Hm", on: try #require(posts.first).id, by: ann, at: day(1))
    let page = try await forum.activity(try #require(URL(string: "/members?member=\(ann.id)")))
    #expect(texts(page) == ["2", "> Hm", "0?"])
    #expect(page.names == [ann.id: "Ann"])
    #expect(try await forum.comments(of: ann).map(\.text) == ["Hm"])
  }

  @Test func whatIsDeletedIsInTheTrashOnly() async throws {
    let (forum, ann) = try await filled(1..<4)
    let post = try #require(try await Tables.posts.query(Tables.postsOfBoard, "swift") { $0 == day(2) }.run(on: forum.db).first)
    _ = try await forum.comment("Hm", on: post.id, by: ann)
    try await forum.delete(post.id, at: day(10))
    #expect(try await texts(forum.timeline(board)) == ["3", "1"])
    #expect(try await forum.thread(post.id) == nil)
    #expect(try await forum.trash().map(\.text) == ["2"])
    await #expect(throws: ForumError.noSuchPost(post.id)) { try await forum.comment("?", on: post.id, by: ann) }
    await #expect(throws: ForumError.noSuchPost(post.id)) { try await forum.vote(1, for: post.id, by: ann) }
    await #expect(throws: ForumError.noSuchPost(post.id)) { try await forum.delete(post.id) }

    let restored = try await forum.restore(post.id)
    #expect(restored.listed == day(2) && restored.deleted == nil)
    #expect(try await texts(forum.timeline(board)) == ["3", "2", "1"])
    #expect(try await forum.thread(post.id)?.comments.map(\.text) == ["Hm"])
    #expect(try await forum.trash().isEmpty)
  }

  @Test func purgingRemovesWhatIsOldWithAllThatBelongsToIt() async throws {
    let (forum, ann) = try await filled(1..<5)
    let posts = try await Tables.posts.query(Tables.postsOfBoard, "swift").run(on: forum.db)
    for post in posts {
      for number in 0..<3 { _ = try await forum.comment("\(number)", on: post.id, by: ann) }
      try await forum.vote(1, for: post.id, by: ann)
    }
    for (number, post) in posts.prefix(3).enumerated() { try await forum.delete(post.id, at: day(10 + number)) }
    #expect(try await forum.purge(deletedBefore: day(12)) == 2)
    #expect(try await forum.purge(deletedBefore: day(12)) == 0)
    #expect(try await forum.trash().map(\.text) == ["3"])
    #expect(try await forum.comments(of: ann).count == 6)
    #expect(try await Tables.votes.scan().count().run(on: forum.db) == 2)
    await #expect(throws: ForumError.noSuchPost(posts[0].id)) { try await forum.restore(posts[0].id) }
    #expect(try await forum.restore(posts[2].id).comments == 3)
  }
}

import SwynamoDB
import SwynamoEngine
import Testing

/// Pages forward and backward.
@Suite struct PreviousPageTests {
  private struct Post: Sendable, Equatable { var author: String; var number: Int; var topic: String; var isDraft: Bool }

  private static let posts = Table("posts") {
    HashKey(\Post.author)
    RangeKey(\.number)
    Field(\.topic)
    Field(\.isDraft)
  } indexes: {
    topics
  }.of(Post.init)

  private static let topics = GlobalIndex("topics") { HashKey(\Post.topic) }

  private static func database() async throws -> DynamoDB {
    let db = DynamoDB(.embedded(.inMemory))
    try await posts.createTable().run(on: db)
    try await db.batchWrite {
      for number in 0..<20 { posts.put(Post(author: "ann", number: number, topic: "swift", isDraft: number % 4 == 3)) }
    }
    return db
  }

  @Test(arguments: [false, true])
  func everyPageIsFoundAgain(isDescending: Bool) async throws {
    let db = try await Self.database()
    let query = Self.posts.query("ann").descending(isDescending).limit(6)
    var forward: [Page<Post>] = [try await query.page(on: db)]
    while let cursor = forward.last?.cursor { forward.append(try await query.starting(after: cursor).page(on: db)) }
    #expect(forward.map(\.items.count) == [6, 6, 6, 2])
    #expect(forward[0].previousCursor == nil)
    for index in 1..<forward.count {
      let cursor = try #require(forward[index].previousCursor)
      let before = try await query.ending(before: try Cursor("\(cursor)")).page(on: db)
      #expect(before.items == forward[index - 1].items)
      // And forward again from there.
      let onward = try #require(before.cursor)
      #expect(try await query.starting(after: onward).page(on: db).items == forward[index].items)
      // A page has none before it where nothing is left to read; that is known after the next read at the latest.
      if let first = before.previousCursor {
        let further = try await query.ending(before: first).page(on: db)
        #expect(further.items == (index > 1 ? forward[index - 2].items : []))
      } else {
        #expect(index == 1)
      }
    }
  }

  @Test func withAFilter() async throws {
    let db = try await Self.database()
    let query = Self.posts.query("ann").filter { $0.isDraft == true }.limit(2)
    let first = try await query.page(on: db)
    let second = try await query.starting(after: try #require(first.cursor)).page(on: db)
    #expect(second.items.map(\.number) == [11, 15])
    let before = try await query.ending(before: try #require(second.previousCursor)).page(on: db)
    #expect(before.items.map(\.number) == [3, 7])
  }

  /// The last items before a cursor, in the statement's order, however many requests it takes.
  @Test func overSeveralRequests() async throws {
    let db = try await Self.database()
    let query = Self.posts.query("ann").limit(10)
    let second = try await query.starting(after: try #require(try await query.page(on: db).cursor)).page(on: db)
    let cursor = try #require(second.previousCursor)
    let small = Self.posts.query("ann").pageSize(3)
    #expect(try await small.limit(7).ending(before: cursor).run(on: db).map(\.number) == Array(3...9))
    #expect(try await small.ending(before: cursor).run(on: db).map(\.number) == Array(0...9))
  }

  @Test func ofAnIndexAndASelection() async throws {
    let db = try await Self.database()
    let query = Self.posts.query(Self.topics, "swift").limit(4)
    let first = try await query.page(on: db)
    let second = try await query.starting(after: try #require(first.cursor)).page(on: db)
    let before = try await query.ending(before: try #require(second.previousCursor)).page(on: db)
    #expect(before.items == first.items)
    let drafts = query.select { $0.isDraft }
    let third = try await drafts.starting(after: try #require(second.cursor)).page(on: db)
    let selected = try await drafts.ending(before: try #require(third.previousCursor)).page(on: db)
    #expect(selected.items == second.items.map(\.isDraft))
  }

  /// An item that can't be read has its place among the others, whichever way they are read.
  @Test func unreadableItems() async throws {
    let db = try await Self.database()
    struct Draft: Error, Equatable { var number: Int }
    let query = Self.posts.query("ann").limit(20).select(as: { (number: Int, isDraft: Bool) throws -> Int in
      if isDraft { throw Draft(number: number) }
      return number
    }) {
      $0.number; $0.isDraft
    }
    let last = try #require(try await Self.posts.query("ann").limit(5).page(on: db).cursor)
    func numbers(_ read: Query<Post, Int>) async throws -> [Int] {
      var numbers: [Int] = []
      for try await result in read.results(on: db) {
        switch result {
        case .success(let number): numbers.append(number)
        case .failure(let error): numbers.append(-((error as? Draft)?.number ?? 100))
        }
      }
      return numbers
    }
    #expect(try await numbers(query.ending(before: last)) == [0, 1, 2, -3])
    #expect(try await numbers(query.starting(after: last)).prefix(4) == [5, 6, -7, 8])
  }

  @Test func aCursorOfAnotherPartition() async throws {
    let db = try await Self.database()
    let cursor = try #require(try await Self.posts.query("ann").limit(1).page(on: db).cursor)
    #expect(
      Self.posts.query("bob").ending(before: cursor).explain() == """
        Query on table "posts" was not sent:
          - the cursor is of another "author" than the one that is queried: go on with the statement that gave it
        """)
  }
}

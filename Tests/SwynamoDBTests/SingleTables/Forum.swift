import Foundation
import SwynamoDB
import SwynamoEngine

/// A forum in one table: its members, their posts, the comments on these, and sessions.
enum Forum {
  struct Member: Sendable, Equatable {
    let id: Int
    var name: String
    var version: Int?
  }

  struct Post: Sendable, Equatable {
    let author: Int
    let posted: Date
    var text: String
    var tag: String?
    var language: String?
  }

  struct Comment: Sendable, Equatable {
    let author: Int
    let post: Date
    let number: Int
    var text: String
  }

  struct Session: Sendable, Equatable {
    let member: Int
    let id: UUID
    var expires: Date?
  }

  static let inverted = GlobalIndex("inverted") {
    HashKey("SK")
    RangeKey("PK")
  }
  static let table = SingleTable("forum") {
    HashKey("PK")
    RangeKey("SK")
    inverted
    GlobalIndex("GSI1") {
      HashKey("GSI1PK")
      RangeKey("GSI1SK")
    }
  }

  static let members = table.entity("member") {
    KeyField(\Member.id)
    Field(\.name)
    Version(\.version)
  } hash: {
    "USER#"
    \.id
  } range: {
    "PROFILE"
  }.of(Member.init)

  static let byTag = table.index("GSI1", of: Post.self) {
    "TAG#"
    \.tag
    "#"
    \.language
  } range: {
    \.posted
  }
  static let posts = table.entity("post") {
    KeyField(\Post.author)
    Field(\.posted)
    Field(\.text)
    Field(\.tag)
    Field(\.language)
  } hash: {
    "USER#"
    \.author
  } range: {
    "POST#"
    \.posted
  } indexes: {
    byTag
  }.of(Post.init)

  static let comments = table.entity("comment") {
    KeyField(\Comment.author)
    KeyField(\.post)
    KeyField(\.number)
    Field(\.text)
  } hash: {
    "USER#"
    \.author
  } range: {
    "COMMENT#"
    \.post
    "#"
    KeyPart(\.number, as: .digits(3))
  }.of(Comment.init)

  static let sessions = table.entity("session") {
    KeyField(\Session.member)
    KeyField(\.id)
    TimeToLive(\.expires)
  } hash: {
    "USER#"
    \.member
  } range: {
    "SESSION#"
    \.id
  }.of(Session.init)

  static func day(_ number: Int) -> Date { Date(timeIntervalSince1970: Double(number) * 86_400) }

  static let ann = Member(id: 7, name: "Ann")
  static let first = Post(author: 7, posted: day(1), text: "one", tag: "swift", language: "en")
  static let second = Post(author: 7, posted: day(2), text: "two")
  static let third = Post(author: 7, posted: day(3), text: "three", tag: "swift", language: "en")
  static let remarks = [1, 2, 10].map { Comment(author: 7, post: day(1), number: $0, text: "comment \($0)") }
  static let other = Comment(author: 7, post: day(2), number: 1, text: "another")

  static func filled() async throws -> DynamoDB {
    let db = DynamoDB(.embedded(.inMemory))
    try await table.createTable().run(on: db)
    try await members.insert(ann).run(on: db)
    for post in [third, first, second] { try await posts.put(post).run(on: db) }
    for comment in remarks + [other] { try await comments.put(comment).run(on: db) }
    try await sessions.put(Session(member: 7, id: UUID(), expires: nil)).run(on: db)
    return db
  }
}

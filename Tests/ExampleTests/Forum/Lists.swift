import Foundation
import SwynamoDB

/// What stands in a list of several kinds.
enum Entry: Sendable, Equatable {
  case post(Post)
  case poll(Poll)
  case comment(Comment)

  var author: UUID {
    switch self {
    case .post(let post): post.author
    case .poll(let poll): poll.author
    case .comment(let comment): comment.author
    }
  }
}

/// Some of a list, with the names of the authors, and the links to what is beside it.
struct EntryPage: Sendable {
  var entries: [Entry]
  var names: [UUID: String]
  var next: URL?
  var previous: URL?
}

extension Forum {
  /// What is on a board, the newest first, a page of which the link says: `/boards?board=swift&after=…`.
  func timeline(_ link: URL, size: Int = 20) async throws -> EntryPage {
    let link = PageLink(link)
    let all = Tables.forum.query(Tables.posts, Tables.postsOfBoard, link["board"] ?? "").reading {
      Tables.posts.map(Entry.post)
      Tables.polls.map(Entry.poll)
    }
    return try await page(link, of: all.descending().limit(size))
  }

  /// All that a member wrote, the newest first: `/members?member=…&after=…`.
  func activity(_ link: URL, size: Int = 20) async throws -> EntryPage {
    let link = PageLink(link)
    let member = link["member"].flatMap(UUID.init) ?? UUID()
    let all = Tables.forum.query(Tables.posts, Tables.postsOfMember, member).reading {
      Tables.posts.map(Entry.post)
      Tables.polls.map(Entry.poll)
      Tables.comments.map(Entry.comment)
    }
    return try await page(link, of: all.descending().limit(size))
  }

  private func page(_ link: PageLink, of query: Query<Item, Entry>) async throws -> EntryPage {
    let page = try await link.page(of: query, on: db)
    let keys = try Set(page.items.map(\.author)).map { try Tables.members.key($0) }
    let authors = try await Tables.members.batchGet(keys: keys).run(on: db)
    return EntryPage(
      entries: page.items, names: Dictionary(uniqueKeysWithValues: authors.map { ($0.id, $0.name) }),
      next: link.next(page), previous: link.previous(page))
  }

  /// A post with its comments, the oldest first; nil when it is in the trash. The votes are in the same partition, behind it, and are
  /// not read.
  func thread(_ post: UUID) async throws -> (post: Post, comments: [Comment])? {
    let all = Tables.forum.query(Tables.posts, post) { $0 < "VOTE#" }.reading {
      Tables.posts.map(Entry.post)
      Tables.comments.map(Entry.comment)
    }
    var found: Post?
    var comments: [Comment] = []
    for try await entry in all.items(on: db) {
      switch entry {
      case .post(let post): found = post
      case .comment(let comment): comments.append(comment)
      case .poll: break
      }
    }
    guard let found, found.listed != nil else { return nil }
    return (found, comments)
  }

  /// What a member commented.
  func comments(of member: Member) async throws -> [Comment] {
    try await Tables.comments.query(Tables.commentsOfMember, member.id).run(on: db)
  }

  /// The posts that a member has voted on, and how.
  func votes(of member: Member) async throws -> [Vote] {
    try await Tables.votes.query(Tables.votes.inverted(Tables.inverted), member.id).run(on: db)
  }
}

import Foundation
import SwynamoDB

// MARK: - Writing

extension Forum {
  func post(_ text: String, on board: String, by author: Member, at time: Date = .now) async throws -> Post {
    let post = Post(id: UUID(), board: board, author: author.id, written: time, text: text, listed: time)
    return try await Tables.posts.insert(post).run(on: db)
  }

  func ask(
    _ question: String, _ answers: [String], on board: String, by author: Member, at time: Date = .now
  ) async throws -> Poll {
    let votes = Dictionary(uniqueKeysWithValues: answers.map { ($0, 0) })
    let poll = Poll(id: UUID(), board: board, author: author.id, question: question, votes: votes, listed: time)
    return try await Tables.polls.insert(poll).run(on: db)
  }

  func answer(_ poll: Poll, _ answer: String) async throws -> Poll {
    do {
      return try await Tables.polls.update(poll.id) { $0.votes[answer].add(1) }
        .if { $0.votes[answer].exists }.returning(.allNew).run(on: db)
    } catch DynamoDBError.conditionalCheckFailed {
      throw ForumError.noSuchAnswer(answer)
    }
  }

  /// Writes a comment, and counts it in the post.
  func comment(_ text: String, on post: UUID, by author: Member, at time: Date = .now) async throws -> Comment {
    let comment = Comment(post: post, written: time, id: UUID(), author: author.id, text: text)
    try await changing(post) {
      try await db.transact {
        Tables.posts.update(post) { $0.comments.add(1) }.if { $0.listed.exists }
        Tables.comments.insert(comment)
      }
    }
    return comment
  }

  /// Removes a comment, which is so counted once.
  func remove(_ comment: Comment) async throws {
    try await changing(comment.post) {
      try await db.transact {
        Tables.posts.update(comment.post) { $0.comments.add(-1) }.if { $0.itemExists }
        Tables.comments.delete(comment).if { $0.itemExists }
      }
    }
  }

  /// Votes for a post (1) or against it (-1); a second vote of a member replaces the first.
  func vote(_ value: Int, for post: UUID, by member: Member) async throws {
    try await db.retrying(also: [.conditionalCheckFailed]) {
      let before = try await Tables.votes.get(post, range: member.id).consistent().run(on: db)?.value
      guard before != value else { return }
      try await changing(post) {
        try await db.transact {
          Tables.posts.update(post) { $0.score.add(value - (before ?? 0)) }.if { $0.listed.exists }
          if let before {
            Tables.votes.update(post, range: member.id) { $0.value.set(value) }.if { $0.value == before }
          } else {
            Tables.votes.insert(Vote(post: post, member: member.id, value: value))
          }
        }
      }
    }
  }

  /// Does what changes a post, of which the transaction's first statement says whether it is there.
  private func changing(_ post: UUID, _ transact: () async throws -> Void) async throws {
    do { try await transact() } catch let error as DynamoDBError
      where error.cancellationReasons.first?.code == "ConditionalCheckFailed"
    {
      throw ForumError.noSuchPost(post)
    }
  }
}

// MARK: - The trash

extension Forum {
  /// Puts a post into the trash: it is in no list any more, and nobody can comment on it.
  func delete(_ post: UUID, at time: Date = .now) async throws {
    do {
      try await Tables.posts.update(post) {
        $0.deleted.set(time)
        $0.listed.remove()
      }.if { $0.listed.exists }.run(on: db)
    } catch DynamoDBError.conditionalCheckFailed {
      throw ForumError.noSuchPost(post)
    }
  }

  /// Takes a post out of the trash.
  func restore(_ post: UUID) async throws -> Post {
    do {
      return try await Tables.posts.modify(post) {
        guard $0.isPurged == nil else { throw ForumError.noSuchPost(post) }
        $0.deleted = nil
        $0.listed = $0.written
      }.run(on: db)
    } catch is ItemNotFoundError {
      throw ForumError.noSuchPost(post)
    }
  }

  /// What is in the trash, the last deleted first.
  func trash() async throws -> [Post] { try await Tables.posts.query(Tables.trash).descending().run(on: db) }

  /// Removes what has been in the trash since before a time, with all that belongs to it, and says how many posts. Broken off, it can be
  /// done again.
  func purge(deletedBefore time: Date) async throws -> Int {
    let old = Tables.posts.query(Tables.trash) { $0 < time }
    // From here on none of them can be restored; one that was restored meanwhile is skipped.
    try await old.updateEach { $0.isPurged.set(true) }.run(on: db)
    var count = 0
    for try await post in old.filter({ $0.isPurged == true }).items(on: db) {
      try await Tables.comments.query(post.id).deleteEach().run(on: db)
      try await Tables.votes.query(post.id).deleteEach().run(on: db)
      try await Tables.posts.delete(post.id).run(on: db)
      count += 1
    }
    return count
  }
}

import Foundation

/// Somebody who has signed up, under a name that nobody else has.
struct Member: Sendable, Equatable {
  let id: UUID
  var name: String
  var joined: Date?
  var version: Int?
}

/// Who has a name.
struct NameClaim: Sendable, Equatable {
  /// The name in lower case: "Ann" and "ann" are one.
  let name: String
  var member: UUID

  init(name: String, member: UUID) {
    self.name = name.lowercased()
    self.member = member
  }
}

/// That a member is logged in.
struct Session: Sendable, Equatable {
  let member: UUID
  let token: UUID
  var expires: Date?
}

/// What a member wrote on a board.
struct Post: Sendable, Equatable {
  let id: UUID
  var board: String
  var author: UUID
  var written: Date
  var text: String
  var comments = 0
  var score = 0
  /// When it was written, while it is to be seen in lists.
  var listed: Date?
  /// Since when it is in the trash.
  var deleted: Date?
  /// Whether what belongs to it is being removed, after which it can't be restored.
  var isPurged: Bool?
}

/// A question to a board, with the votes for each answer.
struct Poll: Sendable, Equatable {
  let id: UUID
  var board: String
  var author: UUID
  var question: String
  var votes: [String: Int]
  var listed: Date?
}

/// What a member wrote under a post.
struct Comment: Sendable, Equatable {
  let post: UUID
  let written: Date
  let id: UUID
  var author: UUID
  var text: String
}

/// What a member thinks of a post: 1 or -1.
struct Vote: Sendable, Equatable {
  let post: UUID
  let member: UUID
  var value: Int
}

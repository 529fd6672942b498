import Foundation
import SwynamoDB

/// The one table of the forum, and what is in it.
///
/// | | PK | SK | GSI1 | GSI2 |
/// |---|---|---|---|---|
/// | member | `MEMBER#id` | `PROFILE` | | |
/// | name | `NAME#ann` | `NAME` | | |
/// | session | `MEMBER#id` | `SESSION#token` | | |
/// | post | `POST#id` | `POST` | `BOARD#swift`, date | `MEMBER#author`, date |
/// | poll | `POLL#id` | `POLL` | `BOARD#swift`, date | `MEMBER#author`, date |
/// | comment | `POST#id` | `COMMENT#date#id` | | `MEMBER#author`, date |
/// | vote | `POST#id` | `VOTE#member` | | |
///
/// A post in the trash is in the index of the trash instead, under the date since when.
enum ForumTables {
  static let inverted = GlobalIndex("inverted") {
    HashKey("SK")
    RangeKey("PK")
  }

  static let forum = SingleTable("forum") {
    HashKey("PK")
    RangeKey("SK")
    inverted
    GlobalIndex("GSI1") {
      HashKey("GSI1PK")
      RangeKey("GSI1SK")
    }
    GlobalIndex("GSI2") {
      HashKey("GSI2PK")
      RangeKey("GSI2SK")
    }
    GlobalIndex("trash") {
      HashKey("trashPK")
      RangeKey("trashSK")
    }
  }

  static let members = forum.entity("member") {
    KeyField(\Member.id)
    Field(\.name)
    Field(\.joined).setOnCreate(.now)
    Version(\.version)
  } hash: {
    "MEMBER#"
    \.id
  } range: {
    "PROFILE"
  }.of(Member.init)

  static let names = forum.entity("name") {
    KeyField(\NameClaim.name)
    Field(\.member)
  } hash: {
    "NAME#"
    \.name
  } range: {
    "NAME"
  }.of(NameClaim.init)

  static let sessions = forum.entity("session") {
    KeyField(\Session.member)
    KeyField(\.token)
    TimeToLive(\.expires)
  } hash: {
    "MEMBER#"
    \.member
  } range: {
    "SESSION#"
    \.token
  }.of(Session.init)
}

// MARK: - Posts and polls

extension ForumTables {
  static let postsOfBoard = forum.index("GSI1", of: Post.self) {
    "BOARD#"
    \.board
  } range: {
    \.listed
  }
  static let postsOfMember = forum.index("GSI2", of: Post.self) {
    "MEMBER#"
    \.author
  } range: {
    \.listed
  }
  static let trash = forum.index("trash", of: Post.self) {
    "TRASH"
  } range: {
    \.deleted
  }

  static let posts = forum.entity("post") {
    KeyField(\Post.id)
    Field(\.board)
    Field(\.author)
    Field(\.written)
    Field(\.text)
    Field(\.comments)
    Field(\.score)
    Field(\.listed)
    Field(\.deleted)
    Field(\.isPurged)
  } hash: {
    "POST#"
    \.id
  } range: {
    "POST"
  } indexes: {
    postsOfBoard
    postsOfMember
    trash
  }.of(Post.init)

  static let pollsOfBoard = forum.index("GSI1", of: Poll.self) {
    "BOARD#"
    \.board
  } range: {
    \.listed
  }
  static let pollsOfMember = forum.index("GSI2", of: Poll.self) {
    "MEMBER#"
    \.author
  } range: {
    \.listed
  }

  static let polls = forum.entity("poll") {
    KeyField(\Poll.id)
    Field(\.board)
    Field(\.author)
    Field(\.question)
    Field(\.votes)
    Field(\.listed)
  } hash: {
    "POLL#"
    \.id
  } range: {
    "POLL"
  } indexes: {
    pollsOfBoard
    pollsOfMember
  }.of(Poll.init)
}

// MARK: - What belongs to a post

extension ForumTables {
  static let commentsOfMember = forum.index("GSI2", of: Comment.self) {
    "MEMBER#"
    \.author
  } range: {
    \.written
  }

  static let comments = forum.entity("comment") {
    KeyField(\Comment.post)
    KeyField(\.written)
    KeyField(\.id)
    Field(\.author)
    Field(\.text)
  } hash: {
    "POST#"
    \.post
  } range: {
    "COMMENT#"
    \.written
    "#"
    \.id
  } indexes: {
    commentsOfMember
  }.of(Comment.init)

  static let votes = forum.entity("vote") {
    KeyField(\Vote.post)
    KeyField(\.member)
    Field(\.value)
  } hash: {
    "POST#"
    \.post
  } range: {
    "VOTE#"
    \.member
  }.of(Vote.init)
}

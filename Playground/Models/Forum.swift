import SwynamoDB

struct Member: Sendable {
  let id: Int
  var name: String
}

struct Post: Sendable {
  let author: Int
  let number: Int
  var text: String
  var tag: String?
}

let forum = SingleTable("dynamodb-forum") {
  HashKey("PK")
  RangeKey("SK")
  GlobalIndex("GSI1") {
    HashKey("GSI1PK")
    RangeKey("GSI1SK")
  }
}

let members = forum.entity("member") {
  KeyField(\Member.id)
  Field(\.name)
} hash: {
  "USER#"
  KeyPart(\.id, as: .digits(4))
} range: {
  "PROFILE"
}.of(Member.init)

let byTag = forum.index("GSI1", of: Post.self) {
  "TAG#"
  \.tag
} range: {
  KeyPart(\.number, as: .digits(4))
}

let posts = forum.entity("post") {
  KeyField(\Post.author)
  KeyField(\.number)
  Field(\.text)
  Field(\.tag)
} hash: {
  "USER#"
  KeyPart(\.author, as: .digits(4))
} range: {
  "POST#"
  KeyPart(\.number, as: .digits(4))
} indexes: {
  byTag
}.of(Post.init)

enum Entry: Sendable {
  case member(Member)
  case post(Post)
}

import SwynamoDB

struct Document: Sendable {
  let id: String
  var title: String
  var words: Int
  var version: Int?
}

let documents = Table("dynamodb-document") {
  HashKey(\Document.id)
  Field(\.title)
  Field(\.words)
  Version(\.version)
}.of(Document.init)

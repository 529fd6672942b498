// expression limit: 1000 ms
import Foundation
import SwynamoDB

// What is likely to be written wrong of versions, of times to live, and of what a write sets of itself.

struct Document: Sendable {
  let id: String
  var title: String
  var words: Int
  var version: Int?
}

let documents = Table("documents") {
  HashKey(\Document.id)
  Field(\.title)
  Field(\.words)
  Version(\.version)
}.of(Document.init)

struct Required: Sendable {
  let id: String
  var number: Int
  var time: Date
}

let requiredVersion = Table("required") {
  HashKey(\Required.id)
  // expected-error@+1 {{'init(_:_:)' is unavailable: a version is an Int?, which is nil until the item is stored}}
  Version(\.number)
  Field(\.time)
  // expected-error@+1 {{'of(order:_:)' is unavailable: the parts declared are not the initializer's parameters: there must be one for each, in its order and of its type, the HashKey first, a RangeKey second}}
}.of(Required.init)

let requiredTime = Table("required") {
  HashKey(\Required.id)
  Field(\.number)
  // expected-error@+1 {{'init(_:_:)' is unavailable: a time to live is a Date?, nil for an item that does not expire}}
  TimeToLive(\.time)
  // expected-error@+1 {{'of(order:_:)' is unavailable: the parts declared are not the initializer's parameters: there must be one for each, in its order and of its type, the HashKey first, a RangeKey second}}
}.of(Required.init)

let timeOfANumber = Table("required") {
  HashKey(\Required.id)
  // expected-error@+1 {{'setOnWrite' is unavailable: the value is of the property's type: .now of a Date, .uuid of a UUID or a String, .ulid of a String, .value(…), .made { … }}}
  Field(\.number).setOnWrite(.now)
  Field(\.time)
  // expected-error@+1 {{'of(order:_:)' is unavailable: the parts declared are not the initializer's parameters: there must be one for each, in its order and of its type, the HashKey first, a RangeKey second}}
}.of(Required.init)

let textOfANumber = Table("required") {
  HashKey(\Required.id)
  // expected-error@+1 {{'setOnCreate' is unavailable: the value is of the property's type: .now of a Date, .uuid of a UUID or a String, .ulid of a String, .value(…), .made { … }}}
  Field(\.number).setOnCreate(.value("x"))
  Field(\.time)
  // expected-error@+1 {{'of(order:_:)' is unavailable: the parts declared are not the initializer's parameters: there must be one for each, in its order and of its type, the HashKey first, a RangeKey second}}
}.of(Required.init)

let requiredCounter = Table("required") {
  HashKey(\Required.id)
  // expected-error@+1 {{'countingWrites(from:by:)' is unavailable: what counts writes is an Int?, nil until the item is stored}}
  Field(\.number).countingWrites()
  Field(\.time)
  // expected-error@+1 {{'of(order:_:)' is unavailable: the parts declared are not the initializer's parameters: there must be one for each, in its order and of its type, the HashKey first, a RangeKey second}}
}.of(Required.init)

func writes(_ document: Document, _ db: DynamoDB) async throws {
  // expected-error@+1 {{'version' is unavailable: a put has the version of its model; set it there, or write ignoringVersion()}}
  _ = documents.put(document).version(3)
  // expected-error@+1 {{value of type 'Get<Document, Document>' has no member 'version'}}
  _ = documents.get("a").version(3)
  // expected-error@+1 {{'modify' is unavailable: modify reads the item itself: give it the key, as get has it}}
  _ = documents.modify(document) { $0.words += 1 }
  // expected-error@+1 {{value of type 'Int' has no member 'add'}}
  _ = documents.modify("a") { $0.words.add(1) }
  // expected-error@+1 {{'buildExpression' is unavailable: a transaction has puts, updates, deletes and checks; read with db.transactGet { … }}}
  try await db.transact { documents.modify("a") { $0.words += 1 } }
}

func conflicts(_ document: Document, _ db: DynamoDB) async throws {
  do {
    try await documents.put(document).run(on: db)
    // expected-error@+1 {{reference to generic type 'VersionConflictError' requires arguments in <...>}}
  } catch let conflict as VersionConflictError {
    print(conflict)
  }
}

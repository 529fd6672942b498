// expression limit: 1000 ms
// file limit: 5000 ms
import Foundation
import SwynamoDB

// What is likely to be written wrong of a single table's entities.

struct Post: Sendable {
  let author: Int
  let day: Int
  let posted: Date
  var text: String
  var lines: [String]
}

let forum = SingleTable("forum")

let posts = forum.entity("post") {
  KeyField(\Post.author)
  KeyField(\.day)
  KeyField(\.posted)
  Field(\.text)
  Field(\.lines)
} hash: {
  "USER#"; \.author
} range: {
  "POST#"; \.day; "#"; \.posted
}.of(Post.init)

let missing = forum.entity("post") {
  KeyField(\Post.author)
  KeyField(\.day)
  Field(\.text)
  Field(\.lines)
} hash: {
  "USER#"; \.author
} range: {
  "POST#"; \.day
  // expected-error@+1 {{'of(order:_:)' is unavailable: the parts declared are not the initializer's parameters: there must be one for each, in its order and of its type, KeyField or Field}}
}.of(Post.init)

let ofList = forum.entity("post") {
  KeyField(\Post.author)
  KeyField(\.day)
  KeyField(\.posted)
  Field(\.text)
  Field(\.lines)
} hash: {
  "USER#"; \.author
} range: {
  // expected-error@+1 {{'buildExpression' is unavailable: a key is made of texts, integers, dates, UUIDs, booleans and enums of such: this property is none}}
  "POST#"; \.lines
  // expected-error@+1 {{'of(order:_:)' is unavailable: the parts declared are not the initializer's parameters: there must be one for each, in its order and of its type, KeyField or Field}}
}.of(Post.init)

let tableWithKeyField = Table("posts") {
  HashKey(\Post.author)
  KeyField(\.day)
  Field(\.posted)
  Field(\.text)
  Field(\.lines)
  // expected-error@+1 {{'of(order:_:)' is unavailable: the parts declared are not the initializer's parameters: there must be one for each, in its order and of its type, the HashKey first, a RangeKey second}}
}.of(Post.init)

func wrong() {
  // expected-error@+1 {{'get' is unavailable: an entity's key is all properties of its hash key, and after 'range:' all of its range key, each of its type: get(author, range: posted)}}
  _ = posts.get(7)
  // expected-error@+1 {{'get(_:range:)' is unavailable: an entity's key is all properties of its hash key, and after 'range:' all of its range key, each of its type: get(author, range: posted)}}
  _ = posts.get(7, range: 1)
  // expected-error@+1 {{'get(_:range:)' is unavailable: an entity's key is all properties of its hash key, and after 'range:' all of its range key, each of its type: get(author, range: posted)}}
  _ = posts.get("7", range: 1, Date())
  // expected-error@+1 {{'get' is unavailable: an entity's key is all properties of its hash key, and after 'range:' all of its range key, each of its type: get(author, range: posted)}}
  _ = posts.get(7, 1, Date())
  // expected-error@+1 {{'query' is unavailable: an entity is queried by all properties of its hash key, after 'range:' the first ones of its range key, each of its type, and a condition on the next: query(author, range: day) { $0 > time }}}
  _ = posts.query(7, 1)
  // expected-error@+1 {{'query(_:range:)' is unavailable: an entity is queried by all properties of its hash key, after 'range:' the first ones of its range key, each of its type, and a condition on the next: query(author, range: day) { $0 > time }}}
  _ = posts.query(7, range: "x")
  // expected-error@+1 {{'query(_:range:)' is unavailable: an entity is queried by all properties of its hash key, after 'range:' the first ones of its range key, each of its type, and a condition on the next: query(author, range: day) { $0 > time }}}
  _ = posts.query(7) { $0 > "x" }
  // expected-error@+1 {{no exact matches in call to instance method 'query'}}
  _ = posts.query(7, range: 1, Date()) { $0 > 1 }
  // expected-error@+1 {{'update(_:actions:)' is unavailable: an entity's key is all properties of its hash key, and after 'range:' all of its range key, each of its type: update(author, range: posted)}}
  _ = posts.update(7) { $0.text.set("") }
  // expected-error@+1 {{'delete' is unavailable: an entity's key is all properties of its hash key, and after 'range:' all of its range key, each of its type: delete(author, range: posted)}}
  _ = posts.delete(7)
}

enum Entry {
  case post(Post)
  case text(String)
}

// expected-error@+1 {{generic parameter 'each Range' could not be inferred}}
let noRange = forum.entity("post") {
  KeyField(\Post.author)
  KeyField(\.day)
  KeyField(\.posted)
  Field(\.text)
  Field(\.lines)
} hash: {
  "USER#"; \.author; "#"; \.day; "#"; \.posted
  // expected-error@+1 {{missing argument for parameter 'range' in call}}
}.of(Post.init)

func several(_ post: Post) {
  // expected-error@+1 {{'batchGet' is unavailable: the keys of an entity are batchGet(keys: try dates.map { try posts.key(author, range: $0) })}}
  _ = posts.batchGet([(7, 1, Date())])
  // expected-error@+3 {{'buildExpression' is unavailable: say what an entity's model is made into: posts.map(Entry.post)}}
  _ = forum.query(posts, 7).reading {
    posts.map(Entry.post)
    posts
  }
  // expected-error@+1 {{cannot convert value of type '@Sendable (String) -> Entry' to expected argument type '@Sendable (Post) throws -> Entry'}}
  _ = forum.query(posts, 7).reading { posts.map(Entry.text) }
  // expected-error@+1 {{cannot convert value of type 'String' to expected argument type 'Int'}}
  _ = forum.query(posts, "7")
  // expected-error@+1 {{'get' is unavailable: an entity reads and writes its items: members.get(7); items.get(hash, range) has any, as it is stored}}
  _ = forum.get(7)
  // expected-error@+1 {{'put' is unavailable: an entity reads and writes its items: members.put(member); items.put(item:) has any, as it is stored}}
  _ = forum.put(post)
  // expected-error@+1 {{'scan()' is unavailable: an entity reads and writes its items: members.scan(); items.scan() has all, as they are stored}}
  _ = forum.scan()
}

let shardedByList = forum.entity("post") {
  KeyField(\Post.author)
  KeyField(\.day)
  KeyField(\.posted)
  Field(\.text)
  Field(\.lines)
} hash: {
  // expected-error@+1 {{'init(_:by:)' is unavailable: a shard follows from a property that is a string, a number or a binary}}
  "USER#"; \.author; "#"; KeyShard(8, by: \.lines)
} range: {
  "POST#"; \.day; "#"; \.posted
  // expected-error@+1 {{'of(order:_:)' is unavailable: the parts declared are not the initializer's parameters: there must be one for each, in its order and of its type, KeyField or Field}}
}.of(Post.init)

// expected-error@+1 {{'setOnCreate' is unavailable: a put makes a key where the property is nil: declare the property as an optional}}
let madeDate = KeyField(\Post.posted).setOnCreate(.now)

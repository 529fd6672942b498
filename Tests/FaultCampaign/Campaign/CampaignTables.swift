import SwynamoDB

struct Entry: Sendable, Equatable {
  let id: String
  var owner: String
  var count: Int
}

/// A member of a collection that is read in pages.
struct Member: Sendable, Equatable {
  let group: String
  let number: Int
  var text: String
}

let entries = Table("entries") {
  HashKey(\Entry.id)
  Field(\.owner)
  Field(\.count)
}.of(Entry.init)

let members = Table("members") {
  HashKey(\Member.group)
  RangeKey(\.number)
  Field(\.text)
}.of(Member.init)

extension Entry {
  /// An item that is there from the beginning and is never written.
  static func fixed(_ number: Int) -> Entry { Entry(id: "fixed-\(number)", owner: "owner of \(number)", count: number) }
  static let fixedCount = 200
}

extension Member {
  static func ofGroup(_ number: Int) -> [Member] {
    (0..<(number % 40)).map { Member(group: "group-\(number)", number: $0, text: "member \($0) of \(number)") }
  }
  static let groupCount = 60
}

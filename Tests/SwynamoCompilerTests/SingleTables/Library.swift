import Foundation
import SwynamoDB

/// A library in one table: shelves of books, and their copies.
struct Shelf: Sendable, Equatable {
  let room: String
  let number: Int
  var title: String
}

struct Copy: Sendable, Equatable {
  let room: String
  let book: String
  let number: Int
  var state: Status
  var reader: String?
  var due: Date?
}

/// Stored through Codable.
struct Reader: Codable, Sendable, Equatable {
  let id: String
  var name: String
  var phones: [String]
}

let library = SingleTable("library", entityAttribute: "cls") {
  HashKey("PK")
  RangeKey("SK")
  GlobalIndex("by-reader") {
    HashKey("GSI1PK")
    RangeKey("GSI1SK")
  }
  GlobalIndex("inverted", projecting: .keysOnly) {
    HashKey("SK")
    RangeKey("PK")
  }
}

let shelves = library.entity("Shelf") {
  KeyField(\Shelf.room)
  KeyField(\.number)
  Field(\.title)
} hash: {
  "ROOM#"
  \.room
} range: {
  "SHELF#"
  \.number
}.of(Shelf.init)

let byReader = library.index("by-reader", of: Copy.self) {
  \.reader
} range: {
  \.state
  "#"
  \.due
  "#"
  \.book
}

let copies = library.entity("Copy") {
  KeyField(\Copy.room)
  KeyField(\.book)
  KeyField(\.number)
  Field(\.state)
  Field(\.reader)
  Field(\.due, as: .epochSeconds)
} hash: {
  "ROOM#"
  \.room
} range: {
  "COPY#"
  \.book
  "#"
  KeyPart(\.number, as: .plain)
} indexes: {
  byReader
}.of(Copy.init)

let readers = library.entity("Reader") {
  KeyField(\Reader.id)
  Field(\.name)
} hash: {
  "READER#"
  \.id
} range: {
  "READER"
}.codable()

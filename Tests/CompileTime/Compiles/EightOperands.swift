// expression limit: 150 ms
// file limit: 1500 ms
import SwynamoDB

struct Shelf: Sendable {
  var id: String
  var label: String
  var prefix: String
  var places: Int
  var books: Int
  var lowest: Double
  var highest: Double
  var price: Double
  var tags: Set<String>
  var notes: [String]
  var drafts: [String]
}

let shelves = Table("shelves") {
  HashKey(\Shelf.id)
  Field(\.label)
  Field(\.prefix)
  Field(\.places)
  Field(\.books)
  Field(\.lowest)
  Field(\.highest)
  Field(\.price)
  Field(\.tags)
  Field(\.notes)
  Field(\.drafts)
}.of(Shelf.init)

func valuesOnTheLeft() -> Scan<Shelf, Shelf> {
  shelves.scan().filter {
    "a" == $0.label && 10 < $0.places && 0.5 <= $0.price && 3 > $0.tags.size && "b" != $0.prefix && 7 >= $0.books
      && 100 > $0.highest && 1 < $0.notes.size
  }
}

func attributesAndSizes() -> Scan<Shelf, Shelf> {
  shelves.scan().filter {
    $0.tags.size < $0.places && $0.books <= $0.places && $0.notes.size == $0.drafts.size
      && $0.price.between($0.lowest, $0.highest)
      && $0.label.startsWith($0.prefix) && $0.tags.contains($0.label) && $0.places > $0.notes.size
      && .value(5, between: $0.lowest, $0.highest)
  }
}

func mixed(_ limit: Int) -> Scan<Shelf, Shelf> {
  shelves.scan().filter {
    ($0.tags.size == limit || limit < $0.places) && !(limit == $0.books) && $0.price.between($0.lowest, 100)
      && $0.label.isIn($0.prefix, or: ["a", "b"])
  }
}

func sums(_ count: Int) -> Update<Shelf, Void> {
  shelves.update("a") {
    $0.places.set(100 - $0.books)
    $0.books.set($0.books.or(0) + $0.places.or(count))
    $0.price.set(1.5 + $0.price.or($0.lowest.or(0)))
    $0.lowest.set($0.highest - $0.price)
    $0.highest.set($0.highest + 1)
    $0.notes.append(contentsOf: $0.drafts.or([]))
    $0.drafts.set($0.notes.appending(contentsOf: $0.drafts))
  }
}

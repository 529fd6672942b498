import SwynamoDB
import SwynamoWire

/// Entities of a single table: a library's authors, with the books of each.
private struct Library: Sendable {
  struct Author: Sendable, Equatable {
    let id: Int
    var name: String
    var version: Int?
  }

  struct Book: Sendable, Equatable {
    let author: Int
    let number: Int
    var title: String
    var genre: String?
  }

  struct Loan: Sendable, Equatable {
    let day: Int
    let reader: String
    let number: Int
  }

  let table: SingleTable
  let inverted = GlobalIndex("inverted") {
    HashKey("SK")
    RangeKey("PK")
  }
  let authors: Table<Author, KeyTemplate<Int>, KeyTemplate<>>
  let books: Table<Book, KeyTemplate<Int>, KeyTemplate<Int>>
  let byGenre: GlobalIndex<Book, KeyTemplate<String>, KeyTemplate<Int>>
  let loans: Table<Loan, KeyTemplate<Int>, KeyTemplate<Int, String>>

  init(_ prefix: String) {
    let inverted = inverted
    let table = SingleTable("\(prefix)library") {
      HashKey("PK")
      RangeKey("SK")
      inverted
      GlobalIndex("GSI1") {
        HashKey("GSI1PK")
        RangeKey("GSI1SK")
      }
    }
    let byGenre = table.index("GSI1", of: Book.self) {
      "GENRE#"
      \.genre
    } range: {
      \.number
    }
    self.table = table
    self.byGenre = byGenre
    authors = table.entity("author") {
      KeyField(\Author.id)
      Field(\.name)
      Version(\.version)
    } hash: {
      "AUTHOR#"
      \.id
    } range: {
      "PROFILE"
    }.of(Author.init)
    books = table.entity("book") {
      KeyField(\Book.author)
      Field(\.number)
      Field(\.title)
      Field(\.genre)
    } hash: {
      "AUTHOR#"
      \.author
    } range: {
      "BOOK#"
      KeyPart(\.number, as: .digits(4))
    } indexes: {
      byGenre
    }.of(Book.init)
    loans = table.entity("loan") {
      KeyField(\Loan.day)
      KeyField(\.reader)
      KeyField(\.number)
    } hash: {
      "DAY#"
      \.day
      "#"
      KeyShard(4, by: \.reader)
    } range: {
      KeyPart(\.number, as: .digits(4))
      "#"
      \.reader
    }.of(Loan.init)
  }

  static let jane = Author(id: 7, name: "Jane", version: 1)
  /// Written in another order than that of their numbers.
  static let novels = [10, 2, 1].map { Book(author: 7, number: $0, title: "no. \($0)", genre: $0 == 2 ? nil : "novel") }
}

extension ConformanceSuite {
  static let entityCases: [Case] = [
    library("entities: queries that end after any property of the key") { db, library in
      let books = library.books
      try expect(try await books.query(7).run(on: db).map(\.number), [1, 2, 10])
      try expect(try await books.query(7) { $0 > 1 }.descending().run(on: db).map(\.number), [10, 2])
      try expect(try await books.query(7) { $0.between(2, 9) }.run(on: db).map(\.number), [2])
      try expect(try await books.query(7, range: 10).run(on: db).map(\.title), ["no. 10"])
      try expect(try await books.query(8).run(on: db), [])
      try expect(try await library.authors.query(7).run(on: db), [Library.jane])
      let first = try await books.query(7).limit(2).page(on: db)
      try expect(try await books.query(7).startingAtBeginning(orAfter: first.cursor).run(on: db).map(\.number), [10])
    },
    library("entities: none has another's items") { db, library in
      try expect(try await library.books.scan().run(on: db).count, 3)
      try expect(try await library.authors.count().run(on: db), 1)
      try expect(try await library.books.count(7).run(on: db), 3)
      try expect(try await library.books.get(7, range: 3).run(on: db), nil)
      let key = try library.authors.key(7)
      do {
        _ = try await library.books.get(key: key).run(on: db)
        throw ConformanceError(description: "an author was read as a book")
      } catch let error as AttributeDecodingError {
        try expect(error.path, "entity")
      }
      try expect(try await library.books.query(7).deleteEach().run(on: db).written, 3)
      try expect(try await library.table.items.count().run(on: db), 1)
    },
    library("entities: a collection, each as its own type") { db, library in
      func names(_ query: Query<Item, Item>) async throws -> [String] {
        try await query.reading {
          library.authors.map(\.name)
          library.books.map(\.title)
        }.run(on: db)
      }
      try expect(try await names(library.table.query(library.authors, 7)), ["no. 1", "no. 2", "no. 10", "Jane"])
      try expect(try await names(library.table.query(library.authors, 7) { $0.startsWith("BOOK#000") }), ["no. 1", "no. 2"])
      try expect(try await names(library.table.query(library.books, library.byGenre, "novel")), ["no. 1", "no. 10"])
    },
    library("entities: keys of an index follow an update") { db, library in
      let (books, byGenre) = (library.books, library.byGenre)
      try expect(try await books.query(byGenre, "novel").run(on: db).map(\.number), [1, 10])
      try expect(try await books.query(byGenre, "novel") { $0 > 1 }.run(on: db).map(\.number), [10])
      try await books.update(7, range: 2) { $0.genre.set("novel") }.run(on: db)
      try await books.update(7, range: 1) { $0.genre.remove() }.run(on: db)
      try await books.modify(7, range: 10) { $0.genre = "satire" }.run(on: db)
      try expect(try await books.query(byGenre, "novel").run(on: db).map(\.number), [2])
      try expect(try await books.query(byGenre, "satire").run(on: db).map(\.number), [10])
      let made = try await books.update(8, range: 1) { $0.title.set("made") }.returning(.allNew).run(on: db)
      try expect(made, Library.Book(author: 8, number: 1, title: "made"))
    },
    library("entities: the table the other way round") { db, library in
      let everyAuthor = library.authors.inverted(library.inverted)
      try expect(try await library.authors.query(everyAuthor).run(on: db), [Library.jane])
      try await library.books.put(Library.Book(author: 9, number: 2, title: "another's")).run(on: db)
      let second = library.books.inverted(library.inverted)
      try expect(try await library.books.query(second, 2).run(on: db).map(\.author), [7, 9])
    },
    library("entities: the shards of a key in the order of the range key") { db, library in
      let loans = library.loans
      let all = (1...12).map { Library.Loan(day: 1, reader: "reader \($0 % 5)", number: $0) }
      for loan in all.reversed() { try await loans.put(loan).run(on: db) }
      try expect(try await loans.get(1, range: 7, "reader 2").run(on: db), all[6])
      try expect(try await loans.query(1).run(on: db), all)
      try expect(try await loans.query(1) { $0 > 7 }.descending().limit(3).run(on: db), Array(all[9...].reversed()))
      try expect(try await loans.query(1).count().run(on: db), 12)
      var (found, cursor): ([Library.Loan], Cursor?) = ([], nil)
      repeat {
        let page = try await loans.query(1).limit(5).startingAtBeginning(orAfter: cursor).page(on: db)
        found += page.items
        cursor = page.cursor
      } while cursor != nil
      try expect(found, all)
    },
    library("entities: in transactions, with versions") { db, library in
      try await db.transact {
        library.authors.update(Library.jane) { $0.name.set("Jane A.") }
        library.books.insert(Library.Book(author: 7, number: 3, title: "no. 3"))
        library.books.check(7, range: 1) { $0.genre == "novel" }
      }
      let (author, book, none) = try await db.transactGet {
        library.authors.get(7)
        library.books.get(7, range: 3)
        library.books.get(7, range: 4)
      }
      try expect(author, Library.Author(id: 7, name: "Jane A.", version: 2))
      try expect(book?.title, "no. 3")
      try expect(none, nil)
      let error = try await expectRefusal(DynamoDBError.transactionCanceled) {
        try await db.transact {
          library.authors.update(7) { $0.name.set("Nobody") }
          library.books.insert(Library.Book(author: 7, number: 3, title: "again")).returningItemOnConditionFailure()
        }
      }
      try expect(error.cancellationReasons.map(\.code), ["None", "ConditionalCheckFailed"])
      try expect(try library.books.storedModel(in: error.cancellationReasons[1])?.title, "no. 3")
      try expect(try library.authors.storedModel(in: error.cancellationReasons[1]), nil)
      try expect(try await library.authors.get(7).run(on: db)?.name, "Jane A.")
    },
  ]

  /// A case on a table that has an author and three books.
  private static func library(
    _ name: String, exemptions: [String: String] = [:],
    _ body: @escaping @Sendable (_ db: DynamoDB, _ library: Library) async throws -> Void
  ) -> Case {
    Case(name, exemptions: exemptions) { db, prefix in
      let library = Library(prefix)
      try await library.table.createTable().run(on: db)
      do {
        try await library.authors.insert(Library.Author(id: 7, name: "Jane")).run(on: db)
        try await db.batchWrite { for novel in Library.novels { library.books.put(novel) } }
        try await body(db, library)
      } catch {
        try? await library.table.deleteTable().withoutWaiting().run(on: db)
        throw error
      }
      try await library.table.deleteTable().withoutWaiting().run(on: db)
    }
  }
}

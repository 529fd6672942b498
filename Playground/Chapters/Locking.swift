import SwynamoDB

extension Chapter {
  static let locking = Chapter(
    "Locking",
    """
    A version keeps two programs from overwriting each other's changes: each write says which version it has read, and is \
    refused when there is another by now.
    """
  ) { tour in
    let db = tour.db
    tour.declarations("Document")

    try await tour.step("A put gives the model as it is stored, with its version") {
      try await documents.createTable().run(on: db)
      let draft = Document(id: "a", title: "Draft", words: 0)
      print(try await documents.put(draft).run(on: db))
    }

    try await tour.step("Who has read an older version is refused, and gets what is stored") {
      let mine = try await documents.refresh(Document(id: "a", title: "", words: 0)).run(on: db)
      try await documents.update("a") { $0.title.set("Final") }.run(on: db)
      do {
        if let mine { try await documents.put(mine).run(on: db) }
      } catch let conflict as VersionConflictError<Document> {
        print(try conflict.stored?.title ?? "nothing is stored")
      }
    }

    try await tour.step("Read, change, write, and again after a conflict") {
      let longer = try await documents.modify("a") { $0.words += 10 }.run(on: db)
      print(longer)
    }
  }
}

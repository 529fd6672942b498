import SwynamoDB

extension Chapter {
  static let batches = Chapter(
    "Batches",
    """
    Any number of items: 25 go into each request that writes and 100 into each that reads, and what the service leaves \
    unprocessed is sent again.
    """
  ) { tour in
    let db = tour.db
    try await tour.step("Write 100 users") {
      try await db.batchWrite {
        for number in 0..<100 {
          let email = "user-\(number)@example.com"
          users.put(User(email: email, firstName: "Samuel", lastName: "Adams", visits: number))
        }
      }
    }

    try await tour.step("Read them back, in the order of the keys") {
      let emails = (0..<100).map { "user-\($0)@example.com" }
      let found = try await users.batchGet(emails).run(on: db)
      print(found.count)
      print(found.prefix(3).map(\.email))
    }

    try await tour.step("Delete them") {
      try await db.batchWrite {
        for number in 0..<100 { users.delete("user-\(number)@example.com") }
      }
      print(try await users.count().run(on: db))
    }

    try await tour.step("A batch may name an item once only, which is checked before sending") {
      do {
        try await db.batchWrite {
          users.put(samuel)
          users.delete("test@example.com")
        }
      } catch let refusal as StatementError {
        print(refusal)
      }
    }
  }
}

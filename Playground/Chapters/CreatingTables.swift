import SwynamoDB

extension Chapter {
  static let creatingTables = Chapter(
    "Creating tables",
    """
    A table is declared with the initializer of a struct and one part for each of its parameters, the keys first. The compiler \
    checks that they agree, so there is no other mapping to keep.
    """
  ) { tour in
    let db = tour.db
    tour.declarations("User")

    try await tour.step("Create the table and wait until it can be used") {
      try await users.createTable(.provisioned(readUnits: 1, writeUnits: 1)).run(on: db)
    }

    tour.remark("A table with a range key keeps the items of one hash key together, in order; and a third table, for later:")
    tour.declarations("Person")
    tour.declarations("Account")

    try await tour.step("Without an argument, reads and writes are billed on demand") {
      try await people.createTable().run(on: db)
      try await accounts.createTable().run(on: db)
    }
  }
}

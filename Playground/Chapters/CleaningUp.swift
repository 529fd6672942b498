import SwynamoDB

extension Chapter {
  static let cleaningUp = Chapter("Cleaning up", "") { tour in
    let db = tour.db
    try await tour.step("Delete the tables with all their items") {
      try await users.deleteTable().run(on: db)
      try await people.deleteTable().run(on: db)
      try await accounts.deleteTable().run(on: db)
      try await documents.deleteTable().run(on: db)
      try await forum.deleteTable().run(on: db)
      try await tickets.deleteTable().run(on: db)
    }
    tour.remark("That was the tour. README.md and Guides/GettingStarted.md go on from here.")
  }
}

import SwynamoDB

extension Chapter {
  static let oneUser = Chapter(
    "One user", "A statement is a value: nothing is sent until it is run on a client."
  ) { tour in
    let db = tour.db
    try await tour.step("Put a user") {
      try await users.put(samuel).run(on: db)
    }

    try await tour.step("The table has one item now") {
      print(try await users.count().run(on: db))
    }

    try await tour.step("Get him by the key; nil when there is no such item") {
      print(try await users.get("test@example.com").run(on: db)?.firstName ?? "nobody")
      print(try await users.get("nobody@example.com").run(on: db)?.firstName ?? "nobody")
    }

    try await tour.step("Change him here, in memory; then refresh him with what the table has") {
      var user = samuel
      user.firstName = "foo-bar"
      print(user.firstName)
      user = try await users.refresh(user).run(on: db) ?? user
      print(user.firstName)
    }

    try await tour.step("Delete him, by his key or by the model") {
      try await users.delete(samuel).run(on: db)
      print(try await users.count().run(on: db))
    }
  }
}

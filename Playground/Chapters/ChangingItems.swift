import SwynamoDB

extension Chapter {
  static let changingItems = Chapter(
    "Changing items: put or update",
    "put writes the whole item, update only the attributes that it names. Here another process counts Samuel's visits meanwhile."
  ) { tour in
    let db = tour.db
    try await tour.step("With put, the 5 visits of the other process are lost") {
      try await users.put(samuel).run(on: db)
      if var user = try await users.get("test@example.com").run(on: db) {
        try await users.update("test@example.com") { $0.visits.add(5) }.run(on: db)
        user.firstName = "Robert"
        try await users.put(user).run(on: db)
      }
      print(try await users.get("test@example.com").run(on: db)?.visits ?? 0)
    }

    try await tour.step("With update they are kept; .allNew gives the item back as it is now") {
      try await users.update("test@example.com") { $0.visits.add(5) }.run(on: db)
      let user = try await users.update("test@example.com") { $0.firstName.set("Robert") }
        .returning(.allNew).run(on: db)
      print(user)
    }

    try await tour.step("One update takes many actions, and a condition") {
      let user = try await users.update("test@example.com") {
        $0.firstName.set("Samuel")
        $0.visits.set($0.visits.or(0) + 1)
      }.if {
        $0.visits < 100
      }.returning(.allNew).run(on: db)
      print(user.visits)
    }

    try await tour.step("A put with a condition doesn't replace what is there") {
      do {
        try await users.put(samuel).if { $0.email.doesNotExist }.run(on: db)
      } catch DynamoDBError.conditionalCheckFailed {
        print("there is such a user already")
      }
    }
  }
}

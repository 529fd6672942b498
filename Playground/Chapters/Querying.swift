import SwynamoDB

extension Chapter {
  static let querying = Chapter(
    "Querying",
    "A query reads the items of one hash key, in the order of the range key. The key condition decides what is read and paid for."
  ) { tour in
    let db = tour.db
    try await tour.step("Some people") {
      try await db.batchWrite {
        people.put(Person(lastName: "Smith", firstName: "Alice", email: "alice@domain.com"))
        people.put(Person(lastName: "Smith", firstName: "Jane", email: "jane@example.com"))
        people.put(Person(lastName: "Smith", firstName: "John", email: "john@domain.com"))
        people.put(Person(lastName: "Jones", firstName: "Joan", email: "joan@example.com"))
      }
    }

    try await tour.step("The Smiths whose first name starts with J") {
      for try await person in people.query("Smith", { $0.startsWith("J") }).items(on: db) {
        print(person.firstName)
      }
    }

    try await tour.step("A filter drops some of what was read; conditions are combined with & and |") {
      let smiths = people.query("Smith")
        .filter { $0.email.contains("domain.com") | $0.email.startsWith("jane") }
      for try await person in smiths.items(on: db) {
        print(person.firstName)
      }
    }

    try await tour.step("A query's filter may not use a key, so this is refused before it is sent") {
      do {
        let smiths = people.query("Smith")
          .filter { $0.firstName.startsWith("J") | $0.email.contains("domain.com") }
        print(try await smiths.run(on: db).count)
      } catch let refusal as StatementError {
        print(refusal)
      }
    }

    try await tour.step("A scan's filter may; it reads the whole table") {
      let scan = people.scan().filter {
        $0.lastName == "Smith"
        $0.firstName.startsWith("J") | $0.email.contains("domain.com")
      }
      for try await person in scan.items(on: db) {
        print("\(person.firstName) \(person.lastName), \(person.email)")
      }
    }

    try await tour.step("An index is queried in the same way, by its own key") {
      for try await user in users.query(byLastName, "Adams").descending().limit(10).items(on: db) {
        print(user.firstName)
      }
    }
  }
}

import SwynamoDB

extension Chapter {
  static let counting = Chapter(
    "Counting",
    """
    A count reads what it counts, and is paid for as the query or scan that it is; only the items are not sent. As every read \
    that isn't .consistent(), it may miss the writes of the last second on DynamoDB.
    """
  ) { tour in
    let db = tour.db
    try await tour.step("The items of a key, all or some") {
      print(try await people.count("Smith").run(on: db))
      print(try await people.count("Smith") { $0.startsWith("J") }.run(on: db))
    }

    try await tour.step("With a filter it is a query that is counted") {
      let smiths = people.query("Smith").filter { $0.email.contains("domain.com") }
      print(try await smiths.count().run(on: db))
    }

    try await tour.step("Those of an index") {
      print(try await users.count(byLastName, "Adams").run(on: db))
    }

    try await tour.step("The whole table") {
      print(try await people.count().run(on: db))
    }

    tour.refusedByCompiler(
      "A filter without a key would read the whole table unasked, so it doesn't compile",
      #"_ = people.count { $0.firstName == "John" }"#,
      "a count with a filter and no key reads the whole table: say so, scan().filter { … }.count()")

    try await tour.step("Saying so") {
      print(try await people.scan().filter { $0.firstName == "John" }.count().run(on: db))
    }
  }
}

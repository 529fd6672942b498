import SwynamoDB
import SwynamoTesting
import Testing

/// PynamoDB's quickstart, sentence by sentence.
@Suite struct QuickstartTests {
  /// "Creating a model": a user with the email as its hash key.
  @Test(arguments: ExampleBackend.available)
  func creatingAModel(_ backend: ExampleBackend) async throws {
    let (db, _) = try backend.client()
    // UserModel.create_table(read_capacity_units=1, write_capacity_units=1)
    try await backend.with(byEmail, on: db) { users in
      // user = UserModel('test@example.com', first_name='Samuel', last_name='Adams')
      var user = Person(email: "test@example.com", firstName: "Samuel", lastName: "Adams")
      // user.save()
      try await users.put(user).run(on: db)
      // UserModel.count()
      #expect(try await users.count().run(on: db) == 1)
      // user.refresh()
      try await users.update("test@example.com") { $0.firstName.set("another process") }.run(on: db)
      user = try #require(try await users.refresh(user).run(on: db))
      #expect(user == Person(email: "test@example.com", firstName: "another process", lastName: "Adams"))
      // user.delete()
      try await users.delete(user).run(on: db)
      #expect(try await users.get("test@example.com").run(on: db) == nil)
      #expect(try await users.count().run(on: db) == 0)
    }
  }

  /// "Changing items": a save replaces the whole item, an update the attributes that it names.
  @Test(arguments: ExampleBackend.available)
  func changingItems(_ backend: ExampleBackend) async throws {
    let (db, _) = try backend.client()
    try await backend.with(byEmail, on: db) { users in
      let samuel = Person(email: "test@example.com", firstName: "Samuel", lastName: "Adams")
      // user.update(actions=[UserModel.first_name.set('Robert')]) keeps what another process wrote.
      try await users.put(samuel).run(on: db)
      try await users.update("test@example.com") { $0.lastName.set("Jones") }.run(on: db)
      try await users.update("test@example.com") { $0.firstName.set("Robert") }.run(on: db)
      #expect(try await users.get("test@example.com").run(on: db)?.lastName == "Jones")
      // user.first_name = 'Robert'; user.save() does not.
      var user = samuel
      user.firstName = "Robert"
      try await users.put(user).run(on: db)
      #expect(try await users.get("test@example.com").run(on: db)?.lastName == "Adams")
    }
  }

  /// "Querying": a table with the last name as its hash key and the first name as its range key.
  @Test(arguments: ExampleBackend.available)
  func querying(_ backend: ExampleBackend) async throws {
    let (db, transport) = try backend.client()
    try await backend.with(byName, on: db) { users in
      try await db.batchWrite { for person in smiths { users.put(person) } }
      // UserModel.query('Smith', UserModel.first_name.startswith('J'))
      var names: [String] = []
      for try await user in users.query("Smith", { $0.startsWith("J") }).items(on: db) { names.append(user.firstName) }
      #expect(names == ["Jack", "Jane"])

      // UserModel.query('Smith', UserModel.first_name.startswith('J') | UserModel.email.contains('domain.com')):
      // a key can't be a term of a query's filter, so DynamoDB would refuse it; nothing is sent.
      let sent = transport.requests.count
      let query = users.query("Smith").filter { $0.firstName.startsWith("J") | $0.email.contains("domain.com") }
      let error = await #expect(throws: StatementError.self) { try await query.run(on: db) }
      #expect(transport.requests.count == sent)
      #expect(
        error?.description == """
          Query on table "\(users.name)" was not sent:
            - the filter uses "first_name", a key of the table, which DynamoDB refuses in a query: say it in the key condition, \
          query(…) { $0… }, or use a scan, whose filter may use keys
          """)
      // A scan's filter takes them.
      let scan = users.scan().filter { $0.firstName.startsWith("J") | $0.email.contains("domain.com") }
      #expect(try await scan.run(on: db).map(\.firstName).sorted() == ["Anna", "Jack", "Jane", "Jim"])
      // And a query takes terms that are no keys.
      let filtered = users.query("Smith") { $0.startsWith("J") }
        .filter { $0.email.contains("domain.com") | $0.email.startsWith("jane") }
      #expect(try await filtered.run(on: db).map(\.firstName) == ["Jane"])
    }
  }

  /// "Counting items": by key, on an index, of the whole table.
  @Test(arguments: ExampleBackend.available)
  func counting(_ backend: ExampleBackend) async throws {
    let (db, _) = try backend.client()
    try await backend.with(byName, on: db) { users in
      try await db.batchWrite { for person in smiths { users.put(person) } }
      // UserModel.count('Smith', UserModel.first_name.startswith('J'))
      #expect(try await users.count("Smith", { $0.startsWith("J") }).run(on: db) == 2)
      // UserModel.custom_index.count('my_hash_key')
      #expect(try await users.count(byMail, "anna@domain.com").run(on: db) == 1)
      // UserModel.count()
      #expect(try await users.count().run(on: db) == 4)
      // UserModel.count('my_hash_key', UserModel.first_name == 'John')
      #expect(try await users.count("Smith", { $0 == "Jane" }).run(on: db) == 1)
      // UserModel.count(UserModel.first_name == 'John') does not compile:
      // "a count with a filter and no key reads the whole table: say so, scan().filter { … }.count()"
      #expect(try await users.scan().filter { $0.firstName == "Jim" }.count().run(on: db) == 1)
    }
  }

  /// "Batch operations": a hundred users in requests of 25, read in one of 100.
  @Test(arguments: ExampleBackend.available)
  func batches(_ backend: ExampleBackend) async throws {
    let (db, transport) = try backend.client()
    try await backend.with(byEmail, on: db) { users in
      func sent(_ operation: String) -> Int { transport.requests.count { $0.operation == operation } }
      // with UserModel.batch_write() as batch: for i in range(100): batch.save(…)
      let emails = (0..<100).map { "user-\($0)@example.com" }
      try await db.batchWrite {
        for email in emails { users.put(Person(email: email, firstName: "Samuel", lastName: "Adams")) }
      }
      #expect(sent("BatchWriteItem") == 4)
      // for item in UserModel.batch_get(user_keys)
      let items = try await users.batchGet(emails).run(on: db)
      #expect(items.map(\.email) == emails)
      #expect(sent("BatchGetItem") == 1)
      // with UserModel.batch_write() as batch: for item in items: batch.delete(item)
      try await db.batchWrite { for item in items { users.delete(item) } }
      #expect(sent("BatchWriteItem") == 8)
      #expect(try await users.count().run(on: db) == 0)
    }
  }
}

private struct Person: Sendable, Equatable {
  var email: String
  var firstName: String
  var lastName: String
}

private let byEmail = Table("quickstart") {
  HashKey(\Person.email)
  Field(\.firstName, "first_name")
  Field(\.lastName, "last_name")
}.of(Person.init)

private let byMail = GlobalIndex("by-mail") { HashKey(\Person.email) }

private let byName = Table("quickstart-names") {
  HashKey(\Person.lastName, "last_name")
  RangeKey(\.firstName, "first_name")
  Field(\.email)
} indexes: {
  byMail
}.of(order: .unchecked) { lastName, firstName, email in Person(email: email, firstName: firstName, lastName: lastName) }

private let smiths = [
  Person(email: "jane@example.com", firstName: "Jane", lastName: "Smith"),
  Person(email: "jack@example.com", firstName: "Jack", lastName: "Smith"),
  Person(email: "anna@domain.com", firstName: "Anna", lastName: "Smith"),
  Person(email: "jim@domain.com", firstName: "Jim", lastName: "Jones"),
]

import SwynamoDB
import SwynamoEngine
import Testing

/// The listing that introduces the library, as it is written there.
@Suite struct ListingTests {
  @Test(arguments: ExampleBackend.available)
  func asWritten(_ backend: ExampleBackend) async throws {
    let db = backend == .engine ? DynamoDB(.embedded(.inMemory)) : try backend.client().db
    try await deleteTables(on: db)
    let forget = false
    try await users.createTable().run(on: db)
    try await users.put(samuel).if { $0.email.doesNotExist }.run(on: db)
    let user = try await users.get("test@example.com").run(on: db)
    #expect(user == samuel)

    let many = ["Jane", "Jim", "Anna"].map {
      User(email: "\($0)@example.com", firstName: $0, lastName: "Smith", visits: $0.count * 3, tags: ["x"], address: nil)
    }
    try await db.batchWrite { for u in many { users.put(u) } }

    let vips = users.query(byLastName, "Smith") { $0.startsWith("J") }
      .filter { $0.tags.contains("vip") || $0.visits > 10 }
    var names: [String] = []
    for try await user in vips.items(on: db) { names.append(user.firstName) }
    #expect(names == ["Jane"])

    let updated = try await users.update("test@example.com") {
      $0.firstName.set("Robert")
      $0.visits.add(1)
      if forget { $0.address.remove() } else { $0.address.city.set("Boston") }
    }.if { $0.visits < 100 }.returning(.allNew).run(on: db)
    var robert = samuel
    (robert.firstName, robert.visits, robert.address) = ("Robert", 1, Address(city: "Boston", zip: "02169"))
    #expect(updated == robert)

    try await orders.createTable().run(on: db)
    try await accounts.createTable().run(on: db)
    try await orders.put(Order(email: "a@b.c", number: 17, status: .open)).run(on: db)
    try await accounts.put(Account(email: "a@b.c", balance: 10)).run(on: db)
    try await users.put(User(email: "a@b.c", firstName: "A", lastName: "B", visits: 0, tags: ["c"], address: nil)).run(on: db)

    let (found, order) = try await db.transactGet {
      users.get("a@b.c")
      orders.get("a@b.c", 17)
    }
    #expect(found?.firstName == "A")
    #expect(order?.status == .open)
    try await db.transact {
      users.put(samuel)
      orders.update("a@b.c", 17) { $0.status.set(.paid) }
      accounts.check("a@b.c") { $0.balance >= 10 }
    }
    #expect(try await orders.get("a@b.c", 17).run(on: db)?.status == .paid)
    #expect(try await users.get("test@example.com").run(on: db) == samuel)

    #expect(
      users.query(byLastName, "Smith").explain() == """
        Query
        {
          "TableName": "dynamodb-user",
          "IndexName": "by-last-name",
          "KeyConditionExpression": "#0 = :0",
          "ExpressionAttributeNames": {"#0":"last_name"},
          "ExpressionAttributeValues": {":0":{"S":"Smith"}}
        }
        """)
    try await deleteTables(on: db)
  }

  /// A server may have tables of these names from a run that was ended.
  private func deleteTables(on db: DynamoDB) async throws {
    if try await users.tableExists(on: db) { try await users.deleteTable().run(on: db) }
    if try await orders.tableExists(on: db) { try await orders.deleteTable().run(on: db) }
    if try await accounts.tableExists(on: db) { try await accounts.deleteTable().run(on: db) }
  }
}

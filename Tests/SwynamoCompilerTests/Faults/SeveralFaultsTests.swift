import SwynamoDB
import Testing

@Suite struct SeveralFaultsTests {
  @Test func oneErrorForAll() {
    expectLowered(
      orders.update("", 17) {
        $0.email.set("x")
        $0.lines[0].city.set("Rome")
        $0.lines.remove()
        $0.lines[-1].remove()
      }.if { $0.number.between(3, 1) && $0.status.isIn([]) },
      """
      UpdateItem on table "orders" was not sent:
        - the key "email" is empty; a key has at least one byte
        - "email" is part of the key, which an update can't change; delete the item and put it under its new key
        - "lines" is required by the model, which can't be read without it: set a value, or make the property optional
        - "lines[-1]" has a negative list index
        - "lines[0].city" and "lines" overlap, one being inside the other; act on one of them, or send two requests
        - "lines" and "lines[-1]" overlap, one being inside the other; act on one of them, or send two requests
        - "status".isIn has no values; leave the condition out, or say what an empty list shall mean
        - "number".between has a lower bound above the upper; swap them
      """)
    expectLowered(
      orders.query("a@b.c") { $0.between(3, 1) }
        .filter { $0.number > 1 || $0.email.exists }
        .limit(0)
        .pageSize(0),
      """
      Query on table "orders" was not sent:
        - "number".between has a lower bound above the upper; swap them
        - the filter uses "email", a key of the table, which DynamoDB refuses in a query: the hash key is already given; use a scan to filter by it
        - the filter uses "number", a key of the table, which DynamoDB refuses in a query: say it in the key condition, query(…) { $0… }, or use a scan, whose filter may use keys
        - the limit is 0; it is at least 1
        - the page size is 0; it is at least 1
      """)
    expectLowered(
      users.query(byLastName, "").filter { $0.tags == [] && $0.visits == $0.visits }.consistent(),
      """
      Query on table "dynamodb-user" was not sent:
        - the key "last_name" is empty; a key has at least one byte
        - "tags": a set may not be empty, since DynamoDB stores none: leave it out, and in a condition ask for doesNotExist
        - "visits" is compared with itself, which DynamoDB refuses
        - "by-last-name" is a global index, which has no consistent reads; query the table, or leave out .consistent()
      """)
  }

  @Test func tables() {
    expectLowered(
      accounts.createTable(.provisioned(readUnits: 0, writeUnits: 1)),
      """
      CreateTable on table "accounts" was not sent:
        - 0 read and 1 write units: each is at least 1
      """)
    expectLowered(
      accounts.named("a b").createTable(.provisioned(readUnits: 1, writeUnits: 0)),
      """
      CreateTable on table "a b" was not sent:
        - the table's name "a b" must be 3 to 255 characters of a-z, A-Z, 0-9, '_', '-' and '.'
        - 1 read and 0 write units: each is at least 1
      """)
  }

  /// Limits that no arithmetic holds are faults like others.
  @Test(arguments: [Int.min, -1, 0]) func limitsBelowOne(_ limit: Int) {
    for text in [
      accounts.scan().filter { $0.balance > 1 }.limit(limit).explain(), accounts.query("a").limit(limit).explain(),
      accounts.scan().filter { $0.balance > 1 }.pageSize(limit).limit(limit).count().explain(),
    ] {
      #expect(text.contains("the limit is \(limit); it is at least 1"))
    }
  }
}

import SwynamoDB
import SwynamoTables

extension Chapter {
  static let plans = Chapter(
    "Plans",
    """
    A declaration changes with the program, and the table has to follow. A plan says what is different, and apply makes it so, one \
    step after another; it can be stopped at any moment, and goes on where it was.
    """
  ) { tour in
    let db = tour.db
    tour.declarations("Ticket")

    try await tour.step("Create a table as it was declared first") {
      try await tickets.createTable().run(on: db)
    }

    try await tour.step("What the later declaration changes of it") {
      print(try await streamedTickets.plan(on: db))
    }

    try await tour.step("Make it so") {
      try await streamedTickets.apply(on: db) { print($0) }
    }

    try await tour.step("Then the plan is empty") {
      print(try await streamedTickets.plan(on: db).isEmpty)
    }

    try await tour.step("The same table as CloudFormation has it") {
      print(try streamedTickets.specification().cloudFormationYAML())
    }
  }
}

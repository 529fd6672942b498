import SwynamoDB

extension Chapter {
  static let transactions = Chapter(
    "Transactions", "Writes and checks of any tables that happen together or not at all; and reads as of one moment."
  ) { tour in
    let db = tour.db
    try await tour.step("Write to two tables, on a condition") {
      try await accounts.put(Account(email: "test@example.com", balance: 10)).run(on: db)
      try await db.transact {
        users.update("test@example.com") { $0.visits.add(1) }
        accounts.update("test@example.com") { $0.balance.add(-8) }.if { $0.balance >= 8 }
      }
    }

    try await tour.step("The balance is 2 now: the second time nothing is written") {
      do {
        try await db.transact {
          users.update("test@example.com") { $0.visits.add(1) }
          accounts.update("test@example.com") { $0.balance.add(-8) }.if { $0.balance >= 8 }
        }
      } catch let error as DynamoDBError where error.code == DynamoDBError.transactionCanceled {
        print(error.cancellationReasons.map(\.code))
      }
    }

    try await tour.step("Read items of several types at once: (User?, Account?)") {
      let (user, account) = try await db.transactGet {
        users.get("test@example.com")
        accounts.get("test@example.com")
      }
      print(user?.visits ?? 0)
      print(account?.balance ?? 0)
    }
  }
}

import SwynamoDB
import SwynamoStreams

extension Chapter {
  static let changes = Chapter(
    "Changes",
    """
    The table has a stream by now: each change of an item is a record, with the item before and after. They come as models, those of \
    one item in their order.
    """
  ) { tour in
    let db = tour.db
    try await tour.step("Put an item, change it and delete it") {
      try await streamedTickets.put(Ticket(id: "1", team: "Search", title: "Slow")).run(on: db)
      try await streamedTickets.update("1") { $0.title.set("Slow on Mondays") }.run(on: db)
      try await streamedTickets.delete("1").run(on: db)
    }

    try await tour.step("Read what changed, from the oldest change on") {
      for try await change in streamedTickets.changes(on: db, from: .trimHorizon) {
        print(change.kind, change.old?.title ?? "-", "→", change.new?.title ?? "-")
        if change.kind == .remove { break }
      }
    }
  }
}

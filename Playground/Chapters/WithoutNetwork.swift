import SwynamoDB

extension Chapter {
  static let withoutNetwork = Chapter(
    "Without a network", "What a statement will send can be seen, and tested, without sending it."
  ) { tour in
    try await tour.step("explain() is the request as text") {
      let query = users.query(byLastName, "Smith") { $0.startsWith("J") }
        .filter { $0.visits > 10 }
        .limit(20)
      print(query.explain())
    }

    try await tour.step("request() is the request as a value") {
      let request = try users.update("test@example.com") {
        $0.firstName.set("Robert")
        $0.visits.add(1)
      }.request()
      print(request.updateExpression ?? "")
      print(request.attributes.names)
    }
  }
}

import SwynamoCompiler
import SwynamoDB

/// Statements to the bodies of their requests; by hand the expressions stand as text and only the values are written.
func requestComparisons() throws -> [Comparison] {
  let query = HandwrittenProgram("requests", "--query")
  let update = HandwrittenProgram("requests", "--update")
  try expectTheSameRequests()
  let requests = 1000
  return [
    Comparison(name: "request: query", unit: "request", handwritten: query.measure) { seconds in
      var writer = AttributeWriter()
      return try Measurement(units: requests, seconds: seconds) {
        for index in 0..<requests {
          writer.removeAll()
          let query = try paidOrders(
            of: "a.b@example.com", from: "2024-", isPaid: index % 2 == 1, above: Double(index) + 0.5, upTo: index + 1)
          query.write(to: &writer)
        }
      }
    },
    Comparison(name: "request: update", unit: "request", handwritten: update.measure) { seconds in
      var writer = AttributeWriter()
      return try Measurement(units: requests, seconds: seconds) {
        for index in 0..<requests {
          writer.removeAll()
          try renaming("a.b@example.com", "2024-01-01#000001", to: "Ann", step: index, code: "NP1").write(to: &writer)
        }
      }
    },
  ]
}

/// A key condition, a filter of five predicates, a projection of four attributes.
private func paidOrders(
  of customer: String, from prefix: String, isPaid: Bool, above total: Double, upTo quantity: Int
) throws -> QueryRequest {
  try orders.query(customer) { $0.startsWith(prefix) }
    .filter {
      $0.isPaid == isPaid
      $0.total > total
      $0.quantity.between(1, quantity)
      $0.tags.contains("gift")
      $0.parcel.exists
    }
    .select {
      $0.order
      $0.total
      $0.placed
      $0.name
    }
    .request()
}

/// Four actions.
private func renaming(_ customer: String, _ order: String, to name: String, step: Int, code: String) throws -> UpdateItemRequest {
  try orders.update(customer, order) {
    $0.name.set(name)
    $0.revision.add(step)
    $0.comment.resetToDefault()
    $0.parcel.code.set(code)
  }.request()
}

private func expectTheSameRequests() throws {
  let ours = [
    try paidOrders(of: "a.b@example.com", from: "2024-", isPaid: true, above: 99.5, upTo: 10).body,
    try renaming("a.b@example.com", "2024-01-01#000001", to: "Ann", step: 1, code: "NP1").body,
  ].map { String(decoding: $0, as: UTF8.self) + "\n" }.joined()
  let theirs = try HandwrittenProgram("requests", "--print").output()
  guard ours == theirs else { throw BenchmarkFailure("the two sides differ:\nSwift\n\(ours)\nby hand\n\(theirs)") }
}

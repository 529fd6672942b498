import SwynamoDB
import SwynamoTransport

/// What the server answers with.
private struct Person: Sendable {
  let email: String
  var firstName: String
  var lastName: String
}

private let people = Table("dynamodb-user") {
  HashKey(\Person.email)
  Field(\.firstName, "first_name")
  Field(\.lastName, "last_name")
}.of(Person.init)

/// GetItem through the whole client, from the statement to the model, signed, over loopback: the CPU time of the client with its
/// threads. By hand it is one easy handle of libcurl in C, signed too, which does not read the answer. Pinned to one core (`bench`
/// does it where there is taskset), so that no sleeping core has to be woken.
func loopbackComparisons() async throws -> [Comparison] {
  let server = try LoopbackServer()
  let db = DynamoDB(
    .endpoint(server.url, credentials: Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG")))
  // The first request waits, by the transport's retries, until the server listens.
  guard try await people.get("test@example.com").run(on: db)?.lastName == "Adams" else {
    throw BenchmarkFailure("the loopback server does not answer")
  }

  return [1, 64].map { tasks in
    Comparison(
      name: tasks == 1 ? "loopback: one at a time" : "loopback: \(tasks) in flight", unit: "request",
      handwritten: { seconds in try byHand(server, seconds: seconds) },
      swift: { seconds in
        try await Measurement(units: 2048, seconds: seconds) {
          try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<tasks {
              group.addTask {
                for _ in 0..<(2048 / tasks) { _ = try await people.get("test@example.com").run(on: db) }
              }
            }
            try await group.waitForAll()
          }
        }
      })
  }
}

/// One request at a time; 64 in flight are compared with it too.
private func byHand(_ server: LoopbackServer, seconds: Double) throws -> Measurement {
  let requests = max(1000, Int(seconds * 20_000))
  let output = try HandwrittenProgram("loopback", server.url, "\(requests)").output()
  guard let microseconds = output.split(separator: " ").first.flatMap({ Double($0) }) else {
    throw BenchmarkFailure("loopback printed no measurement: \(output)")
  }
  return Measurement(best: microseconds * 1000, median: microseconds * 1000)
}

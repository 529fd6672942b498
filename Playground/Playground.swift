import ArgumentParser
import Dispatch
import SwynamoDB
import SwynamoEngine

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@main
struct Playground: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "playground",
    abstract: "A guided tour of SwynamoDB: each step's Swift code, the requests that it sends, and what it prints.",
    discussion: """
      The tour runs on the embedded engine, in this process, unless --endpoint or --region says otherwise. It creates five tables \
      and deletes them in the end, also after a failure. Its chapters:

      \(chapters.enumerated().map { "  \($0 + 1). \($1.title)" }.joined(separator: "\n"))

      Color is used on a terminal, unless NO_COLOR is set.
      """)

  @Option(help: "Run on a server: http://localhost:8000. A loopback address needs no credentials.")
  var endpoint: String?

  @Option(
    help: "Run on DynamoDB in a region of AWS, with the environment's credentials; with --endpoint, the region to sign for.")
  var region: String?

  func run() async throws {
    let tour: Tour =
      switch (endpoint, region) {
      case (let endpoint?, let region): Tour(.endpoint(endpoint, region: region ?? "us-east-1"), place: endpoint)
      case (nil, let region?): Tour(.region(region), place: "DynamoDB in \(region)")
      case (nil, nil): Tour(.embedded(.inMemory), place: "the embedded engine")
      }
    try await tour.checkPlace()
    let walk = Task {
      for chapter in Self.chapters { try await chapter.walk(tour) }
    }
    let interrupt = Self.onInterrupt { walk.cancel() }
    defer { interrupt.cancel() }
    let outcome = await walk.result
    // Also when the walk was canceled: this task was not.
    do {
      try await tour.deleteTables()
    } catch {
      throw CleanupFailed(cause: error, failure: outcome.failure)
    }
    if walk.isCancelled { throw Interrupted() }
    try outcome.get()
  }

  private static func onInterrupt(_ action: @escaping @Sendable () -> Void) -> any DispatchSourceSignal {
    signal(SIGINT, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: SIGINT)
    source.setEventHandler(handler: action)
    source.resume()
    return source
  }
}

struct Interrupted: Error, CustomStringConvertible {
  let description = "interrupted; the tour's tables are deleted"
}

/// The tour's tables could not be deleted.
struct CleanupFailed: Error, CustomStringConvertible {
  let cause: any Error
  let failure: (any Error)?

  var description: String {
    (failure.map { "\($0)\n" } ?? "")
      + "the tables \(Tour.tables.map(\.name).joined(separator: ", ")) could not all be deleted: \(cause)"
  }
}

extension Result {
  fileprivate var failure: Failure? {
    if case .failure(let failure) = self { failure } else { nil }
  }
}

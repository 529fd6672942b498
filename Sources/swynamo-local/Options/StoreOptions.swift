import ArgumentParser
import SwynamoEngine

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

struct StoreOptions: ParsableArguments {
  @Flag(name: .customLong("in-memory"), help: "Keep tables in memory until the server stops; the default.")
  var isInMemory = false

  @Option(help: ArgumentHelp("Keep tables in this SQLite file.", valueName: "file"))
  var path: String?

  @Option(
    help: """
      What an answered write to the file survives: power-loss, at one fsync a write, or process-death (kill -9, but not the \
      system's end), which is faster. The default is power-loss.
      """)
  var durability: DurabilityOption?

  @Flag(name: .customLong("check-everything"), help: "Look at every row of the file before listening; about a second for 150 MB.")
  var checksEverything = false

  @Option(
    name: .customLong("table-delay"),
    help: ArgumentHelp(
      "How long tables and indexes are CREATING, UPDATING and DELETING.", valueName: "seconds"))
  var tableDelay = 0.0

  @Option(
    name: .customLong("replication-delay"),
    help: ArgumentHelp(
      "After how long a write shows in the other regions of a global table, which --apart has.", valueName: "seconds"))
  var replicationDelay = 0.5

  @Flag(
    name: .customLong("enforce-throughput"),
    help: "Throttle requests that go beyond the throughput of a table, an index or a partition.")
  var enforcesThroughput = false

  @Option(
    help: ArgumentHelp(
      "A folder whose subfolders stand for the buckets of S3 that exports, imports and bulk operations name.",
      valueName: "folder"))
  var buckets: String?

  func validate() throws {
    if let buckets, !Self.isDirectory(buckets) { throw ValidationError("--buckets needs a folder, which \(buckets) isn't.") }
    if isInMemory && path != nil { throw ValidationError("--in-memory and --path exclude each other.") }
    if path == "" { throw ValidationError("--path needs the name of a file.") }
    if path == nil && (durability != nil || checksEverything) {
      throw ValidationError("--durability and --check-everything are about a file: they need --path.")
    }
    guard tableDelay >= 0, tableDelay <= 86_400 else {
      throw ValidationError("--table-delay must be between 0 and 86400 seconds, not \(tableDelay).")
    }
    guard replicationDelay >= 0, replicationDelay <= 86_400 else {
      throw ValidationError("--replication-delay must be between 0 and 86400 seconds, not \(replicationDelay).")
    }
  }

  private static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  func engine(_ streams: StreamOptions) throws -> EmbeddedEngine {
    let store = path.map { path in
      EmbeddedEngine.Store.file(
        path, durability: durability?.value ?? .powerLoss, check: checksEverything ? .everything : .bounded)
    }
    var settings = EmbeddedEngine.Settings(
      tableDelay: .seconds(tableDelay), buckets: buckets, replicationDelay: .seconds(replicationDelay))
    settings.enforcesThroughput = enforcesThroughput
    streams.set(&settings)
    return try EmbeddedEngine(store ?? .inMemory, settings: settings)
  }
}

enum DurabilityOption: String, ExpressibleByArgument, CaseIterable {
  case powerLoss = "power-loss"
  case processDeath = "process-death"

  var value: EmbeddedEngine.Durability {
    switch self {
    case .powerLoss: .powerLoss
    case .processDeath: .processDeath
    }
  }
}

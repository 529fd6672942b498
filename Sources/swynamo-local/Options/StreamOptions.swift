import ArgumentParser
import SwynamoEngine

struct StreamOptions: ParsableArguments {
  @Option(
    name: .customLong("shard-lifetime"),
    help: ArgumentHelp("How long a shard takes records before a child goes on; four hours by default.", valueName: "seconds"))
  var shardLifetime: Double?

  @Option(
    name: .customLong("split-after"),
    help: ArgumentHelp(
      "How many records a shard takes before two children share its partitions, to test those who read streams.",
      valueName: "records"))
  var splitAfter: Int?

  func validate() throws {
    if let shardLifetime, !(1...86_400).contains(shardLifetime) {
      throw ValidationError("--shard-lifetime must be between 1 and 86400 seconds, not \(shardLifetime).")
    }
    if let splitAfter, splitAfter < 1 { throw ValidationError("--split-after must be 1 or more, not \(splitAfter).") }
  }

  func set(_ settings: inout EmbeddedEngine.Settings) {
    if let shardLifetime { settings.shardLifetime = .seconds(shardLifetime) }
    settings.recordsUntilSplit = splitAfter
  }
}

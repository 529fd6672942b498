import SwynamoAPI
import SwynamoCore
import SwynamoDB

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Workers that share a stream's shards under one name, and go on where they were.
///
///     try await users.consumer("mailer", on: db).run { change in
///       if change.kind == .insert, let user = change.new { try await mail(user) }
///     }
///
/// Run it in as many processes as you like. Each shard is one worker's, by a lease in a DynamoDB table that is made when it is missing; a
/// worker that dies has its shards taken over after the time of a lease, and one that comes takes its share. A page of changes is done when the
/// closure has returned for each of them: then its checkpoint is written. So each change is handled at least once, and first times
/// come in the order of their item; after a death those of the last page come again. A worker that lost its lease without knowing can't
/// write a checkpoint.
public struct StreamConsumer<Row: Sendable>: Sendable {
  /// How a consumer shares its work.
  public struct Settings: Sendable {
    /// The table of the leases; consumers of any streams may share it.
    public var leaseTable: String
    /// Where the consumer begins when it is run for the first time.
    public var start: StreamStart
    /// How long a worker may be silent until another takes what it had.
    public var leaseDuration: Duration
    /// How often the stream is asked.
    public var polling: StreamPolling
    /// This worker's name, unlike any other's; a random one where none is given.
    public var worker: String
    /// What to do about a change that can't be read; nil ends the run with the error, and the change comes again in the next.
    public var onUnreadable: (@Sendable (UnreadableChangeError) async throws -> Void)?
    /// What to do about changes that the stream has no more; nil ends the run with the error.
    public var onGap: (@Sendable (StreamGapError) async throws -> Void)?

    /// Leases of ten seconds in the table "stream-leases", from the oldest change on.
    public init(
      leaseTable: String = "stream-leases", start: StreamStart = .trimHorizon, leaseDuration: Duration = .seconds(10),
      polling: StreamPolling = StreamPolling(), worker: String? = nil,
      onUnreadable: (@Sendable (UnreadableChangeError) async throws -> Void)? = nil,
      onGap: (@Sendable (StreamGapError) async throws -> Void)? = nil
    ) {
      self.leaseTable = leaseTable
      self.start = start
      self.leaseDuration = leaseDuration
      self.polling = polling
      self.worker = worker ?? UUID().uuidString
      self.onUnreadable = onUnreadable
      self.onGap = onGap
    }
  }

  let name: String
  let db: DynamoDB
  let table: String
  let decoder: ChangeDecoder<Row>
  let settings: Settings

  /// Handles changes until the task is canceled, the closure throws, or the stream was switched off and all of it is done.
  ///
  /// However it ends, the leases are given back. Errors: what the closure throws, ``NoStreamError``, and what the client throws.
  public func run(_ handle: @escaping @Sendable (StreamChange<Row>) async throws -> Void) async throws {
    let source = try await StreamSource.latest(of: table, on: db)
    let keeper = LeaseKeeper(
      db, table: settings.leaseTable, consumer: "\(name) \(source.arn)", worker: settings.worker,
      duration: settings.leaseDuration)
    try await keeper.createTable()
    let run = ConsumerRun(source: source, keeper: keeper, decoder: decoder, settings: settings, handle: handle)
    let result: Result<Void, any Error>
    do {
      try await run.untilEnd()
      result = .success(())
    } catch { result = .failure(error) }
    // Not in this task, which may be canceled.
    await Task { await keeper.release() }.value
    try result.get()
  }
}

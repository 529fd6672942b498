import SwynamoDB
import SwynamoEngine
import SwynamoTesting
import Synchronization
import Testing

/// What a checkpoint promises: what was given before it is not given again, and nothing is left out behind it.
@Suite struct ParallelScanResumingTests {
  private func filled(_ count: Int) async throws -> DynamoDB {
    let db = DynamoDB(.embedded(.inMemory))
    try await notes.createTable().run(on: db)
    try await notes.put(contentsOf: (0..<count).map { Note(id: $0, text: $0 % 3 == 0 ? "y" : "x") }).run(on: db)
    return db
  }

  /// Runs a scan again and again, each time from where it came to, until nothing is left.
  private func inRuns<Row>(
    _ scan: ParallelScan<Note, Row>, on db: DynamoDB
  ) async throws -> (rows: [Row], runs: [(pages: Int, items: Int, scanned: Int)]) {
    var (rows, runs): ([Row], [(pages: Int, items: Int, scanned: Int)]) = ([], [])
    var text: String?
    while runs.count < 1000 {
      var run = (pages: 0, items: 0, scanned: 0)
      let next = try text.map { scan.resuming(from: try Checkpoint($0)) } ?? scan
      for try await page in next.pages(on: db) {
        run.pages += 1
        run.items += page.items.count
        run.scanned += page.scannedCount
        rows += page.items
        text = "\(try #require(page.checkpoint))"
      }
      guard run.pages > 0 else { break }
      runs.append(run)
    }
    return (rows, runs)
  }

  @Test(arguments: [1, 2, 5, 40]) func `A maximum of pages is of all segments, and the rest is left for later`(
    _ most: Int
  ) async throws {
    let db = try await filled(120)
    let scan = notes.scan().filter { $0.text == "x" }.pageSize(7).maximumPages(most).parallel(4).concurrency(3)
    let (rows, runs) = try await inRuns(scan, on: db)
    #expect(rows.map(\.id).sorted() == (0..<120).filter { $0 % 3 != 0 })
    #expect(runs.dropLast().allSatisfy { $0.pages == most })
  }

  @Test(arguments: [1, 10, 33, 500]) func `A maximum of items evaluated is of all segments, and the rest is left for later`(
    _ most: Int
  ) async throws {
    let db = try await filled(120)
    for scan in [notes.scan().pageSize(7), notes.scan().filter { $0.text == "x" }] {
      let (rows, runs) = try await inRuns(scan.maximumScannedCount(most).parallel(4).concurrency(3), on: db)
      #expect(Set(rows.map(\.id)).count == rows.count)
      #expect(rows.count == 120 || rows.map(\.id).sorted() == (0..<120).filter { $0 % 3 != 0 })
      #expect(runs.allSatisfy { $0.scanned <= most })
      // Nothing is kept back but what the last pages did not need.
      #expect(runs.dropLast().allSatisfy { $0.scanned > most / 2 })
    }
  }

  @Test(arguments: [1, 7, 20, 119]) func `A limit ends in the middle of a page, and the scan goes on behind the last item given`(
    _ limit: Int
  ) async throws {
    let db = try await filled(120)
    let (rows, runs) = try await inRuns(notes.scan().pageSize(9).parallel(3).limit(limit), on: db)
    #expect(rows.map(\.id).sorted() == Array(0..<120))
    #expect(runs.dropLast().allSatisfy { $0.items == limit })
    // The keys are asked for where the selection has none.
    let texts = try await inRuns(notes.scan().select { $0.text }.parallel(3).limit(limit), on: db).rows
    #expect(texts.count == 120 && texts.count { $0 == "y" } == 40)
  }

  @Test func `A page is reported when it was taken, not before`() async throws {
    let db = try await filled(60)
    let reports = Mutex<[BulkWrite.Progress]>([])
    let scan = notes.scan().pageSize(5).parallel(3)
    let reporting = scan.onProgress { progress in reports.withLock { $0.append(progress) } }
    var taken: [Int] = []
    for try await note in reporting.items(on: db) {
      // The process ends with the 12th item in its hand.
      if taken.count == 12 { break }
      taken.append(note.id)
    }
    let last = try #require(reports.withLock { $0.last })
    #expect(last.items <= 12)
    let rest = try await scan.resuming(from: last.checkpoint).run(on: db).map(\.id)
    #expect((taken.prefix(last.items) + rest).sorted() == Array(0..<60))
    // Whoever takes all hears of all.
    reports.withLock { $0 = [] }
    _ = try await reporting.run(on: db)
    #expect(reports.withLock { $0.last?.items } == 60)
    #expect(try await scan.resuming(from: try #require(reports.withLock { $0.last }).checkpoint).run(on: db).isEmpty)
  }

  @Test func `A page with an item that no model is is reported after what of it can be read`() async throws {
    let db = try await filled(6)
    for id in 100..<103 { try await notes.put(item: ["id": .number(DynamoDBNumber(id))]).run(on: db) }
    let reports = Atomic(0)
    let scan = notes.scan().parallel(1).onProgress { _ in reports.add(1, ordering: .relaxed) }
    var pages = scan.pages(on: db).makeAsyncIterator()
    for _ in 0..<3 {
      await #expect(throws: AttributeDecodingError.self) { _ = try await pages.next() }
      #expect(reports.load(ordering: .relaxed) == 0)
    }
    #expect(try await pages.next()?.items.count == 6)
    #expect(reports.load(ordering: .relaxed) == 0)
    #expect(try await pages.next()?.items == nil)
    #expect(reports.load(ordering: .relaxed) == 1)
  }
}

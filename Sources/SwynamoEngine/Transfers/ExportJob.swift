import SwynamoBytes
import SwynamoCore
import SwynamoWire

/// Writes a table, or what changed in it, to the files of an export.
struct ExportJob: Job {
  static let kind = "Export"

  private let export: Int
  /// `Table.id`
  let table: Int
  /// What the table's history is kept for: `beginCopy`.
  let copy: Int
  /// The partition that is written, of so many; what was written of it is in memory, and is written again after that is lost.
  private var partition = 0
  private let partitions: Int
  private var files: ExportFiles.Progress?
  private let part = Part()

  private enum CodingKeys: CodingKey {
    case export, table, copy, partition, partitions, files
  }

  init(_ export: StoredExport, of table: Table) {
    (self.export, self.table) = (export.id, table.id)
    copy = export.content.from ?? export.content.number
    partitions = export.content.from == nil ? table.settings.partitions : 1
  }

  mutating func advance(_ slice: inout Slice, _ session: Session) throws -> Bool {
    guard var export = try session.exports.find(export) else {
      try session.endCopy(of: table, after: copy)
      return true
    }
    do {
      let table = try session.table(of: export)
      let bucket = try session.bucket(export.content.asked(), of: export)
      guard try write(export, table, bucket, &slice, session) else { return false }
      export.end(at: session.now)
      (export.content.items, export.content.bytes) = (files?.items ?? 0, files?.bytes ?? 0)
      try ExportFiles.finish(export, files ?? .init(), in: bucket)
    } catch let error as BucketError {
      export.fail(error)
      export.end(at: session.now)
    }
    try end(export, session)
    return true
  }

  private mutating func write(
    _ export: StoredExport, _ table: Table, _ bucket: Bucket, _ slice: inout Slice, _ session: Session
  ) throws -> Bool {
    let source = try ExportSource(export, table)
    while partition < partitions {
      let file: ExportFiles
      if let known = part.file {
        file = known
      } else {
        if files == nil { try bucket.put([], export.folder + "_started") }
        file = try ExportFiles(export, partition: partition, in: bucket)
        (part.file, part.last, part.size) = (file, nil, PartSize())
      }
      let range = source.range(ofPartition: partition, of: partitions)
      var isOver = false
      var isDone = false
      repeat {
        let read = try source.lines(after: part.last, in: range, atMost: part.size.rows, &slice, session)
        try file.add(read.lines)
        part.size.follow(read.readBytes)
        (part.last, isDone, isOver) = (read.last, read.isDone, read.isOver)
      } while !isDone && !isOver
      guard isDone else { return false }
      files = try (files ?? .init()).adding(file)
      part.file = nil
      partition += 1
      if isOver, partition < partitions { return false }
    }
    return true
  }

  private func end(_ export: StoredExport, _ session: Session) throws {
    part.file = nil
    try session.exports.update(export)
    try session.endCopy(of: table, after: copy)
  }

  mutating func fail(_ damage: DamagedRowsError, _ session: Session) throws {
    guard var export = try session.exports.find(export) else { return try session.endCopy(of: table, after: copy) }
    export.fail(.damagedTable(export.name.table))
    export.end(at: session.now)
    try end(export, session)
  }

  /// A file that is being written.
  ///
  /// `@unchecked Sendable`: it is used where its job is, by the one thread of the engine.
  private final class Part: @unchecked Sendable {
    var file: ExportFiles?
    /// The key of the last row in it.
    var last: [UInt8]?
    var size = PartSize()
  }
}

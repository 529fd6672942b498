import SwynamoCore
import SwynamoWire

/// What an export reads: all items of a table as of a moment, or those that changed between two.
struct ExportSource {
  /// Some lines, and where to go on.
  struct Part {
    var lines = ExportFiles.Lines()
    /// The size of the rows that were read.
    var readBytes = 0
    var last: [UInt8]?
    var isDone = false
    var isOver = false
  }

  private let export: StoredExport
  private let table: Table
  private let filter: ExportFilter

  init(_ export: StoredExport, _ table: Table) throws {
    self.export = export
    self.table = table
    filter = try ExportFilter(export.content.asked()["FilterSpecification"], table, isChecked: true)
  }

  /// The rows of a partition that the filter's condition on keys admits.
  func range(ofPartition partition: Int, of count: Int) -> RowStore.Range {
    let part = RowStore.Range(segment: partition, of: count)
    guard let asked = filter.range else { return part }
    return RowStore.Range(
      lower: part.lower.bytes.lexicographicallyPrecedes(asked.lower.bytes) ? asked.lower : part.lower,
      upper: asked.upper.bytes.lexicographicallyPrecedes(part.upper.bytes) ? asked.upper : part.upper)
  }

  func lines(
    after last: [UInt8]?, in range: RowStore.Range, atMost limit: Int, _ slice: inout Slice, _ session: Session
  ) throws -> Part {
    var part = Part()
    if let from = export.content.from {
      try read(after: last, in: range, atMost: limit, changedAfter: from, &part, &slice, session)
    } else {
      try read(after: last, in: range, atMost: limit, &part, &slice, session)
    }
    return part
  }

  private func read(
    after last: [UInt8]?, in range: RowStore.Range, atMost limit: Int, _ part: inout Part, _ slice: inout Slice,
    _ session: Session
  ) throws {
    let image = TableAsOf(table, number: export.content.number)
    let read = try image.rows(in: range.after(last), atMost: limit, session.changes.history)
    for row in read.rows {
      if let item = try filter.item(StoredItem(row.row)) { add(item, size: row.row.size, to: &part.lines) }
      part.readBytes += row.row.size
      part.last = row.key
      part.isOver = !slice.next(row.row.size)
      if part.isOver { return }
    }
    part.last = read.last
    part.isDone = read.last == nil
  }

  private func add(_ item: StoredItem, size: Int, to lines: inout ExportFiles.Lines) {
    switch export.format {
    case .ion:
      var ion = IonWriter()
      ion.write(IonWriter.mark + "{")
      ion.write(field: "Item")
      ion.write((try? item.item()) ?? [:])
      ion.write("}\n")
      lines.text += ion.bytes
    case .dynamoDBJSON, .csv: lines.text += Array(#"{"Item":"#.utf8) + item.bytes + Array("}\n".utf8)
    }
    lines.items += 1
    lines.bytes += size
  }
}

extension ExportSource {
  /// One state for each item that changed: what it was before, what it became, and when.
  private func read(
    after last: [UInt8]?, in range: RowStore.Range, atMost limit: Int, changedAfter from: Int, _ part: inout Part,
    _ slice: inout Slice, _ session: Session
  ) throws {
    let history = session.changes.history
    let changes = try history.changes(
      in: range.after(last), of: table, after: from, upTo: export.content.number, atMost: limit)
    part.last = last
    for change in changes {
      part.last = change.key
      let new = try TableAsOf(table, number: export.content.number).row(change.key, history)
      // What came and went meanwhile is nothing.
      if change.old != nil || new != nil { try add(change, new, to: &part.lines) }
      let bytes = (change.old?.size ?? 0) + (new?.size ?? 0)
      part.readBytes += bytes
      part.isOver = !slice.next(bytes)
      if part.isOver { return }
    }
    part.isDone = changes.count < limit
  }

  private func add(_ change: History.Change, _ new: RowStore.Row?, to lines: inout ExportFiles.Lines) throws {
    let (old, new) = (change.old.map(StoredItem.init), new.map(StoredItem.init))
    let newImage = try new.flatMap { try filter.item($0) }
    if new != nil, newImage == nil { return }
    let oldImage = export.viewType == "NEW_IMAGE" ? nil : try old.map { try filter.projected($0) }
    guard let known = new ?? old else { return }
    let keys = table.schema.keys.key(of: try known.item())
    let time = Int((change.time * 1_000_000).rounded())
    switch export.format {
    case .ion:
      var ion = IonWriter()
      ion.write("\(IonWriter.mark){Record:{Keys:")
      ion.write(keys)
      ion.write(",Metadata:{WriteTimestampMicros:\(time).}")
      for (name, image) in [("OldImage", oldImage), ("NewImage", newImage)] {
        guard let image else { continue }
        ion.write(",\(name):")
        ion.write(try image.item())
      }
      ion.write("}}\n")
      lines.text += ion.bytes
    case .dynamoDBJSON, .csv:
      var json = JSONWriter()
      json.object { json in
        json.member("Metadata") { json in
          json.object { json in
            json.member("WriteTimestampMicros") { json in json.object { json in json.member("N", String(time)) } }
          }
        }
        json.member("Keys") { $0.item(keys) }
        if let newImage { json.member("NewImage") { $0.raw(newImage.bytes) } }
        if let oldImage { json.member("OldImage") { $0.raw(oldImage.bytes) } }
      }
      lines.text += json.bytes + [UInt8(ascii: "\n")]
    }
    lines.items += 1
    lines.bytes += (old?.size ?? 0) + (new?.size ?? 0)
  }
}

/// `FilterSpecification`
struct ExportFilter {
  /// Nil where there is no condition on keys.
  let range: RowStore.Range?
  private let condition: ConditionExpression?
  private let projection: ReadProjection

  /// `isChecked`: it was looked at when it was asked for, since when the table's indexes may have changed.
  init(_ specification: JSONValue?, _ table: Table, isChecked: Bool = false) throws {
    let request = specification ?? .object([])
    try ExpressionParameters.check(request, [.projection, .filter, .keyCondition])
    var parameters = try ExpressionParameters(request, in: .older)
    let keyText = try parameters.condition(.keyCondition)
    condition = try parameters.condition(.filter)
    projection = ReadProjection(try parameters.projection()?.paths)
    try parameters.checkAllUsed()
    let keys = table.schema.keys
    if let keyText {
      let conditions = QueryConditions(try KeyConditionExpression(keyText))
      range = try conditions.checked(for: ReadSource(request, table), start: nil).range(in: keys)
      try condition?.checkFilter(keys, named: "Filter Expression")
    } else {
      range = nil
    }
    guard !isChecked else { return }
    try projection.check(table.schema)
    try table.schema.checkScalarKeys(condition?.paths ?? [])
  }

  /// What is exported of an item, nil for nothing.
  func item(_ stored: StoredItem) throws -> StoredItem? {
    if let condition, !condition.holds(for: try stored.item()) { return nil }
    return try projected(stored)
  }

  func projected(_ stored: StoredItem) throws -> StoredItem {
    projection.paths == nil ? stored : StoredItem(projection.apply(to: try stored.item()))
  }
}

extension RowStore.Range {
  /// What is left of the range after a key; without one, all of it.
  fileprivate func after(_ key: [UInt8]?) -> RowStore.Range {
    RowStore.Range(lower: key.map { KeyBytes(stored: $0).successor } ?? lower, upper: upper)
  }
}

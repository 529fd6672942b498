import SwynamoCore
package import SwynamoSchema

/// How far a ``BulkWrite`` or a ``ParallelScan`` came: a text that can be kept, to go on after the process ended.
///
///     let run = users.scan().parallel(8).onProgress { progress in save("\(progress.checkpoint)") }
///     …
///     let rest = users.scan().parallel(8).resuming(from: try Checkpoint(saved))
///
/// What was delivered or written before it is not delivered or written again; what was under way is. The text names its format's
/// version. It has names and keys in it, readable for whoever has it.
public struct Checkpoint: Sendable, Hashable {
  package enum Position: Sendable, Hashable {
    /// So many elements of a sequence are written.
    case writes(Int)
    case scan(ScanPosition)
  }

  /// Where each segment of a parallel scan is.
  package struct ScanPosition: Sendable, Hashable {
    package let table: String
    package let index: String?
    package var segments: [ReadPosition]

    package init(table: String, index: String?, segments: [ReadPosition]) {
      self.table = table
      self.index = index
      self.segments = segments
    }
  }

  package let position: Position

  package init(_ position: Position) { self.position = position }
}

extension Checkpoint {
  /// What is wrong with going on from here with another run than it was given for.
  package func fault(of run: String) -> StatementError.Fault {
    .invalidParameter("the checkpoint is one of \(position), and this is \(run)")
  }
}

extension Checkpoint.Position: CustomStringConvertible {
  package var description: String {
    switch self {
    case .writes(let count): "\(count) writes of a sequence"
    case .scan(let scan):
      "a scan of \(scan.index.map { "the index \"\($0)\" of " } ?? "")table \"\(scan.table)\" in \(scan.segments.count) segments"
    }
  }
}

extension Checkpoint: CustomStringConvertible {
  /// The position as base64url without padding.
  public var description: String {
    switch position {
    case .writes(let count): return ItemText.text(of: ["operation": "BatchWrite", "elements": .number(DynamoDBNumber(count))])
    case .scan(let scan):
      var item: Item = ["operation": "ParallelScan", "table": .string(scan.table)]
      item["index"] = scan.index.map { .string($0) }
      item["segments"] = .list(scan.segments.map(\.attributeValue))
      return ItemText.text(of: item)
    }
  }

  /// Reads a checkpoint's text. Errors: ``CursorError`` where it is none, whoever wrote it, or is of a format that is not known here.
  public init(_ text: String) throws(CursorError) {
    guard let item = ItemText.item(in: text), let position = Position(item) else { throw CursorError(text: text) }
    self.position = position
  }
}

extension Checkpoint.Position {
  fileprivate init?(_ item: Item) {
    switch (item["operation"], item["elements"], item["table"], item["segments"]) {
    case (.string("BatchWrite")?, .number(let count)?, nil, nil):
      guard item.count == 2, let count = Int(exactly: count), count >= 0 else { return nil }
      self = .writes(count)
    case (.string("ParallelScan")?, nil, .string(let table)?, .list(let parts)?):
      var index: String?
      if case .string(let name)? = item["index"] { index = name }
      guard ResourceName.isValid(table) || ResourceName.isARN(table), index.map(ResourceName.isValid) != false,
        item.count == (index == nil ? 3 : 4), !parts.isEmpty, parts.count <= Limits.segments
      else { return nil }
      let segments = parts.compactMap { ReadPosition($0) }
      guard segments.count == parts.count else { return nil }
      self = .scan(Checkpoint.ScanPosition(table: table, index: index, segments: segments))
    default: return nil
    }
  }
}

/// An item as a text that can stand in a URL: its JSON as base64url without padding, with the version of the format.
enum ItemText {
  /// Grows with every change that an older reader would take for something else.
  private static let version: AttributeValue = 1
  private static let versionName = "version"

  static func text(of item: Item) -> String {
    var item = item
    item[versionName] = version
    var writer = AttributeWriter(capacity: 256)
    EncodedItem(item).json.withUnsafeBytes { writer.write(base64: $0) }
    return String(writer.text.dropFirst().dropLast().compactMap { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 == "=" ? nil : $0 })
  }

  /// The item without the version; nil for a text that comes from elsewhere, or is of another version. One without a version is of
  /// the first.
  static func item(in text: String) -> Item? {
    var base64 = String(text.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 })
    base64 += String(repeating: "=", count: (4 - base64.utf8.count % 4) % 4)
    guard let json = try? AttributeReader.read("\"\(base64)\"", { try $0.readBase64() }),
      var item = try? Item(json: String(decoding: json, as: UTF8.self)),
      (item.removeValue(forKey: versionName) ?? version) == version
    else { return nil }
    return item
  }
}

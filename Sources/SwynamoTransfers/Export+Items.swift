public import SwynamoCore
import SwynamoDB
public import SwynamoSchema

extension Table {
  /// The models of a full export, as they are asked for.
  ///
  ///     for try await user in users.items(inExport: export) { … }
  ///
  /// Each file is compared with the manifest when its end is reached, so that its models are given before that. Items of other
  /// entities of the same table are passed over. Errors: `ExportError` that names the object; `AttributeDecodingError` for an item
  /// that can't be read into the model, after which the iterator goes on with the next.
  public func items(inExport export: Export) -> ExportItems<Model> {
    ExportItems(export: export, decode: exportDecoder)
  }

  /// What an incremental export has: which items changed, with their models.
  ///
  ///     for try await change in users.changes(inExport: export) {
  ///       print(change.oldImage?.visits ?? 0, change.newImage?.visits ?? 0)
  ///     }
  ///
  /// An item that changed more than once is there once, as it was before and as it is after. Items of other entities are passed over.
  public func changes(inExport export: Export) -> ExportChanges<Model> {
    ExportChanges(export: export, decode: exportDecoder)
  }

  /// Nil for items of other entities, and for guards of unique values, which are passed over.
  private var exportDecoder: @Sendable ([UInt8]) throws -> Model? {
    let (definition, decode) = (definition, schema.rowDecoder.decode)
    return { json in
      try AttributeReader.read(json) { reader in try definition.excludes(reader.peekValue()) ? nil : decode(&reader) }
    }
  }
}

extension Export {
  /// The items of a full export as they are stored.
  ///
  ///     for try await item in export.items { print(item["email"] ?? .null) }
  public var items: ExportItems<Item> {
    ExportItems(export: self) { json in try AttributeReader.read(json) { try $0.readItem() } }
  }

  /// The changes of an incremental export, with the items as they are stored.
  public var changes: ExportChanges<Item> {
    ExportChanges(export: self) { json in try AttributeReader.read(json) { try $0.readItem() } }
  }
}

/// The items of a full export, read as they are asked for.
public struct ExportItems<Row>: AsyncSequence, Sendable {
  public typealias Element = Row
  let export: Export
  /// Nil for what is passed over.
  let decode: @Sendable ([UInt8]) throws -> Row?

  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(export: export, decode: decode) }

  /// Asked again after an error, it goes on with the next item, or behind an error of a file with the next file.
  public struct AsyncIterator: AsyncIteratorProtocol {
    private let export: Export
    private let decode: @Sendable ([UInt8]) throws -> Row?
    private let lines: ExportLines

    init(export: Export, decode: @escaping @Sendable ([UInt8]) throws -> Row?) {
      self.export = export
      self.decode = decode
      lines = ExportLines(export)
    }

    public mutating func next() async throws -> Row? {
      guard !export.summary.isIncremental else {
        throw ExportError(export.summary.filesManifest, .kind("the export is incremental: it has changes, changes(inExport:)"))
      }
      while let line = try await lines.next() {
        let members = try line.members()
        guard let item = members.item else { throw ExportError(line.object, .malformedLine(line.number, "it has no Item")) }
        if let row = try decode(item) { return row }
      }
      return nil
    }
  }
}

/// A change of an item in an incremental export.
public struct ExportChange<Row> {
  /// The item's key.
  public var key: Item
  /// The item before the first change; nil where there was none, or where the export has new images only.
  public var oldImage: Row?
  /// The item after the last change; nil where it was deleted.
  public var newImage: Row?
  /// When it was changed last, in microseconds since 1970.
  public var writeTimestampMicros: Int?
}

extension ExportChange: Sendable where Row: Sendable {}

/// The changes of an incremental export, read as they are asked for.
public struct ExportChanges<Row>: AsyncSequence, Sendable {
  public typealias Element = ExportChange<Row>
  let export: Export
  let decode: @Sendable ([UInt8]) throws -> Row?

  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(export: export, decode: decode) }

  /// Asked again after an error, it goes on with the next change, or behind an error of a file with the next file.
  public struct AsyncIterator: AsyncIteratorProtocol {
    private let export: Export
    private let decode: @Sendable ([UInt8]) throws -> Row?
    private let lines: ExportLines

    init(export: Export, decode: @escaping @Sendable ([UInt8]) throws -> Row?) {
      self.export = export
      self.decode = decode
      lines = ExportLines(export)
    }

    public mutating func next() async throws -> ExportChange<Row>? {
      guard export.summary.isIncremental else {
        throw ExportError(export.summary.filesManifest, .kind("the export is a full one: it has items, items(inExport:)"))
      }
      while let line = try await lines.next() {
        let members = try line.members()
        guard let keys = members.keys else { throw ExportError(line.object, .malformedLine(line.number, "it has no Keys")) }
        let old = try members.oldImage.flatMap(decode)
        let new = try members.newImage.flatMap(decode)
        if old == nil, new == nil, members.oldImage != nil || members.newImage != nil { continue }
        return ExportChange(
          key: try AttributeReader.read(keys) { try $0.readItem() }, oldImage: old, newImage: new,
          writeTimestampMicros: members.writeTimestampMicros)
      }
      return nil
    }
  }
}

/// The members of a line, each still as its JSON.
private struct LineMembers {
  var item: [UInt8]?
  var keys: [UInt8]?
  var oldImage: [UInt8]?
  var newImage: [UInt8]?
  var writeTimestampMicros: Int?
}

extension ExportLine {
  fileprivate func members() throws(ExportError) -> LineMembers {
    var members = LineMembers()
    do {
      try AttributeReader.readDocument(json) { reader, name in
        switch String(decoding: name, as: UTF8.self) {
        case "Item": members.item = Array(try reader.skipValue())
        case "Keys": members.keys = Array(try reader.skipValue())
        case "OldImage": members.oldImage = Array(try reader.skipValue())
        case "NewImage": members.newImage = Array(try reader.skipValue())
        case "Metadata":
          let metadata = try reader.readItem()
          if case .number(let micros)? = metadata["WriteTimestampMicros"] {
            members.writeTimestampMicros = Int(micros.description)
          }
        default: try reader.skipValue()
        }
      }
    } catch {
      throw ExportError(object, .malformedLine(number, "\(error)"))
    }
    return members
  }
}

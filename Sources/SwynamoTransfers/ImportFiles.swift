import SwynamoCompression
import SwynamoCore
import SwynamoDB
public import SwynamoSchema

/// A file for ImportTable that was written.
public struct ImportFile: Sendable, Hashable {
  /// "00001.json.gz"
  public var name: String
  /// Its items.
  public var itemCount: Int
  /// Its size in bytes, compressed.
  public var byteCount: Int
}

/// How models become files for ImportTable: gzip of lines `{"Item":{…}}`, the format `DYNAMODB_JSON`.
///
/// Source: Developer Guide, "Amazon S3 import formats for DynamoDB".
public struct ImportFileOptions: Sendable {
  /// The size that a file has before it is compressed, in bytes, or little more: so much is held in memory.
  public var fileBytes: Int
  /// What the names begin with, a prefix of keys say: "users/" gives "users/00001.json.gz".
  public var prefix: String

  /// Files of 32 MB before they are compressed, named by their numbers.
  public init(fileBytes: Int = 32 << 20, prefix: String = "") {  // not a limit: what is held in memory
    self.fileBytes = fileBytes
    self.prefix = prefix
  }
}

extension Table {
  /// Writes models as files for ImportTable, and hands each on when it is full.
  ///
  ///     try await users.writeImportFiles(of: all) { name, bytes in
  ///       try await bucket.put(bytes, key: "imports/users/" + name)
  ///     }
  ///
  /// The models are stored as they are: what a put sets of itself, a version or a time, is not changed. Of two models with one key an
  /// import keeps either. Errors: `StatementError` for a model that can't be stored, and for a table with ``Unique`` attributes, whose
  /// guard items an import does not make; those of the models and of the closure.
  @discardableResult
  public func writeImportFiles<Models: AsyncSequence>(
    of models: Models, _ options: ImportFileOptions = ImportFileOptions(), isolation: isolated (any Actor)? = #isolation,
    to write: (_ name: String, _ bytes: [UInt8]) async throws -> Void
  ) async throws -> [ImportFile] where Models.Element == Model {
    try refuseImport(options)
    var files = ImportFileWriter(options)
    var iterator = models.makeAsyncIterator()
    while let model = try await iterator.next(isolation: isolation) {
      if let file = try files.add(encode(model)) { try await write(file.name, file.bytes) }
    }
    if let file = try files.finish() { try await write(file.name, file.bytes) }
    return files.written
  }

  /// The same for models that are there already.
  @discardableResult
  public func writeImportFiles(
    of models: some Sequence<Model>, _ options: ImportFileOptions = ImportFileOptions(),
    isolation: isolated (any Actor)? = #isolation,
    to write: (_ name: String, _ bytes: [UInt8]) async throws -> Void
  ) async throws -> [ImportFile] {
    try await writeImportFiles(of: GivenModels(models: models), options, isolation: isolation, to: write)
  }

  /// Writes models as files for ImportTable into a folder, which is made where there is none.
  ///
  ///     let files = try await users.writeImportFiles(of: all, toFolder: "imports/users")
  ///     files.first?.name                                // "00001.json.gz"
  ///
  /// An import takes all that lies under its prefix, so that a folder in which something lies is refused. Where it ends early, the
  /// files that were written are removed. Errors: `ImportFolderError`.
  @discardableResult
  public func writeImportFiles<Models: AsyncSequence>(
    of models: Models, _ options: ImportFileOptions = ImportFileOptions(), isolation: isolated (any Actor)? = #isolation,
    toFolder folder: String
  ) async throws -> [ImportFile] where Models.Element == Model {
    let folder = try ImportFolder(folder, prefix: options.prefix)
    do {
      return try await writeImportFiles(of: models, options, isolation: isolation) { name, bytes in
        try folder.write(bytes, name)
      }
    } catch {
      folder.removeWritten()
      throw error
    }
  }

  /// The same for models that are there already.
  @discardableResult
  public func writeImportFiles(
    of models: some Sequence<Model>, _ options: ImportFileOptions = ImportFileOptions(),
    isolation: isolated (any Actor)? = #isolation, toFolder folder: String
  ) async throws -> [ImportFile] {
    try await writeImportFiles(of: GivenModels(models: models), options, isolation: isolation, toFolder: folder)
  }

  private func refuseImport(_ options: ImportFileOptions) throws(StatementError) {
    var faults = definition.statementFaults
    if definition.uniques != nil {
      faults.append(
        .invalidParameter("an import makes no guard items for Unique attributes: write the models by batchWrite or put"))
    }
    if options.fileBytes < 1 { faults.append(.invalidParameter("a file of \(options.fileBytes) bytes holds nothing")) }
    guard faults.isEmpty else { throw StatementError(operation: "ImportTable", table: name, faults: faults) }
  }
}

/// Models that are there already, as a sequence whose elements are waited for.
private struct GivenModels<Models: Sequence>: AsyncSequence {
  let models: Models

  struct AsyncIterator: AsyncIteratorProtocol {
    var models: Models.Iterator

    mutating func next() async -> Models.Element? { models.next() }
    mutating func next(isolation actor: isolated (any Actor)?) async -> Models.Element? { models.next() }
  }

  func makeAsyncIterator() -> AsyncIterator { AsyncIterator(models: models.makeIterator()) }
}

/// Gathers lines until a file is full.
private struct ImportFileWriter {
  private(set) var written: [ImportFile] = []
  private let options: ImportFileOptions
  private var lines: [UInt8] = []
  private var itemCount = 0

  init(_ options: ImportFileOptions) { self.options = options }

  /// The file that is full with the item.
  mutating func add(_ item: Item) throws -> (name: String, bytes: [UInt8])? {
    lines += Array(#"{"Item":"#.utf8) + EncodedItem(item).json + Array("}\n".utf8)
    itemCount += 1
    return lines.count >= options.fileBytes ? try finish() : nil
  }

  /// The file of what is left; nil for nothing.
  mutating func finish() throws -> (name: String, bytes: [UInt8])? {
    guard itemCount > 0 else { return nil }
    guard let bytes = GZip.deflate(lines, effort: .usual) else { throw ImportFolderError(path: "", reason: .outOfMemory) }
    let digits = String(written.count + 1)
    let name = options.prefix + String(repeating: "0", count: max(0, 5 - digits.utf8.count)) + digits + ".json.gz"
    written.append(ImportFile(name: name, itemCount: itemCount, byteCount: bytes.count))
    lines.removeAll(keepingCapacity: true)
    itemCount = 0
    return (name, bytes)
  }
}

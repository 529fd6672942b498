import SwynamoBytes
import SwynamoCore
import SwynamoSigning

/// An export of a table to S3, full or incremental, in the format `DYNAMODB_JSON`.
///
///     let export = try await Export(folder: "backup/AWSDynamoDB/01693685827463-2d8752fd")
///     print(export.summary.itemCount)
///     for try await user in users.items(inExport: export) { … }
///
/// Reading takes as much memory as a part of a file, however large the export is. Source: Developer Guide, "DynamoDB table export
/// output format".
public struct Export: Sendable {
  /// What the export is of.
  public let summary: ExportSummary
  /// Its data files.
  public let files: [ExportFile]

  let source: ObjectSource

  /// Reads the manifests of an export that was copied to a folder: the one that has its `manifest-summary.json`.
  ///
  /// The data of an incremental export is looked for where it is in the bucket, in the folder `data` beside it. Errors:
  /// ``ExportError``.
  public init(folder: String) async throws {
    let path = folder + "/manifest-summary.json"
    let here = ObjectSource { try FileChunks($0) }
    let summary = try await Self.summary(path, here)
    try self.init(
      summary: summary, filesOf: folder + "/manifest-files.json", here,
      manifest: try await Self.manifest(folder + "/manifest-files.json", here),
      data: .folder(folder, key: summary.filesManifest.folderKey))
  }

  /// Reads the manifests of an export from wherever its objects are: the closure gives an object's bytes by its key, in parts.
  ///
  ///     let export = try await Export(manifest: "AWSDynamoDB/01693685827463-2d8752fd/manifest-summary.json") { key in
  ///       try await bucket.object(key).body         // an AsyncSequence of [UInt8], Data or buffers
  ///     }
  ///
  /// Errors: ``ExportError``, and those of the closure and its sequences.
  public init<Parts: AsyncSequence & SendableMetatype>(
    manifest: String, objects: @escaping @Sendable (_ key: String) async throws -> Parts
  ) async throws where Parts.Element: Sequence<UInt8> {
    let source = ObjectSource { key in SequenceChunks(try await objects(key)) }
    let summary = try await Self.summary(manifest, source)
    try self.init(
      summary: summary, filesOf: summary.filesManifest, source,
      manifest: try await Self.manifest(summary.filesManifest, source), data: source)
  }

  private init(
    summary: ExportSummary, filesOf key: String, _ source: ObjectSource, manifest: [UInt8], data: ObjectSource
  ) throws {
    self.summary = summary
    self.source = data
    files = try manifest.split(separator: UInt8(ascii: "\n")).map { try ExportFile(json: Array($0), object: key) }
    guard summary.outputFormat == "DYNAMODB_JSON" else { throw ExportError(key, .format(summary.outputFormat)) }
    let count = files.reduce(0) { $0 + $1.itemCount }
    guard count == summary.itemCount else { throw ExportError(key, .itemCount(found: count, expected: summary.itemCount)) }
  }

  private static func summary(_ key: String, _ source: ObjectSource) async throws -> ExportSummary {
    try ExportSummary(json: try await manifest(key, source), object: key)
  }

  /// A manifest, as the object of its checksum has it.
  private static func manifest(_ key: String, _ source: ObjectSource) async throws -> [UInt8] {
    let bytes = try await source.bytes(of: key)
    let checksum = try await source.bytes(of: key.replacingSuffix(".json", with: ".md5"))
    let expected = String(decoding: checksum.filter { $0 > 0x20 }, as: UTF8.self)
    let found = Base64.text(MD5.digest(bytes))
    guard found == expected else { throw ExportError(key, .checksum(found: found, expected: expected)) }
    return bytes
  }
}

extension String {
  /// What an object's key begins with that lies in the same folder.
  fileprivate var folderKey: String {
    utf8.lastIndex(of: UInt8(ascii: "/")).map { String(self[..<$0]) } ?? ""
  }

  fileprivate func replacingSuffix(_ suffix: String, with other: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) + other : self + other
  }
}

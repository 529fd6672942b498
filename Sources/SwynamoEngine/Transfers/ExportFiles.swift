import SwynamoBytes
import SwynamoCompression
import SwynamoCore
import SwynamoSigning
import SwynamoWire

/// A data file of an export, and the manifests. These come last, so that they never tell of a file that isn't there.
///
/// Source: Developer Guide, "DynamoDB table export output format".
final class ExportFiles {
  /// What was written so far.
  struct Progress: Codable, Sendable {
    var items = 0
    var bytes = 0
    /// The lines of `manifest-files.json`.
    fileprivate var manifest = ""

    /// With a file that is complete.
    func adding(_ file: ExportFiles) throws(BucketError) -> Progress {
      let digest = try file.writer.finish()
      var line = JSONWriter()
      line.object { json in
        json.member("itemCount", file.items)
        json.member("md5Checksum", Base64.text(digest))
        json.member("etag", String(decoding: Hexadecimal.text(digest), as: UTF8.self) + "-1")
        json.member("dataFileS3Key", file.key)
      }
      var progress = self
      progress.items += file.items
      progress.bytes += file.bytes
      progress.manifest += String(decoding: line.bytes, as: UTF8.self) + "\n"
      return progress
    }
  }

  /// Lines of a data file.
  struct Lines {
    var text: [UInt8] = []
    var items = 0
    /// The size of the items as the table counts it.
    var bytes = 0
  }

  private let writer: ObjectWriter
  private let key: String
  private var items = 0
  private var bytes = 0

  /// Begins the file of a partition. One that is begun again has the same name.
  init(_ export: StoredExport, partition: Int, in bucket: Bucket) throws(BucketError) {
    let folder = export.content.from == nil ? export.folder : export.base
    let name = Base32.text(MD5.digest(Array("\(export.name.path)/\(partition)".utf8)))
    key = folder + "data/" + name + export.format.suffix
    writer = try bucket.writer(key)
    try writer.write(Self.compressed([]))
  }

  /// A gzip file may have any number of members.
  func add(_ lines: Lines) throws(BucketError) {
    guard lines.items > 0 else { return }
    try writer.write(Self.compressed(lines.text))
    items += lines.items
    bytes += lines.bytes
  }

  private static func compressed(_ bytes: [UInt8]) throws(BucketError) -> [UInt8] {
    guard let compressed = GZip.deflate(bytes, effort: .usual) else { throw .outOfMemory }
    return compressed
  }
}

extension ExportFiles {
  /// Writes the manifests with their digests.
  static func finish(_ export: StoredExport, _ progress: Progress, in bucket: Bucket) throws(BucketError) {
    for (name, content) in [("manifest-files", Array(progress.manifest.utf8)), ("manifest-summary", summary(export))] {
      try bucket.put(Array(Base64.text(MD5.digest(content)).utf8), export.folder + name + ".md5")
      try bucket.put(content, export.folder + name + ".json")
    }
  }

  private static func summary(_ export: StoredExport) -> [UInt8] {
    let request = export.content.asked()
    let specification = request["IncrementalExportSpecification"]
    var json = JSONWriter()
    json.object { json in
      json.member("version", export.content.from == nil ? "2020-06-30" : "2023-08-01")
      json.member("exportArn", export.name.arn(in: export.content.shown))
      json.member("startTime", Timestamp.text(export.started))
      json.member("endTime", Timestamp.text(export.content.ended ?? export.started))
      json.member("tableArn", export.tableARN)
      json.member("tableId", export.content.tableIdentifier)
      if let time = export.content.exportTime { json.member("exportTime", Timestamp.text(time)) }
      if let from = specification?["ExportFromTime"]?.double { json.member("exportFromTime", Timestamp.text(from)) }
      if let to = specification?["ExportToTime"]?.double { json.member("exportToTime", Timestamp.text(to)) }
      json.member("s3Bucket") { $0.value(request["S3Bucket"] ?? .null) }
      json.member("s3Prefix") { $0.value(request["S3Prefix"] ?? .null) }
      json.member("s3SseAlgorithm", request["S3SseAlgorithm"]?.text ?? "AES256")
      json.member("s3SseKmsKeyId") { $0.value(request["S3SseKmsKeyId"] ?? .null) }
      json.member("manifestFilesS3Key", export.folder + "manifest-files.json")
      json.member("billedSizeBytes", export.content.bytes)
      json.member("itemCount", export.content.items)
      json.member("outputFormat", export.format.rawValue)
      guard export.content.from != nil else { return }
      json.member("outputView", export.viewType)
      json.member("exportType", "INCREMENTAL_EXPORT")
    }
    return json.bytes
  }
}

/// RFC 4648's Base32 in lower case without padding, for names of files.
private enum Base32 {
  static func text(_ bytes: [UInt8]) -> String {
    let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
    var (text, pending, bits): ([UInt8], UInt32, UInt32) = ([], 0, 0)
    for byte in bytes {
      pending = (pending << 8 | UInt32(byte)) & 0xFFFF
      bits += 8
      while bits >= 5 {
        bits -= 5
        text.append(alphabet[Int(pending >> bits & 31)])
      }
    }
    if bits > 0 { text.append(alphabet[Int(pending << (5 - bits) & 31)]) }
    return String(decoding: text, as: UTF8.self)
  }
}

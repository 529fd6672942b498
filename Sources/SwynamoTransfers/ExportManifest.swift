import SwynamoCore

/// What an export's `manifest-summary.json` says.
///
/// Source: Developer Guide, "DynamoDB table export output format".
public struct ExportSummary: Sendable, Hashable {
  /// The table.
  public var tableARN: String
  /// The export.
  public var exportARN: String?
  /// The moment that a full export is of, as the service writes it: "2023-08-01T12:00:00.000Z".
  public var exportTime: String?
  /// Where the time begins that an incremental export is of.
  public var exportFromTime: String?
  /// Where it ends.
  public var exportToTime: String?
  /// "DYNAMODB_JSON" or "ION".
  public var outputFormat: String
  /// "NEW_AND_OLD_IMAGES" or "NEW_IMAGE", of an incremental export.
  public var outputView: String?
  /// The items, or changes, of all files.
  public var itemCount: Int
  /// What the export was billed for, in bytes.
  public var billedBytes: Int?
  /// The key of `manifest-files.json`.
  public var filesManifest: String
  /// Whether it has what changed, and not what there was.
  public var isIncremental: Bool
}

/// A data file of an export, as `manifest-files.json` has it.
public struct ExportFile: Sendable, Hashable {
  /// The key of the object.
  public var key: String
  /// Its items, or changes.
  public var itemCount: Int
  /// The MD5 of the object, in base64.
  public var md5: String
}

extension ExportSummary {
  init(json: [UInt8], object: String) throws(ExportError) {
    let members = try ManifestMembers(json, object)
    self.init(
      tableARN: try members.text("tableArn"), exportARN: members.optionalText("exportArn"),
      exportTime: members.optionalText("exportTime"), exportFromTime: members.optionalText("exportFromTime"),
      exportToTime: members.optionalText("exportToTime"), outputFormat: try members.text("outputFormat"),
      outputView: members.optionalText("outputView"), itemCount: try members.count("itemCount"),
      billedBytes: members.optionalCount("billedSizeBytes"), filesManifest: try members.text("manifestFilesS3Key"),
      isIncremental: members.optionalText("exportType") == "INCREMENTAL_EXPORT")
  }
}

extension ExportFile {
  /// A line of the manifest.
  init(json: [UInt8], object: String) throws(ExportError) {
    let members = try ManifestMembers(json, object)
    self.init(
      key: try members.text("dataFileS3Key"), itemCount: try members.count("itemCount"), md5: try members.text("md5Checksum"))
  }
}

/// The texts and numbers of a manifest's object.
private struct ManifestMembers {
  private var texts: StringMap<String> = [:]
  private var counts: StringMap<Int> = [:]
  private let object: String

  init(_ json: [UInt8], _ object: String) throws(ExportError) {
    self.object = object
    var texts: StringMap<String> = [:]
    var counts: StringMap<Int> = [:]
    do {
      try AttributeReader.readDocument(json) { reader, name in
        let name = String(decoding: name, as: UTF8.self)
        switch try reader.peek() {
        case UInt8(ascii: "\""): texts[name] = try reader.readString()
        case UInt8(ascii: "0")...UInt8(ascii: "9"): counts[name] = Int(try reader.readJSONNumber())
        default: try reader.skipValue()
        }
      }
    } catch {
      throw ExportError(object, .malformedManifest("\(error)"))
    }
    (self.texts, self.counts) = (texts, counts)
  }

  func optionalText(_ name: String) -> String? { texts[name] }
  func optionalCount(_ name: String) -> Int? { counts[name] }

  func text(_ name: String) throws(ExportError) -> String {
    guard let text = texts[name] else { throw ExportError(object, .malformedManifest("it has no \(name)")) }
    return text
  }

  func count(_ name: String) throws(ExportError) -> Int {
    guard let count = counts[name] else { throw ExportError(object, .malformedManifest("it has no \(name)")) }
    return count
  }
}

/// An export that is not what its manifests say, or that can't be read; it names the object.
///
///     catch let error as ExportError {
///       print(error)      // data/asdf.json.gz: its MD5 is "…", where the manifest has "…"
///     }
public struct ExportError: Error, Sendable, Hashable {
  /// The key of the object, or the path of the file.
  public var object: String
  /// What is wrong with it.
  public var reason: Reason

  /// What is wrong with an object.
  public enum Reason: Sendable, Hashable {
    /// There is no such file, or it can't be read; the text is the system's.
    case unreadable(String)
    /// A manifest that is not the JSON of one.
    case malformedManifest(String)
    /// The checksum, in base64: of the object, and what the manifest has.
    case checksum(found: String, expected: String)
    /// The number of its items: in the object, and what the manifest has.
    case itemCount(found: Int, expected: Int)
    /// A file that is not gzip, or that ends before its end; the text is zlib's.
    case compression(String)
    /// A line that is no item, counted from 1.
    case malformedLine(Int, String)
    /// A format that is not read: `ION`.
    case format(String)
    /// Items were asked for of an incremental export, which has changes, or changes of a full one.
    case kind(String)
    /// A key that leads out of the export's folder.
    case outsideOfFolder
  }

  init(_ object: String, _ reason: Reason) {
    self.object = object
    self.reason = reason
  }
}

extension ExportError: CustomStringConvertible {
  public var description: String { "\(object): \(reason.sentence)" }
}

extension ExportError.Reason {
  fileprivate var sentence: String {
    switch self {
    case .unreadable(let why): "it can't be read: \(why)"
    case .malformedManifest(let why): "it is no manifest: \(why)"
    case .checksum(let found, let expected): "its MD5 is \"\(found)\", where the manifest has \"\(expected)\""
    case .itemCount(let found, let expected): "it has \(found) items, where the manifest has \(expected)"
    case .compression(let why): "it is no whole gzip file: \(why)"
    case .malformedLine(let line, let why): "line \(line) is not as an export has it: \(why)"
    case .format(let format): "the export's format is \(format), and only DYNAMODB_JSON is read"
    case .kind(let why): why
    case .outsideOfFolder: "it does not lie in the folder of the export"
    }
  }
}

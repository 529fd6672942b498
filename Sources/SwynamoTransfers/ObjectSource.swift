#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Where the objects of an export come from, by their keys.
struct ObjectSource: Sendable {
  let open: @Sendable (_ key: String) async throws -> any ObjectChunks

  /// A whole object, of a manifest.
  func bytes(of key: String) async throws -> [UInt8] {
    let chunks = try await open(key)
    var bytes: [UInt8] = []
    while let chunk = try await chunks.next() { bytes += chunk }
    return bytes
  }
}

/// An object's bytes, part by part; nil after the last.
protocol ObjectChunks: AnyObject {
  func next() async throws -> [UInt8]?
}

/// The parts of any sequence of parts.
final class SequenceChunks<Parts: AsyncSequence>: ObjectChunks where Parts.Element: Sequence<UInt8> {
  private var parts: Parts.AsyncIterator

  init(_ parts: Parts) { self.parts = parts.makeAsyncIterator() }

  func next() async throws -> [UInt8]? { try await parts.next().map { Array($0) } }
}

/// A file's bytes.
final class FileChunks: ObjectChunks {
  private let path: String
  private let descriptor: CInt

  init(_ path: String) throws(ExportError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw ExportError(path, .unreadable(String(cString: strerror(errno)))) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func next() async throws -> [UInt8]? {
    while true {
      var code: CInt = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in  // not a limit: the buffer's size
        let found = read(descriptor, buffer.baseAddress, buffer.count)
        code = found < 0 ? errno : 0
        count = max(0, found)
      }
      if code == 0 { return bytes.isEmpty ? nil : bytes }
      if code != EINTR { throw ExportError(path, .unreadable(String(cString: strerror(code)))) }
    }
  }
}

extension ObjectSource {
  /// The folder of an export, which lies in a bucket under the given key: what lies beside it, the data of incremental exports, is
  /// looked for beside the folder.
  static func folder(_ path: String, key folderKey: String) -> ObjectSource {
    let folder = folderKey.utf8.split(separator: UInt8(ascii: "/"))
    return ObjectSource { key in
      let parts = key.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      guard !parts.contains(where: { $0.isEmpty || $0.elementsEqual(".".utf8) || $0.elementsEqual("..".utf8) || $0.contains(0) })
      else { throw ExportError(key, .outsideOfFolder) }
      let relative: String
      if parts.count > folder.count, zip(parts, folder).allSatisfy({ $0.elementsEqual($1) }) {
        relative = Self.joined(parts[folder.count...])
      } else if parts.count >= folder.count, zip(parts, folder.dropLast()).allSatisfy({ $0.elementsEqual($1) }), !folder.isEmpty {
        relative = "../" + Self.joined(parts[(folder.count - 1)...])
      } else {
        throw ExportError(key, .outsideOfFolder)
      }
      return try FileChunks("\(path)/\(relative)")
    }
  }

  private static func joined(_ parts: some Sequence<Substring.UTF8View>) -> String {
    parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "/")
  }
}

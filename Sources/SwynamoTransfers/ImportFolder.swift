#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What is in the way of writing the files of an import.
public struct ImportFolderError: Error, Sendable, Hashable {
  /// The folder or the file.
  public var path: String
  /// What is in the way.
  public var reason: Reason

  /// What is in the way of writing.
  public enum Reason: Sendable, Hashable {
    /// Something lies in the folder, which an import would take too.
    case notEmpty
    /// The system's sentence.
    case unwritable(String)
    /// There is not enough memory to compress a file.
    case outOfMemory
  }
}

extension ImportFolderError: CustomStringConvertible {
  public var description: String {
    switch reason {
    case .notEmpty: "\(path): the folder is not empty, and an import takes all that lies in it"
    case .unwritable(let why): "\(path): it can't be written: \(why)"
    case .outOfMemory: "there is not enough memory to compress a file"
    }
  }
}

/// A folder for the files of one import.
final class ImportFolder {
  private let path: String
  private var written: [String] = []

  /// Makes the folder, and those of the prefix in it.
  init(_ path: String, prefix: String) throws(ImportFolderError) {
    self.path = path
    let folders = prefix.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropLast()
    try Self.make(path)
    guard try Self.isEmpty(path) else { throw ImportFolderError(path: path, reason: .notEmpty) }
    var folder = path
    for part in folders {
      folder += "/" + String(decoding: part, as: UTF8.self)
      try Self.make(folder)
    }
  }

  /// Writes a file under another name, and gives it its own when it is on the disk.
  func write(_ bytes: [UInt8], _ name: String) throws(ImportFolderError) {
    let final = "\(path)/\(name)"
    let unfinished = final + ".unfinished"
    let descriptor = open(unfinished, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH)
    guard descriptor >= 0 else { throw Self.error(final) }
    var start = 0
    var code: CInt = 0
    while start < bytes.count, code == 0 {
      let count = bytes.withUnsafeBytes { $0.baseAddress.map { writeBytes(descriptor, $0 + start, bytes.count - start) } ?? 0 }
      if count < 0, errno != EINTR { code = errno }
      start += max(0, count)
    }
    if code == 0, fsync(descriptor) != 0 { code = errno }
    if close(descriptor) != 0, code == 0 { code = errno }
    if code == 0, rename(unfinished, final) != 0 { code = errno }
    guard code == 0 else {
      unlink(unfinished)
      throw Self.error(final, code)
    }
    written.append(final)
  }

  func removeWritten() {
    for path in written { unlink(path) }
    written = []
  }

  private static func make(_ path: String) throws(ImportFolderError) {
    guard mkdir(path, S_IRWXU | S_IRWXG | S_IRWXO) == 0 || errno == EEXIST else { throw error(path) }
  }

  private static func isEmpty(_ path: String) throws(ImportFolderError) -> Bool {
    guard let folder = opendir(path) else { throw error(path) }
    defer { closedir(folder) }
    var count = 0
    // Itself and the one above.
    while readdir(folder) != nil, count <= 2 { count += 1 }
    return count <= 2
  }

  private static func error(_ path: String, _ code: CInt = errno) -> ImportFolderError {
    ImportFolderError(path: path, reason: .unwritable(String(cString: strerror(code))))
  }
}

private func writeBytes(_ descriptor: CInt, _ bytes: UnsafeRawPointer, _ count: Int) -> Int { write(descriptor, bytes, count) }

import SwynamoSigning

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// An object on its way into a bucket: a file under another name, which gets its own when everything is on the disk.
final class ObjectWriter {
  private let folder: Directory
  private let name: String
  private let unfinished: String
  private let descriptor: CInt
  private var digest = MD5()
  private var isFinished = false

  private static let mark = ".swynamo-unfinished"

  /// Whether a file is one that was not finished: no object.
  static func isUnfinished(_ name: String) -> Bool { name.utf8.reversed().starts(with: mark.utf8.reversed()) }

  init(_ folder: Directory, _ name: String) throws(BucketError) {
    self.folder = folder
    self.name = name
    unfinished = name + Self.mark
    descriptor = openat(
      folder.descriptor, unfinished, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC,
      S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH)
    guard descriptor >= 0 else { throw .unreachable(errno) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if !isFinished, descriptor >= 0 { unlinkat(folder.descriptor, unfinished, 0) }
  }

  func write(_ bytes: [UInt8]) throws(BucketError) {
    digest.update(bytes)
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes { swynamoWrite(descriptor, $0, from: start) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .unreachable(errno) }
      start += count
    }
  }

  /// Gives the object its name, and answers its MD5.
  @discardableResult
  func finish() throws(BucketError) -> [UInt8] {
    guard fsync(descriptor) == 0, renameat(folder.descriptor, unfinished, folder.descriptor, name) == 0 else {
      throw .unreachable(errno)
    }
    isFinished = true
    _ = fsync(folder.descriptor)
    return digest.finish()
  }
}

private func swynamoWrite(_ descriptor: CInt, _ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
  bytes.baseAddress.map { write(descriptor, $0 + start, bytes.count - start) } ?? 0
}

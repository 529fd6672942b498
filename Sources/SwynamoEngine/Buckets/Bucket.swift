#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A folder that stands for a bucket: the objects are its files, and their keys the paths within it.
struct Bucket: Sendable {
  private let root: Directory

  init(_ root: Directory) { self.root = root }

  /// An object that is there.
  struct Object: Sendable {
    let key: String
    let size: Int
  }

  /// The objects whose keys begin with the prefix, in the order of their keys' bytes; nil when there are more than that.
  ///
  /// The prefix is compared with keys that exist, and leads nowhere by itself.
  func objects(withPrefix prefix: String, atMost limit: Int) throws(BucketError) -> [Object]? {
    var found: [Object] = []
    guard try collect(root, "", prefix, limit, &found) else { return nil }
    return found.sorted { $0.key < $1.key }
  }

  private func collect(
    _ directory: Directory, _ path: String, _ prefix: String, _ limit: Int, _ found: inout [Object]
  ) throws(BucketError) -> Bool {
    for (name, isDirectory) in try directory.entries() {
      let key = path + name
      if isDirectory {
        let inner = key + "/"
        guard inner.utf8.starts(with: prefix.utf8) || prefix.utf8.starts(with: inner.utf8) else { continue }
        guard try collect(try directory.directory(name), inner, prefix, limit, &found) else { return false }
      } else if key.utf8.starts(with: prefix.utf8), !ObjectWriter.isUnfinished(name) {
        var status = stat()
        guard fstatat(directory.descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { continue }
        guard found.count < limit else { return false }
        found.append(Object(key: key, size: Int(status.st_size)))
      }
    }
    return true
  }

  /// Opens an object that `objects` found.
  func reader(_ key: String) throws(BucketError) -> ObjectReader {
    let (folder, name) = try place(of: key) { directory, name throws(BucketError) in try directory.directory(name) }
    let descriptor = openat(folder.descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreachable(errno) }
    return ObjectReader(descriptor)
  }

  /// Begins an object, which appears under its key when it is finished, and not before.
  func writer(_ key: String) throws(BucketError) -> ObjectWriter {
    let (folder, name) = try place(of: key) { directory, name throws(BucketError) in try directory.makeDirectory(name) }
    return try ObjectWriter(folder, name)
  }

  /// Writes a whole object.
  func put(_ bytes: [UInt8], _ key: String) throws(BucketError) {
    let writer = try writer(key)
    try writer.write(bytes)
    try writer.finish()
  }

  /// The directory of a key and the name in it. No part of a key may be one that leads elsewhere.
  private func place(
    of key: String, _ step: (Directory, String) throws(BucketError) -> Directory
  ) throws(BucketError) -> (Directory, String) {
    var parts = key.split(byte: "/")
    for part in parts {
      guard !part.isEmpty, part != ".", part != "..", part.utf8.count <= Int(NAME_MAX), !part.utf8.contains(0),
        !ObjectWriter.isUnfinished(part)
      else { throw .invalidKey(key) }
    }
    guard let name = parts.popLast() else { throw .invalidKey(key) }
    var directory = root
    for part in parts { directory = try step(directory, part) }
    return (directory, name)
  }
}

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A folder whose subfolders stand for the buckets of S3, for exports, imports and bulk operations.
struct BucketFolder: Sendable {
  let path: String

  /// The bucket's folder; throws where there is none.
  ///
  /// A bucket's name has no slash and begins with a letter or a digit, so that it leads nowhere else.
  func bucket(_ name: String) throws(BucketError) -> Bucket {
    guard NamePattern.bucket.matches(name), name.utf8.count <= Int(NAME_MAX) else { throw .noSuchBucket }
    let descriptor = open("\(path)/\(name)", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw errno == ENOENT || errno == ENOTDIR ? .noSuchBucket : .unreachable(errno) }
    return Bucket(Directory(descriptor))
  }
}

/// What is in the way of reading from a bucket, or of writing to it. The codes and sentences are those of S3.
enum BucketError: Error, Sendable {
  case noSuchBucket
  /// `errno`
  case unreachable(CInt)
  /// A key that no file can have.
  case invalidKey(String)
  case outOfMemory
  /// The bucket is not that of the account.
  case foreignOwner
  /// The table was deleted meanwhile.
  case noSuchTable
  case damagedTable(String)

  var code: String {
    switch self {
    case .noSuchBucket: "S3NoSuchBucket"
    case .unreachable, .invalidKey, .foreignOwner: "S3AccessDenied"
    case .outOfMemory, .damagedTable: "InternalError"
    case .noSuchTable: "TableNotFound"
    }
  }

  var message: String {
    switch self {
    case .noSuchBucket: "The specified bucket does not exist"
    case .unreachable(let code): "Access Denied: \(String(cString: strerror(code)))"
    case .invalidKey(let key): "Access Denied: no file of the bucket's folder can be called '\(key)'"
    case .foreignOwner: "Access Denied: the bucket does not belong to the expected owner"
    case .outOfMemory: "There is not enough memory to compress the objects"
    case .noSuchTable: "The table was deleted"
    case .damagedTable(let name): "The table \(name) is damaged"
    }
  }
}

/// An open directory. What it names is never reached through a symbolic link, nor outside of it.
final class Directory: Sendable {
  let descriptor: CInt

  init(_ descriptor: CInt) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  func directory(_ name: String) throws(BucketError) -> Directory {
    let found = openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard found >= 0 else { throw .unreachable(errno) }
    return Directory(found)
  }

  func makeDirectory(_ name: String) throws(BucketError) -> Directory {
    guard mkdirat(descriptor, name, S_IRWXU | S_IRWXG | S_IRWXO) == 0 || errno == EEXIST else { throw .unreachable(errno) }
    return try directory(name)
  }

  /// Its files and directories in the order of their bytes; what is neither, links among them, is passed over.
  func entries() throws(BucketError) -> [(name: String, isDirectory: Bool)] {
    // The stream closes the descriptor that it is given.
    let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0 else { throw .unreachable(errno) }
    guard let stream = fdopendir(copy) else {
      let code = errno
      close(copy)
      throw .unreachable(code)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0 < $1 }.compactMap { name in
      var status = stat()
      guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
      switch status.st_mode & S_IFMT {
      case S_IFREG: return (name, false)
      case S_IFDIR: return (name, true)
      default: return nil
      }
    }
  }
}

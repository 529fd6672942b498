import Synchronization

/// The files that engines of this process have open.
///
/// SQLite's locks keep other processes out. Inside of one process looking at a file would end them, so it is known without looking.
enum OpenStores {
  private static let identities = Mutex<Set<StoreFile.Identity>>([])

  /// A file that is open as long as this lives.
  final class Claim: Sendable {
    private let identity: StoreFile.Identity

    fileprivate init(_ identity: StoreFile.Identity) { self.identity = identity }

    deinit { _ = OpenStores.identities.withLock { $0.remove(identity) } }
  }

  /// Opens a file that no engine of this process has open. One file is opened at a time.
  static func claim<T>(_ file: StoreFile, opening: () throws -> T) throws -> (T, Claim) {
    try identities.withLock { identities in
      if let identity = try file.identity(), identities.contains(identity) {
        throw StoreError(path: file.path, reason: .inUse)
      }
      let opened = try opening()
      guard let identity = try file.identity() else {
        throw StoreError(path: file.path, reason: .unreachable("it was removed while it was opened"))
      }
      identities.insert(identity)
      return (opened, Claim(identity))
    }
  }
}

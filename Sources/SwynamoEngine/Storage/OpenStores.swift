import Synchronization

/// The files that engines of this process have open.
///
/// SQLite's locks keep other processes out. Inside of one process looking at a file would end them, so it is known without looking.
enum OpenStores {
  private static let identities = Mutex<Set<StoreFile.Identity>>([])

  /// A file that is open as long as this lives.
  final class Claim: Sendable {
    fileprivate let identity: StoreFile.Identity

    fileprivate init(_ identity: StoreFile.Identity) { self.identity = identity }

    deinit { _ = OpenStores.identities.withLock { $0.remove(identity) } }
  }

  /// Opens a file that no engine of this process has open, and makes an empty one where there is none.
  ///
  /// Others of this process are opened at the same time; nobody waits for one that takes long.
  static func claim<Result>(_ file: StoreFile, opening: () throws -> Result) throws -> (Result, Claim) {
    let claim = try identities.withLock { identities in
      try file.makeIfMissing()
      let identity = try found(file.identity(), file)
      guard identities.insert(identity).inserted else { throw StoreError(path: file.path, reason: .inUse) }
      return Claim(identity)
    }
    let opened = try opening()
    guard try found(file.identity(), file) == claim.identity else { throw removed(file) }
    return (opened, claim)
  }

  private static func found(_ identity: StoreFile.Identity?, _ file: StoreFile) throws(StoreError) -> StoreFile.Identity {
    guard let identity else { throw removed(file) }
    return identity
  }

  private static func removed(_ file: StoreFile) -> StoreError {
    StoreError(path: file.path, reason: .unreachable("it was removed while it was opened"))
  }
}

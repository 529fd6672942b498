import Synchronization

/// The keys that attributes are encrypted with: each has an id, which is stored beside what it encrypted, and one is for writing.
///
///     let keys = EncryptionKeys(try EncryptionKeys.Ring(current: "2026", ["2025": old, "2026": new]))
///
/// Keys that a service keeps are fetched ahead, since encoding a model awaits nothing, and again when they have been rotated:
///
///     let keys = EncryptionKeys { try EncryptionKeys.Ring(current: "2026", try await secrets.keys()) }
///     try await keys.refresh()                     // before the first statement, and from time to time
///
/// What was written with an older key is read as long as it is among them, and written anew with the current one.
public final class EncryptionKeys: Sendable {
  private let ring: Mutex<Ring?>
  private let fetch: (@Sendable () async throws -> Ring)?

  /// Keys that are there.
  public init(_ ring: Ring) {
    self.ring = Mutex(ring)
    fetch = nil
  }

  /// Keys that are fetched: there are none before ``refresh()`` was awaited.
  public init(fetching: @escaping @Sendable () async throws -> Ring) {
    ring = Mutex(nil)
    fetch = fetching
  }

  /// Fetches the keys, in place of those that are there. Errors: what the closure throws, after which the keys are as they were.
  public func refresh() async throws {
    guard let fetched = try await fetch?() else { return }
    ring.withLock { $0 = fetched }
  }

  /// Takes other keys in place of those that are there.
  ///
  ///     keys.replace(with: try EncryptionKeys.Ring(current: "2027", all))
  public func replace(with other: Ring) { ring.withLock { $0 = other } }

  /// A new key: 256 random bits, from the system's generator.
  public static func makeKey() -> [UInt8] { AES256GCM.randomBytes(AES256GCM.keyBytes) }

  /// The keys that are there now.
  var keys: Ring? { ring.withLock { $0 } }
}

extension EncryptionKeys {
  /// Keys by their ids, and which of them writes.
  ///
  ///     try EncryptionKeys.Ring(current: "2026", ["2025": old, "2026": new])
  public struct Ring: Sendable {
    /// The id of the key that encrypts.
    public let current: String
    private let keys: [String: [UInt8]]

    /// Errors: ``EncryptionKeys/KeyError`` for an id or a key that can't be one.
    public init(current: String, _ keys: [String: [UInt8]]) throws(KeyError) {
      for (id, key) in keys {
        guard (1...64).contains(id.utf8.count), id.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) else { throw .invalidID(id) }
        guard key.count == AES256GCM.keyBytes else { throw .invalidKey(id: id, bytes: key.count) }
      }
      guard keys[current] != nil else { throw .missingCurrentKey(current) }
      self.current = current
      self.keys = keys
    }

    /// The key of an id.
    subscript(id: String) -> [UInt8]? { keys[id] }
  }

  /// Keys that can't be used.
  public enum KeyError: Error, Sendable, Hashable, CustomStringConvertible {
    /// An id that has not 1 to 64 visible ASCII characters.
    case invalidID(String)
    /// A key that has not 32 bytes.
    case invalidKey(id: String, bytes: Int)
    /// The current id, of which there is no key.
    case missingCurrentKey(String)

    public var description: String {
      switch self {
      case .invalidID(let id): "the key's id \"\(id)\" must be 1 to 64 visible ASCII characters"
      case .invalidKey(let id, let bytes): "the key \"\(id)\" has \(bytes) bytes, and one of AES-256 has \(AES256GCM.keyBytes)"
      case .missingCurrentKey(let id): "the current key \"\(id)\" is not among the keys"
      }
    }
  }
}

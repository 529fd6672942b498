import SwynamoCore

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A value that the library makes when an item is written: `setOnCreate(_:)`, `setOnWrite(_:)`.
///
///     HashKey(\Document.id).setOnCreate(.ulid)
///     Field(\.created).setOnCreate(.now)
///     Field(\.updated).setOnWrite(.now)
///     Field(\.status).setOnCreate(.value(.open))
///     Field(\.code).setOnCreate(.made { String(Int.random(in: 0..<10_000)) })
///
/// It is made when the statement is, so that running a statement twice writes the same. ``GeneratedValues`` says what the time is,
/// and the identifiers, in tests.
public struct GeneratedValue<Value>: Sendable {
  @usableFromInline let make: @Sendable () -> Value
  /// Whether no two writes are given the same.
  var isUnique = false

  /// What the function gives, for each write anew.
  public static func made(by make: @escaping @Sendable () -> Value) -> GeneratedValue { GeneratedValue(make: make) }

  /// Always the same.
  public static func value(_ value: Value) -> GeneratedValue where Value: Sendable { GeneratedValue { value } }
}

extension GeneratedValue where Value == Date {
  /// The time of the statement.
  public static var now: GeneratedValue { GeneratedValue { GeneratedValues.now } }
}

extension GeneratedValue where Value == UUID {
  /// A random identifier.
  public static var uuid: GeneratedValue { GeneratedValue(make: { GeneratedValues.uuid }, isUnique: true) }
}

extension GeneratedValue where Value == String {
  /// A random identifier in small letters: `"0b6e6d2c-…"`, 36 characters.
  public static var uuid: GeneratedValue {
    GeneratedValue(make: { GeneratedValues.uuid.uuidString.lowercased() }, isUnique: true)
  }

  /// An identifier whose text orders as the time of making it does, to the millisecond: 26 characters.
  ///
  /// Source: https://github.com/ulid/spec. Those of one millisecond are in no order.
  public static var ulid: GeneratedValue { GeneratedValue(make: { GeneratedValues.ulid }, isUnique: true) }
}

/// Where generated values come from: the clock and random numbers, or in a test what it says.
///
///     try await GeneratedValues.with(now: { date }, uuid: { first }) {
///       try await documents.put(Document(text: "x")).run(on: db)          // created at `date`
///     }
///
/// It holds for the task that runs the closure and for its child tasks.
public enum GeneratedValues {
  private struct Sources: Sendable {
    var now: (@Sendable () -> Date)?
    var uuid: (@Sendable () -> UUID)?
  }

  @TaskLocal private static var sources = Sources()

  static var now: Date { sources.now?() ?? Date.now }
  static var uuid: UUID { sources.uuid?() ?? UUID() }

  /// Runs the closure with another clock, another source of identifiers, or both.
  public static func with<Result>(
    now: (@Sendable () -> Date)? = nil, uuid: (@Sendable () -> UUID)? = nil, isolation: isolated (any Actor)? = #isolation,
    _ body: () async throws -> Result
  ) async rethrows -> Result {
    try await $sources.withValue(Sources(now: now ?? sources.now, uuid: uuid ?? sources.uuid), operation: body)
  }

  /// The same for a closure that awaits nothing.
  public static func with<Result>(
    now: (@Sendable () -> Date)? = nil, uuid: (@Sendable () -> UUID)? = nil, _ body: () throws -> Result
  ) rethrows -> Result {
    try $sources.withValue(Sources(now: now ?? sources.now, uuid: uuid ?? sources.uuid), operation: body)
  }

  /// 48 bits of milliseconds and 80 of those bits of a UUID that are random.
  static var ulid: String {
    let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
    let milliseconds = UInt64(max(0, now.timeIntervalSince1970 * 1000))
    let random = uuid.uuid
    let bytes = [
      random.0, random.1, random.2, random.3, random.4, random.5, random.10, random.11, random.12, random.13,
    ]
    var bits = UInt128(milliseconds & 0xFFFF_FFFF_FFFF)
    for byte in bytes { bits = bits << 8 | UInt128(byte) }
    let digits = (0..<26).map { alphabet[Int(truncatingIfNeeded: bits >> (5 * (25 - UInt128($0)))) & 31] }
    return String(decoding: digits, as: UTF8.self)
  }
}

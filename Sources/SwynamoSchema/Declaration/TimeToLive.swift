package import SwynamoCore

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// The attribute that says until when an item is wanted. DynamoDB deletes it some time after, within two days; reads hide it at once.
///
///     struct Session: Sendable { let id: String; var user: String; var expires: Date? }    // nil is never
///     let sessions = Table("sessions") { HashKey(\Session.id); Field(\.user); TimeToLive(\.expires) }.of(Session.init)
///
///     try await sessions.get("a").run(on: db)                            // nil from then on
///     try await sessions.get("a").includingExpired().run(on: db)         // the session, while it is stored
///
/// Stored as a number, the whole seconds since 1970. Queries, scans and counts hide what has expired by a filter, where DynamoDB
/// takes one, other reads when they have read it. `itemExists` and `itemDoesNotExist` take an expired item for none. That
/// DynamoDB deletes is switched on at the service, by UpdateTimeToLive. Source: DynamoDB Developer Guide, "Using time to live (TTL)".
public struct TimeToLive<Model>: Sendable {
  @usableFromInline let property: Column<Model, Date?>

  /// The property that has the time, and the attribute's name where it is another.
  public init(_ property: any KeyPath<Model, Date?> & Sendable, _ name: String? = nil) {
    self.property = Column(property, name: name, wrapped: .epochSeconds)
  }

  @available(*, unavailable, message: "a time to live is a Date?, nil for an item that does not expire")
  public init<Value>(_ property: any KeyPath<Model, Value> & Sendable, _ name: String? = nil) { fatalError() }
}

extension TimeToLive: TablePart, TableSecondPart {
  public typealias Value = Date?

  public var column: ErasedColumn { ErasedColumn(property, as: .field, isTimeToLive: true) }
}

/// When the items of a table expire. An item has expired when its attribute is a number below the seconds of now.
package struct Expiry: Sendable, Hashable {
  package let attribute: String

  private var now: DynamoDBNumber { DynamoDBNumber(Int(GeneratedValues.now.timeIntervalSince1970.rounded(.down))) }

  /// `ttl < :now`; what has no such attribute, or no number in it, has not expired.
  package var hasExpired: ConditionExpression { .compare(.path(DocumentPath(attribute)), .less, .value(.number(now))) }

  /// `NOT ttl < :now`
  package var hasNotExpired: ConditionExpression { .not(hasExpired) }

  /// Whether an item has expired.
  package func hides(_ item: EncodedItem) -> Bool { item.json.withUnsafeBytes { hides($0) } }

  /// The same, of its JSON.
  package func hides(_ json: UnsafeRawBufferPointer) -> Bool {
    var reader = AttributeReader(json)
    var hides = false
    try? reader.readObject { reader, name in
      guard name.elementsEqual(attribute.utf8) else {
        try reader.skipValue()
        return
      }
      if case .number(let number) = try reader.readValue() { hides = number < now }
    }
    return hides
  }
}

extension RowDecoder {
  /// Reads an item that has expired as nil.
  package func hiding(_ expiry: Expiry) -> RowDecoder<Row?> {
    let decode = decode
    return RowDecoder<Row?> { reader in
      guard expiry.hides(try reader.peekValue()) else { return try decode(&reader) }
      try reader.skipValue()
      return nil
    }
  }
}

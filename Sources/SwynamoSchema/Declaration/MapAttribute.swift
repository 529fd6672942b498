public import SwynamoCore

/// A type stored as a nested map with a schema of its own.
///
///     struct Address: MapAttribute {
///       var city: String
///       var zip: String
///       static let schema = MapSchema { Field(\Address.city); Field(\.zip, "postal_code") }.of(Address.init)
///     }                                                  // {"M":{"city":{"S":"Rome"},"postal_code":{"S":"00100"}}}
public protocol MapAttribute: AttributeConvertible where Kind == MapKind {
  /// The fields of the map and the initializer that they are the parameters of.
  static var schema: MapSchema<Self> { get }
}

extension MapAttribute {
  @inlinable
  public func encodeAttribute(to writer: inout AttributeWriter) {
    writer.writeMap { writer in Self.schema.model.codec.encode(self, to: &writer) }
  }

  @inlinable
  public init(attributeFrom reader: inout AttributeReader) throws {
    self = try reader.readNested(.map) { reader in try Self.schema.model.codec.decode(&reader) }
  }
}

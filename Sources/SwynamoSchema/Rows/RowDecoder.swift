public import SwynamoCore

/// Reads one item of an answer into what the statement gives back: the model, or the attributes that were selected.
@frozen
@usableFromInline
package struct RowDecoder<Row>: Sendable {
  @usableFromInline package let decode: @Sendable (inout AttributeReader) throws -> Row

  @inlinable
  init(_ decode: @escaping @Sendable (inout AttributeReader) throws -> Row) { self.decode = decode }
}

extension TableSchema {
  /// Reads whole items. An error names the table besides the attribute.
  @inlinable
  static func rowDecoder(_ codec: ModelCodec<Model>, table: String) -> RowDecoder<Model> {
    RowDecoder { reader in
      do {
        return try codec.decode(&reader)
      } catch var error as AttributeDecodingError {
        error.table = table
        throw error
      }
    }
  }
}

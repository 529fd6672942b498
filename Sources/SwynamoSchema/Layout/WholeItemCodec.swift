public import SwynamoCore

/// Reads and writes models of which a declaration names only some attributes: those are written by their columns, so that conditions
/// and updates mean what is stored, and all others by this, which also makes the models.
@usableFromInline
package struct WholeItemCodec<Model>: Sendable {
  /// Writes the members that the layout doesn't declare, behind the declared ones, which begin with the "{" at `begin`.
  let encodeUndeclared: @Sendable (_ model: Model, _ declared: ItemLayout, _ begin: Int, _ writer: inout AttributeWriter) -> Void
  /// The types with a schema of their own that a model may be made of.
  var maps: [any Any.Type] = []
  /// Makes a model of a whole item.
  @usableFromInline let decode: @Sendable (inout AttributeReader) throws -> Model
}

extension AttributeWriter {
  /// The members of the object that begins at `begin` and is still open.
  func members(from begin: Int) -> Item? {
    withBytes(from: begin) { open in
      var closed = [UInt8](open)
      closed.append(UInt8(ascii: "}"))
      return try? AttributeReader.read(closed) { try $0.readItem() }
    }
  }
}

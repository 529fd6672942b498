import SwynamoCompression
import SwynamoDB
import SwynamoEncryption
import Testing

/// Law 3 for values of which DynamoDB sees nothing: what is written is what is read, in its own item, and nowhere else.
@Suite struct OpaqueValueLaws {
  private struct Kept: Sendable, Equatable {
    var id: String
    var number: DynamoDBNumber
    var compressed: AttributeValue
    var secret: AttributeValue
    var both: AttributeValue
    var old: [UInt8]
  }

  private static func table() throws -> Table<Kept, String, DynamoDBNumber> {
    let keys = EncryptionKeys(try EncryptionKeys.Ring(current: "a", ["a": EncryptionKeys.makeKey()]))
    return Table("kept") {
      HashKey(\Kept.id)
      RangeKey(\.number)
      Field(\.compressed, as: .compressed())
      Field(\.secret, as: .encrypted(with: keys, context: "laws"))
      Field(\.both, as: .encrypted(with: keys, context: "laws", as: .compressed()))
      Field(\.old, as: .base64())
    }.of(Kept.init)
  }

  @Test func compressedAndEncryptedModels() async throws {
    let table = try Self.table()
    await check("decode(encode(opaque)) == opaque", cases: 2000) { generator in
      let kept = Kept(
        id: generator.text() + "k", number: generator.number(), compressed: generator.value(depth: 3),
        secret: generator.value(depth: 3), both: generator.value(depth: 3), old: generator.bytes())
      let item = try table.put(kept).request().item.decoded()
      for name in ["compressed", "secret", "both", "old"] where item[name]?.type != .binary { return "\(name) is \(item)" }
      // As a service would spell the item: other spaces, other order.
      let spelled = try generator.respelled(item)
      let read = try AttributeReader.read(spelled) { try table.decode(from: &$0) }
      guard read == kept else { return "\(kept) was read as \(read)" }
      var moved = item
      moved["id"] = .string(kept.id + "k")
      return (try? table.decode(moved)) == nil ? nil : "\(kept) is read in another item"
    }
  }
}

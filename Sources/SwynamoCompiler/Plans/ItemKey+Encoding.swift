import SwynamoCore
import SwynamoSchema

extension ItemKey {
  /// Writes `{"email":{"S":"…"}}` and notes what is wrong with the key.
  func encoded(for table: TableDefinition, faults: inout [StatementFault]) -> EncodedItem {
    faults += self.faults
    var writer = AttributeWriter(capacity: 128)
    writer.write(byte: UInt8(ascii: "{"))
    writer.beginMember(table.hashKey.name)
    writer.write(hash)
    KeyChecks.check(hash, table.hashKey, limit: KeyBounds.hashKey, faults: &faults)
    if let rangeKey = table.rangeKey, let range {
      writer.beginMember(rangeKey.name)
      writer.write(range)
      KeyChecks.check(range, rangeKey, limit: KeyBounds.rangeKey, faults: &faults)
    }
    writer.write(byte: UInt8(ascii: "}"))
    return EncodedItem(json: writer.bytes)
  }
}

package import SwynamoCore
package import SwynamoSchema

/// The key's members of an item, as text that is equal for equal keys, however the JSON was written that they come from.
package struct KeyText: CustomStringConvertible {
  package let description: String
  private let table: String

  /// Keys are told apart by their bytes; Swift's strings would take some that look alike for one.
  package var bytes: [UInt8] { Array(description.utf8) }

  /// The same with the table.
  var identity: [UInt8] { Array("\(table)/\(description)".utf8) }

  package init(_ item: EncodedItem, of table: TableDefinition) {
    self.table = table.name
    var hash = ""
    var range = ""
    // An item that a table's codec wrote has its keys first, so that the rest need not be read.
    try? AttributeReader.read(item.json) { reader in
      try reader.readObject { reader, name in
        if name.elementsEqual(table.hashKey.name.utf8) {
          hash = Self.text(of: try reader.readValue())
        } else if let key = table.rangeKey, name.elementsEqual(key.name.utf8) {
          range = Self.text(of: try reader.readValue())
        } else {
          try reader.skipValue()
        }
        if !hash.isEmpty, !range.isEmpty || table.rangeKey == nil { throw Found() }
      }
    }
    description = range.isEmpty ? hash : "\(hash), \(range)"
  }

  private struct Found: Error {}

  private static func text(of value: AttributeValue) -> String {
    var writer = AttributeWriter(capacity: 64)
    writer.write(value)
    return writer.text
  }
}

import SwynamoCore
import SwynamoWire

extension TransportRequest {
  /// The tables that a request names, as it names them: one, those of a batch, or those of a transaction.
  func tableNames() -> Set<String> {
    var names: Set<String> = []
    // A request that can't be read names nothing; the transport behind says what is wrong with it.
    try? AttributeReader.read(body) { reader in
      try reader.readObject { reader, name in
        switch String(decoding: name, as: UTF8.self) {
        case "TableName": names.insert(try reader.readString())
        case "RequestItems":
          try reader.readObject { reader, name in
            names.insert(String(decoding: name, as: UTF8.self))
            try reader.skipValue()
          }
        case "TransactItems":
          try reader.readArray { reader, _ in
            // `{"Put":{"TableName":…}}`
            try reader.readObject { reader, _ in
              try reader.readObject { reader, name in
                if name.elementsEqual("TableName".utf8) {
                  names.insert(try reader.readString())
                } else {
                  try reader.skipValue()
                }
              }
            }
          }
        default: try reader.skipValue()
        }
      }
    }
    return names
  }

  /// Whether it names the table, or its ARN.
  func names(table: String) -> Bool {
    tableNames().contains { $0 == table || ResourceName.table(in: $0).hasSameBytes(as: table) }
  }
}

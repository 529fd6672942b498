import SwynamoCompiler
import SwynamoCore
import SwynamoSchema
import SwynamoWire

extension BatchMember {
  init<Model: Sendable, Output>(_ put: Put<Model, Output>) {
    let table = put.table.definition
    do throws(InvalidStatement) {
      let request = try put.request()
      let key = KeyText(item: request.item, of: table)
      self.init(
        write: .init(table: table.name, write: .put(request.item)), identity: "\(table.name)/\(key.text)",
        keyDescription: key.text,
        table: table.name, faults: Self.faults(request.conditionExpression != nil, request.returnValues))
    } catch {
      self.init(write: nil, identity: "", keyDescription: "", table: table.name, faults: error.faults)
    }
  }

  init<Model, Output>(_ delete: Delete<Model, Output>) {
    let table = delete.table.definition
    do throws(InvalidStatement) {
      let request = try delete.request()
      let key = KeyText(item: request.key, of: table)
      self.init(
        write: .init(table: table.name, write: .delete(key: request.key)), identity: "\(table.name)/\(key.text)",
        keyDescription: key.text, table: table.name, faults: Self.faults(request.conditionExpression != nil, request.returnValues)
      )
    } catch {
      self.init(write: nil, identity: "", keyDescription: "", table: table.name, faults: error.faults)
    }
  }

  private static func faults(_ isConditional: Bool, _ returnValues: ReturnValues) -> [StatementFault] {
    var faults: [StatementFault] = []
    if isConditional {
      faults.append(
        .invalidParameter("a batch takes no conditions; run the write on its own, or in a transaction: db.transact { … }"))
    }
    if returnValues != .none { faults.append(.invalidParameter("a batch gives back no attributes; run the write on its own")) }
    return faults
  }
}

/// The key's members of an item, as text that is equal for equal keys, however the JSON was written that they come from.
struct KeyText {
  let text: String

  /// Keys are told apart by their bytes; Swift's strings would take some that look alike for one.
  var bytes: [UInt8] { Array(text.utf8) }

  init(item: EncodedItem, of table: TableDefinition) {
    var hash = ""
    var range = ""
    try? AttributeReader.read(item.json) { reader in
      try reader.readObject { reader, name in
        if name.elementsEqual(table.hashKey.name.utf8) {
          hash = Self.text(of: try reader.readValue())
        } else if let key = table.rangeKey, name.elementsEqual(key.name.utf8) {
          range = Self.text(of: try reader.readValue())
        } else {
          try reader.skipValue()
        }
      }
    }
    text = range.isEmpty ? hash : "\(hash), \(range)"
  }

  private static func text(of value: AttributeValue) -> String {
    var writer = AttributeWriter(capacity: 64)
    writer.write(value)
    return writer.text
  }
}

import SwynamoCore
import SwynamoSchema
import SwynamoWire

extension ReturnMode {
  func output(from reply: Reply, _ table: TableSchema<Model>) throws -> Output {
    guard attributes != .none else {
      try reply.check()
      return try output(nil, table)
    }
    return try reply.read {
      let response = try ItemResponse($0) { reader in Array(try reader.skipValue()) }
      do { return try output(response.item, table) } catch var error as AttributeDecodingError {
        error.writeWasMade = true
        throw error
      }
    }
  }
}

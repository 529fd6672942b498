import SwynamoCore
import SwynamoSchema
import SwynamoWire

extension ReturnMode {
  func output(from body: [UInt8], _ table: TableSchema<Model>) throws -> Output {
    guard attributes != .none else { return try output(nil, table) }
    let response = try ItemResponse(body) { reader in Array(try reader.skipValue()) }
    return try output(response.item, table)
  }
}

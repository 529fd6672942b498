import SwynamoCore
import SwynamoWire

extension Operation {
  static let getItem = Operation(
    "GetItem",
    [
      .returnConsumedCapacity, .attributesToGet, .tableName, .key, .consistentRead, .projectionExpression,
      .expressionAttributeNames,
    ]
  ) { request, session in
    try ExpressionParameters.check(request, [.projection])
    let key = try Item(json: request["Key"] ?? .null)
    let projection = try ReadProjection(request)
    let table = try session.catalog.table(request)
    let keyBytes = try table.schema.keys.checkedKeyBytes(ofKey: key)
    try projection.check(table.schema)

    let found = try table.stored(keyBytes)
    let capacity = Capacity(
      table: Capacity.read(found?.size ?? 0, isConsistent: request["ConsistentRead"]?.boolean ?? false))
    var json = JSONWriter(reserving: (found?.bytes.count ?? 0) + 64)
    try json.object { json in
      if let found { try json.member("Item") { $0.raw(try projection.apply(to: found)) } }
      json.consumedCapacity(capacity, of: table.schema.name, for: request)
    }
    return json
  }
}

import SwynamoWire

extension Operation {
  static let updateTimeToLive = Operation(
    "UpdateTimeToLive",
    [
      .tableName,
      Shape.Member(
        "TimeToLiveSpecification",
        .structure(
          "TimeToLiveSpecification",
          [
            Shape.Member("Enabled", .boolean, .notNull),
            Shape.Member("AttributeName", .string, .notNull, .minimumLength(1), .maximumLength(255)),
          ]), .notNull),
    ]
  ) { request, session in
    let specification = request["TimeToLiveSpecification"] ?? .null
    let (enables, attribute) = (specification["Enabled"]?.boolean ?? false, specification["AttributeName"]?.text ?? "")
    let table = try session.catalog.namedTable(request)
    var schema = table.schema
    switch (enables, schema.timeToLive) {
    case (true, nil): schema.timeToLive = attribute
    case (true, attribute): throw DynamoDBError.invalid("TimeToLive is already enabled")
    case (true, let current?):
      throw DynamoDBError.invalid("TimeToLive is active on a different AttributeName: current AttributeName is \(current)")
    case (false, nil): throw DynamoDBError.invalid("TimeToLive is already disabled")
    case (false, attribute): schema.timeToLive = nil
    case (false, let current?):
      throw DynamoDBError.invalid("TimeToLive is active on a different AttributeName: current AttributeName is \(current)")
    }

    try session.transaction { try session.catalog.change(table, to: schema, session.database) }
    var json = JSONWriter()
    json.object { json in
      json.member("TimeToLiveSpecification") { json in
        json.object { json in
          json.member("Enabled") { $0.bool(enables) }
          json.member("AttributeName", attribute)
        }
      }
    }
    return json
  }
}

import SwynamoCore

extension Operation {
  static let listTables = Operation(
    "ListTables",
    [
      Shape.Member(
        "ExclusiveStartTableName", .string, .namePattern, .minimumLength(Limits.nameLength.lowerBound),
        .maximumLength(Limits.nameLength.upperBound)),
      Shape.Member("Limit", .integer, .minimum(1), .maximum(Limits.listedTables)),
    ]
  ) { request, session in
    let limit = request["Limit"]?.integer ?? Limits.listedTables
    let start = request["ExclusiveStartTableName"]?.text
    let names = session.catalog.names.filter { name in start.map { $0 < name } ?? true }
    var json = JSONWriter()
    json.object { json in
      json.member("TableNames") { json in
        json.array { json in for name in names.prefix(limit) { json.string(name) } }
      }
      if names.count > limit { json.member("LastEvaluatedTableName", names[limit - 1]) }
    }
    return json
  }
}

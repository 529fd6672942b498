import SwynamoCore
import SwynamoWire

extension Operation {
  /// The answer has no body.
  static let tagResource = Operation("TagResource", [.resourceARN, .requiredTags]) { request, session in
    let arn = try ResourceARN(request)
    try TableTags.check(request["Tags"])
    let table = try session.table(of: arn)
    guard table.state.isUsable else { throw table.stateError }
    var tags = table.settings.tags
    for tag in TableTags.read(request["Tags"]) {
      if let place = tags.firstIndex(where: { $0.key == tag.key }) { tags[place] = tag } else { tags.append(tag) }
    }
    try TableTags.check(count: tags.count)
    try session.set(table) { $0.tags = tags }
    return JSONWriter()
  }

  /// The answer has no body. Keys that no tag has are no fault.
  static let untagResource = Operation(
    "UntagResource", [.resourceARN, Shape.Member("TagKeys", .list(.string), .notNull)]
  ) { request, session in
    let arn = try ResourceARN(request)
    try TableTags.check(keys: request["TagKeys"])
    let table = try session.table(of: arn)
    let keys = StringSet((request["TagKeys"]?.elements ?? []).compactMap(\.text))
    try session.set(table) { settings in settings.tags.removeAll { keys.contains($0.key) } }
    return JSONWriter()
  }

  /// All tags are one page: a table has no more than fifty.
  static let listTagsOfResource = Operation(
    "ListTagsOfResource", [.resourceARN, Shape.Member("NextToken", .string)]
  ) { request, session in
    let table = try session.table(of: try ResourceARN(request))
    return .answer("Tags") { json in
      json.array { json in
        for tag in table.settings.tags {
          json.object { json in
            json.member("Key", tag.key)
            json.member("Value", tag.value)
          }
        }
      }
    }
  }
}

extension Shape.Member {
  static let resourceARN = Shape.Member("ResourceArn", .string, .requiredARN)
}

extension Table {
  /// Why a table that is made or deleted takes no change.
  var stateError: DynamoDBError {
    .inUse("Table is being \(state.status == .creating ? "created" : "deleted"): \(schema.name)")
  }
}

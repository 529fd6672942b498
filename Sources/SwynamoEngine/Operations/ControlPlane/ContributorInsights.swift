import SwynamoBytes
import SwynamoCore
import SwynamoWire

extension Operation {
  /// Kept and answered; nothing is counted.
  static let updateContributorInsights = Operation(
    "UpdateContributorInsights",
    [
      .nameOfTable, .indexName, Shape.Member("ContributorInsightsAction", .string, .notNull, .oneOf(["ENABLE", "DISABLE"])),
      Shape.Member("ContributorInsightsMode", .string, .oneOf(["ACCESSED_AND_THROTTLED_KEYS", "THROTTLED_KEYS"])),
    ]
  ) { request, session in
    let owner = try session.ownerOfInsights(request)
    try owner.checkState()
    let enables = request["ContributorInsightsAction"]?.text == "ENABLE"
    let current = owner.insights
    let mode =
      enables ? request["ContributorInsightsMode"]?.text ?? "ACCESSED_AND_THROTTLED_KEYS" : current?.mode
    let stays = current?.isEnabled ?? false == enables && (!enables || current?.mode == mode)
    if !stays, let mode {
      let changed = ContributorInsights(isEnabled: enables, mode: mode, changed: session.now, due: session.due)
      try session.set(owner.table) { $0.insights = ($0.insights ?? [:]).merging([owner.place: changed]) { $1 } }
    }
    return .answer(owner) { json in
      let settled = current?.status(at: session.now) ?? "DISABLED"
      json.member("ContributorInsightsStatus", stays ? settled : enables ? "ENABLING" : "DISABLING")
      if let mode { json.member("ContributorInsightsMode", mode) }
    }
  }

  static let describeContributorInsights = Operation(
    "DescribeContributorInsights", [.nameOfTable, .indexName]
  ) { request, session in
    let owner = try session.ownerOfInsights(request)
    return .answer(owner) { json in
      json.member("ContributorInsightsStatus", owner.insights?.status(at: session.now) ?? "DISABLED")
      guard let insights = owner.insights else { return }
      json.member("LastUpdateDateTime") { $0.number(insights.changed) }
      json.member("ContributorInsightsMode", insights.mode)
    }
  }

  /// What is DISABLED isn't listed.
  static let listContributorInsights = Operation(
    "ListContributorInsights",
    [
      .nameOfAnyTable, Shape.Member("NextToken", .string),
      Shape.Member("MaxResults", .integer, .maximum(Limits.listedInsights)),
    ]
  ) { request, session in
    let after = try request["NextToken"]?.text.map(InsightsOwner.Place.init(token:))
    let owners = try session.ownersOfInsights(request).filter { owner in after.map { $0 < owner.listed } ?? true }
    let asked = request["MaxResults"]?.integer ?? 0
    let page = owners.prefix(asked > 0 ? asked : Limits.listedInsights)
    var json = JSONWriter()
    json.object { json in
      json.member("ContributorInsightsSummaries") { json in
        json.array { json in for owner in page { owner.summarize(at: session.now, to: &json) } }
      }
      if page.count < owners.count, let last = page.last { json.member("NextToken", last.listed.token) }
    }
    return json
  }
}

/// What insights are about: a table, or one of its global indexes.
private struct InsightsOwner {
  let table: Table
  let index: String?

  var place: String { index ?? "" }
  var insights: ContributorInsights? { table.settings.insights?[place] }

  /// Only what is ACTIVE can be changed.
  func checkState() throws(DynamoDBError) {
    let isActive = index.map { table.state.indexes[$0] == nil } ?? true
    guard !isActive else { return }
    throw .invalid(
      "Table or Index is not in a valid state to update Key Access Insights: IndexStatus must be ACTIVE to enable "
        + "ContributorInsights.")
  }

  func writeNames(to json: inout JSONWriter) {
    json.member("TableName", table.schema.name)
    if let index { json.member("IndexName", index) }
  }

  func summarize(at now: Double, to json: inout JSONWriter) {
    guard let insights else { return }
    json.object { json in
      writeNames(to: &json)
      json.member("ContributorInsightsStatus", insights.status(at: now))
      json.member("ContributorInsightsMode", insights.mode)
    }
  }

  /// Where it stands in a list, and how the next page is told.
  struct Place {
    let table: String
    let index: String

    init(_ owner: InsightsOwner) { (table, index) = (owner.table.schema.name, owner.place) }

    init(token: String) throws(DynamoDBError) {
      let parts = (try? Base64.bytes(token)).map { String(decoding: $0, as: UTF8.self).split(byte: "/") } ?? []
      guard parts.count == 2 else { throw .invalid("Invalid Request: Provided nextToken is invalid: \(token)") }
      (table, index) = (parts[0], parts[1])
    }

    var token: String { Base64.text(Array("\(table)/\(index)".utf8)) }

    static func < (left: Place, right: Place) -> Bool {
      left.table == right.table ? left.index < right.index : left.table < right.table
    }
  }

  var listed: Place { Place(self) }
}

extension Session {
  /// Other indexes than global ones are not found.
  fileprivate func ownerOfInsights(_ request: JSONValue) throws(DynamoDBError) -> InsightsOwner {
    let table = try createdTable(request)
    guard let index = request["IndexName"]?.text else { return InsightsOwner(table: table, index: nil) }
    guard table.schema.globalIndexes.contains(where: { $0.name == index }) else {
      throw DynamoDBError(
        code: DynamoDBError.resourceNotFound,
        message: "Requested resource not found: Index: \(index) not found for table: \(table.schema.name)")
    }
    return InsightsOwner(table: table, index: index)
  }

  /// Those that aren't DISABLED, in the order of their names, a table before its indexes.
  fileprivate func ownersOfInsights(_ request: JSONValue) throws(DynamoDBError) -> [InsightsOwner] {
    let tables = request["TableName"] == nil ? catalog.allTables.filter { !$0.isDamaged } : [try createdTable(request)]
    return tables.flatMap { table in
      [InsightsOwner(table: table, index: nil)] + table.schema.globalIndexes.map { InsightsOwner(table: table, index: $0.name) }
    }
    .filter { $0.insights?.status(at: now) ?? "DISABLED" != "DISABLED" }
    .sorted { $0.listed < $1.listed }
  }

  /// The table that a request names, once it is there.
  func createdTable(_ request: JSONValue) throws(DynamoDBError) -> Table {
    let table = try namedTable(request)
    guard table.state.status != .creating else { throw .noSuchTable(table.schema.name) }
    return table
  }
}

extension JSONWriter {
  fileprivate static func answer(_ owner: InsightsOwner, _ members: (inout JSONWriter) -> Void) -> JSONWriter {
    var json = JSONWriter()
    json.object { json in
      owner.writeNames(to: &json)
      members(&json)
    }
    return json
  }
}

import SwynamoAPI
import SwynamoCore

extension TableSpecification {
  /// The table as a resource of Terraform, in its JSON syntax: for a file whose name ends in `.tf.json`.
  ///
  ///     print(try users.specification().terraformJSON())
  ///     // {"resource": {"aws_dynamodb_table": {"users": {"name": "users", "billing_mode": "PAY_PER_REQUEST", …
  ///
  /// Errors: ``TableExportError`` for vector indexes, and for indexes with keys of several attributes. Source: Terraform's AWS
  /// provider, "aws_dynamodb_table".
  public func terraformJSON() throws -> String {
    if let index = table.vectors.first {
      throw TableExportError(format: "Terraform", subject: "vector index \"\(index.indexName)\"")
    }
    let request = createTable
    let label = Identifier.snake(tableName)
    var members: [(name: String, value: JSONTree)] = [("name", .template(tableName))]
    if let mode = request.billingMode { members.append(("billing_mode", .string(mode.rawValue))) }
    if let units = request.provisionedThroughput { members += Self.members(units) }
    members += try Self.members(request.keySchema ?? [], "the table's key")
    members.append(
      (
        "attribute",
        .array(
          (request.attributeDefinitions ?? []).map {
            .object([("name", .template($0.attributeName)), ("type", .string($0.attributeType.rawValue))])
          })
      ))
    let local: [JSONTree] = try (request.localSecondaryIndexes ?? []).map { index in
      let keys = try Self.members(index.keySchema, "").filter { $0.name == "range_key" }
      return .object([("name", .string(index.indexName))] + keys + Self.members(index.projection))
    }
    if !local.isEmpty { members.append(("local_secondary_index", .array(local))) }
    let global: [JSONTree] = try request.globalIndexes.map { index in
      var own: [(name: String, value: JSONTree)] = [("name", .string(index.indexName))]
      own += try Self.members(index.keySchema, "global index \"\(index.indexName)\"")
      own += Self.members(index.projection)
      if let units = index.provisionedThroughput { own += Self.members(units) }
      own += Self.blocks(index.onDemandThroughput, index.warmThroughput)
      return .object(own)
    }
    if !global.isEmpty { members.append(("global_secondary_index", .array(global))) }
    members += Self.blocks(request.onDemandThroughput, request.warmThroughput)
    members += settings(request)
    var resources: [(name: String, value: JSONTree)] = [("aws_dynamodb_table", .object([(label, .object(members))]))]
    if let policy = request.resourcePolicy {
      let document: JSONTree = .object([
        ("resource_arn", .string("${aws_dynamodb_table.\(label).arn}")), ("policy", .template(policy)),
      ])
      resources.append(("aws_dynamodb_resource_policy", .object([(label, document)])))
    }
    return JSONTree.object([("resource", .object(resources))]).text()
  }

  private func settings(_ request: API.CreateTable) -> [(name: String, value: JSONTree)] {
    var members: [(name: String, value: JSONTree)] = []
    if let view = request.streamSpecification?.streamViewType {
      members += [("stream_enabled", .bool(true)), ("stream_view_type", .string(view.rawValue))]
    }
    if let encryption = request.sseSpecification {
      let key = encryption.kmsMasterKeyID.map { [(name: "kms_key_arn", value: JSONTree.template($0))] } ?? []
      members.append(("server_side_encryption", .object([("enabled", .bool(true))] + key)))
    }
    if case .attribute(let attribute) = timeToLive {
      members.append(("ttl", .object([("attribute_name", .template(attribute)), ("enabled", .bool(true))])))
    }
    if case .enabled(let days) = pointInTimeRecovery {
      let period = days.map { [(name: "recovery_period_in_days", value: JSONTree.number(String($0)))] } ?? []
      members.append(("point_in_time_recovery", .object([("enabled", .bool(true))] + period)))
    }
    if let tableClass = request.tableClass { members.append(("table_class", .string(tableClass.rawValue))) }
    if let isProtected = request.deletionProtectionEnabled { members.append(("deletion_protection_enabled", .bool(isProtected))) }
    if let tags = request.tags { members.append(("tags", .object(tags.map { ($0.key, .template($0.value)) }))) }
    return members
  }

  private static func members(_ units: API.ProvisionedThroughput) -> [(name: String, value: JSONTree)] {
    [
      ("read_capacity", .number(String(units.readCapacityUnits))), ("write_capacity", .number(String(units.writeCapacityUnits))),
    ]
  }

  private static func members(
    _ schema: [API.KeySchemaElement], _ owner: String
  ) throws -> [(name: String, value: JSONTree)] {
    let (hash, range) = (schema.filter { $0.keyType == .hash }, schema.filter { $0.keyType == .range })
    guard hash.count <= 1, range.count <= 1 else {
      throw TableExportError(format: "Terraform", subject: "keys of several attributes in \(owner)")
    }
    return hash.map { ("hash_key", .template($0.attributeName)) } + range.map { ("range_key", .template($0.attributeName)) }
  }

  private static func members(_ projection: API.Projection) -> [(name: String, value: JSONTree)] {
    [("projection_type", .string((projection.projectionType ?? .all).rawValue))]
      + (projection.nonKeyAttributes.map { [("non_key_attributes", .array($0.map { .template($0) }))] } ?? [])
  }

  private static func blocks(
    _ bounds: API.OnDemandThroughput?, _ warmth: API.WarmThroughput?
  ) -> [(name: String, value: JSONTree)] {
    func block(_ name: String, _ members: (String, Int?)...) -> [(name: String, value: JSONTree)] {
      let given = members.compactMap { member in member.1.map { (name: member.0, value: JSONTree.number(String($0))) } }
      return given.isEmpty ? [] : [(name, .object(given))]
    }
    return block(
      "on_demand_throughput", ("max_read_request_units", bounds?.maxReadRequestUnits),
      ("max_write_request_units", bounds?.maxWriteRequestUnits))
      + block(
        "warm_throughput", ("read_units_per_second", warmth?.readUnitsPerSecond),
        ("write_units_per_second", warmth?.writeUnitsPerSecond))
  }
}

extension JSONTree {
  /// A text as Terraform takes it, which reads `${` and `%{` in a string.
  fileprivate static func template(_ text: String) -> JSONTree {
    .string(
      text.split(separator: "${", omittingEmptySubsequences: false).joined(separator: "$${")
        .split(separator: "%{", omittingEmptySubsequences: false).joined(separator: "%%{"))
  }
}

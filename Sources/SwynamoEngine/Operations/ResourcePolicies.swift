import SwynamoWire

extension Operation {
  /// The policy is kept and answered; nothing is allowed or denied by it.
  static let putResourcePolicy = Operation(
    "PutResourcePolicy",
    [
      .policyResource, Shape.Member("Policy", .string, .notNull), .expectedRevision,
      Shape.Member("ConfirmRemoveSelfResourceAccess", .boolean),
    ]
  ) { request, session in
    let table = try session.tableOfPolicy(try ResourceARN(request))
    guard table.state.isUsable else { throw table.stateError }
    let text = request["Policy"]?.text ?? ""
    guard text.utf8.count <= 20_480 else {
      throw DynamoDBError.invalidParameter("Maximum policy size of 20480 bytes exceeded")
    }
    guard case .object? = try? JSONReader.read(Array(text.utf8)) else {
      throw DynamoDBError.invalidParameter("Invalid policy document: This policy contains invalid Json")
    }
    let current = table.settings.policy?.revision ?? "NO_POLICY"
    if let expected = request["ExpectedRevisionId"]?.text, expected != current { throw table.noPolicy(session) }
    let revision = table.settings.policy.flatMap { $0.text == text ? $0.revision : nil } ?? Timestamp.revision(session.now)
    try session.set(table) { $0.policy = .init(text: text, revision: revision) }
    return .answer("RevisionId") { $0.string(revision) }
  }

  static let getResourcePolicy = Operation("GetResourcePolicy", [.policyResource]) { request, session in
    let table = try session.tableOfPolicy(try ResourceARN(request))
    guard let policy = table.settings.policy else { throw table.noPolicy(session) }
    var json = JSONWriter()
    json.object { json in
      json.member("Policy", policy.text)
      json.member("RevisionId", policy.revision)
    }
    return json
  }

  /// Deleting what isn't there is a success.
  static let deleteResourcePolicy = Operation(
    "DeleteResourcePolicy", [.policyResource, .expectedRevision]
  ) { request, session in
    let table = try session.tableOfPolicy(try ResourceARN(request))
    guard table.state.isUsable else { throw table.stateError }
    let revision = table.settings.policy?.revision
    if let expected = request["ExpectedRevisionId"]?.text, expected != revision { throw table.noPolicy(session) }
    guard let revision else { return .object }
    try session.set(table) { $0.policy = nil }
    return .answer("RevisionId") { $0.string(revision) }
  }
}

extension Shape.Member {
  fileprivate static let policyResource = Shape.Member(
    "ResourceArn", .string, .notNull, .minimumLength(1), .maximumLength(1283))
  fileprivate static let expectedRevision = Shape.Member(
    "ExpectedRevisionId", .string, .minimumLength(1), .maximumLength(255))
}

extension Table {
  fileprivate func noPolicy(_ session: Session) -> DynamoDBError {
    DynamoDBError(
      code: "PolicyNotFoundException",
      message: "Resource-based policy not found for the provided ResourceArn: \(arn(in: session.catalog.shown))")
  }
}

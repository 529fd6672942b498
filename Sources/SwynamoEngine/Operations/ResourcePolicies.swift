import SwynamoCore
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
    let owner = try session.ownerOfPolicy(request)
    let document = try PolicyDocument(request["Policy"]?.text ?? "")
    try owner.check(request["ExpectedRevisionId"]?.text)
    let kept = owner.policy.flatMap { document.isVersioned && $0.text == document.text ? $0.revision : nil }
    let revision = kept ?? Timestamp.revision(session.now, after: owner.policy?.revision)
    try owner.set(TableSettings.Policy(text: document.text, revision: revision), session)
    return .answer("RevisionId") { $0.string(revision) }
  }

  static let getResourcePolicy = Operation("GetResourcePolicy", [.policyResource]) { request, session in
    let owner = try session.ownerOfPolicy(request, changes: false)
    guard let policy = owner.policy else { throw DynamoDBError.noPolicy(owner.arn) }
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
    let owner = try session.ownerOfPolicy(request)
    try owner.check(request["ExpectedRevisionId"]?.text)
    guard let policy = owner.policy else { return .object }
    try owner.set(nil, session)
    return .answer("RevisionId") { $0.string(policy.revision) }
  }
}

extension Shape.Member {
  fileprivate static let policyResource = Shape.Member(
    "ResourceArn", .string, .notNull, .minimumLength(1), .maximumLength(1283))
  fileprivate static let expectedRevision = Shape.Member(
    "ExpectedRevisionId", .string, .minimumLength(1), .maximumLength(255))
}

/// What a policy is about: a table, or its stream.
private struct PolicyOwner {
  let table: Table
  /// The stream's label.
  let stream: String?
  let arn: String

  var policy: TableSettings.Policy? { stream.map { table.settings.streamPolicies?[$0] } ?? table.settings.policy }

  /// `NO_POLICY` expects that there is none.
  func check(_ expected: String?) throws(DynamoDBError) {
    guard let expected, expected != policy?.revision ?? "NO_POLICY" else { return }
    let name = table.schema.name
    switch (expected, policy) {
    case ("NO_POLICY", let policy?):
      throw .noPolicy(
        "Requested policy update expecting none to be present for table \(name), but a policy exists with revision id "
          + "\(policy.revision).")
    case (_, let policy?):
      throw .noPolicy(
        "Requested update for policy with revision id \(expected), but the policy associated to target table \(name) has "
          + "revision id \(policy.revision).")
    case (_, nil):
      throw .noPolicy(
        "Requested update for policy with revision id \(expected), but table \(name) has no associated policy.")
    }
  }

  func set(_ policy: TableSettings.Policy?, _ session: Session) throws {
    try session.set(table) { settings in
      guard let stream else {
        settings.policy = policy
        return
      }
      var policies = settings.streamPolicies ?? [:]
      policies[stream] = policy
      settings.streamPolicies = policies
    }
  }
}

extension Session {
  fileprivate func ownerOfPolicy(_ request: JSONValue, changes: Bool = true) throws(DynamoDBError) -> PolicyOwner {
    let arn = try ResourceARN(request, ofPolicy: true)
    let table = try tableOfPolicy(arn)
    if let stream = arn.stream, !self.changes.streams.all.contains(where: { $0.table == table.id && $0.label == stream }) {
      throw DynamoDBError(
        code: DynamoDBError.resourceNotFound,
        message: "Requested resource not found: Stream: \(stream) not found for Table: \(table.schema.name)")
    }
    guard table.state.isUsable || !changes else { throw table.stateError }
    let path = arn.stream.map { "/stream/\($0)" } ?? ""
    return PolicyOwner(table: table, stream: arn.stream, arn: table.arn(in: catalog.shown) + path)
  }
}

extension DynamoDBError {
  fileprivate static func noPolicy(_ detail: String) -> DynamoDBError {
    DynamoDBError(
      code: "PolicyNotFoundException", message: "Resource-based policy not found for the provided ResourceArn: \(detail)")
  }
}

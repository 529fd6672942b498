import Foundation
import SwynamoEngine
import Testing

@Suite struct ResourcePolicyTests {
  private static let arn = "arn:aws:dynamodb:ddblocal:000000000000:table/abc"
  private static let missing = "com.amazonaws.dynamodb.v20120810#PolicyNotFoundException"
  private static let notFound = "Resource-based policy not found for the provided ResourceArn: "
  private static let invalid = "One or more parameter values were invalid: Invalid policy document: "
  private static let canonical =
    #"{"Version":"2012-10-17","Statement":[{"Sid":"read","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"#
    + #""Action":"dynamodb:GetItem","Resource":"\#(arn)"}]}"#

  private func request(_ policy: String? = nil, _ more: String = "", arn: String = Self.arn) -> String {
    let policy = policy.map { #","Policy":"\#($0.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))""# } ?? ""
    return #"{"ResourceArn":"\#(arn)"\#(policy)\#(more)}"#
  }

  private func statement(_ more: String, effect: String = "Deny") -> String {
    #"{"Version":"2012-10-17","Statement":[{"Effect":"\#(effect)","Principal":"*",\#(more)}]}"#
  }

  /// The same policy in another form is the same policy.
  @Test func isKeptInOneForm() async throws {
    let clock = Clock()
    let bench = try clock.bench()
    try await bench.createTable()
    let forms = [
      Self.canonical,
      #"""
      { "Statement": { "Action": ["dynamodb:GetItem"], "Effect": "allow", "Sid": "read", "Resource": ["\#(Self.arn)"],
      "Principal": {"AWS": ["123456789012", "arn:aws:iam::123456789012:root"]} }, "Version": "2012-10-17" }
      """#.replacing("\n", with: " "),
    ]
    for form in forms {
      try await bench.expect("PutResourcePolicy", request(form), #"{"RevisionId":"1700000000250"}"#)
      let (_, body) = try await bench.send("GetResourcePolicy", request())
      let answer = try #require(try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: String])
      #expect(answer == ["Policy": Self.canonical, "RevisionId": "1700000000250"])
      clock.advance(1)
    }
    // One without a version is another each time.
    let unversioned = Self.canonical.replacing(#""Version":"2012-10-17","#, with: "")
    for revision in ["1700000002250", "1700000003250"] {
      try await bench.expect("PutResourcePolicy", request(unversioned), #"{"RevisionId":"\#(revision)"}"#)
      clock.advance(1)
    }
    let (_, body) = try await bench.send("GetResourcePolicy", request())
    #expect(body.contains("2008-10-17"))
  }

  @Test func revisionsAreCompared() async throws {
    let bench = try Clock().bench()
    try await bench.createTable()
    let expecting = { (revision: String) in #","ExpectedRevisionId":"\#(revision)""# }
    try await bench.expect(
      "PutResourcePolicy", request(Self.canonical, expecting("7")), error: Self.missing,
      Self.notFound + "Requested update for policy with revision id 7, but table abc has no associated policy.")
    try await bench.expect(
      "PutResourcePolicy", request(Self.canonical, expecting("NO_POLICY")), #"{"RevisionId":"1700000000250"}"#)
    try await bench.expect(
      "PutResourcePolicy", request(Self.canonical, expecting("NO_POLICY")), error: Self.missing,
      Self.notFound + "Requested policy update expecting none to be present for table abc, but a policy exists with revision id "
        + "1700000000250.")
    for operation in ["PutResourcePolicy", "DeleteResourcePolicy"] {
      try await bench.expect(
        operation, request(operation == "PutResourcePolicy" ? Self.canonical : nil, expecting("7")), error: Self.missing,
        Self.notFound + "Requested update for policy with revision id 7, but the policy associated to target table abc has "
          + "revision id 1700000000250.")
    }
    try await bench.expect(
      "DeleteResourcePolicy", request(nil, expecting("1700000000250")), #"{"RevisionId":"1700000000250"}"#)
    try await bench.expect("DeleteResourcePolicy", request(), "{}")
    try await bench.expect("GetResourcePolicy", request(), error: Self.missing, Self.notFound + Self.arn)
  }

  @Test func whatIsNoPolicy() async throws {
    let bench = try Bench()
    try await bench.createTable()
    let action = #""Action":"dynamodb:GetItem""#
    let faults = [
      ("", "This policy contains invalid Json"), ("{not json", "This policy contains invalid Json"),
      (#"{"Statement":[]}"#, "Could not parse the policy: Statement is empty!"),
      (statement(action), "Missing required field Resource"), (statement(#""Resource":"*""#), "Missing required field Action"),
      (
        #"{"Statement":[{"Sid":"a","Effect":"Deny","Principal":"*",\#(action),"Resource":"*"},"#
          + #"{"Sid":"a","Effect":"Deny","Principal":"*",\#(action),"Resource":"*"}]}"#,
        "The Statement Ids in the policy are not unique"
      ),
    ]
    for (policy, fault) in faults {
      try await bench.expect("PutResourcePolicy", request(policy), invalid: Self.invalid + fault)
    }
    try await bench.expect(
      "PutResourcePolicy", request(statement(action + #","Resource":"*""#, effect: "Allow")),
      invalid: "Resource-based policy grants unbounded access in one or more elements. Please revise the policy to ensure "
        + "least-privilege form of access")
    let long = Self.canonical + String(repeating: " ", count: 20_480)
    try await bench.expect(
      "PutResourcePolicy", request(long),
      invalid: "One or more parameter values were invalid: Maximum policy size of 20480 bytes exceeded")
    try await bench.expect("GetResourcePolicy", request(), error: Self.missing, Self.notFound + Self.arn)
  }

  @Test func streamsHaveTheirOwn() async throws {
    let bench = try Clock().bench()
    try await bench.createTable("abc", #""BillingMode":"PAY_PER_REQUEST",\#(Change.stream)"#)
    let stream = Self.arn + "/stream/2023-11-14T22:13:20.250"
    try await bench.expect("GetResourcePolicy", request(arn: stream), error: Self.missing, Self.notFound + stream)
    try await bench.must("PutResourcePolicy", request(Self.canonical, arn: stream))
    try await bench.must("GetResourcePolicy", request(arn: stream))
    try await bench.expect("GetResourcePolicy", request(), error: Self.missing, Self.notFound + Self.arn)
    try await bench.expect(
      "GetResourcePolicy", request(arn: Self.arn + "/stream/2000-01-01T00:00:00.000"),
      error: "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException",
      "Requested resource not found: Stream: 2000-01-01T00:00:00.000 not found for Table: abc")
    try await bench.must("DeleteResourcePolicy", request(arn: stream))
    try await bench.expect("GetResourcePolicy", request(arn: stream), error: Self.missing, Self.notFound + stream)
  }

  @Test func whatHasNone() async throws {
    let bench = try Bench()
    let parameter = "One or more parameter values were invalid: "
    for (arn, message) in [
      ("abc", parameter + "ARNs must start with 'arn:': abc"),
      (
        "arn:aws:dynamodb:ddblocal:111111111111:table/abc",
        "This action is only supported by accounts that match the resource owner’s account."
      ),
      (
        Self.arn + "/index/by-b",
        parameter
          + "Invalid resource arn provided, only table or stream is accepted. Provided resource arn: \(Self.arn)/index/by-b"
      ),
      (
        Self.arn + "/backup/0170",
        parameter + "Provided Arn is not a DynamoDB resource arn: \(Self.arn)/backup/0170"
      ),
    ] {
      try await bench.expect("GetResourcePolicy", request(arn: arn), invalid: message)
    }
  }

  @Test func aTableIsMadeWithOne() async throws {
    let bench = try Clock().bench()
    let text = Self.canonical.replacing("\"", with: "\\\"")
    try await bench.createTable("abc", #""BillingMode":"PAY_PER_REQUEST","ResourcePolicy":"\#(text)""#)
    try await bench.expect("GetResourcePolicy", request(), #"{"Policy":"\#(text)","RevisionId":"1700000000250"}"#)
    try await bench.expect(
      "CreateTable",
      #"{"TableName":"def","KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],"BillingMode":"PAY_PER_REQUEST","#
        + #""AttributeDefinitions":[{"AttributeName":"a","AttributeType":"S"}],"ResourcePolicy":"x"}"#,
      invalid: Self.invalid + "This policy contains invalid Json")
  }
}

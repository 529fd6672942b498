import SwynamoEngine
import Testing

@Suite struct TagTests {
  private static let arn = "arn:aws:dynamodb:ddblocal:000000000000:table/abc"

  private func bench() async throws -> Bench {
    let bench = try Bench()
    try await bench.createTable()
    return bench
  }

  private func tag(_ tags: String) -> String { #"{"ResourceArn":"\#(Self.arn)","Tags":[\#(tags)]}"# }

  @Test func areKept() async throws {
    let bench = try await bench()
    try await bench.expect("TagResource", tag(#"{"Key":"a","Value":"1"},{"Key":"b","Value":""}"#), "")
    try await bench.expect("TagResource", tag(#"{"Key":"a","Value":"2"}"#), "")
    try await bench.expect("UntagResource", #"{"ResourceArn":"\#(Self.arn)","TagKeys":["b","c"]}"#, "")
    try await bench.expect("ListTagsOfResource", #"{"ResourceArn":"\#(Self.arn)"}"#, #"{"Tags":[{"Key":"a","Value":"2"}]}"#)
  }

  @Test func areChecked() async throws {
    let bench = try await bench()
    for (tags, message) in [
      ("", "Atleast one Tag needs to be provided as Input."),
      (#"{"Key":"aws:x","Value":""}"#, "Tag Key cannot be prefixed with aws:, Key: aws:x"),
      (#"{"Key":"","Value":""}"#, "The Tag Key provided is invalid, Key: "),
      (
        #"{"Key":"a","Value":"1"},{"Key":"a","Value":"2"}"#,
        "Duplicate Tag Keys provided as input: Duplicate Tag Key found a"
      ),
    ] {
      try await bench.expect("TagResource", tag(tags), invalid: message)
    }
    try await bench.expect(
      "UntagResource", #"{"ResourceArn":"\#(Self.arn)","TagKeys":[]}"#,
      invalid: "Atleast one Tag Key needs to be provided as Input.")
  }

  @Test func fiftyAtMost() async throws {
    let bench = try await bench()
    func tags(_ numbers: Range<Int>) -> String {
      tag(numbers.map { #"{"Key":"k\#($0)","Value":"v"}"# }.joined(separator: ","))
    }
    let message = "Number of Tags exceed the current limit for the provided ResourceArn"
    try await bench.expect("TagResource", tags(0..<51), invalid: message)
    try await bench.expect("TagResource", tags(0..<50), "")
    try await bench.expect("TagResource", tags(49..<50), "")
    try await bench.expect("TagResource", tags(50..<51), invalid: message)
  }

  @Test func namesOfResources() async throws {
    let bench = try await bench()
    try await bench.expect("ListTagsOfResource", "{}", invalid: "Invalid TableArn")
    for (arn, message) in [
      ("abc", "One or more parameter values were invalid: ARNs must start with 'arn:': abc"),
      (
        "arn:aws:s3:::abc",
        "One or more parameter values were invalid: Provided Arn is not a DynamoDB resource arn: arn:aws:s3:::abc"
      ),
      (
        Self.arn + "/index/x",
        "One or more parameter values were invalid: Invalid resource arn provided, only table or stream is accepted. "
          + "Provided resource arn: \(Self.arn)/index/x"
      ),
    ] {
      try await bench.expect("ListTagsOfResource", #"{"ResourceArn":"\#(arn)"}"#, invalid: message)
    }
    try await bench.expect(
      "ListTagsOfResource", #"{"ResourceArn":"\#(Self.arn)d"}"#,
      error: "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException",
      "Requested resource not found: ResourceArn: \(Self.arn)d not found")
  }
}

import SwynamoWire
import Testing

@testable import SwynamoTransport

@Suite struct RegionalEndpointTests {
  private static let arn = "arn:aws:dynamodb:eu-west-1:111122223333:table/users"

  private func url(_ resolver: Endpoint.Regional, _ region: String, _ account: String? = nil, arn: String? = nil) throws -> String
  {
    try resolver.endpoint(for: Endpoint.Parameters(region: region, accountID: account, resourceARN: arn)).url
  }

  private func sentence(_ resolver: some EndpointResolver, _ region: String, _ account: String? = nil) -> String? {
    #expect(throws: TransportError.self) {
      try resolver.endpoint(for: Endpoint.Parameters(region: region, accountID: account))
    }?.description
  }

  @Test(arguments: [
    ("eu-west-1", "https://dynamodb.eu-west-1.amazonaws.com/"),
    ("us-gov-west-1", "https://dynamodb.us-gov-west-1.amazonaws.com/"),
    ("cn-north-1", "https://dynamodb.cn-north-1.amazonaws.com.cn/"),
    ("us-isob-east-1", "https://dynamodb.us-isob-east-1.sc2s.sgov.gov/"),
    ("eusc-de-east-1", "https://dynamodb.eusc-de-east-1.amazonaws.eu/"), ("local", "http://localhost:8000/"),
    ("mars-north-1", "https://dynamodb.mars-north-1.amazonaws.com/"),
    ("aws-cn-global", "https://dynamodb.aws-cn-global.amazonaws.com.cn/"),
    ("fips-us-east-1", "https://dynamodb-fips.us-east-1.amazonaws.com/"),
  ])
  func aRegionHasItsAddress(region: String, url: String) throws {
    #expect(try self.url(Endpoint.Regional(), region) == url)
  }

  @Test func variantsHaveTheirs() throws {
    #expect(try url(Endpoint.Regional(usesFIPS: true), "us-east-1") == "https://dynamodb-fips.us-east-1.amazonaws.com/")
    #expect(try url(Endpoint.Regional(usesDualStack: true), "us-east-1") == "https://dynamodb.us-east-1.api.aws/")
    let both = Endpoint.Regional(usesFIPS: true, usesDualStack: true)
    #expect(try url(both, "us-east-1") == "https://dynamodb-fips.us-east-1.api.aws/")
    #expect(try url(Endpoint.Regional(usesFIPS: true), "us-gov-west-1") == "https://dynamodb.us-gov-west-1.amazonaws.com/")
    #expect(try url(both, "us-gov-west-1") == "https://dynamodb-fips.us-gov-west-1.api.aws/")
  }

  @Test func anAccountHasItsOwn() throws {
    let preferred = Endpoint.Regional()
    #expect(try url(preferred, "eu-west-1", "123456789012") == "https://123456789012.ddb.eu-west-1.amazonaws.com/")
    #expect(
      try url(preferred, "eu-west-1", "123456789012", arn: Self.arn) == "https://111122223333.ddb.eu-west-1.amazonaws.com/")
    #expect(
      try url(preferred, "eu-west-2", "123456789012", arn: Self.arn) == "https://123456789012.ddb.eu-west-2.amazonaws.com/")
    #expect(
      try url(Endpoint.Regional(usesDualStack: true), "eu-west-1", arn: Self.arn)
        == "https://111122223333.ddb.eu-west-1.api.aws/")
    #expect(
      try url(Endpoint.Regional(accountIDMode: .disabled), "eu-west-1", "123456789012", arn: Self.arn)
        == "https://dynamodb.eu-west-1.amazonaws.com/")
    #expect(
      try url(Endpoint.Regional(usesFIPS: true), "eu-west-1", "123456789012")
        == "https://dynamodb-fips.eu-west-1.amazonaws.com/")
    #expect(try url(preferred, "cn-north-1", "123456789012") == "https://123456789012.ddb.cn-north-1.amazonaws.com.cn/")
    #expect(try url(preferred, "us-iso-east-1", "123456789012") == "https://dynamodb.us-iso-east-1.c2s.ic.gov/")
  }

  @Test(arguments: [
    (ServiceOperation.Service.streams, "https://streams.dynamodb.eu-west-1.amazonaws.com/"),
    (.search, "https://search-dynamodb.eu-west-1.amazonaws.com/"),
  ])
  func eachServiceHasItsAddress(service: ServiceOperation.Service, url: String) throws {
    #expect(try Endpoint.Regional().endpoint(for: Endpoint.Parameters(region: "eu-west-1", service: service)).url == url)
  }

  /// botocore has no such region for streams; a server of one's own has all three.
  @Test(arguments: ServiceOperation.Service.allCases)
  func oneServerHasAllServices(service: ServiceOperation.Service) throws {
    let local = try Endpoint.Regional().endpoint(for: Endpoint.Parameters(region: "local", service: service))
    #expect(local.url == "http://localhost:8000/")
    #expect(local.signingRegion == "us-east-1")
    let parameters = Endpoint.Parameters(region: "eu-west-1", service: service)
    #expect(try Endpoint.Fixed("http://localhost:8001").endpoint(for: parameters).url == "http://localhost:8001/")
  }

  @Test func streamsHaveEndpointsOfAccountsWithFIPS() throws {
    let arn = Self.arn + "/stream/2026-01-01T00:00:00.000"
    func url(_ resolver: Endpoint.Regional, _ region: String = "eu-west-1", _ account: String? = nil) throws -> String {
      let parameters = Endpoint.Parameters(region: region, accountID: account, resourceARN: arn, service: .streams)
      return try resolver.endpoint(for: parameters).url
    }
    #expect(try url(Endpoint.Regional()) == "https://111122223333.streams-ddb.eu-west-1.amazonaws.com/")
    #expect(
      try url(Endpoint.Regional(usesFIPS: true, accountIDMode: .required))
        == "https://111122223333.streams-ddb-fips.eu-west-1.amazonaws.com/")
    #expect(
      try url(Endpoint.Regional(usesFIPS: true, usesDualStack: true))
        == "https://111122223333.streams-ddb-fips.eu-west-1.api.aws/")
    #expect(try url(Endpoint.Regional(), "me-south-1", "123456789012") == "https://streams.dynamodb.me-south-1.amazonaws.com/")
    #expect(
      try url(Endpoint.Regional(usesFIPS: true), "us-gov-west-1") == "https://streams.dynamodb.us-gov-west-1.amazonaws.com/")
  }

  @Test(arguments: [("local", "us-east-1"), ("fips-us-west-2", "us-west-2"), ("eu-west-1", nil)])
  func saysWhatToSignFor(region: String, signingRegion: String?) throws {
    let endpoint = try Endpoint.Regional().endpoint(for: Endpoint.Parameters(region: region))
    #expect(endpoint.signingRegion == signingRegion)
    #expect(endpoint.isLoopback == (region == "local"))
  }

  /// What is resolved is what the same URL is read as.
  @Test(arguments: ["eu-west-1", "local"]) func resolvesToTheSameAsTheURL(region: String) throws {
    let endpoint = try Endpoint.Regional().endpoint(for: Endpoint.Parameters(region: region))
    #expect(try Endpoint(endpoint.url, signingRegion: endpoint.signingRegion) == endpoint)
  }

  /// A host's name may be in capitals, the region in a signature may not.
  @Test(arguments: ["", "EU-west-1", "eu west", "eu-west-1/", "a.example.com#", "-x", "évian", "123", "fips-", "a_b"])
  func whatIsNoRegionIsRefused(region: String) {
    #expect(sentence(Endpoint.Regional(), region) == "\"\(region)\" is not a region; pass one such as \"eu-west-1\".")
  }

  @Test func whatCannotBeCombinedSaysWhatToChange() {
    let fips = Endpoint.Regional(usesFIPS: true)
    let required = Endpoint.Regional(accountIDMode: .required)
    let noFIPS = "switch FIPS off (usesFIPS, AWS_USE_FIPS_ENDPOINT or use_fips_endpoint)"
    let noDualStack = "switch dual stack off (usesDualStack, AWS_USE_DUALSTACK_ENDPOINT or use_dualstack_endpoint)"
    let notRequired =
      "set the mode to preferred or disabled (accountIDMode, AWS_ACCOUNT_ID_ENDPOINT_MODE or account_id_endpoint_mode)"
    #expect(sentence(fips, "local") == "The region \"local\" has no FIPS endpoint: \(noFIPS).")
    #expect(
      sentence(Endpoint.Regional(usesDualStack: true), "local")
        == "The region \"local\" has no dual-stack endpoint: \(noDualStack).")
    #expect(
      sentence(Endpoint.Regional(usesFIPS: true, accountIDMode: .required), "us-gov-west-1")
        == "Endpoints of an account are required, and there are none with FIPS: \(noFIPS), or \(notRequired).")
    #expect(
      sentence(required, "us-iso-east-1")
        == "Endpoints of an account are required, and the region us-iso-east-1 has none: \(notRequired).")
    #expect(
      sentence(required, "eu-west-1")
        == "Endpoints of an account are required, and the account is not known: give it with the credentials (accountID, AWS_ACCOUNT_ID or aws_account_id), or \(notRequired)."
    )
    #expect(
      sentence(Endpoint.Regional(), "eu-west-1", "12.34")
        == "The account ID of the credentials, \"12.34\", is not valid: pass twelve digits (accountID, AWS_ACCOUNT_ID or aws_account_id)."
    )
    #expect(
      sentence(Endpoint.Fixed("http://localhost:8000", usesFIPS: true), "eu-west-1")
        == "The endpoint \"http://localhost:8000\" was given by its URL and cannot be a FIPS one as well: leave out the URL, or \(noFIPS)."
    )
    #expect(
      sentence(Endpoint.Fixed("http://localhost:8000", usesDualStack: true), "eu-west-1")
        == "The endpoint \"http://localhost:8000\" was given by its URL and cannot be a dual-stack one as well: leave out the URL, or \(noDualStack)."
    )
    #expect(
      sentence(Endpoint.Fixed("https://dynamodb.eu-west-1.api.aws"), "eu-west-1")
        == "The endpoint \"https://dynamodb.eu-west-1.api.aws\" is the region's dual-stack one: leave out the URL and switch dual stack on (usesDualStack, AWS_USE_DUALSTACK_ENDPOINT or use_dualstack_endpoint)."
    )
  }

  /// No partition lacks a variant today; the rules know of such ones.
  @Test(arguments: [
    (true, false, false, true, "The partition p has no FIPS endpoints: switch FIPS off"),
    (false, true, true, false, "The partition p has no dual-stack endpoints: switch dual stack off"),
    (true, true, true, false, "The partition p has no endpoints that are both FIPS and dual-stack: switch FIPS off"),
    (true, true, false, true, "The partition p has no endpoints that are both FIPS and dual-stack: switch FIPS off"),
  ])
  func aPartitionWithoutAVariant(
    usesFIPS: Bool, usesDualStack: Bool, supportsFIPS: Bool, supportsDualStack: Bool, beginning: String
  ) {
    let partition = Partition(
      "p", domain: "d", dualStackDomain: "e", prefixes: [], supportsFIPS: supportsFIPS, supportsDualStack: supportsDualStack)
    let resolver = Endpoint.Regional(usesFIPS: usesFIPS, usesDualStack: usesDualStack)
    let error = #expect(throws: TransportError.self) {
      try resolver.endpoint(for: Endpoint.Parameters(region: "x"), region: RegionName("x"), in: partition)
    }
    #expect(error?.description.hasPrefix(beginning) == true)
  }
}

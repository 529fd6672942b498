import SwynamoWire
import Testing

@testable import SwynamoTransport

/// Code before environment before profile, for each setting.
@Suite struct SettingsPrecedenceTests {
  private let inRegion = GivenSettings(region: "eu-west-1")

  private func profile(_ text: String) -> String { "[default]\n\(text)\n" }

  @Test func region() throws {
    let config = profile("region = eu-west-4")
    let both = ["AWS_REGION": "eu-west-2", "AWS_DEFAULT_REGION": "eu-west-3"]
    #expect(try resolve(inRegion, both, config: config).region == "eu-west-1")
    #expect(try resolve(GivenSettings(), both, config: config).region == "eu-west-2")
    #expect(
      try resolve(GivenSettings(), ["AWS_DEFAULT_REGION": "eu-west-3", "AWS_REGION": ""], config: config).region == "eu-west-3")
    #expect(try resolve(GivenSettings(), [:], config: config).region == "eu-west-4")
    #expect(try resolve(GivenSettings(), [:], credentials: config).region == "eu-west-4")
  }

  @Test func endpointURL() throws {
    let config = """
      [default]
      services = here
      endpoint_url = http://profile:1
      [services here]
      dynamodb =
        endpoint_url = http://services:1
      """
    var variables = ["AWS_ENDPOINT_URL": "http://variable:1", "AWS_ENDPOINT_URL_DYNAMODB": "http://dynamodb:1"]
    let inCode = GivenSettings(region: "eu-west-1", endpointURL: "http://code:1")
    #expect(try resolve(inCode, variables, config: config).endpointURL == "http://code:1")
    #expect(try resolve(inRegion, variables, config: config).endpointURL == "http://dynamodb:1")
    variables["AWS_ENDPOINT_URL_DYNAMODB"] = nil
    #expect(try resolve(inRegion, variables, config: config).endpointURL == "http://variable:1")
    #expect(try resolve(inRegion, config: config).endpointURL == "http://services:1")
    #expect(try resolve(inRegion, config: profile("endpoint_url = http://profile:1")).endpointURL == "http://profile:1")
    variables["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] = "true"
    #expect(try resolve(inRegion, variables, config: config).endpointURL == nil)
    #expect(try resolve(inCode, variables, config: config).endpointURL == "http://code:1")
    let ignoring = profile("endpoint_url = http://profile:1\nignore_configured_endpoint_urls = true")
    #expect(try resolve(inRegion, config: ignoring).endpointURL == nil)
    #expect(
      try resolve(inRegion, ["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "false"], config: ignoring).endpointURL == "http://profile:1")
  }

  @Test func streamsEndpointURL() throws {
    let config = """
      [default]
      services = here
      endpoint_url = http://profile:1
      [services here]
      dynamodb_streams =
        endpoint_url = http://services:1
      """
    var variables = [
      "AWS_ENDPOINT_URL": "http://variable:1", "AWS_ENDPOINT_URL_DYNAMODB": "http://dynamodb:1",
      "AWS_ENDPOINT_URL_DYNAMODB_STREAMS": "http://streams:1",
    ]
    func urls(_ given: GivenSettings, _ variables: [String: String], _ config: String) throws -> [String?] {
      let settings = try resolve(given, variables, config: config)
      return [settings.endpointURL, settings.streamsEndpointURL]
    }
    let inCode = GivenSettings(region: "eu-west-1", endpointURL: "http://code:1")
    #expect(try urls(inCode, variables, config) == ["http://code:1", "http://code:1"])
    #expect(try urls(inRegion, variables, config) == ["http://dynamodb:1", "http://streams:1"])
    variables["AWS_ENDPOINT_URL_DYNAMODB_STREAMS"] = nil
    #expect(try urls(inRegion, variables, config) == ["http://dynamodb:1", "http://variable:1"])
    variables["AWS_ENDPOINT_URL"] = nil
    #expect(try urls(inRegion, variables, config) == ["http://dynamodb:1", "http://services:1"])
    #expect(try urls(inRegion, [:], config) == ["http://profile:1", "http://services:1"])
    #expect(try urls(inRegion, variables, "") == ["http://dynamodb:1", nil])
  }

  @Test func variantsOfTheEndpoint() throws {
    func endpoints(_ given: GivenSettings, _ variables: [String: String] = [:], _ text: String = "") throws -> Endpoint.Regional?
    {
      try resolve(given, variables, config: profile(text)).endpoints as? Endpoint.Regional
    }
    var given = inRegion
    let text = "use_fips_endpoint = true\nuse_dualstack_endpoint = true\naccount_id_endpoint_mode = required"
    let variables = [
      "AWS_USE_FIPS_ENDPOINT": "False", "AWS_USE_DUALSTACK_ENDPOINT": "false", "AWS_ACCOUNT_ID_ENDPOINT_MODE": "DISABLED",
    ]
    #expect(try endpoints(given) == Endpoint.Regional())
    let ofProfile = Endpoint.Regional(usesFIPS: true, usesDualStack: true, accountIDMode: .required)
    #expect(try endpoints(given, [:], text) == ofProfile)
    #expect(try endpoints(given, variables, text) == Endpoint.Regional(accountIDMode: .disabled))
    given.usesFIPS = true
    given.usesDualStack = true
    given.accountIDMode = .preferred
    #expect(try endpoints(given, variables, text) == Endpoint.Regional(usesFIPS: true, usesDualStack: true))
  }

  @Test func retries() throws {
    let config = profile("retry_mode = legacy\nmax_attempts = 7")
    let variables = ["AWS_RETRY_MODE": "adaptive", "AWS_MAX_ATTEMPTS": "6"]
    var given = inRegion
    #expect(try resolve(given).retryMode == nil)
    #expect(try resolve(given).maximumAttempts == nil)
    #expect(try resolve(given, config: config).retryMode == .legacy)
    #expect(try resolve(given, config: config).maximumAttempts == 7)
    #expect(try resolve(given, variables, config: config).retryMode == .adaptive)
    #expect(try resolve(given, variables, config: config).maximumAttempts == 6)
    given.retryMode = .standard
    given.maximumAttempts = 5
    #expect(try resolve(given, variables, config: config).retryMode == .standard)
    #expect(try resolve(given, variables, config: config).maximumAttempts == 5)
  }

  @Test func certificatesAndApplication() throws {
    let config = profile("ca_bundle = /profile.pem\nsdk_ua_app_id = profile")
    let variables = ["AWS_CA_BUNDLE": "/variable.pem", "AWS_SDK_UA_APP_ID": "variable"]
    var given = inRegion
    #expect(try resolve(given).caBundle == nil)
    #expect(try resolve(given, config: config).caBundle == "/profile.pem")
    #expect(try resolve(given, config: config).applicationID == "profile")
    #expect(try resolve(given, variables, config: config).caBundle == "/variable.pem")
    #expect(try resolve(given, variables, config: config).applicationID == "variable")
    given.caBundle = "/code.pem"
    given.applicationID = "code"
    #expect(try resolve(given, variables, config: config).caBundle == "/code.pem")
    #expect(try resolve(given, variables, config: config).applicationID == "code")
    #expect(try resolve(inRegion, ["AWS_CA_BUNDLE": "~/ca.pem"]).caBundle?.hasSuffix("/ca.pem") == true)
    #expect(try resolve(inRegion, ["AWS_CA_BUNDLE": "~/ca.pem"]).caBundle?.hasPrefix("/") == true)
  }

  @Test(
    arguments: [
      ("legacy", nil, nil), ("standard", Duration.milliseconds(3100), .standard), ("in-region", .milliseconds(1100), .standard),
      ("cross-region", .milliseconds(3100), .standard), ("mobile", .seconds(30), .standard),
      ("auto", .milliseconds(3100), .standard),
    ] as [(String, Duration?, RetryMode?)])
  func modesOfDefaults(mode: String, connectTimeout: Duration?, retryMode: RetryMode?) throws {
    let settings = try resolve(inRegion, ["AWS_DEFAULTS_MODE": mode], config: profile("defaults_mode = mobile"))
    #expect(settings.connectTimeout == connectTimeout)
    #expect(settings.retryMode == retryMode)
    #expect(try resolve(inRegion, ["AWS_DEFAULTS_MODE": mode, "AWS_RETRY_MODE": "legacy"]).retryMode == .legacy)
    #expect(try resolve(inRegion, config: profile("defaults_mode = \(mode)")).connectTimeout == connectTimeout)
    var given = inRegion
    given.defaultsMode = .inRegion
    #expect(try resolve(given, ["AWS_DEFAULTS_MODE": mode]).connectTimeout == .milliseconds(1100))
  }

  @Test(arguments: [
    (["AWS_EXECUTION_ENV": "AWS_Lambda", "AWS_REGION": "eu-west-1"], DefaultsMode.inRegion),
    (["AWS_EXECUTION_ENV": "AWS_Lambda", "AWS_DEFAULT_REGION": "eu-west-1"], .inRegion),
    (["AWS_EXECUTION_ENV": "AWS_Lambda", "AWS_REGION": "us-east-1"], .crossRegion),
    (["AWS_EXECUTION_ENV": "AWS_Lambda"], .standard), (["AWS_REGION": "eu-west-1"], .standard),
  ])
  func autoGoesByTheEnvironment(variables: [String: String], mode: DefaultsMode) {
    #expect(DefaultsMode.auto.resolved(region: "eu-west-1", environment: AWSEnvironment(variables: variables)) == mode)
  }

  @Test func theProfileThatIsChosen() throws {
    let config = "[default]\nregion = eu-west-1\n[profile a]\nregion = eu-west-2\n[profile b]\nregion = eu-west-3\n"
    #expect(try resolve(config: config).region == "eu-west-1")
    #expect(try resolve(GivenSettings(), ["AWS_PROFILE": "a"], config: config).region == "eu-west-2")
    #expect(try resolve(GivenSettings(profile: "b"), ["AWS_PROFILE": "a"], config: config).region == "eu-west-3")
  }
}

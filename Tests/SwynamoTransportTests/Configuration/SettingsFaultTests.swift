import SwynamoWire
import Testing

@testable import SwynamoTransport

@Suite struct SettingsFaultTests {
  @Test func noRegionSaysWhereItWasLookedFor() {
    #expect(
      settingsFault(GivenSettings())
        == "There is no AWS region. Pass one, such as \"eu-west-1\", or set it in one of these places: AWS_REGION, AWS_DEFAULT_REGION, region of the profile \"default\" in ~/.aws/config or ~/.aws/credentials."
    )
  }

  @Test(arguments: [
    ("AWS_REGION", "eu west", "a region such as \"eu-west-1\""), ("AWS_DEFAULT_REGION", "a_b", "a region such as \"eu-west-1\""),
    ("AWS_USE_FIPS_ENDPOINT", "yes", "true or false"), ("AWS_USE_DUALSTACK_ENDPOINT", "1", "true or false"),
    ("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "on", "true or false"),
    ("AWS_ACCOUNT_ID_ENDPOINT_MODE", "always", "preferred, disabled or required"),
    ("AWS_RETRY_MODE", "fast", "standard, legacy or adaptive"), ("AWS_MAX_ATTEMPTS", "0", "a whole number from 1 on"),
    ("AWS_MAX_ATTEMPTS", "many", "a whole number from 1 on"), ("AWS_MAX_ATTEMPTS", "-1", "a whole number from 1 on"),
    ("AWS_DEFAULTS_MODE", "fast", "legacy, standard, in-region, cross-region, mobile or auto"),
    ("AWS_SDK_UA_APP_ID", "a b", "1 to 50 letters, digits and characters of !#$%&'*+-.^_`|~"),
    (
      "AWS_SDK_UA_APP_ID", "123456789012345678901234567890123456789012345678901",
      "1 to 50 letters, digits and characters of !#$%&'*+-.^_`|~"
    ),
  ])
  func aVariableIsNamed(variable: String, value: String, allowed: String) {
    let given = variable.hasSuffix("REGION") ? GivenSettings() : GivenSettings(region: "eu-west-1")
    #expect(settingsFault(given, [variable: value]) == "\(variable) is \"\(value)\"; it must be \(allowed).")
  }

  @Test(arguments: [
    ("region", "eu west", "a region such as \"eu-west-1\""), ("use_fips_endpoint", "yes", "true or false"),
    ("use_dualstack_endpoint", "1", "true or false"), ("ignore_configured_endpoint_urls", "on", "true or false"),
    ("account_id_endpoint_mode", "always", "preferred, disabled or required"),
    ("retry_mode", "fast", "standard, legacy or adaptive"), ("max_attempts", "1.5", "a whole number from 1 on"),
    ("defaults_mode", "fast", "legacy, standard, in-region, cross-region, mobile or auto"),
    ("sdk_ua_app_id", "é", "1 to 50 letters, digits and characters of !#$%&'*+-.^_`|~"),
  ])
  func aProfileIsNamedWithItsFile(key: String, value: String, allowed: String) {
    let given = key == "region" ? GivenSettings() : GivenSettings(region: "eu-west-1")
    let text = "\(key) = \(value)\n"
    #expect(
      settingsFault(given, [:], config: "[default]\n" + text)
        == "\(key) of the profile \"default\" in ~/.aws/config is \"\(value)\"; it must be \(allowed).")
    #expect(
      settingsFault(given, ["AWS_PROFILE": "work"], config: "[profile work]\n", credentials: "[work]\n" + text)
        == "\(key) of the profile \"work\" in ~/.aws/credentials is \"\(value)\"; it must be \(allowed).")
  }

  @Test func whatIsWrongInCode() {
    #expect(
      settingsFault(GivenSettings(region: "eu west", maximumAttempts: 0, applicationID: ""))
        == """
        region is "eu west"; it must be a region such as "eu-west-1".
        maximumAttempts is "0"; it must be a whole number from 1 on.
        applicationID is ""; it must be 1 to 50 letters, digits and characters of !#$%&'*+-.^_`|~.
        """)
  }

  @Test func anEndpointIsCheckedWhereItIsFound() {
    let why =
      "The endpoint \"here:1\" must begin with http:// or https://; write it as \"https://host\" or \"http://localhost:8000\"."
    let services = "[default]\nservices = mine\n[services mine]\ndynamodb =\n  endpoint_url = here:1\n"
    #expect(settingsFault(GivenSettings(region: "eu-west-1", endpointURL: "here:1")) == why)
    #expect(
      settingsFault(GivenSettings(region: "eu-west-1"), ["AWS_ENDPOINT_URL": "here:1"])
        == "AWS_ENDPOINT_URL cannot be used. \(why)")
    #expect(
      settingsFault(config: services)
        == "The endpoint_url of dynamodb in the section [services mine] of ~/.aws/config cannot be used. \(why)")
    #expect(
      settingsFault(config: "[default]\nendpoint_url = here:1\n")
        == "endpoint_url of the profile \"default\" in ~/.aws/config cannot be used. \(why)")
    #expect(
      settingsFault(GivenSettings(region: "eu-west-1"), ["AWS_ENDPOINT_URL": "http://sam:hush@host"])
        == "AWS_ENDPOINT_URL cannot be used. The endpoint must not have a user or a password in it.")
  }

  /// One fault where tables and streams read the same.
  @Test func anEndpointOfStreams() {
    let why =
      "The endpoint \"here:1\" must begin with http:// or https://; write it as \"https://host\" or \"http://localhost:8000\"."
    #expect(
      settingsFault(GivenSettings(region: "eu-west-1"), ["AWS_ENDPOINT_URL_DYNAMODB_STREAMS": "here:1"])
        == "AWS_ENDPOINT_URL_DYNAMODB_STREAMS cannot be used. \(why)")
    #expect(
      settingsFault(config: "[default]\nservices = mine\n[services mine]\ndynamodb_streams =\n  endpoint_url = here:1\n")
        == "The endpoint_url of dynamodb_streams in the section [services mine] of ~/.aws/config cannot be used. \(why)")
  }

  @Test func aServicesSectionThatThereIsNot() {
    #expect(
      settingsFault(config: "[default]\nservices = mine\n")
        == "services of the profile \"default\" in ~/.aws/config is \"mine\", and there is no section [services mine]: add it, or take the setting out."
    )
  }

  @Test func aProfileThatThereIsNot() {
    #expect(
      settingsFault(GivenSettings(profile: "gone", region: "eu-west-1"))
        == "There is no profile \"gone\" in ~/.aws/config or ~/.aws/credentials.")
  }

  @Test func aMalformedFile() {
    #expect(
      settingsFault(config: "[default]\nnonsense\n")
        == "The file \"~/.aws/config\" cannot be used: line 2 is neither a section such as [profile name] nor a setting such as name = value."
    )
  }

  /// FIPS and a URL exclude each other only when a call is made, as with settings in code.
  @Test func aVariantOfAURLIsAnErrorOfTheCall() throws {
    let variables = ["AWS_ENDPOINT_URL": "http://localhost:1", "AWS_USE_FIPS_ENDPOINT": "true"]
    let endpoints = try resolve(GivenSettings(region: "eu-west-1"), variables).endpoints
    let error = #expect(throws: TransportError.self) { try endpoints.endpoint(for: Endpoint.Parameters(region: "eu-west-1")) }
    #expect(error?.reason == .noEndpoint(.variantOfURL(.fips, url: "http://localhost:1")))
  }
}

import Foundation
import Testing

@testable import SwynamoTransport

@Suite struct SharedConfigurationTests {
  @Test func readsProfilesSessionsAndServices() throws {
    let home = try TemporaryHome(
      config: """
        [default]
        region = eu-west-1
        [profile work]
        REGION=us-east-1
        services = local
        s3 =
          addressing_style = path
          Max_Requests = 3
        [profile "Sam Pell"]
        region = eu-north-1
        [sso-session corporate]
        sso_region = eu-central-1
        [services local]
        dynamodb =
          endpoint_url = http://localhost:8000/?a=b
        [plugins]
        region = nowhere
        """,
      credentials: """
        [work]
        aws_access_key_id = AKID
        """)
    let configuration = try SharedConfiguration.load(home.environment())
    #expect(configuration.profile("default")?["Region"] == "eu-west-1")
    #expect(configuration.profile("work")?["region"] == "us-east-1")
    #expect(configuration.profile("work")?["aws_access_key_id"] == "AKID")
    #expect(configuration.profile("work")?.nested("s3") == ["addressing_style": "path", "max_requests": "3"])
    #expect(configuration.profile("work")?["s3"] == nil)
    #expect(configuration.profile("Sam Pell")?["region"] == "eu-north-1")
    #expect(configuration.ssoSession("corporate")?["sso_region"] == "eu-central-1")
    #expect(configuration.services("local")?.nested("dynamodb")?["endpoint_url"] == "http://localhost:8000/?a=b")
    #expect(configuration.profile("plugins") == nil)
    #expect(configuration.profile("Work") == nil)
  }

  @Test func theCredentialsFileWinsSettingBySetting() throws {
    let home = try TemporaryHome(
      config: "[profile a]\nregion = config\naws_access_key_id = config\n",
      credentials: "[a]\naws_access_key_id = credentials\n")
    let configuration = try SharedConfiguration.load(home.environment())
    #expect(configuration.profile("a")?["region"] == "config")
    #expect(configuration.profile("a")?["aws_access_key_id"] == "credentials")
    #expect(configuration.configProfiles["a"]?["aws_access_key_id"] == "config")
  }

  @Test(arguments: [
    // A comment begins a line; elsewhere its sign is part of the value.
    ("# a\n; b\n[default]\n  # c\nregion = x # y\n", "x # y"),
    ("[default]\r\nregion = x\r\n", "x"), ("[default]\rregion = x\r", "x"),
    ("\u{FEFF}[default]\nregion = x", "x"),
    ("[default]\nregion = a = b\n", "a = b"), ("[default]\nregion: x\n", "x"),
    ("[default]\nregion = x\n  y\n\n  z\n", "x\ny\n\nz"),
    // What comes twice: a section is one, the last setting counts.
    ("[default]\nregion = x\n[profile a]\n[default]\noutput = y\n", "x"), ("[default]\nregion = x\nregion = y\n", "y"),
    ("[ default ]\nregion = x\n", "x"), ("[default] # note\nregion = x\n", "x"), ("[DEFAULT]\nregion = x\n[default]\n", "x"),
    ("[default]\nregion =\n", nil), ("", nil),
  ])
  func readsOddFiles(text: String, region: String?) throws {
    let home = try TemporaryHome(config: text)
    #expect(try SharedConfiguration.load(home.environment()).profile("default")?["region"] == region)
  }

  @Test func aFileThatIsMissingIsEmpty() throws {
    let home = try TemporaryHome()
    #expect(try SharedConfiguration.load(home.environment()).profile("default") == nil)
    #expect(try SharedConfiguration.load(.none).profile("default") == nil)
  }

  @Test func variablesNameTheFiles() throws {
    let home = try TemporaryHome(config: "[default]\nregion = no\n", credentials: "[default]\noutput = no\n")
    try home.write("[default]\nregion = elsewhere\n", to: "config-file")
    try home.write("[default]\noutput = there\n", to: "credentials-file")
    let environment = home.environment([
      "AWS_CONFIG_FILE": "~/config-file", "AWS_SHARED_CREDENTIALS_FILE": "\(home.path)/credentials-file",
    ])
    let profile = try SharedConfiguration.load(environment).profile("default")
    #expect(profile?["region"] == "elsewhere")
    #expect(profile?["output"] == "there")
    #expect(try SharedConfiguration.load(home.environment(["AWS_CONFIG_FILE": "/dev/null"])).profile("default")?["region"] == nil)
  }

  @Test(arguments: [
    ("region = x\n", "line 1 is a setting before the first section"),
    ("[default]\nregion = x\nhush\n", "line 3 is neither a section such as [profile name] nor a setting such as name = value"),
    ("[default]\n= hush\n", "line 2 has no name before its delimiter"),
    ("[default]\ns3 =\n  a = b\n\n  hush\n", "line 5 is not a nested setting such as name = value"),
  ])
  func aMalformedFileIsRefusedByLine(text: String, clause: String) throws {
    let home = try TemporaryHome(config: text)
    let error = #expect(throws: SharedConfigurationError.self) { try SharedConfiguration.load(home.environment()) }
    #expect(error?.description == "The file \"\(home.path)/.aws/config\" cannot be used: \(clause).")
  }

  @Test func aFileThatCannotBeReadIsRefused() throws {
    let home = try TemporaryHome()
    try FileManager.default.createDirectory(atPath: "\(home.path)/.aws/config", withIntermediateDirectories: false)
    let error = #expect(throws: SharedConfigurationError.self) { try SharedConfiguration.load(home.environment()) }
    #expect(error?.description == "The file \"\(home.path)/.aws/config\" cannot be read: Is a directory.")
    let other = try TemporaryHome()
    try Data([0x5B, 0xFF, 0x5D]).write(to: URL(fileURLWithPath: "\(other.path)/.aws/credentials"))
    let second = #expect(throws: SharedConfigurationError.self) { try SharedConfiguration.load(other.environment()) }
    #expect(second?.description == "The file \"\(other.path)/.aws/credentials\" cannot be read: it is not UTF-8.")
  }

  @Test func choosesTheProfile() throws {
    func choice(_ inCode: String?, _ variables: [String: String]) -> ProfileChoice {
      ProfileChoice(inCode: inCode, environment: AWSEnvironment(variables: variables))
    }
    let both = ["AWS_PROFILE": "a", "AWS_DEFAULT_PROFILE": "b"]
    #expect(choice("code", both).name == "code")
    #expect(choice(nil, both).name == "a")
    #expect(choice(nil, ["AWS_DEFAULT_PROFILE": "b"]).name == "b")
    #expect(choice(nil, ["AWS_PROFILE": ""]).name == "default")
    let home = try TemporaryHome()
    let configuration = try SharedConfiguration.load(home.environment())
    #expect(try configuration.section(of: choice(nil, [:])).names.isEmpty)
    let error = #expect(throws: SharedConfigurationError.self) { try configuration.section(of: choice("work", [:])) }
    #expect(
      error?.description == "There is no profile \"work\" in \(home.path)/.aws/config or \(home.path)/.aws/credentials.")
    let homeless = #expect(throws: SharedConfigurationError.self) {
      try SharedConfiguration.load(.none).section(of: choice("work", [:]))
    }
    #expect(
      homeless?.description
        == "There is no profile \"work\": there is no home directory to look for .aws/config and .aws/credentials in.")
  }
}

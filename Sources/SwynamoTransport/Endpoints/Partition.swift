import SwynamoWire

/// A part of AWS with accounts, regions and domains of its own.
///
///     Partition(of: "cn-north-1").domain   // "amazonaws.com.cn"
///     Partition(of: "mars-1").name         // "aws": what no partition knows is taken for the first one's
struct Partition: Sendable, Hashable {
  let name: String
  /// "amazonaws.com"
  let domain: String
  /// The one whose hosts have IPv6 addresses too, "api.aws".
  let dualStackDomain: String
  let supportsFIPS: Bool
  let supportsDualStack: Bool
  /// The regions where accounts have addresses of their own; nil for all of them.
  let accountIDRegions: [String]?
  /// Whether the plain addresses are the FIPS ones too.
  let isFIPSThroughout: Bool
  /// What comes before the last two parts of a region's name: "eu" of "eu-west-1".
  let prefixes: [String]
  /// The name that stands for all its regions; the only one that does not follow the pattern.
  let globalRegion: String?

  init(
    _ name: String, domain: String, dualStackDomain: String, prefixes: [String], globalRegion: String? = nil,
    supportsFIPS: Bool = true, supportsDualStack: Bool = true, accountIDRegions: [String]? = [], isFIPSThroughout: Bool = false
  ) {
    self.name = name
    self.domain = domain
    self.dualStackDomain = dualStackDomain
    self.prefixes = prefixes
    self.globalRegion = globalRegion
    self.supportsFIPS = supportsFIPS
    self.supportsDualStack = supportsDualStack
    self.accountIDRegions = accountIDRegions
    self.isFIPSThroughout = isFIPSThroughout
  }

  /// That of a region: by its prefix when it has the form "prefix-word-number", by its name when it is a global one.
  init(of region: String) {
    let known =
      if let prefix = Self.prefix(of: region) {
        Self.all.first { $0.prefixes.contains { $0 == prefix } }
      } else {
        Self.all.first { $0.globalRegion == region }
      }
    self = known ?? Self.aws
  }

  /// Whether accounts have addresses of their own. Those of streams are in all regions of the partitions that have any, but two.
  func supportsAccountIDs(of service: ServiceOperation.Service, in region: String) -> Bool {
    guard service == .streams else { return accountIDRegions?.contains(region) ?? true }
    return accountIDRegions?.isEmpty != true && region != "me-central-1" && region != "me-south-1"
  }

  private static func prefix(of region: String) -> Substring? {
    guard let numberDash = region.lastIndex(of: "-"),
      let wordDash = region[..<numberDash].lastIndex(of: "-"),
      region.index(after: wordDash) != numberDash
    else { return nil }
    let number = region[numberDash...].utf8.dropFirst()
    guard !number.isEmpty, number.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return region[..<wordDash]
  }
}

/// Source: AWS General Reference, "AWS service endpoints", and the partitions that AWS's SDKs share.
extension Partition {
  static let all = [aws, china, europeanSovereign, iso, isoB, isoE, isoF, usGovernment]

  static let aws = Partition(
    "aws", domain: "amazonaws.com", dualStackDomain: "api.aws",
    prefixes: ["us", "eu", "ap", "sa", "ca", "me", "af", "il", "mx"], globalRegion: "aws-global", accountIDRegions: nil)

  static let china = Partition(
    "aws-cn", domain: "amazonaws.com.cn", dualStackDomain: "api.amazonwebservices.com.cn", prefixes: ["cn"],
    globalRegion: "aws-cn-global", accountIDRegions: ["cn-north-1", "cn-northwest-1"])

  static let europeanSovereign = Partition(
    "aws-eusc", domain: "amazonaws.eu", dualStackDomain: "api.amazonwebservices.eu", prefixes: ["eusc-de"])

  static let iso = Partition(
    "aws-iso", domain: "c2s.ic.gov", dualStackDomain: "api.aws.ic.gov", prefixes: ["us-iso"], globalRegion: "aws-iso-global")

  static let isoB = Partition(
    "aws-iso-b", domain: "sc2s.sgov.gov", dualStackDomain: "api.aws.scloud", prefixes: ["us-isob"],
    globalRegion: "aws-iso-b-global")

  static let isoE = Partition(
    "aws-iso-e", domain: "cloud.adc-e.uk", dualStackDomain: "api.cloud-aws.adc-e.uk", prefixes: ["eu-isoe"],
    globalRegion: "aws-iso-e-global")

  static let isoF = Partition(
    "aws-iso-f", domain: "csp.hci.ic.gov", dualStackDomain: "api.aws.hci.ic.gov", prefixes: ["us-isof"],
    globalRegion: "aws-iso-f-global")

  static let usGovernment = Partition(
    "aws-us-gov", domain: "amazonaws.com", dualStackDomain: "api.aws", prefixes: ["us-gov"],
    globalRegion: "aws-us-gov-global", accountIDRegions: ["us-gov-east-1", "us-gov-west-1"], isFIPSThroughout: true)
}

/// Source: AWS General Reference, "AWS service endpoints", and the partitions that AWS's SDKs share.
extension Partition {
  static let all = [aws, china, europeanSovereign, iso, isoB, isoE, isoF, usGovernment]

  static let aws = Partition(
    "aws", domain: "amazonaws.com", dualStackDomain: "api.aws",
    prefixes: ["us", "eu", "ap", "sa", "ca", "me", "af", "il", "mx"], globalRegion: "aws-global", supportsAccountIDs: true)

  static let china = Partition(
    "aws-cn", domain: "amazonaws.com.cn", dualStackDomain: "api.amazonwebservices.com.cn", prefixes: ["cn"],
    globalRegion: "aws-cn-global")

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
    globalRegion: "aws-us-gov-global", isFIPSThroughout: true)
}

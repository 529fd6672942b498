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
  /// Whether accounts have addresses of their own.
  let supportsAccountIDs: Bool
  /// Whether the plain addresses are the FIPS ones too.
  let isFIPSThroughout: Bool
  /// What comes before the last two parts of a region's name: "eu" of "eu-west-1".
  let prefixes: [String]
  /// The name that stands for all its regions; the only one that does not follow the pattern.
  let globalRegion: String?

  init(
    _ name: String, domain: String, dualStackDomain: String, prefixes: [String], globalRegion: String? = nil,
    supportsFIPS: Bool = true, supportsDualStack: Bool = true, supportsAccountIDs: Bool = false, isFIPSThroughout: Bool = false
  ) {
    self.name = name
    self.domain = domain
    self.dualStackDomain = dualStackDomain
    self.prefixes = prefixes
    self.globalRegion = globalRegion
    self.supportsFIPS = supportsFIPS
    self.supportsDualStack = supportsDualStack
    self.supportsAccountIDs = supportsAccountIDs
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

#if !Curl
  public import SwynamoWire

  extension Backend {
    @available(*, unavailable, message: "the client over HTTP is off: add the trait \"Curl\" to swynamodb in your Package.swift")
    public static func aws(profile: String? = nil, region: String? = nil) -> Backend { fatalError() }

    @available(*, unavailable, message: "the client over HTTP is off: add the trait \"Curl\" to swynamodb in your Package.swift")
    public static func region(_ region: String) -> Backend { fatalError() }

    @available(*, unavailable, message: "the client over HTTP is off: add the trait \"Curl\" to swynamodb in your Package.swift")
    public static func endpoint(_ url: String, region: String? = nil) -> Backend { fatalError() }
  }
#endif

public import SwynamoWire

extension Backend {
  /// DynamoDB as the environment says: region, endpoint, credentials and all the rest from the variables and the shared files that
  /// AWS's tools read.
  ///
  ///     DynamoDB(.aws())
  ///     DynamoDB(.aws(profile: "work"))
  ///
  /// What is missing or wrong is thrown by the first call.
  public static func aws(profile: String? = nil, region: String? = nil) -> Backend {
    var configuration = TransportConfiguration(region: region)
    configuration.profile = profile
    return .http(configuration)
  }

  /// DynamoDB in a region of AWS.
  ///
  ///     DynamoDB(.region("eu-west-1"))
  ///
  /// Without credentials in code ``DefaultCredentials`` looks where AWS's tools look.
  public static func region(_ region: String, credentials: Credentials? = nil) -> Backend {
    .http(TransportConfiguration(region: region, credentials: credentials.map(StaticCredentials.init)))
  }

  /// A server by its URL: DynamoDB Local, ScyllaDB Alternator, `swynamo-local`, a VPC endpoint.
  ///
  ///     DynamoDB(.endpoint("http://localhost:8000"))
  ///
  /// Without a region that of the environment is signed for, else "us-east-1". A loopback address needs no credentials; for any
  /// other ``DefaultCredentials`` looks for them when none are given.
  public static func endpoint(_ url: String, region: String? = nil, credentials: Credentials? = nil) -> Backend {
    .http(TransportConfiguration(endpoint: url, region: region, credentials: credentials.map(StaticCredentials.init)))
  }

  /// HTTP with everything that can be set.
  public static func http(_ configuration: TransportConfiguration) -> Backend {
    Backend(CurlTransport(configuration))
  }
}

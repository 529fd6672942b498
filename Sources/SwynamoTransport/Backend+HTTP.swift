public import SwynamoWire

extension Backend {
  /// DynamoDB in a region of AWS.
  ///
  ///     DynamoDB(.region("eu-west-1"))
  ///
  /// Without credentials in code those of the environment are used (``EnvironmentCredentials``). What is missing or wrong is thrown by the first call.
  public static func region(_ region: String, credentials: Credentials? = nil) -> Backend {
    .http(TransportConfiguration(region: region, credentials: credentials.map(StaticCredentials.init)))
  }

  /// A server by its URL: DynamoDB Local, ScyllaDB Alternator, `swynamo-local`, a VPC endpoint.
  ///
  ///     DynamoDB(.endpoint("http://localhost:8000"))
  ///
  /// A loopback address needs no credentials; any other takes those of the environment when none are given.
  public static func endpoint(_ url: String, region: String = "us-east-1", credentials: Credentials? = nil) -> Backend {
    .http(TransportConfiguration(endpoint: url, region: region, credentials: credentials.map(StaticCredentials.init)))
  }

  /// HTTP with everything that can be set.
  public static func http(_ configuration: TransportConfiguration) -> Backend {
    Backend(CurlTransport(configuration))
  }
}

public import SwynamoWire

extension RetryPolicy where Self == StandardRetries {
  /// More patient than that of a request, and without a budget: ten attempts, with waits below 50 ms, 100 ms, … after a conflict,
  /// below 1 s, 2 s, … after what was not processed, and never above 20 s.
  ///
  ///     DynamoDB(.region("eu-west-1"), retryPolicy: .patient)      // what a client has by default
  public static var patient: StandardRetries {
    StandardRetries(maximumAttempts: 10, base: .milliseconds(50), quota: nil)
  }
}

public import SwynamoWire

extension RetryPolicy where Self == StandardRetries {
  /// For what is sent again above a single request, what a batch left unprocessed and transactions in conflict: ten attempts without a
  /// budget, with waits below 50 ms, 100 ms, … after a conflict, below 1 s, 2 s, … after what was not processed, and never above 20 s.
  ///
  ///     DynamoDB(.region("eu-west-1"), retryPolicy: .batches)      // what a client has by default
  public static var batches: StandardRetries {
    StandardRetries(maximumAttempts: 10, base: .milliseconds(50), quota: nil)
  }
}

import SwynamoDB

func backends() {
  // expected-error@+1 {{'aws(profile:region:)' is unavailable: the client over HTTP is off: add the trait "Curl" to swynamodb in your Package.swift}}
  _ = DynamoDB(.aws())
}

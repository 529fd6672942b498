import Logging
import SwynamoWire
import Testing

@testable import SwynamoTransport

@Suite struct OffTests {
  @Test func `Nothing is made for calls that nobody observes`() {
    let configuration = TransportConfiguration(endpoint: "http://localhost:8000")
    #expect(CallObservers(configuration, region: "us-east-1") == nil)
    #expect(CallObservation.begin(.getItem, as: CallIdentity(), for: nil) == nil)
  }

  @Test func `What the process has not set up stays off`() {
    let observers = TransportConfiguration.Observers.bootstrapped
    #expect(observers.logger?.label == "swynamodb")
    #expect(observers.metrics == nil)
    #expect(observers.tracer == nil)
  }
}

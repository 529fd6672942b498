/// An address that calls go to; one object for each, so that what is kept for it is found by identity.
final class Route: Sendable {
  let endpoint: Endpoint
  let signingRegion: String
  let isEncrypted: Bool

  init(_ endpoint: Endpoint, in region: String) {
    self.endpoint = endpoint
    signingRegion = endpoint.signingRegion ?? region
    isEncrypted = endpoint.url.hasPrefix("https:")
  }
}

// Written by scripts/api-sources from the service's model.

extension API {
  /// The address of an endpoint, and how long to remember it. Source: API Reference, "Endpoint".
  public struct Endpoint: ReadStructure {
    /// `Address`
    public var address: String
    /// `CachePeriodInMinutes`
    public var cachePeriodInMinutes: Int

    /// The structure with what is given.
    public init(address: String, cachePeriodInMinutes: Int) {
      self.address = address
      self.cachePeriodInMinutes = cachePeriodInMinutes
    }

    public init(from members: API.Members) throws {
      address = try members.required("Address")
      cachePeriodInMinutes = try members.required("CachePeriodInMinutes")
    }
  }
}

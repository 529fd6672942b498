// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Tells the endpoint to use in this Region, and for how many minutes to remember it. Source: API Reference, "DescribeEndpoints".
  public struct DescribeEndpoints: ServiceRequest, Hashable {
    public static var operation: String { "DescribeEndpoints" }

    /// A request with what is given.
    public init() {}

    public var tableNames: [String] { [] }
    public var isWrite: Bool { false }
    // Reads only.
    public var isIdempotent: Bool { true }

    public func writeMembers(to writer: inout AttributeWriter) {}

    /// The answer of DescribeEndpoints.
    public struct Response: ReadStructure {
      /// `Endpoints`
      public var endpoints: [API.Endpoint]

      /// An answer with what is given.
      public init(endpoints: [API.Endpoint]) {
        self.endpoints = endpoints
      }

      public init(from members: API.Members) throws {
        endpoints = try members.required("Endpoints")
      }
    }
  }
}

extension API.DescribeEndpoints: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {}
}

// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Tells the capacity quotas of the account and of one table in this Region. Source: API Reference, "DescribeLimits".
  public struct DescribeLimits: ServiceRequest, Hashable {
    public static var operation: String { "DescribeLimits" }

    /// A request with what is given.
    public init() {}

    public var tableNames: [String] { [] }
    public var isWrite: Bool { false }
    // Reads only.
    public var isIdempotent: Bool { true }

    public func writeMembers(to writer: inout AttributeWriter) {}

    /// The answer of DescribeLimits.
    public struct Response: ReadStructure {
      /// `AccountMaxReadCapacityUnits`, at least 1.
      public var accountMaxReadCapacityUnits: Int?
      /// `AccountMaxWriteCapacityUnits`, at least 1.
      public var accountMaxWriteCapacityUnits: Int?
      /// `TableMaxReadCapacityUnits`, at least 1.
      public var tableMaxReadCapacityUnits: Int?
      /// `TableMaxWriteCapacityUnits`, at least 1.
      public var tableMaxWriteCapacityUnits: Int?

      /// An answer with what is given.
      public init(
        accountMaxReadCapacityUnits: Int? = nil, accountMaxWriteCapacityUnits: Int? = nil, tableMaxReadCapacityUnits: Int? = nil,
        tableMaxWriteCapacityUnits: Int? = nil
      ) {
        self.accountMaxReadCapacityUnits = accountMaxReadCapacityUnits
        self.accountMaxWriteCapacityUnits = accountMaxWriteCapacityUnits
        self.tableMaxReadCapacityUnits = tableMaxReadCapacityUnits
        self.tableMaxWriteCapacityUnits = tableMaxWriteCapacityUnits
      }

      public init(from members: API.Members) throws {
        accountMaxReadCapacityUnits = try members.optional("AccountMaxReadCapacityUnits")
        accountMaxWriteCapacityUnits = try members.optional("AccountMaxWriteCapacityUnits")
        tableMaxReadCapacityUnits = try members.optional("TableMaxReadCapacityUnits")
        tableMaxWriteCapacityUnits = try members.optional("TableMaxWriteCapacityUnits")
      }
    }
  }
}

extension API.DescribeLimits: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {}
}

// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Tells the auto scaling settings of each replica of a global table. Source: API Reference, "DescribeTableReplicaAutoScaling".
  public struct DescribeTableReplicaAutoScaling: ServiceRequest, Hashable {
    public static var operation: String { "DescribeTableReplicaAutoScaling" }

    /// `TableName`, 1 to 1,024 characters.
    public var tableName: String

    /// A request with what is given.
    public init(tableName: String) {
      self.tableName = tableName
    }

    public var tableNames: [String] { [tableName] }
    public var isWrite: Bool { false }
    // Reads only.
    public var isIdempotent: Bool { true }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("TableName", tableName)
    }

    /// The answer of DescribeTableReplicaAutoScaling.
    public struct Response: ReadStructure {
      /// `TableAutoScalingDescription`
      public var tableAutoScalingDescription: API.TableAutoScalingDescription?

      /// An answer with what is given.
      public init(tableAutoScalingDescription: API.TableAutoScalingDescription? = nil) {
        self.tableAutoScalingDescription = tableAutoScalingDescription
      }

      public init(from members: API.Members) throws {
        tableAutoScalingDescription = try members.optional("TableAutoScalingDescription")
      }
    }
  }
}

extension API.DescribeTableReplicaAutoScaling: TableRequest {}

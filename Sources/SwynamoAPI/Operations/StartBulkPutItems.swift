// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Begins to put items into a table from files in Amazon S3. Source: API Reference, "StartBulkPutItems".
  public struct StartBulkPutItems: ServiceRequest, Hashable {
    public static var operation: String { "StartBulkPutItems" }

    /// `InputS3Configuration`
    public var inputS3Configuration: API.InputS3Configuration
    /// `OutputS3Configuration`
    public var outputS3Configuration: API.OutputS3Configuration
    /// `TableName`, 1 to 1,024 characters.
    public var tableName: String
    /// `ClientToken`
    public var clientToken: String?
    /// `MaxWriteRequestUnits`, at least 1,024.
    public var maxWriteRequestUnits: Int?
    /// `PerformanceTier`
    public var performanceTier: API.BulkOperationPerformanceTier?

    /// A request with what is given.
    public init(
      inputS3Configuration: API.InputS3Configuration, outputS3Configuration: API.OutputS3Configuration, tableName: String,
      clientToken: String? = nil, maxWriteRequestUnits: Int? = nil, performanceTier: API.BulkOperationPerformanceTier? = nil
    ) {
      self.inputS3Configuration = inputS3Configuration
      self.outputS3Configuration = outputS3Configuration
      self.tableName = tableName
      self.clientToken = clientToken
      self.maxWriteRequestUnits = maxWriteRequestUnits
      self.performanceTier = performanceTier
    }

    public var tableNames: [String] { [tableName] }
    public var isWrite: Bool { true }
    // The service knows its ClientToken for 8 hours; without it the items would be put a second time.
    public var isIdempotent: Bool { clientToken != nil }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("InputS3Configuration", inputS3Configuration)
      writer.member("OutputS3Configuration", outputS3Configuration)
      writer.member("TableName", tableName)
      writer.member("ClientToken", clientToken)
      writer.member("MaxWriteRequestUnits", maxWriteRequestUnits)
      writer.member("PerformanceTier", performanceTier)
    }

    /// The answer of StartBulkPutItems.
    public struct Response: ReadStructure {
      /// `BulkOperationDescription`
      public var bulkOperationDescription: API.BulkOperationDescription

      /// An answer with what is given.
      public init(bulkOperationDescription: API.BulkOperationDescription) {
        self.bulkOperationDescription = bulkOperationDescription
      }

      public init(from members: API.Members) throws {
        bulkOperationDescription = try members.required("BulkOperationDescription")
      }
    }
  }
}

extension API.StartBulkPutItems: TableRequest {}
extension API.StartBulkPutItems: IdempotencyTokenRequest {
  package var idempotencyToken: String? {
    get { clientToken }
    set { clientToken = newValue }
  }
}

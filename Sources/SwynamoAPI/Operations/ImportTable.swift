// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// Begins to create a new table from files in Amazon S3. Source: API Reference, "ImportTable".
  public struct ImportTable: ServiceRequest, Hashable {
    public static var operation: String { "ImportTable" }

    /// `S3BucketSource`
    public var s3BucketSource: API.S3BucketSource
    /// `InputFormat`
    public var inputFormat: API.InputFormat
    /// `TableCreationParameters`
    public var tableCreationParameters: API.TableCreationParameters
    /// `ClientToken`
    public var clientToken: String?
    /// `InputFormatOptions`
    public var inputFormatOptions: API.InputFormatOptions?
    /// `InputCompressionType`
    public var inputCompressionType: API.InputCompressionType?

    /// A request with what is given.
    public init(
      s3BucketSource: API.S3BucketSource, inputFormat: API.InputFormat, tableCreationParameters: API.TableCreationParameters,
      clientToken: String? = nil, inputFormatOptions: API.InputFormatOptions? = nil,
      inputCompressionType: API.InputCompressionType? = nil
    ) {
      self.s3BucketSource = s3BucketSource
      self.inputFormat = inputFormat
      self.tableCreationParameters = tableCreationParameters
      self.clientToken = clientToken
      self.inputFormatOptions = inputFormatOptions
      self.inputCompressionType = inputCompressionType
    }

    public var tableNames: [String] { [tableCreationParameters.tableName] }
    public var isWrite: Bool { true }
    // The service knows its ClientToken for 8 hours; without it the second answer is that the table is in use.
    public var isIdempotent: Bool { clientToken != nil }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("S3BucketSource", s3BucketSource)
      writer.member("InputFormat", inputFormat)
      writer.member("TableCreationParameters", tableCreationParameters)
      writer.member("ClientToken", clientToken)
      writer.member("InputFormatOptions", inputFormatOptions)
      writer.member("InputCompressionType", inputCompressionType)
    }

    /// The answer of ImportTable.
    public struct Response: ReadStructure {
      /// `ImportTableDescription`
      public var importTableDescription: API.ImportTableDescription

      /// An answer with what is given.
      public init(importTableDescription: API.ImportTableDescription) {
        self.importTableDescription = importTableDescription
      }

      public init(from members: API.Members) throws {
        importTableDescription = try members.required("ImportTableDescription")
      }
    }
  }
}

extension API.ImportTable: IdempotencyTokenRequest {
  package var idempotencyToken: String? {
    get { clientToken }
    set { clientToken = newValue }
  }
}

// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension API {
  /// Begins an export of a table to Amazon S3, as it was at a time or with the changes of a period. Source: API Reference,
  /// "ExportTableToPointInTime".
  public struct ExportTableToPointInTime: ServiceRequest, Hashable {
    public static var operation: String { "ExportTableToPointInTime" }

    /// `TableArn`, 1 to 1,024 characters.
    public var tableARN: String
    /// `S3Bucket`, at most 255 characters.
    public var s3Bucket: String
    /// `ExportTime`
    public var exportTime: Date?
    /// `ClientToken`
    public var clientToken: String?
    /// `S3BucketOwner`
    public var s3BucketOwner: String?
    /// `S3Prefix`, at most 1,024 characters.
    public var s3Prefix: String?
    /// `S3SseAlgorithm`
    public var s3SSEAlgorithm: API.S3SSEAlgorithm?
    /// `S3SseKmsKeyId`, 1 to 2,048 characters.
    public var s3SSEKMSKeyID: String?
    /// `ExportFormat`
    public var exportFormat: API.ExportFormat?
    /// `ExportType`
    public var exportType: API.ExportType?
    /// `IncrementalExportSpecification`
    public var incrementalExportSpecification: API.IncrementalExportSpecification?
    /// `FilterSpecification`
    public var filterSpecification: API.FilterSpecification?

    /// A request with what is given.
    public init(
      tableARN: String, s3Bucket: String, exportTime: Date? = nil, clientToken: String? = nil, s3BucketOwner: String? = nil,
      s3Prefix: String? = nil, s3SSEAlgorithm: API.S3SSEAlgorithm? = nil, s3SSEKMSKeyID: String? = nil,
      exportFormat: API.ExportFormat? = nil, exportType: API.ExportType? = nil,
      incrementalExportSpecification: API.IncrementalExportSpecification? = nil,
      filterSpecification: API.FilterSpecification? = nil
    ) {
      self.tableARN = tableARN
      self.s3Bucket = s3Bucket
      self.exportTime = exportTime
      self.clientToken = clientToken
      self.s3BucketOwner = s3BucketOwner
      self.s3Prefix = s3Prefix
      self.s3SSEAlgorithm = s3SSEAlgorithm
      self.s3SSEKMSKeyID = s3SSEKMSKeyID
      self.exportFormat = exportFormat
      self.exportType = exportType
      self.incrementalExportSpecification = incrementalExportSpecification
      self.filterSpecification = filterSpecification
    }

    public var tableNames: [String] { [tableARN] }
    public var isWrite: Bool { true }
    // The service knows its ClientToken for 8 hours; without it a second export would begin.
    public var isIdempotent: Bool { clientToken != nil }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("TableArn", tableARN)
      writer.member("S3Bucket", s3Bucket)
      writer.member("ExportTime", exportTime)
      writer.member("ClientToken", clientToken)
      writer.member("S3BucketOwner", s3BucketOwner)
      writer.member("S3Prefix", s3Prefix)
      writer.member("S3SseAlgorithm", s3SSEAlgorithm)
      writer.member("S3SseKmsKeyId", s3SSEKMSKeyID)
      writer.member("ExportFormat", exportFormat)
      writer.member("ExportType", exportType)
      writer.member("IncrementalExportSpecification", incrementalExportSpecification)
      writer.member("FilterSpecification", filterSpecification)
    }

    /// The answer of ExportTableToPointInTime.
    public struct Response: ReadStructure {
      /// `ExportDescription`
      public var exportDescription: API.ExportDescription?

      /// An answer with what is given.
      public init(exportDescription: API.ExportDescription? = nil) {
        self.exportDescription = exportDescription
      }

      public init(from members: API.Members) throws {
        exportDescription = try members.optional("ExportDescription")
      }
    }
  }
}

extension API.ExportTableToPointInTime: RenamableRequest {
  package mutating func renameTables(_ name: (String) -> String) {}
}
extension API.ExportTableToPointInTime: IdempotencyTokenRequest {
  package var idempotencyToken: String? {
    get { clientToken }
    set { clientToken = newValue }
  }
}

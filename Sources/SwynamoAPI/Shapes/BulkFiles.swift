// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// The format of the input files of a bulk operation: DynamoDB JSON or Amazon Ion. Source: API Reference,
  /// "BulkOperationInputFormat".
  public struct BulkOperationInputFormat: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `DYNAMODB_JSON`
    public static let dynamoDBJSON = Self(rawValue: "DYNAMODB_JSON")
    /// `ION`
    public static let ion = Self(rawValue: "ION")
  }

  /// How the input files are compressed. Source: API Reference, "InputCompressionType".
  public struct InputCompressionType: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `GZIP`
    public static let gzip = Self(rawValue: "GZIP")
    /// `ZSTD`
    public static let zstandard = Self(rawValue: "ZSTD")
    /// `NONE`
    public static let none = Self(rawValue: "NONE")
  }

  /// Where in Amazon S3 the input of a bulk operation lies, and in which format. Source: API Reference, "InputS3Configuration".
  public struct InputS3Configuration: WrittenStructure, ReadStructure {
    /// `S3Bucket`, at most 255 characters.
    public var s3Bucket: String
    /// `InputFormat`
    public var inputFormat: API.BulkOperationInputFormat
    /// `S3BucketOwner`
    public var s3BucketOwner: String?
    /// `S3KeyPrefix`, at most 1,024 characters.
    public var s3KeyPrefix: String?
    /// `InputCompressionType`
    public var inputCompressionType: API.InputCompressionType?

    /// The structure with what is given.
    public init(
      s3Bucket: String, inputFormat: API.BulkOperationInputFormat, s3BucketOwner: String? = nil, s3KeyPrefix: String? = nil,
      inputCompressionType: API.InputCompressionType? = nil
    ) {
      self.s3Bucket = s3Bucket
      self.inputFormat = inputFormat
      self.s3BucketOwner = s3BucketOwner
      self.s3KeyPrefix = s3KeyPrefix
      self.inputCompressionType = inputCompressionType
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("S3Bucket", s3Bucket)
      writer.member("InputFormat", inputFormat)
      writer.member("S3BucketOwner", s3BucketOwner)
      writer.member("S3KeyPrefix", s3KeyPrefix)
      writer.member("InputCompressionType", inputCompressionType)
    }

    public init(from members: API.Members) throws {
      s3Bucket = try members.required("S3Bucket")
      inputFormat = try members.required("InputFormat")
      s3BucketOwner = try members.optional("S3BucketOwner")
      s3KeyPrefix = try members.optional("S3KeyPrefix")
      inputCompressionType = try members.optional("InputCompressionType")
    }
  }

  /// Where in Amazon S3 a bulk operation writes its reports, and which of them. Source: API Reference, "OutputS3Configuration".
  public struct OutputS3Configuration: WrittenStructure, ReadStructure {
    /// `OutputType`
    public var outputType: [API.OutputType]
    /// `S3BucketOwner`
    public var s3BucketOwner: String?
    /// `S3Bucket`, at most 255 characters.
    public var s3Bucket: String?
    /// `S3KeyPrefix`, at most 1,024 characters.
    public var s3KeyPrefix: String?
    /// `S3SseAlgorithm`
    public var s3SSEAlgorithm: API.S3SSEAlgorithm?
    /// `S3SseKmsKeyId`, 1 to 2,048 characters.
    public var s3SSEKMSKeyID: String?

    /// The structure with what is given.
    public init(
      outputType: [API.OutputType], s3BucketOwner: String? = nil, s3Bucket: String? = nil, s3KeyPrefix: String? = nil,
      s3SSEAlgorithm: API.S3SSEAlgorithm? = nil, s3SSEKMSKeyID: String? = nil
    ) {
      self.outputType = outputType
      self.s3BucketOwner = s3BucketOwner
      self.s3Bucket = s3Bucket
      self.s3KeyPrefix = s3KeyPrefix
      self.s3SSEAlgorithm = s3SSEAlgorithm
      self.s3SSEKMSKeyID = s3SSEKMSKeyID
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("OutputType", outputType)
      writer.member("S3BucketOwner", s3BucketOwner)
      writer.member("S3Bucket", s3Bucket)
      writer.member("S3KeyPrefix", s3KeyPrefix)
      writer.member("S3SseAlgorithm", s3SSEAlgorithm)
      writer.member("S3SseKmsKeyId", s3SSEKMSKeyID)
    }

    public init(from members: API.Members) throws {
      outputType = try members.required("OutputType")
      s3BucketOwner = try members.optional("S3BucketOwner")
      s3Bucket = try members.optional("S3Bucket")
      s3KeyPrefix = try members.optional("S3KeyPrefix")
      s3SSEAlgorithm = try members.optional("S3SseAlgorithm")
      s3SSEKMSKeyID = try members.optional("S3SseKmsKeyId")
    }
  }

  /// Which input items a bulk operation reports: faulty ones or those whose condition failed. Source: API Reference,
  /// "OutputTypeEnum".
  public struct OutputType: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `ERROR`
    public static let error = Self(rawValue: "ERROR")
    /// `CONDITION_CHECK_FAILURE`
    public static let conditionCheckFailure = Self(rawValue: "CONDITION_CHECK_FAILURE")
  }
}

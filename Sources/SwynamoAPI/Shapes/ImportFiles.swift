// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// How the CSV files of an import are written. Source: API Reference, "CsvOptions".
  public struct CSVOptions: WrittenStructure, ReadStructure {
    /// `Delimiter`, 1 character.
    public var delimiter: String?
    /// `HeaderList`, 1 to 255 elements.
    public var headerList: [String]?

    /// The structure with what is given.
    public init(delimiter: String? = nil, headerList: [String]? = nil) {
      self.delimiter = delimiter
      self.headerList = headerList
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("Delimiter", delimiter)
      writer.member("HeaderList", headerList)
    }

    public init(from members: API.Members) throws {
      delimiter = try members.optional("Delimiter")
      headerList = try members.optional("HeaderList")
    }
  }

  /// The format of the input files of an import: DynamoDB JSON, Amazon Ion or CSV. Source: API Reference, "InputFormat".
  public struct InputFormat: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `DYNAMODB_JSON`
    public static let dynamoDBJSON = Self(rawValue: "DYNAMODB_JSON")
    /// `ION`
    public static let ion = Self(rawValue: "ION")
    /// `CSV`
    public static let csv = Self(rawValue: "CSV")
  }

  /// The options of the input format, which only CSV has. Source: API Reference, "InputFormatOptions".
  public struct InputFormatOptions: WrittenStructure, ReadStructure {
    /// `Csv`
    public var csv: API.CSVOptions?

    /// The structure with what is given.
    public init(csv: API.CSVOptions? = nil) {
      self.csv = csv
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("Csv", csv)
    }

    public init(from members: API.Members) throws {
      csv = try members.optional("Csv")
    }
  }

  /// Where in Amazon S3 the files of an import lie. Source: API Reference, "S3BucketSource".
  public struct S3BucketSource: WrittenStructure, ReadStructure {
    /// `S3Bucket`, at most 255 characters.
    public var s3Bucket: String
    /// `S3BucketOwner`
    public var s3BucketOwner: String?
    /// `S3KeyPrefix`, at most 1,024 characters.
    public var s3KeyPrefix: String?

    /// The structure with what is given.
    public init(s3Bucket: String, s3BucketOwner: String? = nil, s3KeyPrefix: String? = nil) {
      self.s3Bucket = s3Bucket
      self.s3BucketOwner = s3BucketOwner
      self.s3KeyPrefix = s3KeyPrefix
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("S3Bucket", s3Bucket)
      writer.member("S3BucketOwner", s3BucketOwner)
      writer.member("S3KeyPrefix", s3KeyPrefix)
    }

    public init(from members: API.Members) throws {
      s3Bucket = try members.required("S3Bucket")
      s3BucketOwner = try members.optional("S3BucketOwner")
      s3KeyPrefix = try members.optional("S3KeyPrefix")
    }
  }
}

// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension API {
  /// Whether capacity is provisioned ahead or paid for by the request. Source: API Reference, "BillingMode".
  public struct BillingMode: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `PROVISIONED`
    public static let provisioned = Self(rawValue: "PROVISIONED")
    /// `PAY_PER_REQUEST`
    public static let payPerRequest = Self(rawValue: "PAY_PER_REQUEST")
  }

  /// The billing mode of a table, and when it last became on-demand. Source: API Reference, "BillingModeSummary".
  public struct BillingModeSummary: ReadStructure {
    /// `BillingMode`
    public var billingMode: API.BillingMode?
    /// `LastUpdateToPayPerRequestDateTime`
    public var lastUpdateToPayPerRequestDateTime: Date?

    /// The structure with what is given.
    public init(billingMode: API.BillingMode? = nil, lastUpdateToPayPerRequestDateTime: Date? = nil) {
      self.billingMode = billingMode
      self.lastUpdateToPayPerRequestDateTime = lastUpdateToPayPerRequestDateTime
    }

    public init(from members: API.Members) throws {
      billingMode = try members.optional("BillingMode")
      lastUpdateToPayPerRequestDateTime = try members.optional("LastUpdateToPayPerRequestDateTime")
    }
  }

  /// The most request units a second that an on-demand table or index may use. Source: API Reference, "OnDemandThroughput".
  public struct OnDemandThroughput: WrittenStructure, ReadStructure {
    /// `MaxReadRequestUnits`
    public var maxReadRequestUnits: Int?
    /// `MaxWriteRequestUnits`
    public var maxWriteRequestUnits: Int?

    /// The structure with what is given.
    public init(maxReadRequestUnits: Int? = nil, maxWriteRequestUnits: Int? = nil) {
      self.maxReadRequestUnits = maxReadRequestUnits
      self.maxWriteRequestUnits = maxWriteRequestUnits
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("MaxReadRequestUnits", maxReadRequestUnits)
      writer.member("MaxWriteRequestUnits", maxWriteRequestUnits)
    }

    public init(from members: API.Members) throws {
      maxReadRequestUnits = try members.optional("MaxReadRequestUnits")
      maxWriteRequestUnits = try members.optional("MaxWriteRequestUnits")
    }
  }

  /// The most read request units a second that a replica or its index may use. Source: API Reference, "OnDemandThroughputOverride".
  public struct OnDemandThroughputOverride: WrittenStructure, ReadStructure {
    /// `MaxReadRequestUnits`
    public var maxReadRequestUnits: Int?

    /// The structure with what is given.
    public init(maxReadRequestUnits: Int? = nil) {
      self.maxReadRequestUnits = maxReadRequestUnits
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("MaxReadRequestUnits", maxReadRequestUnits)
    }

    public init(from members: API.Members) throws {
      maxReadRequestUnits = try members.optional("MaxReadRequestUnits")
    }
  }

  /// The capacity units to provision for reads and for writes. Source: API Reference, "ProvisionedThroughput".
  public struct ProvisionedThroughput: WrittenStructure, ReadStructure {
    /// `ReadCapacityUnits`, at least 1.
    public var readCapacityUnits: Int
    /// `WriteCapacityUnits`, at least 1.
    public var writeCapacityUnits: Int

    /// The structure with what is given.
    public init(readCapacityUnits: Int, writeCapacityUnits: Int) {
      self.readCapacityUnits = readCapacityUnits
      self.writeCapacityUnits = writeCapacityUnits
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("ReadCapacityUnits", readCapacityUnits)
      writer.member("WriteCapacityUnits", writeCapacityUnits)
    }

    public init(from members: API.Members) throws {
      readCapacityUnits = try members.required("ReadCapacityUnits")
      writeCapacityUnits = try members.required("WriteCapacityUnits")
    }
  }

  /// The provisioned capacity units as they stand, and when they were last changed. Source: API Reference,
  /// "ProvisionedThroughputDescription".
  public struct ProvisionedThroughputDescription: ReadStructure {
    /// `LastIncreaseDateTime`
    public var lastIncreaseDateTime: Date?
    /// `LastDecreaseDateTime`
    public var lastDecreaseDateTime: Date?
    /// `NumberOfDecreasesToday`, at least 1.
    public var numberOfDecreasesToday: Int?
    /// `ReadCapacityUnits`, at least 0.
    public var readCapacityUnits: Int?
    /// `WriteCapacityUnits`, at least 0.
    public var writeCapacityUnits: Int?

    /// The structure with what is given.
    public init(
      lastIncreaseDateTime: Date? = nil, lastDecreaseDateTime: Date? = nil, numberOfDecreasesToday: Int? = nil,
      readCapacityUnits: Int? = nil, writeCapacityUnits: Int? = nil
    ) {
      self.lastIncreaseDateTime = lastIncreaseDateTime
      self.lastDecreaseDateTime = lastDecreaseDateTime
      self.numberOfDecreasesToday = numberOfDecreasesToday
      self.readCapacityUnits = readCapacityUnits
      self.writeCapacityUnits = writeCapacityUnits
    }

    public init(from members: API.Members) throws {
      lastIncreaseDateTime = try members.optional("LastIncreaseDateTime")
      lastDecreaseDateTime = try members.optional("LastDecreaseDateTime")
      numberOfDecreasesToday = try members.optional("NumberOfDecreasesToday")
      readCapacityUnits = try members.optional("ReadCapacityUnits")
      writeCapacityUnits = try members.optional("WriteCapacityUnits")
    }
  }

  /// The read capacity units that a replica has of its own. Source: API Reference, "ProvisionedThroughputOverride".
  public struct ProvisionedThroughputOverride: WrittenStructure, ReadStructure {
    /// `ReadCapacityUnits`, at least 1.
    public var readCapacityUnits: Int?

    /// The structure with what is given.
    public init(readCapacityUnits: Int? = nil) {
      self.readCapacityUnits = readCapacityUnits
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("ReadCapacityUnits", readCapacityUnits)
    }

    public init(from members: API.Members) throws {
      readCapacityUnits = try members.optional("ReadCapacityUnits")
    }
  }

  /// The throughput a table can serve at once. Source: API Reference, "TableWarmThroughputDescription".
  public struct TableWarmThroughputDescription: ReadStructure {
    /// `ReadUnitsPerSecond`, at least 1.
    public var readUnitsPerSecond: Int?
    /// `WriteUnitsPerSecond`, at least 1.
    public var writeUnitsPerSecond: Int?
    /// `Status`
    public var status: API.TableStatus?

    /// The structure with what is given.
    public init(readUnitsPerSecond: Int? = nil, writeUnitsPerSecond: Int? = nil, status: API.TableStatus? = nil) {
      self.readUnitsPerSecond = readUnitsPerSecond
      self.writeUnitsPerSecond = writeUnitsPerSecond
      self.status = status
    }

    public init(from members: API.Members) throws {
      readUnitsPerSecond = try members.optional("ReadUnitsPerSecond")
      writeUnitsPerSecond = try members.optional("WriteUnitsPerSecond")
      status = try members.optional("Status")
    }
  }

  /// The throughput that a table or index is to serve at once. Source: API Reference, "WarmThroughput".
  public struct WarmThroughput: WrittenStructure, ReadStructure {
    /// `ReadUnitsPerSecond`
    public var readUnitsPerSecond: Int?
    /// `WriteUnitsPerSecond`
    public var writeUnitsPerSecond: Int?

    /// The structure with what is given.
    public init(readUnitsPerSecond: Int? = nil, writeUnitsPerSecond: Int? = nil) {
      self.readUnitsPerSecond = readUnitsPerSecond
      self.writeUnitsPerSecond = writeUnitsPerSecond
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("ReadUnitsPerSecond", readUnitsPerSecond)
      writer.member("WriteUnitsPerSecond", writeUnitsPerSecond)
    }

    public init(from members: API.Members) throws {
      readUnitsPerSecond = try members.optional("ReadUnitsPerSecond")
      writeUnitsPerSecond = try members.optional("WriteUnitsPerSecond")
    }
  }
}

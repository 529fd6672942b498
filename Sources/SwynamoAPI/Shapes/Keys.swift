// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// The name and type of an attribute that is a key of the table or of an index. Source: API Reference, "AttributeDefinition".
  public struct AttributeDefinition: WrittenStructure, ReadStructure {
    /// `AttributeName`, 1 to 255 characters.
    public var attributeName: String
    /// `AttributeType`
    public var attributeType: API.ScalarAttributeType

    /// The structure with what is given.
    public init(attributeName: String, attributeType: API.ScalarAttributeType) {
      self.attributeName = attributeName
      self.attributeType = attributeType
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("AttributeName", attributeName)
      writer.member("AttributeType", attributeType)
    }

    public init(from members: API.Members) throws {
      attributeName = try members.required("AttributeName")
      attributeType = try members.required("AttributeType")
    }
  }

  /// One key attribute and its role. Source: API Reference, "KeySchemaElement".
  public struct KeySchemaElement: WrittenStructure, ReadStructure {
    /// `AttributeName`, 1 to 255 characters.
    public var attributeName: String
    /// `KeyType`
    public var keyType: API.KeyType

    /// The structure with what is given.
    public init(attributeName: String, keyType: API.KeyType) {
      self.attributeName = attributeName
      self.keyType = keyType
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("AttributeName", attributeName)
      writer.member("KeyType", keyType)
    }

    public init(from members: API.Members) throws {
      attributeName = try members.required("AttributeName")
      keyType = try members.required("KeyType")
    }
  }

  /// Whether a key attribute is the partition key or the sort key. Source: API Reference, "KeyType".
  public struct KeyType: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `HASH`
    public static let hash = Self(rawValue: "HASH")
    /// `RANGE`
    public static let range = Self(rawValue: "RANGE")
  }

  /// The type of a key attribute: string, number or binary. Source: API Reference, "ScalarAttributeType".
  public struct ScalarAttributeType: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `S`
    public static let string = Self(rawValue: "S")
    /// `N`
    public static let number = Self(rawValue: "N")
    /// `B`
    public static let binary = Self(rawValue: "B")
  }
}

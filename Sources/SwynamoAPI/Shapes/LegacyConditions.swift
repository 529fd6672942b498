// Written by scripts/api-sources from the service's model.
public import SwynamoCore
import SwynamoWire

extension API {
  /// What an entry of the older AttributeUpdates does to an attribute: put, add or delete. Source: API Reference,
  /// "AttributeAction".
  public struct AttributeAction: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `ADD`
    public static let add = Self(rawValue: "ADD")
    /// `PUT`
    public static let put = Self(rawValue: "PUT")
    /// `DELETE`
    public static let delete = Self(rawValue: "DELETE")
  }

  /// One change of an attribute in the older AttributeUpdates form. Source: API Reference, "AttributeValueUpdate".
  public struct AttributeValueUpdate: WrittenStructure {
    /// `Value`
    public var value: AttributeValue?
    /// `Action`
    public var action: API.AttributeAction?

    /// The structure with what is given.
    public init(value: AttributeValue? = nil, action: API.AttributeAction? = nil) {
      self.value = value
      self.action = action
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("Value", value)
      writer.member("Action", action)
    }
  }

  /// How an older condition compares an attribute with its values. Source: API Reference, "ComparisonOperator".
  public struct ComparisonOperator: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `EQ`
    public static let eq = Self(rawValue: "EQ")
    /// `NE`
    public static let ne = Self(rawValue: "NE")
    /// `IN`
    public static let `in` = Self(rawValue: "IN")
    /// `LE`
    public static let le = Self(rawValue: "LE")
    /// `LT`
    public static let lt = Self(rawValue: "LT")
    /// `GE`
    public static let ge = Self(rawValue: "GE")
    /// `GT`
    public static let gt = Self(rawValue: "GT")
    /// `BETWEEN`
    public static let between = Self(rawValue: "BETWEEN")
    /// `NOT_NULL`
    public static let notNull = Self(rawValue: "NOT_NULL")
    /// `NULL`
    public static let null = Self(rawValue: "NULL")
    /// `CONTAINS`
    public static let contains = Self(rawValue: "CONTAINS")
    /// `NOT_CONTAINS`
    public static let notContains = Self(rawValue: "NOT_CONTAINS")
    /// `BEGINS_WITH`
    public static let beginsWith = Self(rawValue: "BEGINS_WITH")
  }

  /// A comparison in the older form of key conditions and filters. Source: API Reference, "Condition".
  public struct Condition: WrittenStructure {
    /// `ComparisonOperator`
    public var comparisonOperator: API.ComparisonOperator
    /// `AttributeValueList`
    public var attributeValueList: [AttributeValue]?

    /// The structure with what is given.
    public init(comparisonOperator: API.ComparisonOperator, attributeValueList: [AttributeValue]? = nil) {
      self.comparisonOperator = comparisonOperator
      self.attributeValueList = attributeValueList
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("ComparisonOperator", comparisonOperator)
      writer.member("AttributeValueList", attributeValueList)
    }
  }

  /// Whether all or any of several older conditions must hold. Source: API Reference, "ConditionalOperator".
  public struct ConditionalOperator: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `AND`
    public static let and = Self(rawValue: "AND")
    /// `OR`
    public static let or = Self(rawValue: "OR")
  }

  /// What the older Expected form demands of one attribute before a write. Source: API Reference, "ExpectedAttributeValue".
  public struct ExpectedAttributeValue: WrittenStructure {
    /// `Value`
    public var value: AttributeValue?
    /// `Exists`
    public var exists: Bool?
    /// `ComparisonOperator`
    public var comparisonOperator: API.ComparisonOperator?
    /// `AttributeValueList`
    public var attributeValueList: [AttributeValue]?

    /// The structure with what is given.
    public init(
      value: AttributeValue? = nil, exists: Bool? = nil, comparisonOperator: API.ComparisonOperator? = nil,
      attributeValueList: [AttributeValue]? = nil
    ) {
      self.value = value
      self.exists = exists
      self.comparisonOperator = comparisonOperator
      self.attributeValueList = attributeValueList
    }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("Value", value)
      writer.member("Exists", exists)
      writer.member("ComparisonOperator", comparisonOperator)
      writer.member("AttributeValueList", attributeValueList)
    }
  }
}

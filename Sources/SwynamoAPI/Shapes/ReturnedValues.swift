// Written by scripts/api-sources from the service's model.

extension API {
  /// Which attributes a write returns: none, or all or the changed ones from before or after. Source: API Reference, "ReturnValue".
  public struct ReturnValue: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `NONE`
    public static let none = Self(rawValue: "NONE")
    /// `ALL_OLD`
    public static let allOld = Self(rawValue: "ALL_OLD")
    /// `UPDATED_OLD`
    public static let updatedOld = Self(rawValue: "UPDATED_OLD")
    /// `ALL_NEW`
    public static let allNew = Self(rawValue: "ALL_NEW")
    /// `UPDATED_NEW`
    public static let updatedNew = Self(rawValue: "UPDATED_NEW")
  }

  /// Whether a failed condition returns the item it was checked on. Source: API Reference, "ReturnValuesOnConditionCheckFailure".
  public struct ReturnValuesOnConditionCheckFailure: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `ALL_OLD`
    public static let allOld = Self(rawValue: "ALL_OLD")
    /// `NONE`
    public static let none = Self(rawValue: "NONE")
  }

  /// Which attributes a query or scan returns, or only their count. Source: API Reference, "Select".
  public struct Select: OpenEnumeration {
    public var rawValue: String

    /// Any value, also one that came with a later version of the service.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// `ALL_ATTRIBUTES`
    public static let allAttributes = Self(rawValue: "ALL_ATTRIBUTES")
    /// `ALL_PROJECTED_ATTRIBUTES`
    public static let allProjectedAttributes = Self(rawValue: "ALL_PROJECTED_ATTRIBUTES")
    /// `SPECIFIC_ATTRIBUTES`
    public static let specificAttributes = Self(rawValue: "SPECIFIC_ATTRIBUTES")
    /// `COUNT`
    public static let count = Self(rawValue: "COUNT")
  }
}

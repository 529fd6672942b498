public import SwynamoCore

extension Attribute {
  /// `attribute_exists(path)`
  @inlinable
  public var exists: Condition<Model> { Condition(reference.exists()) }

  /// `attribute_not_exists(path)`
  @inlinable
  public var doesNotExist: Condition<Model> { Condition(reference.doesNotExist()) }

  /// `attribute_type(path, :type)`
  @inlinable
  public func hasType(_ type: AttributeType) -> Condition<Model> { Condition(reference.hasType(type)) }
}

public import SwynamoCore

extension Attribute where Value: AttributeConvertible, Value.Kind == StringKind {
  /// `begins_with(path, :prefix)`
  @inlinable
  public func startsWith(_ prefix: String) -> Condition<Model> {
    Condition(reference.startsWith(.string(prefix)))
  }
}

extension Attribute where Value: AttributeConvertible, Value.Kind == BinaryKind {
  /// `begins_with(path, :prefix)`
  @inlinable
  public func startsWith(_ prefix: some Sequence<UInt8>) -> Condition<Model> {
    Condition(reference.startsWith(.binary(Array(prefix))))
  }
}

extension Attribute where Value == AttributeValue {
  /// `begins_with(path, :prefix)`; the prefix is a string or a binary.
  @inlinable
  public func startsWith(_ prefix: AttributeValue) -> Condition<Model> {
    Condition(reference.startsWith(prefix))
  }
}

extension Attribute {
  @available(*, unavailable, message: "startsWith is for strings and binaries, with a prefix of the same type")
  public func startsWith(_ prefix: Any) -> Condition<Model> { .empty }
}

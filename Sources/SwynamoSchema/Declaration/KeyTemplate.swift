public import SwynamoCore

/// A key that is a text made of literals and properties, and the types of these.
///
///     hash: { "USER#"; \.author }                    // KeyTemplate<Int>: "USER#0000000000000000007"
///     range: { "POST#"; \.posted }                   // KeyTemplate<Date>: "POST#2024-01-02T03:04:05.000006+0000"
///
/// A text stands as it is, an integer in as many digits as its type may need, a date in its stored form, so that the order of
/// the keys is that of the values. A text that has in it what follows it in the key is a fault: it could not be read back.
public struct KeyTemplate<each Value: AttributeConvertible>: Sendable {
  let template: TextTemplate

  init(_ template: TextTemplate) { self.template = template }
}

/// A property in a key that stands there in another form than its type's.
///
///     hash: { "ORDER#"; KeyPart(\.number, as: .digits(6)) }       // "ORDER#000042"
///     hash: { "ORDER#"; KeyPart(\.number, as: .plain) }           // "ORDER#42"
public struct KeyPart<Model, Value: AttributeConvertible>: Sendable where Value.Kind == AttributeKinds.Number {
  /// How an integer stands in a key.
  public struct Format: Sendable {
    let format: TextTemplate.Format

    /// With zeros in front, in so many digits, 1 to 38; one that has more is a fault.
    public static func digits(_ count: Int) -> Format {
      Format(format: (1...38).contains(count) ? .integer(digits: count) : .none)
    }

    /// As it is written. The keys are in the order of the texts, "10" before "9", and no query asks for a range of them.
    public static var plain: Format { Format(format: .plainInteger) }
  }

  let part: TextTemplate.Part

  /// The property, and its form.
  public init(_ property: any KeyPath<Model, Value> & Sendable, as format: Format) {
    part = TextTemplate.Part(property, format.format)
  }

  /// An optional property, of an index's key: where it is nil, the item is not in the index.
  public init(_ property: any KeyPath<Model, Value?> & Sendable, as format: Format) {
    part = TextTemplate.Part(optional: property, format.format)
  }
}

/// Public for the compiler only: gathers the literals and properties of a key.
@resultBuilder
public enum KeyTemplateBuilder<Model> {
  public static func buildExpression(_ text: String) -> KeyTemplate<> { KeyTemplate(TextTemplate([.literal(text)])) }

  public static func buildExpression<Value: AttributeConvertible>(
    _ property: any KeyPath<Model, Value> & Sendable
  ) -> KeyTemplate<Value> where Value.Kind: ScalarKind {
    KeyTemplate(TextTemplate([.part(TextTemplate.Part(property, nil))]))
  }

  public static func buildExpression(_ property: any KeyPath<Model, Bool> & Sendable) -> KeyTemplate<Bool> {
    KeyTemplate(TextTemplate([.part(TextTemplate.Part(property, nil))]))
  }

  /// An optional property, of an index's key.
  public static func buildExpression<Value: AttributeConvertible>(
    _ property: any KeyPath<Model, Value?> & Sendable
  ) -> KeyTemplate<Value> where Value.Kind: ScalarKind {
    KeyTemplate(TextTemplate([.part(TextTemplate.Part(optional: property, nil))]))
  }

  public static func buildExpression<Value: AttributeConvertible>(_ part: KeyPart<Model, Value>) -> KeyTemplate<Value> {
    KeyTemplate(TextTemplate([.part(part.part)]))
  }

  public static func buildExpression(_ shard: KeyShard<Model>) -> KeyTemplate<> {
    KeyTemplate(TextTemplate([.shard(shard.shard)]))
  }

  @available(
    *, unavailable, message: "a key is made of texts, integers, dates, UUIDs, booleans and enums of such: this property is none"
  )
  @_disfavoredOverload
  public static func buildExpression<Value>(_ property: any KeyPath<Model, Value> & Sendable) -> KeyTemplate<String> {
    fatalError()
  }

  public static func buildPartialBlock<each Value: AttributeConvertible>(
    first: KeyTemplate<repeat each Value>
  ) -> KeyTemplate<repeat each Value> { first }

  public static func buildPartialBlock<each Value: AttributeConvertible>(
    accumulated: KeyTemplate<repeat each Value>, next: KeyTemplate<>
  ) -> KeyTemplate<repeat each Value> { KeyTemplate(accumulated.template.appending(next.template)) }

  public static func buildPartialBlock<each Value: AttributeConvertible, Next: AttributeConvertible>(
    accumulated: KeyTemplate<repeat each Value>, next: KeyTemplate<Next>
  ) -> KeyTemplate<repeat each Value, Next> { KeyTemplate(accumulated.template.appending(next.template)) }
}

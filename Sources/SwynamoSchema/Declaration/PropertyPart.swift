import SwynamoCore

/// Public for the compiler only: a part whose property's values can be validated, a field or a key.
public protocol PropertyPart<Model>: TablePart {
  /// The same part with a check more; updates, which have no model, are told by the second.
  func checked(
    _ check: @escaping @Sendable (Value, Model) -> String?, update: (@Sendable (Value) -> String?)?
  ) -> Self
}

extension PropertyPart {
  /// Refuses values before anything is sent: the check gives a sentence about a wrong value, and nil for a right one.
  ///
  ///     Field(\.text).validated { $0.count <= 10_000 ? nil : "the text has more than 10,000 characters" }
  ///
  ///     // put into "documents" can't be sent:
  ///     //   - "text": the text has more than 10,000 characters
  ///
  /// Asked of every model that is put or changed, on its own, in batches and in transactions, and of the values that updates `set`.
  /// What is computed by DynamoDB, or compared, is not checked, nor what is read. Errors: all sentences of an item at once, in a
  /// `StatementError`. Several checks of one part are all made.
  public func validated(_ check: @escaping @Sendable (Value) -> String?) -> Self {
    checked({ value, _ in check(value) }, update: check)
  }

  /// The same for an optional property: nil is not checked.
  public func validated<Wrapped>(_ check: @escaping @Sendable (Wrapped) -> String?) -> Self where Value == Wrapped? {
    checked({ value, _ in value.flatMap(check) }, update: { $0.flatMap(check) })
  }

  /// A check that looks at the whole model, too. Updates have none, so that only what is put or changed as a model is checked.
  ///
  ///     Field(\.end).validated { end, event in end > event.start ? nil : "it ends before it begins" }
  public func validated(_ check: @escaping @Sendable (Value, Model) -> String?) -> Self { checked(check, update: nil) }

  /// The same for an optional property: nil is not checked.
  public func validated<Wrapped>(_ check: @escaping @Sendable (Wrapped, Model) -> String?) -> Self where Value == Wrapped? {
    checked({ value, model in value.flatMap { check($0, model) } }, update: nil)
  }
}

extension PropertyPart {
  @available(
    *, unavailable, message: "a check gives a sentence about a wrong value, and nil for a right one: { $0 > 0 ? nil : \"…\" }"
  )
  public func validated(_ check: (Value) -> Bool) -> Self { fatalError() }

  @available(
    *, unavailable, message: "a check gives a sentence about a wrong value, and nil for a right one: { $0 > 0 ? nil : \"…\" }"
  )
  public func validated<Wrapped>(_ check: (Wrapped) -> Bool) -> Self where Value == Wrapped? { fatalError() }
}

extension Field: PropertyPart {
  public func checked(
    _ check: @escaping @Sendable (Value, Model) -> String?, update: (@Sendable (Value) -> String?)?
  ) -> Field {
    var copy = self
    copy.property.check(check, update: update)
    return copy
  }
}

extension HashKey: PropertyPart {
  public func checked(
    _ check: @escaping @Sendable (Value, Model) -> String?, update: (@Sendable (Value) -> String?)?
  ) -> HashKey {
    var copy = self
    copy.property.check(check, update: update)
    return copy
  }
}

extension RangeKey: PropertyPart {
  public func checked(
    _ check: @escaping @Sendable (RangeValue, Model) -> String?, update: (@Sendable (RangeValue) -> String?)?
  ) -> RangeKey {
    var copy = self
    copy.property.check(check, update: update)
    return copy
  }
}

extension Column {
  /// Writes of the property ask the check; the others are as they were, so that who has none pays nothing.
  fileprivate mutating func check(
    _ check: @escaping @Sendable (Value, Model) -> String?, update: (@Sendable (Value) -> String?)?
  ) {
    let keyPath = keyPath
    slot = slot.checked { model in
      // A write has the model's memory.
      let model = model.assumingMemoryBound(to: Model.self)
      return check(model.pointee[keyPath: keyPath], model.pointee)
    }
    guard let update, let codec = operand.codec(of: Value.self) ?? operand.optionalCodec(of: Value.self) else { return }
    operand = PropertyCodec<Value>(
      encode: { value, faults in
        let encoded = codec.encode(value, &faults)
        if let sentence = update(value) {
          faults.append(AttributeValue.LocatedFault(path: "", fault: .invalid(sentence)))
        }
        return encoded
      },
      decode: codec.decode)
  }
}

extension SlotCodec {
  fileprivate func checked(_ check: @escaping @Sendable (UnsafeRawPointer) -> String?) -> SlotCodec {
    SlotCodec(
      size: size, alignment: alignment, offset: offset,
      encode: { [encode] model, key, writer in
        encode(model, key, &writer)
        if let sentence = check(model) { writer.report(.invalid(sentence)) }
      },
      decode: decode, destroy: destroy, fill: fill)
  }
}

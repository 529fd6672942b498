package import SwynamoCore

extension TextTemplate.Part {
  /// A property.
  package init<Model, Value: AttributeConvertible>(
    _ keyPath: any KeyPath<Model, Value> & Sendable, _ format: TextTemplate.Format?
  ) {
    let (format, offset) = (format ?? TextTemplate.Format(of: Value.self), MemoryLayout<Model>.offset(of: keyPath))
    self.init(
      keyPath: keyPath, valueType: Value.self, isOptional: false, format: format,
      value: { model, faults in Self.property(model, keyPath, offset).attributeValue(faults: &faults) },
      fill: { value, slot in slot.initializeMemory(as: Value.self, to: try Self.read(value, format)) },
      standard: Self.standard(Value.self))
  }

  /// An optional property.
  package init<Model, Value: AttributeConvertible>(
    optional keyPath: any KeyPath<Model, Value?> & Sendable, _ format: TextTemplate.Format?
  ) {
    let (format, offset) = (format ?? TextTemplate.Format(of: Value.self), MemoryLayout<Model>.offset(of: keyPath))
    self.init(
      keyPath: keyPath, valueType: Value.self, isOptional: true, format: format,
      value: { model, faults in Self.property(model, keyPath, offset)?.attributeValue(faults: &faults) },
      fill: { value, slot in
        slot.initializeMemory(as: Value?.self, to: try value.map { try Self.read($0, format) })
      },
      standard: Self.standard(Value.self))
  }

  private static func property<Model, Value>(
    _ model: UnsafeRawPointer, _ keyPath: any KeyPath<Model, Value> & Sendable, _ offset: Int?
  ) -> Value {
    if let offset { return (model + offset).assumingMemoryBound(to: Value.self).pointee }
    return model.assumingMemoryBound(to: Model.self).pointee[keyPath: keyPath]
  }

  /// The value that is stored so. One that would be written as another text is refused: the item could not be found by it.
  private static func read<Value: AttributeConvertible>(
    _ stored: AttributeValue?, _ format: TextTemplate.Format
  ) throws -> Value {
    guard let stored else { throw AttributeDecodingError(.missing) }
    if Value.self == String.self, case .string(let text) = stored { return unsafeBitCast(text, to: Value.self) }
    if Value.self == Int.self, case .number(let number) = stored, let integer = Int(exactly: number) {
      return unsafeBitCast(integer, to: Value.self)
    }
    let value = try AttributeReader.read(stored) { try Value(attributeFrom: &$0) }
    var faults: [AttributeValue.LocatedFault] = []
    guard value.attributeValue(faults: &faults) == stored else {
      throw AttributeDecodingError(.invalidValue("\(stored)", type: "\(Value.self) in a key"))
    }
    return value
  }

  private static func standard<Value: AttributeConvertible>(
    _ type: Value.Type
  ) -> @Sendable (AttributeValue, AnyPropertyCodec) -> AttributeValue? {
    { stored, codec in
      let value = try? AttributeReader.read(stored) { try codec.codec(of: Value.self)?.decode(&$0) }
      var faults: [AttributeValue.LocatedFault] = []
      guard let value = value ?? nil else { return nil }
      return value.attributeValue(faults: &faults)
    }
  }
}

import SwynamoCore

/// The attributes of an entity whose texts its properties are read from, where they are stored in keys only.
struct KeyTexts: Sendable {
  struct Source: Sendable {
    let template: TextTemplate
    /// The attribute's place in the layout.
    let column: Int
    /// The places of its properties.
    let properties: [Int]
  }

  let sources: [Source]
  /// The properties of which a put makes a value where they are nil.
  private let rules: [(keyPath: any AnyKeyPath & Sendable, rule: WriteRule)]

  /// Nil where no attribute is made by a template; the lists are of the layout's attributes, the rules those of properties that are
  /// stored in keys only.
  init?(_ templates: [TextTemplate?], properties: [any AnyKeyPath & Sendable], rules: [WriteRule?]) {
    sources = templates.indices.compactMap { column in
      templates[column].map { template in
        Source(
          template: template, column: column,
          properties: template.parts.map { part in
            // One that is not declared is a fault of the declaration.
            properties.firstIndex { $0 as AnyKeyPath == part.keyPath as AnyKeyPath } ?? column
          })
      }
    }
    self.rules = zip(properties, rules).compactMap { keyPath, rule in rule.map { (keyPath, $0) } }
    if sources.isEmpty { return nil }
  }

  /// The template of an attribute, where a put may make some of its properties.
  func madeTemplate(_ column: Int) -> TextTemplate? {
    rules.isEmpty ? nil : sources.first { $0.column == column }?.template
  }

  /// What a put has in place of a nil, the same in all keys.
  func value(
    of part: TextTemplate.Part, _ made: inout [AnyKeyPath: AttributeValue], to writer: inout AttributeWriter
  ) -> AttributeValue? {
    let keyPath = part.keyPath as AnyKeyPath
    if let value = made[keyPath] { return value }
    let value = rules.first { $0.keyPath as AnyKeyPath == keyPath }?.rule.written(nil, to: &writer)
    made[keyPath] = value
    return value
  }
}

/// What is read of a key's attribute until its properties are asked for: the value's JSON. It lives as long as the bytes that are read.
struct KeyTextSlot {
  let value: UnsafeRawBufferPointer?
}

extension SlotCodec {
  /// A key's text, made of a model by a template.
  init(_ template: TextTemplate) {
    self.init(
      size: MemoryLayout<KeyTextSlot>.size, alignment: MemoryLayout<KeyTextSlot>.alignment, offset: nil,
      encode: { model, key, writer in
        if let text = template.text(of: model, to: &writer) { text.encodeMember(key, to: &writer) }
      },
      decode: { reader, slot in
        slot.initializeMemory(as: KeyTextSlot.self, to: KeyTextSlot(value: try reader.skipValue()))
      },
      destroy: { _ in },
      fill: { slot in
        slot.initializeMemory(as: KeyTextSlot.self, to: KeyTextSlot(value: nil))
        return true
      })
    isComputed = true
  }

  /// A text that every item has.
  init(constant text: String) {
    self.init(
      size: 0, alignment: 1, offset: nil,
      encode: { _, key, writer in text.encodeMember(key, to: &writer) },
      decode: { reader, _ in
        let stored = try reader.readValue()
        if case .string(let other) = stored, other.hasSameBytes(as: text) { return }
        throw AttributeDecodingError(.invalidValue("\(stored)", type: "the entity \"\(text)\""))
      },
      destroy: { _ in }, fill: { _ in false })
    isComputed = true
  }
}

extension ItemLayout {
  /// Fills the slots of properties that no attribute has filled from the texts of the keys.
  func fill(from texts: KeyTexts, _ slots: UnsafeMutableRawPointer) throws {
    let flags = slots.assumingMemoryBound(to: UInt8.self)
    for source in texts.sources {
      guard source.properties.contains(where: { flags[$0] == 0 }) else { continue }
      let column = source.column
      if flags[column] == 0 {
        _ = entries[column].codec.fill(slots + entries[column].slotOffset)
        flags[column] = 1
      }
      let stored = (slots + entries[column].slotOffset).assumingMemoryBound(to: KeyTextSlot.self).pointee.value
      let parts = source.template.parts
      guard let stored else {
        // An item that has not all of an optional key's properties is not in the index.
        for (part, property) in zip(parts, source.properties) where flags[property] == 0 && part.isOptional {
          try part.fill(nil, slots + entries[property].slotOffset)
          flags[property] = 1
        }
        continue
      }
      do {
        try fill(source, parts, String(attributeJSON: stored), slots, flags)
      } catch let error as AttributeDecodingError { throw error.within(names[column]) }
    }
  }

  private func fill(
    _ source: KeyTexts.Source, _ parts: [TextTemplate.Part], _ text: String, _ slots: UnsafeMutableRawPointer,
    _ flags: UnsafeMutablePointer<UInt8>
  ) throws {
    guard let texts = source.template.parse(text) else { throw source.template.mismatch(text) }
    for index in parts.indices where flags[source.properties[index]] == 0 {
      let property = source.properties[index]
      guard let value = parts[index].format.value(of: texts[index]) else { throw source.template.mismatch(text) }
      try parts[index].fill(value, slots + entries[property].slotOffset)
      flags[property] = 1
    }
  }
}

extension TextTemplate {
  fileprivate func mismatch(_ text: String) -> AttributeDecodingError {
    AttributeDecodingError(.invalidValue(text, type: "a key of the form \(self)"))
  }
}

extension String {
  /// Writes `"name":{"S":"…"}`, given `"name":`.
  func encodeMember(_ key: [UInt8], to writer: inout AttributeWriter) {
    writer.separate()
    writer.write(raw: key)
    encodeAttribute(to: &writer)
  }

  /// The text of `{"S":"…"}`.
  fileprivate init(attributeJSON json: UnsafeRawBufferPointer) throws {
    var reader = AttributeReader(json)
    self = try String(attributeFrom: &reader)
  }
}

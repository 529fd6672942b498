package import SwynamoCore

/// Tables of which some attributes have a rule; the others never come here.
extension ItemLayout {
  /// Writes what a put of the model stores: its rules' values in place of its own.
  package func encodeApplyingRules(_ model: UnsafeRawPointer, to writer: inout AttributeWriter) {
    writer.write(byte: UInt8(ascii: "{"))
    var made: [AnyKeyPath: AttributeValue] = [:]
    entries.withUnsafeBufferPointer { entries in
      for index in entries.indices {
        let template = keyTexts?.madeTemplate(index)
        if rules[index] == nil, template == nil {
          encodeMember(model, index, entries, to: &writer)
          continue
        }
        let known = writer.faults.count
        let begin = writer.byteCount
        if let template {
          template.text(of: model, keyTexts, &made, to: &writer)?.encodeMember(entries[index].key, to: &writer)
        } else if let rule = rules[index] {
          entries[index].codec.encode(model, entries[index].key, &writer)
          let own = writer.withBytes(from: begin) { AttributeReader.value(ofMember: $0) }
          writer.truncate(to: begin)
          if let value = rule.written(own, to: &writer) {
            writer.separate()
            writer.write(raw: entries[index].key)
            writer.write(value)
          }
        }
        if let limit = entries[index].keyLimit {
          checkKey(limit, isTableKey: entries[index].isTableKey, from: begin, &writer)
        }
        writer.locateFaults(from: known, under: names[index])
      }
    }
    writer.write(byte: UInt8(ascii: "}"))
  }

  /// What one property of a model is stored as; nil where it is left out.
  package func value(ofColumn index: Int, _ model: UnsafeRawPointer) -> AttributeValue? {
    var writer = AttributeWriter(capacity: 64)
    entries[index].codec.encode(model, entries[index].key, &writer)
    return writer.withBytes(from: 0) { AttributeReader.value(ofMember: $0) }
  }
}

extension ModelCodec {
  /// What one property of a model is stored as; nil where it is left out.
  package func value(ofColumn index: Int, _ model: Model) -> AttributeValue? {
    withUnsafePointer(to: model) { layout.value(ofColumn: index, UnsafeRawPointer($0)) }
  }

  /// The item of a put.
  package func encodeApplyingRules(_ model: Model, to writer: inout AttributeWriter) {
    guard let encryption = layout.encryption else { return encodePlainApplyingRules(model, to: &writer) }
    var plain = AttributeWriter()
    encodePlainApplyingRules(model, to: &plain)
    writer.faults += plain.faults
    encryption.encrypt(plain.bytes, to: &writer)
  }

  private func encodePlainApplyingRules(_ model: Model, to writer: inout AttributeWriter) {
    if whole != nil { return encodeWholeApplyingRules(model, to: &writer) }
    withUnsafePointer(to: model) { layout.encodeApplyingRules(UnsafeRawPointer($0), to: &writer) }
  }

  /// The same for models that are written as whole items.
  private func encodeWholeApplyingRules(_ model: Model, to writer: inout AttributeWriter) {
    var own = AttributeWriter()
    encodeWhole(model, makesKeys: true, to: &own)
    writer.faults += own.faults
    guard own.faults.isEmpty, var item = try? AttributeReader.read(own.bytes, { try $0.readItem() }) else {
      return writer.write(raw: own.bytes)
    }
    for (index, (name, rule)) in zip(layout.names, layout.rules).enumerated() {
      guard let rule else { continue }
      let known = writer.faults.count
      item[name] = rule.written(item[name], to: &writer)
      if let limit = layout.entries[index].keyLimit, let fault = item[name].flatMap({ KeyBounds.fault($0, limit: limit) }) {
        writer.report(fault)
      }
      writer.locateFaults(from: known, under: name)
    }
    checkRules(item, to: &writer)
    writer.write(item)
  }

  /// What a put goes by must be in a model that is read from what was put.
  private func checkRules(_ item: Item, to writer: inout AttributeWriter) {
    guard layout.rules.contains(where: { $0?.needsReading == true }), let model = try? decode(item) else { return }
    var again = AttributeWriter()
    encodeWhole(model, to: &again)
    let stored = (try? AttributeReader.read(again.bytes) { try $0.readItem() }) ?? item
    for (index, rule) in layout.rules.enumerated() {
      guard let rule, rule.needsReading, let value = item[layout.names[index]] else { continue }
      let read = rule.isVersion ? self.value(ofColumn: index, model) : stored[layout.names[index]]
      if read != nil { continue }
      let known = writer.faults.count
      writer.report(
        .encodingFailed("a write stores \(value.json), and a model that is read then has none: its type must keep the attribute"))
      writer.locateFaults(from: known, under: layout.names[index])
    }
  }
}

extension AttributeReader {
  /// The value of `"name":{"S":"…"}`, with a comma before it or not; nil for what is no such member.
  static func value(ofMember bytes: UnsafeRawBufferPointer) -> AttributeValue? {
    guard let first = bytes.first else { return nil }
    var reader = AttributeReader(bytes)
    if first == UInt8(ascii: ",") { try? reader.expect(UInt8(ascii: ",")) }
    guard (try? reader.readRawString()) != nil, (try? reader.expect(UInt8(ascii: ":"))) != nil else { return nil }
    return try? reader.readValue()
  }
}

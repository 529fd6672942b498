import SwynamoCore
import Synchronization

/// An item of a variant that is being written: what the parts wrote, and what tells the variant.
struct VariantItem {
  let discriminator: String
  /// The values that stand for the variant, the first of which is written; nil for that of all others.
  let values: [String]?
  /// Whether a value of the discriminator stands for some variant.
  let isKnown: (String) -> Bool
  let parts: WrittenParts

  var owner: MembersOwner { .variant(values?.first) }

  /// Whether a value of the discriminator is read as this variant.
  func isOwn(_ value: AttributeValue) -> Bool {
    guard case .string(let text) = value else { return false }
    return values?.contains { $0.hasSameBytes(as: text) } ?? !isKnown(text)
  }

  /// Checks a value of the discriminator that is written by a part or with the payload.
  func check(_ value: AttributeValue?, to writer: inout AttributeWriter) {
    guard let value else { return }
    let known = writer.faults.count
    if let values {
      if isOwn(value) { return }
      writer.report(.encodingFailed("the discriminator is \(value.json) for an item that is \"\(values[0])\""))
    } else {
      guard case .string(let text) = value, isKnown(text) else { return }
      writer.report(
        .encodingFailed(
          "the item of \(owner.name) is \"\(text)\" by the discriminator, as which it would be read: give it that case"))
    }
    writer.locateFaults(from: known, under: discriminator)
  }

  /// Writes the discriminator where neither a part nor the payload does.
  func writeDiscriminator(to writer: inout AttributeWriter) {
    guard let value = values?.first else { return }
    writer.beginMember(discriminator)
    writer.write(.string(value))
  }

  /// What the discriminator was written as by a part.
  private func discriminatorOfPart(in writer: borrowing AttributeWriter) -> AttributeValue? {
    parts.index(of: discriminator).flatMap { parts.value($0, in: writer) }
  }
}

extension VariantItem {
  /// Writes a payload that is known as an item only. Of one that reads what others wrote, `read` gives what it is stored as then.
  func write(_ members: Item, reading read: ((Item) throws -> Item)? = nil, to writer: inout AttributeWriter) {
    let partHas = parts.hasWritten(discriminator)
    let own = members[discriminator]
    if partHas {
      if !parts.hasFaults(in: writer) { check(discriminatorOfPart(in: writer), to: &writer) }
    } else if let own, values != nil {
      check(own, to: &writer)
      writer.beginMember(discriminator)
      writer.write(own)
    } else {
      check(own, to: &writer)
      writeDiscriminator(to: &writer)
    }
    let isWritten = !partHas && values != nil
    let foreign = parts.write(
      members, besides: { isWritten && $0.hasSameBytes(as: discriminator) }, of: owner, to: &writer)
    if parts.hasFaults(in: writer) { return }
    guard let read else {
      for part in foreign {
        parts.report(nil, byPart: parts.value(part, in: writer), parts.layout.names[part], of: owner, to: &writer)
      }
      return
    }
    var others: Item = [:]
    for part in foreign { others[parts.layout.names[part]] = parts.value(part, in: writer) }
    if own == nil, !partHas, let value = values?.first { others[discriminator] = .string(value) }
    check(others, beside: members, reading: read, to: &writer)
  }

  /// A payload that would read what others have written is another one when it is read.
  private func check(
    _ others: Item, beside members: Item, reading read: (Item) throws -> Item, to writer: inout AttributeWriter
  ) {
    if others.isEmpty { return }
    var all = members
    for (name, value) in others { all[name] = value }
    let together = try? read(all)
    // What can't be read even alone is no silent difference.
    if together == nil, (try? read(members)) == nil { return }
    for (name, value) in others.sorted where together == nil || together?[name] != nil {
      parts.report(nil, byPart: value, name, of: owner, to: &writer)
    }
  }
}

/// The layout of a variant's payload beside the parts: which of its attributes these are stored in as well.
final class PayloadLayout: Sendable {
  private let layout: ItemLayout
  fileprivate let declared: ItemLayout
  fileprivate let discriminatorName: String
  /// The payload's own attribute of the discriminator.
  private let discriminator: Int?
  /// The part that each attribute is.
  private let parts: [Int?]

  init(_ layout: ItemLayout, parts: ItemLayout, discriminator: String) {
    self.layout = layout
    declared = parts
    discriminatorName = discriminator
    self.discriminator = layout.names.firstIndex { $0.hasSameBytes(as: discriminator) }
    self.parts = layout.names.map { name in parts.names.firstIndex { $0.hasSameBytes(as: name) } }
  }

  /// Writes `"name":{…},…` behind the parts. What they have written is compared, and not written again.
  func encode(_ payload: UnsafeRawPointer, of item: VariantItem, to writer: inout AttributeWriter) {
    let isToldByPart = item.parts.hasWritten(item.discriminator)
    if isToldByPart {
      checkDiscriminator(of: item, item.parts.index(of: item.discriminator).flatMap { item.parts.values[$0] }, &writer)
    } else if let discriminator {
      checkDiscriminator(of: item, encode(payload, discriminator, of: item, to: &writer), &writer)
    } else {
      item.writeDiscriminator(to: &writer)
    }
    for index in layout.entries.indices where isToldByPart || index != discriminator {
      if index == layout.unknownAttributes {
        layout.encodeUnknown(
          payload, layout.entries[index].codec,
          besides: { $0.hasSameBytes(as: item.discriminator) || item.parts.hasWritten($0) }, to: &writer)
      } else {
        _ = encode(payload, index, of: item, to: &writer)
      }
    }
  }

  private func checkDiscriminator(of item: VariantItem, _ written: Range<Int>?, _ writer: inout AttributeWriter) {
    if item.parts.hasFaults(in: writer) { return }
    if let written { return item.check(writer.value(at: written), to: &writer) }
    item.parts.report(nil, byPart: item.values.map { .string($0[0]) }, item.discriminator, of: item.owner, to: &writer)
  }

  /// Writes one attribute; gives where its value is, nil for one that is left out or that a part has written.
  private func encode(
    _ payload: UnsafeRawPointer, _ index: Int, of item: VariantItem, to writer: inout AttributeWriter
  ) -> Range<Int>? {
    let begin = writer.byteCount
    let known = writer.faults.count
    layout.entries.withUnsafeBufferPointer { layout.encodeMember(payload, index, $0, to: &writer) }
    let own = writer.valueRange(ofMemberFrom: begin, key: layout.entries[index].key)
    if writer.faults.count > known { item.parts.dropRepeatedFaults(from: known, in: &writer) }
    guard let part = parts[index], let written = item.parts.values[part] else { return own }
    if !item.parts.hasFaults(in: writer) {
      var value: AttributeValue?
      var isSame = false
      if let own {
        isSame = writer.holdSameValue(written, own)
        if !isSame { value = writer.value(at: own) }
      }
      if !isSame {
        item.parts.report(value, byPart: writer.value(at: written), layout.names[index], of: item.owner, to: &writer)
      }
    }
    writer.truncate(to: begin)
    return nil
  }
}

/// The payload's layout beside the parts that a variant was first written with; it is most often used with no others.
final class PayloadLayoutCache: Sendable {
  private let reference = AtomicLazyReference<PayloadLayout>()

  func layout(_ layout: ItemLayout, of item: VariantItem) -> PayloadLayout {
    if let cached = reference.load(), cached.declared === item.parts.layout, cached.discriminatorName == item.discriminator {
      return cached
    }
    let made = PayloadLayout(layout, parts: item.parts.layout, discriminator: item.discriminator)
    _ = reference.storeIfNil(made)
    return made
  }
}

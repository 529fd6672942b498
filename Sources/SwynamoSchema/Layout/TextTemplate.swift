package import SwynamoCore

/// The text of a key, made of literals and properties: `"POST#"; \.posted`. Its types are erased.
///
/// A text is read back into the values that it was made of, or is not made: `parse(text(values)) == values`.
package struct TextTemplate: Sendable {
  package enum Piece: Sendable {
    case literal(String)
    case part(Part)
    case shard(Shard)
  }

  /// A property of a key.
  package struct Part: Sendable {
    package let keyPath: any AnyKeyPath & Sendable
    /// The property's type, or what an optional one wraps.
    package let valueType: any Any.Type
    let isOptional: Bool
    package let format: Format
    /// What a model has there; nil for an optional's nil.
    let value: @Sendable (_ model: UnsafeRawPointer, inout [AttributeValue.LocatedFault]) -> AttributeValue?
    /// Reads the value into a slot; nil stands for an optional's nil.
    let fill: @Sendable (AttributeValue?, _ slot: UnsafeMutableRawPointer) throws -> Void
    /// The value as its type stores it, given what a field stores; nil for NULL.
    package let standard: @Sendable (AttributeValue, AnyPropertyCodec) -> AttributeValue?
  }

  /// Two literals never stand beside each other.
  package let pieces: [Piece]
  package let parts: [Part]

  package init(_ pieces: [Piece] = []) {
    let joined: [Piece] = pieces.reduce(into: []) { joined, piece in
      if case .literal(let text) = piece, case .literal(let before)? = joined.last {
        joined[joined.count - 1] = .literal(before + text)
      } else if case .literal("") = piece {
      } else {
        joined.append(piece)
      }
    }
    self.pieces = joined
    parts = joined.compactMap { if case .part(let part) = $0 { part } else { nil } }
  }

  package func appending(_ other: TextTemplate) -> TextTemplate { TextTemplate(pieces + other.pieces) }

  /// The text that follows a part, by which its end is found; nil behind the last, and where its own form tells.
  private func separator(after index: Int) -> String? {
    guard index + 1 < pieces.count, case .literal(let text) = pieces[index + 1] else { return nil }
    return text
  }

  /// Whether the text of values orders as the values do, whatever follows.
  package func isOrdered(_ index: Int) -> Bool {
    guard case .part(let part) = pieces[index] else { return false }
    return part.format.isSelfDelimiting || part.format == .text && index == pieces.count - 1
  }
}

extension TextTemplate {
  /// The text of a part's value, as it stands in the piece at an index; what can't be read back from there is a fault.
  package func text(of value: AttributeValue, _ part: Part, at index: Int, faults: inout [AttributeValue.Fault]) -> String {
    let text: String
    do throws(AttributeValue.Fault) { text = try part.format.text(of: value) } catch {
      faults.append(error)
      return ""
    }
    if part.format.isSelfDelimiting { return text }
    if let separator = separator(after: index), text.ends(before: separator) {
      faults.append(.separatorInKeyPart(text, separator: separator))
    }
    if text.containsBytes(of: Self.last) { faults.append(.separatorInKeyPart(text, separator: Self.last)) }
    return text
  }

  /// Greater than every character of a part: `prefix + last` ends what begins with the prefix. Unicode assigns it to no character.
  static var last: String { "\u{10FFFF}" }

  /// The text of a model; nil where one of its properties is.
  func text(of model: UnsafeRawPointer, to writer: inout AttributeWriter) -> String? {
    var made: [AnyKeyPath: AttributeValue] = [:]
    return text(of: model, nil, &made, to: &writer)
  }

  /// The same with what a put makes in place of a nil.
  func text(
    of model: UnsafeRawPointer, _ keyTexts: KeyTexts?, _ made: inout [AnyKeyPath: AttributeValue],
    to writer: inout AttributeWriter
  ) -> String? {
    var text = ""
    var faults: [AttributeValue.Fault] = []
    var located: [AttributeValue.LocatedFault] = []
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .literal(let literal): text += literal
      case .part(let part):
        guard let value = part.value(model, &located) ?? keyTexts?.value(of: part, &made, to: &writer)
        else { return nil }
        if located.isEmpty { text += self.text(of: value, part, at: index, faults: &faults) }
      case .shard(let shard):
        // What is wrong with the value is said where it is stored.
        var known: [AttributeValue.LocatedFault] = []
        guard let value = shard.part.value(model, &known) ?? keyTexts?.value(of: shard.part, &made, to: &writer)
        else { return nil }
        text += shard.text(shard.number(of: value))
      }
    }
    for fault in located.map(\.fault) + faults { writer.report(fault) }
    return text
  }

  /// The text of values, one for each part, or of as many as there are with the literal behind them; and the piece that is not known,
  /// nil where it is a whole key's.
  package func text(
    of values: [AttributeValue], shard number: Int? = nil, faults: inout [AttributeValue.Fault]
  ) -> (text: String, next: Int?) {
    var text = ""
    var values = values[...]
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .literal(let literal): text += literal
      case .part(let part):
        guard let value = values.popFirst() else { return (text, index) }
        text += self.text(of: value, part, at: index, faults: &faults)
      case .shard(let shard):
        guard let number else { return (text, index) }
        text += shard.text(number)
      }
    }
    return (text, nil)
  }

  /// The texts of the parts; nil for a text that this template doesn't make.
  package func parse(_ text: String) -> [String]? {
    var text = text
    return text.withUTF8 { parse($0) }
  }

  private func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> [String]? {
    var position = 0
    var texts: [String] = []
    texts.reserveCapacity(parts.count)
    for index in pieces.indices {
      let rest = UnsafeBufferPointer(rebasing: bytes[position...])
      switch pieces[index] {
      case .literal(let literal):
        guard rest.begins(with: literal) else { return nil }
        position += literal.utf8.count
      case .part(let part):
        let length: Int?
        if part.format.isSelfDelimiting {
          length = part.format.length(in: rest)
        } else if let separator = separator(after: index) {
          length = rest.firstIndex(of: separator)
        } else {
          length = rest.count
        }
        guard let length else { return nil }
        texts.append(String(decoding: rest[..<length], as: UTF8.self))
        position += length
      case .shard(let shard):
        guard let length = shard.format.length(in: rest), shard.hasText(String(decoding: rest[..<length], as: UTF8.self)) else {
          return nil
        }
        position += length
      }
    }
    return position == bytes.count ? texts : nil
  }
}

extension TextTemplate {
  /// Whether both make the same text of every model.
  func isSame(as other: TextTemplate) -> Bool {
    pieces.count == other.pieces.count
      && zip(pieces, other.pieces).allSatisfy { own, other in
        switch (own, other) {
        case (.literal(let own), .literal(let other)): own.hasSameBytes(as: other)
        case (.part(let own), .part(let other)):
          own.keyPath as AnyKeyPath == other.keyPath as AnyKeyPath && own.format == other.format
        case (.shard(let own), .shard(let other)):
          own.part.keyPath as AnyKeyPath == other.part.keyPath as AnyKeyPath && own.count == other.count
        case (.literal, _), (.part, _), (.shard, _): false
        }
      }
  }
}

extension TextTemplate: CustomStringConvertible {
  /// `POST#{day}#{posted}`
  package var description: String {
    pieces.map { piece in
      switch piece {
      case .literal(let text): text
      case .part(let part): "{\(part.name)}"
      case .shard(let shard): "{shard by \(shard.part.name)}"
      }
    }.joined()
  }
}

extension TextTemplate.Part {
  /// "author", of `\Post.author`.
  package var name: String {
    let text = "\(keyPath)"
    return text.lastIndex(of: ".").map { String(text[text.index(after: $0)...]) } ?? text
  }
}

extension String {
  /// Whether a text that is followed by the separator seems to end earlier.
  fileprivate func ends(before separator: String) -> Bool {
    var joined = self + separator
    return joined.withUTF8 { $0.firstIndex(of: separator) } != utf8.count
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func begins(with text: String) -> Bool {
    var text = text
    return text.withUTF8 { text in
      count >= text.count && ByteOrder.isSame(UnsafeBufferPointer(rebasing: self[..<text.count]), text)
    }
  }

  /// Where the bytes of a text begin for the first time.
  fileprivate func firstIndex(of text: String) -> Int? {
    guard count >= text.utf8.count else { return nil }
    return (0...(count - text.utf8.count)).first { UnsafeBufferPointer(rebasing: self[$0...]).begins(with: text) }
  }
}

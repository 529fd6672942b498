import Foundation
import SwynamoCore
import SwynamoDB
import SwynamoSchema
import Testing

/// The text of an entity's key is read back into what it was made of, or refused, and orders as its values do where a query may ask
/// for a range.
@Suite struct KeyTemplateLaws {
  @Test func parsing() async {
    await check("parse(build(values)) == values") { generator in
      let template = generator.template()
      let values = template.parts.map { generator.keyValue($0.format) }
      var faults: [AttributeValue.Fault] = []
      let text = template.text(of: values, shard: generator.shard(of: template), faults: &faults).text
      guard faults.isEmpty else { return nil }
      guard let texts = template.parse(text) else { return "\(template) made \"\(text)\", which it does not parse" }
      let read = zip(template.parts, texts).map { $0.format.value(of: $1) }
      return read == values ? nil : "\(template) made \"\(text)\" of \(values), which is parsed as \(read)"
    }
  }

  private let rows = SingleTable("laws").entity("row") {
    KeyField(\Row.text)
    KeyField(\.number)
    KeyField(\.flag)
    KeyField(\.small)
    KeyField(\.date)
    KeyField(\.id)
  } hash: {
    "ROW#"
    \.text
    "##"
    KeyPart(\.number, as: .plain)
  } range: {
    \.number
    \.flag
    \.date
    KeyPart(\.small, as: .digits(2))
    \.id
    \.text
  }.of(Row.init)

  @Test func models() async {
    await check("decode(encode(model)) == model, or the model is refused") { generator in
      let row = Row(
        text: generator.array(0...3) { $0.piece() }.joined(), number: generator.int(-1000...1000), flag: generator.once(in: 2),
        small: UInt8(generator.int(0...100)), date: Date(timeIntervalSince1970: Double(generator.int(-1_000_000...1_000_000))),
        id: UUID(uuid: (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, UInt8(generator.int(0...255)))))
      let item: Item
      do { item = try rows.encode(row) } catch {
        let isRefused = row.text.contains("#") || row.text.contains("\u{10FFFF}") || row.small > 99
        return isRefused ? nil : "\(row) is refused: \(error)"
      }
      let read = try rows.decode(item)
      // Texts by their bytes.
      let isSame = read == row && Array(read.text.utf8) == Array(row.text.utf8)
      return isSame && item.count == 3 ? nil : "\(row) was stored as \(item) and read as \(read)"
    }
  }

  @Test func whatIsParsedIsMadeAgain() async {
    await check("build(parse(text)) == text") { generator in
      let template = generator.template()
      let text = generator.array(0...6) { $0.piece() }.joined()
      guard let texts = template.parse(text) else { return nil }
      let values = zip(template.parts, texts).map { $0.format.value(of: $1) }
      guard !values.contains(where: { $0 == nil }) else { return nil }
      var faults: [AttributeValue.Fault] = []
      // The shard is not read, and its text is the only one of the right length.
      let numbers = template.shard.map { Array(0..<$0.count).map(Optional.some) } ?? [nil]
      let all = numbers.map { template.text(of: values.compactMap(\.self), shard: $0, faults: &faults).text }
      let made = all.first { Array($0.utf8) == Array(text.utf8) } ?? all[0]
      // A text with the character in it that ends ranges is not made; nothing else is parsed that is not.
      guard faults.isEmpty else {
        return text.contains("\u{10FFFF}") ? nil : "\(template) parses \"\(text)\" and refuses it: \(faults)"
      }
      return Array(made.utf8) == Array(text.utf8) ? nil : "\(template) parsed \"\(text)\" and made \"\(made)\" of it"
    }
  }

  @Test func conditions() async {
    await check("a query's condition on a key holds for the texts of the values for which it is meant") { generator in
      let template = generator.template()
      let parts = template.parts
      guard !parts.isEmpty else { return nil }
      let count = generator.int(0...parts.count - 1)
      guard
        let piece = template.pieces.indices.filter({ if case .part = template.pieces[$0] { true } else { false } })[safe: count]
      else { return nil }
      let own = parts.map { generator.keyValue($0.format) }
      let given = generator.once(in: 4) ? parts.prefix(count).map { generator.keyValue($0.format) } : Array(own.prefix(count))
      guard zip(given, own).allSatisfy({ $0.type == $1.type }) else { return nil }
      let asked = generator.once(in: 3) ? own[count] : generator.keyValue(parts[count].format)
      let upper = generator.keyValue(parts[count].format)
      let next = generator.condition(asked, upper)
      var wrong: [AttributeValue.Fault] = []
      var faults: [StatementError.Fault] = []
      let shard = generator.shard(of: template)
      let text = template.text(of: own, shard: shard, faults: &wrong).text
      guard wrong.isEmpty, 1...1024 ~= text.utf8.count else { return nil }
      let term = template.term("SK", prefix: given, shard: generator.once(in: 2) ? shard : nil, next: next, faults: &faults)
      guard faults.isEmpty else { return nil }
      // What is given has to be a key's beginning; its bounds are then keys that DynamoDB takes.
      for value in [asked, upper] {
        if template.text(of: given + [value], shard: shard, faults: &wrong).text.utf8.count > 1024 { return nil }
      }
      if let size = term?.sizes.first(where: { !(1...1024 ~= $0) }), next.map(\.isEqual) == false {
        return "\(template): \(next.debugDescription) has a bound of \(size) bytes, \(term.debugDescription)"
      }
      if case .compare(_, .equal, _)? = next {
      } else if case .beginsWith? = next {
      } else if next != nil {
        guard template.isOrdered(piece) else { return "\(template) is not ordered, and \(next.debugDescription) is taken" }
      }
      let meant = Array(given) == Array(own.prefix(count)) && next.map { $0.holds(own[count]) } ?? true
      let holds = term.map { $0.holds(.string(text)) } ?? true
      return meant == holds
        ? nil
        : "\(template): \(given) and \(next.debugDescription) gives \(term.debugDescription), which is \(holds) of \"\(text)\""
    }
  }

  @Test func overlaps() async {
    await check("templates that make one text overlap") { generator in
      let (first, second) = (generator.template(), generator.template())
      var faults: [AttributeValue.Fault] = []
      let values = first.parts.map { generator.keyValue($0.format) }
      let text = first.text(of: values, shard: generator.shard(of: first), faults: &faults).text
      guard faults.isEmpty else { return nil }
      guard first.overlaps(first) else { return "\(first) does not overlap itself" }
      guard let texts = second.parse(text),
        zip(second.parts, texts).allSatisfy({ $0.format.value(of: $1) != nil })
      else { return nil }
      return first.overlaps(second) && second.overlaps(first) ? nil : "\(first) and \(second) both make \"\(text)\""
    }
  }
}

private struct Row: Sendable, Equatable {
  var text: String
  var number: Int
  var flag: Bool
  var small: UInt8
  var date: Date
  var id: UUID
}

extension Generator {
  fileprivate mutating func piece() -> String {
    one(of: [
      "#", "##", "A", "A#", "-", "0", "007", "e\u{301}", "\u{E9}", "\u{10FFFF}", "\u{0}", "\u{E000}", "true", "", "B", "\u{D7FF}",
    ])
  }

  fileprivate mutating func template() -> TextTemplate {
    var pieces: [TextTemplate.Piece] = []
    for _ in 0..<int(1...3) {
      if once(in: 2) { pieces.append(.literal(one(of: ["A#", "B", "#", "##", "-", "\u{E9}", "0"]))) }
      if once(in: 6), !pieces.contains(where: { if case .shard = $0 { true } else { false } }) {
        pieces.append(.shard(TextTemplate.Shard(count: one(of: [2, 10, 11]), part: TextTemplate.Part(\Row.text, nil))))
      }
      let part = part()
      pieces.append(.part(part))
      // One that doesn't tell its end is followed by a text or by nothing.
      if !part.format.isSelfDelimiting {
        if once(in: 3) { break }
        pieces.append(.literal(one(of: ["#", "##", "#A#", "e", "-", "\u{301}", "0"])))
      }
    }
    return TextTemplate(pieces)
  }

  private mutating func part() -> TextTemplate.Part {
    switch int(0...7) {
    case 0, 1: TextTemplate.Part(\Row.text, nil)
    case 2: TextTemplate.Part(\Row.number, nil)
    case 3: TextTemplate.Part(\Row.number, .integer(digits: 3))
    case 4: TextTemplate.Part(\Row.number, .plainInteger)
    case 5: TextTemplate.Part(\Row.flag, nil)
    case 6: TextTemplate.Part(\Row.small, nil)
    default: once(in: 2) ? TextTemplate.Part(\Row.date, nil) : TextTemplate.Part(\Row.id, nil)
    }
  }

  fileprivate mutating func shard(of template: TextTemplate) -> Int? { template.shard.map { int(0...$0.count - 1) } }

  fileprivate mutating func keyValue(_ format: TextTemplate.Format) -> AttributeValue {
    switch format {
    case .text, .none:
      // Some are as long as a key may be, or nearly.
      let long = once(in: 8) ? String(repeating: one(of: ["x", "\u{7F}", "\u{10FFFE}"]), count: int(240...1024)) : ""
      return .string(long + array(0...3) { $0.piece() }.joined())
    case .bool: return .bool(once(in: 2))
    case .integer(3): return .number(DynamoDBNumber(one(of: [-1000, -999, -10, -1, 0, 1, 9, 10, 999, 1000])))
    case .integer, .plainInteger:
      return .number(DynamoDBNumber(one(of: [Int.min, Int.max, -10, -9, -1, 0, 1, 2, 9, 10, 11, int(-100...100)])))
    case .fixed(bytes: 31):
      var faults: [AttributeValue.LocatedFault] = []
      return Date(timeIntervalSince1970: Double(int(-3...3)) * 86_400).attributeValue(faults: &faults)
    case .fixed:
      return .string(UUID(uuid: (UInt8(int(0...1)), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, UInt8(int(0...3)))).uuidString)
    }
  }

  fileprivate mutating func condition(_ value: AttributeValue, _ upper: AttributeValue) -> KeyConditionExpression.Term? {
    switch int(0...7) {
    case 0: nil
    case 1: .compare("", .equal, value)
    case 2: .compare("", .less, value)
    case 3: .compare("", .lessOrEqual, value)
    case 4: .compare("", .greater, value)
    case 5: .compare("", .greaterOrEqual, value)
    case 6: value.type == .string ? .beginsWith("", value) : nil
    default: .between("", value, upper)
    }
  }
}

extension KeyConditionExpression.Term {
  fileprivate var isEqual: Bool { if case .compare(_, .equal, _) = self { true } else { false } }

  /// The bytes of its values.
  fileprivate var sizes: [Int] {
    let values =
      switch self {
      case .compare(_, _, let value), .beginsWith(_, let value): [value]
      case .between(_, let lower, let upper): [lower, upper]
      }
    return values.compactMap(\.keyBytes)
  }

  /// Whether it holds for a value, as DynamoDB orders values.
  fileprivate func holds(_ value: AttributeValue) -> Bool {
    switch self {
    case .compare(_, .equal, let other): value.order(other) == 0
    case .compare(_, .less, let other): value.order(other) < 0
    case .compare(_, .lessOrEqual, let other): value.order(other) <= 0
    case .compare(_, .greater, let other): value.order(other) > 0
    case .compare(_, .greaterOrEqual, let other): value.order(other) >= 0
    case .between(_, let lower, let upper): value.order(lower) >= 0 && value.order(upper) <= 0
    case .beginsWith(_, .string(let prefix)):
      if case .string(let text) = value { Array(text.utf8).starts(with: Array(prefix.utf8)) } else { false }
    case .beginsWith: false
    }
  }
}

extension AttributeValue {
  fileprivate func order(_ other: AttributeValue) -> Int {
    switch (self, other) {
    case (.string(let left), .string(let right)): left.compareBytes(to: right)
    case (.number(let left), .number(let right)): left < right ? -1 : left == right ? 0 : 1
    case (.bool(let left), .bool(let right)): left == right ? 0 : left ? 1 : -1
    default: 2
    }
  }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

extension TextTemplate {
  /// Whether there may be a text that both templates make.
  package func overlaps(_ other: TextTemplate) -> Bool {
    let (first, second) = (patterns, other.patterns)
    var seen: Set<[Int]> = []
    var open = [[0, 0]]
    while let state = open.popLast() {
      guard seen.insert(state).inserted else { continue }
      let (left, right) = (state[0], state[1])
      if left == first.count, right == second.count { return true }
      if left < first.count, first[left].mayBeAbsent { open.append([left + 1, right]) }
      if right < second.count, second[right].mayBeAbsent { open.append([left, right + 1]) }
      guard left < first.count, right < second.count, first[left].bytes.overlaps(second[right].bytes) else { continue }
      open.append([first[left].mayRepeat ? left : left + 1, second[right].mayRepeat ? right : right + 1])
    }
    return false
  }

  /// Bytes that stand in a text once, once or not at all, or any number of times.
  private struct Pattern {
    let bytes: ClosedRange<UInt8>
    var mayBeAbsent = false
    var mayRepeat = false
  }

  private var patterns: [Pattern] {
    pieces.flatMap { piece -> [Pattern] in
      switch piece {
      case .literal(let text): text.utf8.map { Pattern(bytes: $0...$0) }
      case .part(let part): Self.patterns(part.format)
      case .shard(let shard): Self.patterns(shard.format)
      }
    }
  }

  private static func patterns(_ format: Format) -> [Pattern] {
    let digit = Pattern(bytes: 0x30...0x39)
    let minus = Pattern(bytes: 0x2D...0x2D, mayBeAbsent: true)
    return switch format {
    case .text, .none: [Pattern(bytes: 0...255, mayBeAbsent: true, mayRepeat: true)]
    case .fixed(let count): Array(repeating: Pattern(bytes: 0...255), count: count)
    case .integer(let digits): [minus] + Array(repeating: digit, count: digits)
    case .plainInteger: [minus, digit, Pattern(bytes: digit.bytes, mayBeAbsent: true, mayRepeat: true)]
    case .bool: [Pattern(bytes: UInt8(ascii: "a")...UInt8(ascii: "u"), mayBeAbsent: true, mayRepeat: true)]
    }
  }
}

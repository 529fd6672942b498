#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes lines of at most 100 characters, in color when the output is a terminal and NO_COLOR is unset.
struct Terminal: Sendable {
  enum Style: String {
    case title = "1;36"
    case step = "1"
    case code = "33"
    case request = "2"
    case result = "32"
    case refusal = "31"
    case plain = "0"
  }

  let width = 100
  let hasColor: Bool

  init() {
    let noColor = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    hasColor = isatty(STDOUT_FILENO) == 1 && !noColor
  }

  func write(_ text: String = "", _ style: Style = .plain, indentation: Int = 0) {
    let margin = String(repeating: " ", count: indentation)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      for piece in wrapped(line, to: width - indentation) {
        if piece.isEmpty || !hasColor || style == .plain {
          Swift.print(piece.isEmpty ? "" : margin + piece)
        } else {
          Swift.print("\u{1B}[\(style.rawValue)m\(margin)\(piece)\u{1B}[0m")
        }
      }
    }
  }

  /// Breaks at the last space that fits, or where the line is full; what follows an indented line is indented deeper.
  private func wrapped(_ line: Substring, to width: Int) -> [String] {
    guard line.count > width else { return [String(line)] }
    let begin = line.prefix { $0 == " " }.count
    let margin = String(repeating: " ", count: begin == 0 ? 0 : min(begin + 2, width / 2))
    var pieces: [String] = []
    var rest = line
    while !rest.isEmpty {
      let room = pieces.isEmpty ? width : width - margin.count
      var piece = rest.prefix(room)
      if piece.count < rest.count, let space = piece.lastIndex(of: " "), piece[..<space].contains(where: { $0 != " " }) {
        piece = piece[...space]
      }
      let text = piece.last == " " ? piece.dropLast() : piece
      pieces.append((pieces.isEmpty ? "" : margin) + text)
      rest = rest[piece.endIndex...]
    }
    return pieces
  }
}

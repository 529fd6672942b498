/// A path as written, its placeholders not yet replaced.
struct PathSyntax: Sendable {
  var attribute: Identifier
  var steps: [Step] = []

  enum Identifier: Sendable {
    /// `name`
    case name(String)
    /// `#name`
    case placeholder(String)
  }

  enum Step: Sendable {
    /// `.name`
    case member(Identifier)
    /// `[0]`
    case index(String)
  }
}

/// An operand as written.
indirect enum OperandSyntax: Sendable {
  /// `a.#b[0]`
  case path(PathSyntax)
  /// `:value`
  case value(String)
  /// `size(a)`
  case function(FunctionSyntax)
}

/// `name(a, b)`, whether there is such a function or not.
struct FunctionSyntax: Sendable {
  var name: String
  var operands: [OperandSyntax]
}

extension OperandSyntax {
  /// All paths in it, in order.
  var paths: [PathSyntax] {
    switch self {
    case .path(let path): [path]
    case .value: []
    case .function(let function): function.operands.flatMap(\.paths)
    }
  }
}

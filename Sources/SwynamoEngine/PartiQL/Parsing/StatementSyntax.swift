import SwynamoCore

/// A statement as written.
enum StatementSyntax: Sendable {
  case select(Select)
  case insert(SourceSyntax, StatementNode)
  case update(Update)
  case delete(Delete)
  /// `EXISTS(SELECT …)`
  case exists(Select)

  struct Select: Sendable {
    /// Nil for `*`.
    var projection: [StatementNode]?
    var source: SourceSyntax
    var condition: StatementNode?
    var order: [OrderSyntax] = []
  }

  struct Update: Sendable {
    var source: SourceSyntax
    var actions: [UpdateActionSyntax]
    var condition: StatementNode?
    var returning: Returning?
  }

  struct Delete: Sendable {
    var source: SourceSyntax
    var condition: StatementNode?
    var returning: Returning?
  }
}

/// What follows FROM, INTO or UPDATE: a table, or a table and an index.
struct SourceSyntax: Sendable {
  var names: [String]
  var isAliased = false
}

/// `year DESC`
struct OrderSyntax: Sendable {
  var path: DocumentPath
  var isDescending: Bool
}

enum UpdateActionSyntax: Sendable {
  /// `SET a = b`
  case set(DocumentPath, StatementNode)
  /// `REMOVE a`
  case remove(DocumentPath)
}

/// `RETURNING ALL OLD *`
struct Returning: Sendable, CustomStringConvertible {
  /// ALL, not MODIFIED.
  var isAll: Bool
  /// NEW, not OLD.
  var isNew: Bool

  var description: String { "RETURNING \(isAll ? "ALL" : "MODIFIED") \(isNew ? "NEW" : "OLD") *" }
}

/// A part of an expression as written, and where it begins.
struct StatementNode: Sendable {
  let content: Content
  let position: StatementPosition

  indirect enum Content: Sendable {
    /// `a.b[0]`
    case path(DocumentPath)
    case string(String)
    case number(String)
    case bool(Bool)
    case null
    case missing
    /// A `?`, counted from 0.
    case parameter(Int)
    /// `[a, b]`, or `(a, b)`
    case list([StatementNode])
    /// `<<a, b>>`
    case bag([StatementNode])
    /// `{'a': b}`
    case map([(StatementNode, StatementNode)])
    /// `size(a)`, its name as written
    case call(String, [StatementNode])
    /// `COUNT(*)`
    case callOfAll(String)
    case and([StatementNode])
    case or([StatementNode])
    case not(StatementNode)
    /// `a + b`, `a < b`, `a || b`
    case binary(StatementNode, String, StatementNode)
    /// `a BETWEEN b AND c`, the operator as written
    case between(StatementNode, StatementNode, StatementNode, name: String)
    /// `a IN b`
    case isIn(StatementNode, StatementNode)
    /// `a IS NULL`, its type in lower case
    case isType(StatementNode, String)
    /// `-a` of what is no number
    case sign(String, StatementNode)
  }
}

extension StatementNode.Content {
  /// The parts that are directly inside.
  var parts: [StatementNode] {
    switch self {
    case .path, .string, .number, .bool, .null, .missing, .parameter, .callOfAll: []
    case .list(let parts), .bag(let parts), .call(_, let parts), .and(let parts), .or(let parts): parts
    case .map(let members): members.flatMap { [$0, $1] }
    case .not(let part), .isType(let part, _), .sign(_, let part): [part]
    case .binary(let left, _, let right), .isIn(let left, let right): [left, right]
    case .between(let operand, let low, let high, _): [operand, low, high]
    }
  }
}

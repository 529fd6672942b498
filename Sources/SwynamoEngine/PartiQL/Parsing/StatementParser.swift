import SwynamoCore

/// Parses PartiQL statements.
///
///     select = SELECT ( "*" | path { "," path } ) FROM source [ WHERE condition ] [ ORDER BY key [ ASC | DESC ] { "," … } ]
///     insert = INSERT INTO source VALUE map
///     update = UPDATE source change { change } [ WHERE condition ] [ returning ]
///            | FROM source [ WHERE condition ] change { change } [ returning ]
///     change = SET path "=" value { "," path "=" value } | REMOVE path
///     delete = DELETE FROM source [ WHERE condition ] [ returning ]
///     exists = EXISTS "(" select ")"
///
/// Source: DynamoDB Developer Guide, "PartiQL statements for DynamoDB"; what it says of statements that it can't follow is what
/// PartiQL's reference implementation says, as far as the service was seen to.
struct StatementParser {
  var cursor: StatementCursor

  /// The statement, and how many parameters it has.
  static func parse(_ text: String) throws(PartiQLError) -> (syntax: StatementSyntax, parameters: Int) {
    var parser = StatementParser(cursor: try StatementCursor(text))
    let syntax = try parser.statement()
    if parser.cursor.accept(.semicolon), parser.cursor.next.kind != .end {
      throw .syntax("Unexpected token after semicolon. (Only one query is allowed.)")
    }
    guard parser.cursor.next.kind == .end else { throw .leftover }
    return (syntax, parser.cursor.parameters)
  }

  private mutating func statement() throws(PartiQLError) -> StatementSyntax {
    let first = cursor.next
    guard first.kind == .keyword else { throw .noManipulation }
    switch first.text {
    case "select":
      cursor.advance()
      return .select(try select())
    case "insert":
      cursor.advance()
      return try insert()
    case "update":
      cursor.advance()
      let source = try target(mayBeAliased: true)
      var update = StatementSyntax.Update(source: source, actions: try changes())
      update.condition = try condition()
      update.returning = try returning()
      return .update(update)
    case "from":
      cursor.advance()
      var update = StatementSyntax.Update(source: try source(), actions: [], condition: try condition())
      update.actions = try changes()
      update.returning = try returning()
      return .update(update)
    case "delete":
      cursor.advance()
      guard cursor.accept(keyword: "from") else { throw .syntax("Expected FROM after DELETE") }
      var delete = StatementSyntax.Delete(source: try target(mayBeAliased: true))
      delete.condition = try condition()
      delete.returning = try returning()
      return .delete(delete)
    case "exists":
      cursor.advance()
      try cursor.expect(.leftParenthesis)
      guard cursor.accept(keyword: "select") else { throw .unexpectedTerm }
      let select = try select()
      try cursor.expect(.rightParenthesis)
      return .exists(select)
    default: throw .noManipulation
    }
  }

  // MARK: Reads

  private mutating func select() throws(PartiQLError) -> StatementSyntax.Select {
    if cursor.next.isKeyword("from") { throw .noManipulation }
    var isAliased = false
    let projection = try projection(&isAliased)
    guard cursor.accept(keyword: "from") else { throw .syntax("Expected FROM after SELECT list") }
    var select = StatementSyntax.Select(projection: projection, source: try source())
    if isAliased { select.source.isAliased = true }
    select.condition = try condition()
    if cursor.next.isKeyword("order") { select.order = try order() }
    for clause in ["let", "where", "group", "having", "limit"] where cursor.next.isKeyword(clause) {
      if clause == "where" { throw .leftover }
      throw .unsupportedClause(clause.uppercased(), cursor.next.position)
    }
    return select
  }

  /// Nil for `*`.
  private mutating func projection(_ isAliased: inout Bool) throws(PartiQLError) -> [StatementNode]? {
    var items: [StatementNode] = []
    var hasStar = false
    repeat {
      if cursor.accept(.star) {
        hasStar = true
      } else {
        let item = try expression()
        if cursor.accept(keyword: "as") || cursor.next.isName {
          guard cursor.next.isName else { throw .syntax("Expected identifier for AS-alias") }
          cursor.advance()
          isAliased = true
        }
        items.append(item)
      }
    } while cursor.accept(.comma)
    guard hasStar else { return items }
    guard items.isEmpty else {
      throw .syntax("Other expressions may not be present in the select list when '*' is used without dot notation.")
    }
    return nil
  }

  private mutating func order() throws(PartiQLError) -> [OrderSyntax] {
    cursor.advance()
    guard cursor.accept(keyword: "by") else { throw .syntax("Expected BY") }
    var terms: [OrderSyntax] = []
    repeat {
      guard case .path(let path) = try expression().content else { throw .unexpectedTerm }
      var isDescending = false
      if cursor.accept(keyword: "desc") { isDescending = true } else { _ = cursor.accept(keyword: "asc") }
      terms.append(OrderSyntax(path: path, isDescending: isDescending))
    } while cursor.accept(.comma)
    return terms
  }

  /// After FROM.
  private mutating func source() throws(PartiQLError) -> SourceSyntax {
    guard cursor.next.isName else { throw try notATerm() }
    let source = try target(mayBeAliased: true)
    if cursor.next.kind == .comma || ["join", "inner", "left", "right", "outer", "full", "cross"].contains(cursor.next.keyword) {
      throw .severalSources
    }
    return source
  }

  /// Why the next token begins no term; throws what is wrong with a term that it begins.
  private mutating func notATerm() throws(PartiQLError) -> PartiQLError {
    _ = try expression()
    return .unexpectedTerm
  }

  // MARK: Writes

  private mutating func insert() throws(PartiQLError) -> StatementSyntax {
    guard cursor.accept(keyword: "into") else { throw .unexpectedKeyword }
    let source = try target(mayBeAliased: false)
    guard cursor.accept(keyword: "value") else {
      if !cursor.next.isKeyword("as") { _ = try expression() }
      throw .leftover
    }
    return .insert(source, try expression())
  }

  private mutating func target(mayBeAliased: Bool) throws(PartiQLError) -> SourceSyntax {
    guard cursor.next.isName else { throw .syntax("Expected identifier for simple path") }
    var source = SourceSyntax(names: [cursor.advance().text])
    while cursor.accept(.dot) {
      guard cursor.next.isName else { throw .invalidDot }
      source.names.append(cursor.advance().text)
    }
    guard mayBeAliased else { return source }
    if cursor.accept(keyword: "as") {
      guard cursor.next.isName else { throw .syntax("Expected identifier for AS-alias") }
      cursor.advance()
      source.isAliased = true
    } else if cursor.next.isName {
      cursor.advance()
      source.isAliased = true
    }
    return source
  }

  private mutating func changes() throws(PartiQLError) -> [UpdateActionSyntax] {
    var actions: [UpdateActionSyntax] = []
    while true {
      if cursor.accept(keyword: "set") {
        repeat {
          let path = try simplePath()
          guard cursor.next.isSymbol("=") else { throw .syntax("Expected '='") }
          cursor.advance()
          actions.append(.set(path, try expression()))
        } while cursor.accept(.comma)
      } else if cursor.accept(keyword: "remove") {
        actions.append(.remove(try simplePath()))
      } else {
        guard !actions.isEmpty else { throw .noManipulation }
        return actions
      }
    }
  }

  private mutating func condition() throws(PartiQLError) -> StatementNode? {
    cursor.accept(keyword: "where") ? try expression() : nil
  }

  private mutating func returning() throws(PartiQLError) -> Returning? {
    guard cursor.accept(keyword: "returning") else { return nil }
    let (isAll, isNew): (Bool, Bool)
    switch (cursor.next.keyword, cursor.token(after: 1).keyword) {
    case ("all", "old"): (isAll, isNew) = (true, false)
    case ("all", "new"): (isAll, isNew) = (true, true)
    case ("modified", "old"): (isAll, isNew) = (false, false)
    case ("modified", "new"): (isAll, isNew) = (false, true)
    case (_, _): throw .syntax("Expected ALL OLD, ALL NEW, MODIFIED OLD or MODIFIED NEW")
    }
    cursor.advance()
    cursor.advance()
    try cursor.expect(.star)
    return Returning(isAll: isAll, isNew: isNew)
  }
}

extension StatementToken {
  var isName: Bool { kind == .identifier || kind == .quotedIdentifier }

  /// The word, empty for another token.
  var keyword: String { kind == .keyword ? text : "" }
}

extension PartiQLError {
  static let invalidDot = PartiQLError.syntax("Invalid path dot component")
}

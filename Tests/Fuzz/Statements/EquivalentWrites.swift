/// Writes by statements, and the requests that say the same.
enum EquivalentWrites {
  /// A statement, and the action of the other operations with its name.
  private struct Write {
    var tokens: [String]
    var action: String
    var members: String
    /// What only a request of its own can have.
    var returning: (tokens: [String], member: String) = ([], "")
  }

  static func single(_ generator: inout Generator) -> EquivalentTrial.Pair {
    var parts = EquivalentParts(generator)
    defer { generator = parts.generator }
    let write = write(&parts)
    let asked = EquivalentTrial.request(write.tokens + write.returning.tokens, &parts)
    return EquivalentTrial.Pair(
      asked: ("ExecuteStatement", asked),
      other: ("\(write.action)Item", "{\(write.members)\(write.returning.member)\(parts.expressionMembers)}"),
      results: ("Items", "Attributes"), writes: true)
  }

  static func transaction(_ generator: inout Generator) -> EquivalentTrial.Pair {
    var members: [(String, String)] = []
    for _ in 0...generator.below(3) {
      var parts = EquivalentParts(generator)
      let write = parts.generator.once(in: 4) ? check(&parts) : write(&parts)
      members.append(
        (
          EquivalentTrial.request(write.tokens, &parts), "{\"\(write.action)\":{\(write.members)\(parts.expressionMembers)}}"
        ))
      generator = parts.generator
    }
    return EquivalentTrial.Pair(
      asked: ("ExecuteTransaction", #"{"TransactStatements":[\#(members.map(\.0).joined(separator: ","))]}"#),
      other: ("TransactWriteItems", #"{"TransactItems":[\#(members.map(\.1).joined(separator: ","))]}"#),
      results: ("Responses", "Responses"), writes: true)
  }

  private static let partitions = ["a", "b", "c"].map { ("'\($0)'", #"{"S":"\#($0)"}"#) }
  private static let rows = ["1", "2", "3"].map { ($0, #"{"N":"\#($0)"}"#) }

  /// The terms of a WHERE clause that name an item, and the item's key.
  static func key(_ parts: inout EquivalentParts) -> (named: [String], json: String) {
    let (partition, row) = (parts.plain(partitions), parts.plain(rows))
    return (
      ["p", "="] + partition.statement + ["AND", "r", "="] + row.statement, #"{"p":\#(partition.json),"r":\#(row.json)}"#
    )
  }

  private static func write(_ parts: inout EquivalentParts) -> Write {
    switch parts.generator.below(8) {
    case 0, 1, 2: insert(&parts)
    case 3, 4: delete(&parts)
    default: update(&parts)
    }
  }

  private static func insert(_ parts: inout EquivalentParts) -> Write {
    let (partition, row) = (parts.plain(partitions), parts.plain(rows))
    var tokens =
      ["INSERT", "INTO", "statements", "VALUE", "{", "'p'", ":"] + partition.statement + [",", "'r'", ":"] + row.statement
    var item = #""p":\#(partition.json),"r":\#(row.json)"#
    for name in ["a", "b", "m", "l", "ss", "g", "a b", "é"] where parts.generator.once(in: 3) {
      let value = name == "g" ? parts.plain(partitions) : parts.plainValue()
      tokens += [",", "'\(name)'", ":"] + value.statement
      item += ",\"\(name)\":\(value.json)"
    }
    return Write(
      tokens: tokens + ["}"], action: "Put",
      members: #""TableName":"requests","Item":{\#(item)},"ConditionExpression":"attribute_not_exists(p)""#)
  }

  /// A deletion of nothing is done, whatever its condition says.
  private static func delete(_ parts: inout EquivalentParts) -> Write {
    let (named, key) = key(&parts)
    let condition = parts.generator.once(in: 2) ? parts.condition() : nil
    return Write(
      tokens: ["DELETE", "FROM", "statements", "WHERE"] + named + (condition.map { ["AND", "("] + $0.statement + [")"] } ?? []),
      action: "Delete",
      members: #""TableName":"requests","Key":\#(key)"#
        + (condition.map { #","ConditionExpression":"attribute_not_exists(p) OR (\#($0.expression))""# } ?? ""),
      returning: parts.generator.once(in: 2) ? (["RETURNING", "ALL", "OLD", "*"], #","ReturnValues":"ALL_OLD""#) : ([], ""))
  }

  private static func update(_ parts: inout EquivalentParts) -> Write {
    let isFromFirst = parts.generator.once(in: 3)
    var changes = EquivalentParts.Part(statement: [], expression: "")
    if !isFromFirst { changes = parts.changes() }
    let (named, key) = key(&parts)
    let condition = parts.generator.once(in: 3) ? parts.condition() : nil
    if isFromFirst { changes = parts.changes() }
    let clause = ["WHERE"] + named + (condition.map { ["AND", "("] + $0.statement + [")"] } ?? [])
    let returning = parts.generator.one(of: [
      (["ALL", "OLD"], "ALL_OLD"), (["ALL", "NEW"], "ALL_NEW"), (["MODIFIED", "OLD"], "UPDATED_OLD"),
      (["MODIFIED", "NEW"], "UPDATED_NEW"), ([], "NONE"),
    ])
    return Write(
      tokens: isFromFirst
        ? ["FROM", "statements"] + clause + changes.statement : ["UPDATE", "statements"] + changes.statement + clause,
      action: "Update",
      members: #""TableName":"requests","Key":\#(key),"UpdateExpression":"\#(changes.expression)","#
        + #""ConditionExpression":"attribute_exists(p)\#(condition.map { " AND (\($0.expression))" } ?? "")""#,
      returning: returning.0.isEmpty
        ? ([], "") : (["RETURNING"] + returning.0 + ["*"], #","ReturnValues":"\#(returning.1)""#))
  }

  private static func check(_ parts: inout EquivalentParts) -> Write {
    let (named, key) = key(&parts)
    let condition = parts.condition(depth: 1)
    return Write(
      tokens: ["EXISTS", "(", "SELECT", "*", "FROM", "statements", "WHERE"] + named + ["AND", "("] + condition.statement + [
        ")", ")",
      ],
      action: "ConditionCheck",
      members: #""TableName":"requests","Key":\#(key),"ConditionExpression":"\#(condition.expression)""#)
  }
}

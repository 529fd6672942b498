import SwynamoCore
import SwynamoWire

/// The members of a batch's body, to be sent in part.
struct BatchBody {
  /// A table with its part of the members. Those of a write are `[…]`; those of a read are the `Keys` of an object with parameters.
  struct Table {
    var name: String
    var members: [String] = []
    /// The other members of the object: `,"ConsistentRead":true`.
    var parameters = ""
  }

  private let isRead: Bool
  private var tables: [Table] = []
  /// What stands beside `RequestItems`: `,"ReturnConsumedCapacity":"TOTAL"`.
  private var rest = ""

  /// Nil for an operation that is no batch.
  init?(_ request: TransportRequest) throws {
    switch request.operation {
    case "BatchGetItem": isRead = true
    case "BatchWriteItem": isRead = false
    default: return nil
    }
    try self.read(request.body)
  }

  private mutating func read(_ body: [UInt8]) throws {
    try AttributeReader.read(body) { reader in
      try reader.readObject { reader, name in
        guard name.elementsEqual("RequestItems".utf8) else {
          rest += #","\#(Self.text(name))":\#(Self.text(try reader.skipValue()))"#
          return
        }
        try reader.readObject { reader, name in
          var table = Table(name: Self.text(name))
          if isRead {
            try reader.readObject { reader, name in
              if name.elementsEqual("Keys".utf8) {
                try reader.readArray { reader, _ in table.members.append(Self.text(try reader.skipValue())) }
              } else {
                table.parameters += #","\#(Self.text(name))":\#(Self.text(try reader.skipValue()))"#
              }
            }
          } else {
            try reader.readArray { reader, _ in table.members.append(Self.text(try reader.skipValue())) }
          }
          tables.append(table)
        }
      }
    }
  }

  /// Has the carrier do all but the last members, and names those in the answer.
  func answer(leaving count: Int, of request: TransportRequest, on carrier: any Transport) async throws -> TransportResponse {
    var done: [Table] = []
    var left: [Table] = []
    var kept = max(tables.reduce(0) { $0 + $1.members.count } - max(count, 0), 0)
    for table in tables {
      let share = min(kept, table.members.count)
      kept -= share
      var part = table
      part.members = Array(table.members[..<share])
      if !part.members.isEmpty { done.append(part) }
      part.members = Array(table.members[share...])
      if !part.members.isEmpty { left.append(part) }
    }
    guard !done.isEmpty else {
      return TransportResponse(status: 200, body: Array("{\(isRead ? #""Responses":{},"# : "")\(leftMember(left))}".utf8))
    }
    var part = request
    part.body = Array(#"{"RequestItems":\#(json(done))\#(rest)}"#.utf8)
    let answer = try await carrier.send(part)
    guard answer.isSuccess, !left.isEmpty else { return answer }
    return TransportResponse(status: 200, body: Array("{\(try members(of: answer.body, adding: left))}".utf8))
  }

  private var leftName: String { isRead ? "UnprocessedKeys" : "UnprocessedItems" }

  private func leftMember(_ tables: [Table]) -> String { #""\#(leftName)":\#(json(tables))"# }

  /// The members of an answer, with these added to what the carrier left itself.
  private func members(of answer: [UInt8], adding left: [Table]) throws -> String {
    var members: [String] = []
    var alreadyLeft = ""
    try AttributeReader.read(answer) { reader in
      try reader.readObject { reader, name in
        let name = Self.text(name)
        let value = Self.text(try reader.skipValue())
        if name == leftName { alreadyLeft = value } else { members.append(#""\#(name)":\#(value)"#) }
      }
    }
    var all = left
    if !alreadyLeft.isEmpty {
      var own = self
      own.tables = []
      try own.read(Array(#"{"RequestItems":\#(alreadyLeft)}"#.utf8))
      for table in own.tables {
        if let index = all.firstIndex(where: { $0.name == table.name }) {
          all[index].members = table.members + all[index].members
        } else {
          all.append(table)
        }
      }
    }
    return (members + [leftMember(all)]).joined(separator: ",")
  }

  private func json(_ tables: [Table]) -> String {
    let members = tables.map { table in
      let list = "[\(table.members.joined(separator: ","))]"
      return isRead ? #""\#(table.name)":{"Keys":\#(list)\#(table.parameters)}"# : #""\#(table.name)":\#(list)"#
    }
    return "{\(members.joined(separator: ","))}"
  }

  private static func text(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }
}

extension TransportRequest {
  /// Whether it names the table, or its ARN.
  func names(table: String) -> Bool {
    tableNames.contains { ResourceName.isTable(table, askedForAs: $0) }
  }
}

import SwynamoBytes
import SwynamoCore

/// A row of CSV as RFC 4180 has it: fields in quotes may have the delimiter, ends of lines, and quotes that are doubled.
enum CSVRow {
  /// The fields of a row; nil for one whose quotes don't close.
  static func fields(_ row: [UInt8], delimiter: UInt8) -> [String]? {
    var row = row[...]
    if row.last == UInt8(ascii: "\r") { row.removeLast() }
    var fields: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var index = row.startIndex
    while index < row.endIndex {
      let byte = row[index]
      let next = index + 1 < row.endIndex ? row[index + 1] : nil
      if isQuoted {
        if byte != UInt8(ascii: "\"") {
          field.append(byte)
        } else if next == byte {
          field.append(byte)
          index += 1
        } else {
          isQuoted = false
        }
      } else if byte == delimiter {
        fields.append(String(decoding: field, as: UTF8.self))
        field = []
      } else if byte == UInt8(ascii: "\""), field.isEmpty {
        isQuoted = true
      } else {
        field.append(byte)
      }
      index += 1
    }
    guard !isQuoted else { return nil }
    return fields + [String(decoding: field, as: UTF8.self)]
  }
}

/// The columns of a CSV file, and what they are as attributes.
struct CSVColumns: Sendable {
  let names: [String]

  /// A row as an item: fields of keys have the types that were declared, all others are strings, and empty ones are left out. Nil for
  /// a row that has another number of fields, or none that a key's type has.
  func item(_ fields: [String], types: StringMap<AttributeType>) -> Item? {
    guard fields.count == names.count else { return nil }
    var item: Item = [:]
    for (name, field) in zip(names, fields) where !field.isEmpty {
      switch types[name] {
      case .number?:
        guard let number = DynamoDBNumber(field) else { return nil }
        item[name] = .number(number)
      case .binary?:
        guard let bytes = try? Base64.bytes(field) else { return nil }
        item[name] = .binary(bytes)
      default: item[name] = .string(field)
      }
    }
    return item
  }
}

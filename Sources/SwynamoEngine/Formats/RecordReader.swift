import SwynamoCore
import SwynamoWire

/// A record of a file that was read.
enum FileRecord {
  /// A line of blanks, Ion's version.
  case nothing
  /// The request that it stands for: `Item`, and beside it what a bulk put may have.
  case members(JSONValue)
  /// Nothing that could be an item: what follows in its file isn't looked at.
  case malformed(String)
}

/// Reads the records of a file one after the other.
struct RecordReader {
  let format: ItemFormat
  /// Of CSV.
  let delimiter: UInt8
  /// The types of keys, for CSV.
  let types: StringMap<AttributeType>
  /// Of CSV: those of the request, or of the file's first row.
  private var columns: CSVColumns?

  init(
    _ format: ItemFormat, delimiter: UInt8 = UInt8(ascii: ","), columns: CSVColumns? = nil,
    types: StringMap<AttributeType> = [:]
  ) {
    self.format = format
    self.delimiter = delimiter
    self.columns = columns
    self.types = types
  }

  mutating func read(_ record: [UInt8]) -> FileRecord {
    if record.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) { return .nothing }
    switch format {
    case .dynamoDBJSON:
      guard let json = try? JSONReader.read(record), case .object? = json["Item"] else {
        return .malformed("The record is not a JSON object with an Item")
      }
      return .members(json)
    case .ion:
      guard let value = try? IonReader.read(record) else { return isBare(record) ? .nothing : .malformed(Self.noIon) }
      guard case .map(let members) = value, case .map? = members["Item"] else { return .malformed(Self.noIon) }
      return .members(Self.request(members))
    case .csv:
      guard let fields = CSVRow.fields(record, delimiter: delimiter) else {
        return .malformed("The row has a quote that does not end")
      }
      guard let columns else {
        self.columns = CSVColumns(names: fields)
        return .nothing
      }
      guard let item = columns.item(fields, types: types) else {
        return .malformed("The row does not fit the columns of the file, or its keys do not have their types")
      }
      return .members(Self.request(["Item": .map(item)]))
    }
  }

  /// The same for a record that is of no interest any more.
  mutating func skip(_ record: [UInt8]) {
    if format == .csv, columns == nil { _ = read(record) }
  }

  private static let noIon = "The record is not an Ion struct with an Item"

  private func isBare(_ record: [UInt8]) -> Bool {
    if case .some(.none) = try? IonReader.read(record) { true } else { false }
  }

  /// The members of a bulk put as a request has them.
  private static func request(_ members: Item) -> JSONValue {
    var result: [JSONMember] = []
    for (name, value) in members {
      switch (name, value) {
      case ("ExpressionAttributeNames", .map(let names)):
        result.append(
          JSONMember(
            name: name,
            value: .object(
              names.map { placeholder, name in
                JSONMember(name: placeholder, value: { if case .string(let text) = name { .string(text) } else { .null } }())
              })))
      case (_, .string(let text)): result.append(JSONMember(name: name, value: .string(text)))
      case (_, .map(let map)):
        if let json = try? JSONReader.read(StoredItem(map).bytes) { result.append(JSONMember(name: name, value: json)) }
      default: break
      }
    }
    return .object(result)
  }
}

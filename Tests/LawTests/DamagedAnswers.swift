import FoundationEssentials
import SwynamoDB
import Testing

/// A damaged answer is read or refused; never does it stop the program.
@Suite struct DamagedAnswers {
  @Test func itemsAndModels() async {
    await check("a damaged item is read or refused") { generator in
      var bytes = EncodedItem(
        generator.item().merging(["id": "a", "lines": [["n": "x"]], "when": "2024-01-02T03:04:05.000006+0000"]) { $1 }
      ).json
      generator.damage(&bytes)
      _ = try? AttributeReader.read(bytes) { try $0.readItem() }
      _ = try? AttributeReader.read(bytes, letters.schema.codec.decode)
      _ = try? ItemResponse(bytes) { try $0.readItem() }
      return nil
    }
  }

  @Test func answers() async {
    let answers = [
      #"{"Items":[{"id":{"S":"a"}}],"Count":1,"ScannedCount":2,"LastEvaluatedKey":{"id":{"S":"a"}},"ConsumedCapacity":{"TableName":"t","CapacityUnits":0.5}}"#,
      #"{"Responses":{"t":[{"id":{"S":"a"}}]},"UnprocessedKeys":{"t":{"Keys":[{"id":{"N":"1.5"}}]}},"UnprocessedItems":{"t":[{"PutRequest":{"Item":{"id":{"S":"a"}}}}]}}"#,
      #"{"Table":{"TableName":"t","TableStatus":"ACTIVE","KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],"ItemCount":12,"GlobalSecondaryIndexes":null}}"#,
      #"{"__type":"a#ConditionalCheckFailedException","message":"no","Item":{"id":{"S":"a"}},"CancellationReasons":[{"Code":"None"},{"Code":"x","Item":{"a":{"NULL":true}}}]}"#,
    ]
    await check("a damaged answer is read or refused") { generator in
      var bytes = Array(generator.one(of: answers).utf8)
      generator.damage(&bytes)
      _ = try? PageResponse(bytes) { try $0.readItem() }
      _ = try? BatchGetItemResponse(bytes)
      _ = try? BatchWriteItemResponse(bytes)
      _ = try? TransactGetItemsResponse(bytes)
      _ = try? TableDescription(bytes)
      _ = try? ListTablesResponse(bytes)
      _ = DynamoDBError(TransportResponse(status: 400, body: bytes), operation: "Query")
      _ = try? Cursor(String(decoding: bytes, as: UTF8.self))
      _ = Explanation.indented(bytes)
      return nil
    }
  }
}

private struct Letter: Sendable {
  var id: String
  var a: AttributeValue?
  var b: Item?
  var c: Set<String>?
  var lines: [Line]
  var when: Date

  struct Line: MapAttribute {
    var n: String
    static let schema = MapSchema { Field(\Line.n) }.of(Line.init)
  }
}

private let letters = Table("letters") {
  HashKey(\Letter.id)
  Field(\.a)
  Field(\.b)
  Field(\.c)
  Field(\.lines)
  Field(\.when)
}.of(Letter.init)

extension Generator {
  fileprivate mutating func damage(_ bytes: inout [UInt8]) {
    for _ in 0..<int(1...3) {
      guard !bytes.isEmpty else { return }
      let place = int(0...bytes.count - 1)
      switch int(0...4) {
      case 0: bytes.removeSubrange(place...)
      case 1: bytes.remove(at: place)
      case 2: bytes[place] = UInt8(int(0...255))
      case 3: bytes.insert(one(of: Array("{}[]\",:\\u0\u{0}N".utf8)), at: place)
      default:
        // A part of it twice.
        let end = int(place...bytes.count - 1)
        bytes.insert(contentsOf: bytes[place...end], at: place)
      }
    }
  }
}

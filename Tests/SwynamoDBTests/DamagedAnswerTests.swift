import Foundation
import SwynamoBytes
import SwynamoDB
import SwynamoTesting
import Synchronization
import Testing

/// What becomes of each answer that the client reads when it breaks off, or when some of its bytes are others: an error, or a whole
/// result of the right shape. Nothing crashes, and nothing is left out without an error.
@Suite(.timeLimit(.minutes(5))) struct DamagedAnswerTests {
  private static let seed: UInt64 = 20_250_607
  private static let mutations = 1500

  @Test(arguments: DamagedAnswer.all)
  func aWholeAnswerIsASuccess(_ answer: DamagedAnswer) async throws {
    #expect(try await answer.run(Array(answer.body.utf8)) == nil)
  }

  @Test(arguments: DamagedAnswer.all)
  func anAnswerThatBreaksOffIsAnError(_ answer: DamagedAnswer) async {
    let body = Array(answer.body.utf8)
    for length in body.indices {
      do {
        _ = try await answer.run(Array(body.prefix(length)))
        Issue.record("\(answer.name): its first \(length) bytes are taken for the whole")
      } catch {
        #expect(Self.isOfTheAnswer(error), "\(answer.name), the first \(length) bytes: \(error)")
      }
    }
  }

  @Test(arguments: DamagedAnswer.all)
  func anAnswerWithOtherBytesIsAnErrorOrWhole(_ answer: DamagedAnswer) async {
    var random = SplitMix64(state: Self.seed)
    var refused = 0
    for number in 0..<Self.mutations {
      let body = Self.damaged(Array(answer.body.utf8), &random)
      let shown = "\(answer.name), seed \(Self.seed), number \(number): \(String(decoding: body, as: UTF8.self))"
      do {
        let fault = try await answer.run(body)
        #expect(fault == nil, "\(shown)")
      } catch {
        refused += 1
        #expect(Self.isOfTheAnswer(error), "\(shown): \(error)")
      }
    }
    #expect(refused > Self.mutations / 2)
  }

  /// An error that says that the answer cannot be used, by itself or as the cause of what is handed back.
  private static func isOfTheAnswer(_ error: any Error) -> Bool {
    switch error {
    case let error as TransportError:
      if case .malformedResponse = error.reason { true } else { false }
    case is AttributeDecodingError: true
    case let error as BatchGetIncompleteError: error.cause.map(isOfTheAnswer) ?? false && !error.unreadKeys.isEmpty
    case let error as BatchWriteIncompleteError: error.cause.map(isOfTheAnswer) ?? false && !error.unwritten.isEmpty
    default: false
    }
  }

  private static func damaged(_ body: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
    var body = body
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      guard let place = body.indices.randomElement(using: &random) else { return body }
      let end = min(place + Int.random(in: 1...8, using: &random), body.count)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: body[place] = UInt8.random(in: 0...255, using: &random)
      case 1, 2: body[place] = #"{}[]",:0123456789-eE\untabcKRx "#.utf8.randomElement(using: &random) ?? 0
      case 3: body[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 4: body.removeSubrange(place..<end)
      default: body.insert(contentsOf: body[place..<end], at: place)
      }
    }
    return body
  }
}

/// A whole answer to an operation, and what must be true of any result that is read from it or from what it was made into.
struct DamagedAnswer: Sendable, CustomTestStringConvertible {
  let name: String
  let body: String
  /// Says what is wrong with the result; requests after the first get whole answers.
  let check: @Sendable (DynamoDB, RecordingTransport, _ body: [UInt8]) async throws -> String?

  var testDescription: String { name }

  func run(_ body: [UInt8]) async throws -> String? {
    let damaged = TransportResponse(status: 200, headers: TransportResponse.Headers([]), body: body)
    let isFirst = FirstTime()
    let transport = RecordingTransport { request in
      if isFirst.next() { return .response(damaged) }
      // Keys and writes of an answer go into the next request.
      let isJSON = (try? JSONSerialization.jsonObject(with: Data(request.body))) is [String: Any]
      #expect(isJSON, "\(name) sends \(request)")
      return Self.whole(request)
    }
    return try await check(client(transport), transport, body)
  }

  private static func whole(_ request: RecordingTransport.RecordedRequest) -> RecordingTransport.Answer {
    switch request.operation {
    case "BatchGetItem": read(request.ids)
    case "BatchWriteItem": leftWrites([])
    case "DescribeTable", "CreateTable": .json(table)
    case "ListTables": .json(#"{"TableNames":[]}"#)
    default: .json(#"{"Items":[],"Count":0,"ScannedCount":0}"#)
    }
  }
}

extension DamagedAnswer {
  private static let capacity = #""ConsumedCapacity":{"TableName":"notes","CapacityUnits":1.5}"#
  private static let item =
    #"{"id":{"N":"1"},"text":{"S":"a \u00e9\n\"é"},"more":{"L":[{"M":{"x":{"BS":["AQ=="]}}},{"BOOL":true}]}}"#
  private static let items = #"[{"id":{"N":"1"},"text":{"S":"x"}},{"id":{"N":"2"},"text":{"S":"y"}}]"#
  private static let page =
    #"{"Items":\#(items),"Count":2,"ScannedCount":7,"LastEvaluatedKey":{"id":{"N":"2"}},\#(capacity)}"#
  private static let table = #"""
    {"Table":{"TableName":"notes","TableStatus":"ACTIVE","ItemCount":3,"TableSizeBytes":17,"TableArn":"arn:x","KeySchema":[
    {"AttributeName":"id","KeyType":"HASH"}],"GlobalSecondaryIndexes":[{"IndexName":"by","IndexStatus":"ACTIVE","KeySchema":[
    {"AttributeName":"text","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}]}}
    """#

  private static func count(_ body: [UInt8]) -> Int? {
    let object = try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any]
    return (object?["Count"] as? NSNumber)?.intValue
  }

  private static func checked(_ page: Page<Note>, _ body: [UInt8]) -> String? {
    if let count = count(body), count != page.items.count { return "\(page.items.count) items of \(count)" }
    return nil
  }

  static let all: [DamagedAnswer] = [
    DamagedAnswer(name: "GetItem", body: #"{"Item":\#(item),\#(capacity)}"#) { db, _, _ in
      _ = try await notes.get(1).run(on: db)
      return nil
    },
    DamagedAnswer(name: "PutItem", body: #"{"Attributes":\#(item),\#(capacity)}"#) { db, _, _ in
      _ = try await notes.put(Note(id: 1, text: "x")).returning(.allOld).run(on: db)
      return nil
    },
    DamagedAnswer(name: "UpdateItem", body: #"{"Attributes":\#(item),\#(capacity)}"#) { db, _, _ in
      _ = try await notes.update(1) { $0.text.set("y") }.returning(.allNew).run(on: db)
      return nil
    },
    DamagedAnswer(name: "DeleteItem", body: #"{"Attributes":\#(item),\#(capacity)}"#) { db, _, _ in
      _ = try await notes.delete(1).returning(.allOld).run(on: db)
      return nil
    },
    DamagedAnswer(name: "Query", body: page) { db, _, body in checked(try await notes.query(1).page(on: db), body) },
    DamagedAnswer(name: "Scan", body: page) { db, _, body in checked(try await notes.scan().page(on: db), body) },
    DamagedAnswer(name: "Scan with a limit", body: page) { db, _, body in
      checked(try await notes.scan().limit(3).page(on: db), body)
    },
    DamagedAnswer(name: "Scan of all pages", body: page) { db, _, body in
      let found = try await notes.scan().run(on: db).count
      return found == count(body) ?? found ? nil : "\(found) items"
    },
    DamagedAnswer(name: "Count", body: #"{"Count":12,"ScannedCount":70,"LastEvaluatedKey":{"id":{"N":"2"}},\#(capacity)}"#) {
      db, _, body in
      let found = try await notes.scan().count().run(on: db)
      return found == count(body) ?? found ? nil : "a count of \(found)"
    },
    DamagedAnswer(
      name: "BatchGetItem",
      body: #"{"Responses":{"notes":\#(items)},"UnprocessedKeys":{"notes":{"Keys":[{"id":{"N":"3"}}],"ConsistentRead":false}}}"#
    ) { db, _, _ in
      let found = try await notes.batchGet([1, 2, 3]).run(on: db).map(\.id)
      return found == [1, 2, 3] ? nil : "items \(found)"
    },
    DamagedAnswer(
      name: "BatchWriteItem",
      body: #"{"UnprocessedItems":{"notes":[{"PutRequest":{"Item":{"text":{"S":"x"},"id":{"N":"1"}}}},"#
        + #"{"DeleteRequest":{"Key":{"id":{"N":"7"}}}}]}}"#
    ) { db, transport, _ in
      try await db.batchWrite {
        for id in 0..<3 { notes.put(Note(id: id, text: "x")) }
        notes.delete(7)
      }
      let again = transport.requests.dropFirst().map(\.text)
      let left = #"[{"PutRequest":{"Item":{"id":{"N":"1"},"text":{"S":"x"}}}},{"DeleteRequest":{"Key":{"id":{"N":"7"}}}}]"#
      return again == [#"{"RequestItems":{"notes":\#(left)}}"#] ? nil : "then sends \(again)"
    },
    DamagedAnswer(name: "TransactGetItems", body: #"{"Responses":[{"Item":\#(item)},{}],"ConsumedCapacity":[]}"#) { db, _, _ in
      let found = try await db.transactGet([notes.get(1), notes.get(2)])
      return found.count == 2 ? nil : "\(found.count) answers"
    },
    DamagedAnswer(name: "TransactWriteItems", body: #"{"ConsumedCapacity":[{"TableName":"notes","CapacityUnits":2}]}"#) {
      db, _, _ in
      try await db.transact { notes.put(Note(id: 1, text: "x")) }
      return nil
    },
    DamagedAnswer(name: "DescribeTable", body: table) { db, _, _ in
      let description = try await notes.describeTable().run(on: db)
      return description.status == .other("") ? "no status" : nil
    },
    DamagedAnswer(name: "CreateTable", body: table.replacing(#""Table":"#, with: #""TableDescription":"#)) { db, _, _ in
      try await notes.createTable().run(on: db)
      return nil
    },
    DamagedAnswer(name: "ListTables", body: #"{"TableNames":["notes","users"],"LastEvaluatedTableName":"users"}"#) { db, _, _ in
      let names = try await db.listTables()
      return names.isEmpty ? nil : names.count <= 8 ? nil : "\(names.count) tables"
    },
  ]
}

private final class FirstTime: Sendable {
  private let isOver = Mutex(false)

  func next() -> Bool {
    isOver.withLock { isOver in
      defer { isOver = true }
      return !isOver
    }
  }
}

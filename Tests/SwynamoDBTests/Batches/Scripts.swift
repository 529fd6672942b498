import SwynamoDB
import SwynamoTesting

struct Note: Sendable, Equatable {
  let id: Int
  var text: String
}

let notes = Table("notes") {
  HashKey(\Note.id)
  Field(\.text)
}.of(Note.init)

/// With waits that are too short to be noticed.
func client(_ transport: RecordingTransport, attempts: Int = 4) -> DynamoDB {
  DynamoDB(
    Backend(transport),
    retryPolicy: Retries.Standard(
      maximumAttempts: attempts, base: .microseconds(100), throttlingBase: .microseconds(100), quota: nil))
}

extension RecordingTransport.RecordedRequest {
  /// The ids of the notes that a batch names, in its order.
  var ids: [Int] { text.split(separator: #""id":{"N":""#).dropFirst().compactMap { Int($0.prefix { $0.isNumber }) } }
}

/// What BatchWriteItem answers when these puts were left.
func leftWrites(_ ids: some Sequence<Int>) -> RecordingTransport.Answer {
  let writes = ids.map { #"{"PutRequest":{"Item":{"id":{"N":"\#($0)"},"text":{"S":"x"}}}}"# }
  return .json(#"{"UnprocessedItems":{\#(writes.isEmpty ? "" : #""notes":[\#(writes.joined(separator: ","))]"#)}}"#)
}

/// What BatchGetItem answers with these notes, leaving those keys.
func read(_ ids: some Sequence<Int>, leaving left: some Sequence<Int> = [], text: String = "x") -> RecordingTransport.Answer {
  let items = ids.map { #"{ "text" : { "S":"\#(text)" }, "id" : { "N" : "\#($0)" } }"# }.joined(separator: ",")
  let keys = left.map { #"{"id":{"N":"\#($0)"}}"# }.joined(separator: ",")
  let unprocessed = keys.isEmpty ? "" : #""notes":{"Keys":[\#(keys)],"ConsistentRead":false}"#
  return .json(#"{"Responses":{"notes":[\#(items)]},"UnprocessedKeys":{\#(unprocessed)}}"#)
}

extension BatchWriteIncompleteError {
  /// The ids of the notes that were not written.
  var ids: [Int] { get throws { try unwritten.map { try $0.id } } }
}

extension BatchWriteItemRequest.TableWrite {
  fileprivate var id: Int {
    get throws {
      let item =
        switch write {
        case .put(let item): item
        case .delete(let key): key
        }
      guard case .number(let number)? = try item.decoded()["id"] else { return -1 }
      return Int(exactly: number) ?? -1
    }
  }
}

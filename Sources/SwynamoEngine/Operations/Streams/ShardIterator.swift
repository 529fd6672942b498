import SwynamoBytes
import SwynamoCore
import SwynamoWire

/// A place in a shard, as a text that clients hand back. It is good for fifteen minutes.
///
///     arn:aws:dynamodb:us-east-1:123456789012:table/users/stream/2026-09-01T12:34:56.789|1|AAAAAAAAAAEAAAGb…
struct ShardIterator {
  /// The shard's first number, which no other has.
  let shard: Int
  /// The number of the next record, or a smaller one.
  let number: Int
  /// Seconds since 1970.
  private let created: Double

  private static let lifetime = 900.0

  init(shard: Int, number: Int, at now: Double) {
    self.shard = shard
    self.number = number
    created = now
  }

  func text(_ arn: String) -> String {
    let words = [shard, number, Int((created * 1000).rounded(.down))]
    let bytes = words.flatMap(\.bigEndianBytes)
    return "\(arn)|1|\(Base64.text(bytes + UInt32(truncatingIfNeeded: Self.checksum(bytes, arn)).bigEndianBytes))"
  }

  /// Throws for a text that is none, and for one whose time is over.
  init(_ text: String, at now: Double) throws(DynamoDBError) {
    let parts = text.split(byte: "|")
    guard parts.count == 3, parts[1] == "1", let bytes = try? Base64.bytes(parts[2]), bytes.count == 28 else {
      throw Self.invalid
    }
    let words = (0..<3).map { word in bytes[word * 8..<word * 8 + 8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
    let checksum = bytes[24...].reduce(0) { $0 << 8 | Int($1) }
    guard checksum == Self.checksum(Array(bytes[..<24]), parts[0]), words.allSatisfy({ $0 <= UInt64(Int.max) }) else {
      throw Self.invalid
    }
    (shard, number, created) = (Int(words[0]), Int(words[1]), Double(words[2]) / 1000)
    arn = parts[0]
    guard created + Self.lifetime >= now else {
      throw DynamoDBError(
        code: "ExpiredIteratorException", message: "The provided iterator exceeds the maximum age allowed.")
    }
  }

  /// The stream's, of an iterator that was handed back.
  private(set) var arn = ""

  private static let invalid = DynamoDBError.invalid("Invalid ShardIterator")

  private static func checksum(_ bytes: [UInt8], _ arn: String) -> Int {
    var checksum = Checksum()
    checksum.add(bytes)
    checksum.add(Array(arn.utf8))
    return checksum.value
  }
}

extension Operation {
  static let getShardIterator = Operation(
    "GetShardIterator",
    [
      .streamARN("StreamArn", .notNull), .shardID("ShardId", .notNull),
      Shape.Member(
        "ShardIteratorType", .string, .notNull,
        .oneOf(["AFTER_SEQUENCE_NUMBER", "LATEST", "AT_SEQUENCE_NUMBER", "TRIM_HORIZON", "AT_TIMESTAMP"])),
      Shape.Member("SequenceNumber", .string, .minimumLength(21), .maximumLength(40)), Shape.Member("Timestamp", .timestamp),
    ]
  ) { request, session in
    let type = request["ShardIteratorType"]?.text ?? ""
    let place = try ShardPlace(type, request, at: session.now)
    let stream = try StreamARN(request["StreamArn"]?.text ?? "").stream(in: session)
    let shard = try stream.shard(named: request["ShardId"]?.text ?? "")
    let number = try place.number(in: shard, session)
    var json = JSONWriter()
    json.object { json in
      json.member(
        "ShardIterator",
        ShardIterator(shard: shard.first, number: number, at: session.now).text(stream.arn(in: session.catalog.shown)))
    }
    return json
  }
}

/// Where an iterator begins.
private enum ShardPlace {
  case trimHorizon
  case latest
  case number(Int)
  case time(Double)

  init(_ type: String, _ request: JSONValue, at now: Double) throws(DynamoDBError) {
    let text = request["SequenceNumber"]?.text
    let time = request["Timestamp"]?.double
    let takesNumber = type == "AT_SEQUENCE_NUMBER" || type == "AFTER_SEQUENCE_NUMBER"
    guard text != nil || !takesNumber else {
      throw .invalid("SequenceNumber must be specified when ShardIteratorType is \(type)")
    }
    guard text == nil || takesNumber else {
      throw .invalid("SequenceNumber must not be specified when ShardIteratorType is \(type)")
    }
    guard time == nil || type == "AT_TIMESTAMP" else {
      throw .invalid("Timestamp must not be specified when ShardIteratorType is \(type)")
    }
    switch type {
    case "TRIM_HORIZON": self = .trimHorizon
    case "LATEST": self = .latest
    case "AT_TIMESTAMP":
      guard let time else { throw .invalid("Timestamp must be specified when ShardIteratorType is AT_TIMESTAMP") }
      guard time <= now else { throw .invalid("Timestamp must not be in the future") }
      self = .time(time)
    default:
      guard let number = SequenceNumber.number(text ?? "") else { throw .invalid("Invalid SequenceNumber: \(text ?? "")") }
      self = .number(type == "AT_SEQUENCE_NUMBER" || number == Int.max ? number : number + 1)
    }
  }

  func number(in shard: Shard, _ session: Session) throws -> Int {
    switch self {
    case .trimHorizon: return shard.trimmed + 1
    case .latest: return session.changes.lastNumber + 1
    case .time(let time):
      let numbers = shard.first..<(shard.last ?? session.changes.lastNumber) + 1
      return try session.changes.streams.records.number(of: shard.id, since: time, in: numbers) ?? numbers.upperBound
    case .number(let number):
      guard number > shard.trimmed || shard.trimmed == 0 else { throw DynamoDBError.trimmed }
      guard number >= shard.first, number <= (shard.last ?? session.changes.lastNumber) + 1 else {
        throw DynamoDBError.invalid("Invalid SequenceNumber: it is not in the range of shard \(shard.name)")
      }
      return number
    }
  }
}

extension DynamoDBError {
  static let trimmed = DynamoDBError(
    code: "TrimmedDataAccessException", message: "The data you are trying to access has been trimmed")
}

import SwynamoBytes

/// What the server does with a request.
enum Misbehavior: String, CaseIterable, Sendable {
  // As it should be, in every form that HTTP/1 allows.
  case answers, chunked, continueFirst, http10, saysClose, closesSilently, dripsSlowly, largeHeaders, noChecksum
  // Not carried out.
  case internalServerError, serviceUnavailable, serviceUnavailableSoon, throttled, throttledSoon
  case resetUnread, closedUnread, pageOfAProxy, emptyAnswer, partOfABatch, conflict
  // Carried out, and then…
  case internalServerErrorAfterwards, resetBeforeHead, resetInHead, resetInBody, truncated, wrongChecksum
  case lengthTooShort, lengthTooLong, garbageBytes, garbageJSON, brokenChunk, endlessHeaders, answersTwice
  // Takes until the client gives up.
  case silence, silenceAfterwards, dripsForever

  /// Of a thousand requests; what is left is answered as it should be.
  var rate: Int {
    switch self {
    case .answers: 0
    case .chunked, .continueFirst, .dripsSlowly, .noChecksum, .largeHeaders: 8
    case .http10, .saysClose, .closesSilently: 6
    case .internalServerError, .throttled, .throttledSoon, .partOfABatch, .conflict: 15
    case .serviceUnavailable, .serviceUnavailableSoon: 6
    case .resetUnread, .closedUnread, .pageOfAProxy, .emptyAnswer, .internalServerErrorAfterwards: 6
    case .resetBeforeHead, .resetInHead, .resetInBody, .truncated, .wrongChecksum: 6
    case .lengthTooShort, .lengthTooLong, .garbageBytes, .garbageJSON, .brokenChunk, .answersTwice: 5
    case .endlessHeaders, .silence, .silenceAfterwards, .dripsForever: 1
    }
  }

  /// Draws by the rates.
  static func drawn(by generator: inout Generator) -> Misbehavior {
    var left = Int.random(in: 0..<1000, using: &generator)
    for candidate in allCases {
      left -= candidate.rate
      if left < 0 { return candidate }
    }
    return .answers
  }

  /// Whether the request is carried out although the answer is not what it should be, or at once.
  var isCarriedOut: Bool {
    switch self {
    case .answers, .chunked, .continueFirst, .http10, .saysClose, .closesSilently, .dripsSlowly, .largeHeaders, .noChecksum,
      .internalServerErrorAfterwards, .resetBeforeHead, .resetInHead, .resetInBody, .truncated, .wrongChecksum,
      .lengthTooShort, .lengthTooLong, .garbageBytes, .garbageJSON, .brokenChunk, .endlessHeaders, .answersTwice,
      .silenceAfterwards, .dripsForever, .partOfABatch:
      true
    case .internalServerError, .serviceUnavailable, .serviceUnavailableSoon, .throttled, .throttledSoon, .resetUnread,
      .closedUnread, .pageOfAProxy, .emptyAnswer, .conflict, .silence:
      false
    }
  }
}

/// Draws misbehavior from a seed.
struct Generator: RandomNumberGenerator {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(state: seed) }

  mutating func next() -> UInt64 { random.next() }

  mutating func int(_ range: Range<Int>) -> Int { .random(in: range, using: &self) }
}

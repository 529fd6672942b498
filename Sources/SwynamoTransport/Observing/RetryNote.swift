/// Why a failed attempt would be followed by another.
enum RetryCause: String, Sendable {
  case throttling
  case transient
  case clockSkew = "clock skew"
  case damagedAnswer = "damaged answer"
  case staleCredentials = "stale credentials"
}

/// Why there was no other attempt after one that could have been tried again.
enum RetryRefusal: String, Sendable {
  case attemptsUsedUp = "all attempts are used up"
  case quotaUsedUp = "the retry quota is used up"
  case deadline = "the deadline would pass before the next attempt"
  case ambiguousWrite = "the write may have been carried out"
}

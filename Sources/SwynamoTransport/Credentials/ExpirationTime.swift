#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// When credentials end, as services and files write it: "2026-01-31T12:00:00Z", with fractions of a second, with an offset.
enum ExpirationTime {
  static func date(_ text: String) -> Date? { try? Date.ISO8601FormatStyle().parse(text) }
}

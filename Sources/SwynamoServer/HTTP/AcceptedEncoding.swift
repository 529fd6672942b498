import SwynamoCompression

/// How a client wants large answers compressed.
///
///     AcceptedEncoding("br, deflate;q=0.5, gzip;q=0.2")   // .deflate
///
/// As the service reads `Accept-Encoding`: the highest quality wins, then what comes first; `identity` counts for nothing.
enum AcceptedEncoding: String, CaseIterable {
  case gzip
  case deflate

  /// Smaller answers go as they are.
  static let threshold = 4096  // not a limit: where compressing begins to pay

  init?(_ header: String?) {
    guard let header, header.isASCII else { return nil }
    var offers: [(encoding: AcceptedEncoding, quality: Double)] = []
    var others: Double?
    for element in header.utf8.split(separator: UInt8(ascii: ",")) {
      let parts = element.split(separator: UInt8(ascii: ";")).map(Self.trimmed)
      guard let name = parts.first else { continue }
      let quality = Self.quality(parts.dropFirst())
      if name == "*" { others = others ?? quality }
      if let encoding = AcceptedEncoding(rawValue: name) { offers.append((encoding, quality)) }
    }
    if let others {
      for encoding in Self.allCases where !offers.contains(where: { $0.encoding == encoding }) {
        offers.append((encoding, others))
      }
    }
    guard let best = offers.map(\.quality).max(), best > 0, let offer = offers.first(where: { $0.quality == best }) else {
      return nil
    }
    self = offer.encoding
  }

  var frame: GZip.Frame {
    switch self {
    case .gzip: .gzip
    case .deflate: .zlib
    }
  }

  /// The first quality counts, `q =` is none; one that is no number is the highest, and none is above 1.
  private static func quality(_ parameters: some Sequence<String>) -> Double {
    for parameter in parameters {
      let pair = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2, pair[0] == "q" else { continue }
      var number = trimmed(pair[1].utf8)
      if number.hasSuffix(".") { number += "0" }
      return Double(number).map { min($0, 1) } ?? 1
    }
    return 1
  }

  private static func trimmed(_ text: some BidirectionalCollection<UInt8>) -> String {
    let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    let start = text.drop(while: isBlank)
    return String(decoding: start.prefix(start.count - start.reversed().prefix(while: isBlank).count), as: UTF8.self)
      .lowercased()
  }
}

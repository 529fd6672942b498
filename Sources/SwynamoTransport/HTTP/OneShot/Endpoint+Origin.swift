import CCurl
import SwynamoWire

extension Endpoint {
  /// "https://sts.eu-west-1.amazonaws.com" of a URL with any path and query; none of what it throws repeats the URL.
  static func origin(of url: String) throws -> String {
    func refusal(_ why: String) -> TransportError { TransportError(.invalidEndpoint(why)) }
    guard !url.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }), let parts = URLParts(url) else {
      throw refusal("A URL to send a request to is not a URL.")
    }
    guard let scheme = parts[CURLUPART_SCHEME], scheme == "http" || scheme == "https", let host = parts[CURLUPART_HOST] else {
      throw refusal("A URL to send a request to must begin with http:// or https://.")
    }
    guard parts[CURLUPART_USER] == nil, parts[CURLUPART_PASSWORD] == nil else {
      throw refusal("A URL to send a request to must not have a user or a password in it.")
    }
    return "\(scheme)://\(host)\(parts[CURLUPART_PORT].map { ":\($0)" } ?? "")"
  }
}

import CCurl

extension Endpoint {
  /// "https://sts.eu-west-1.amazonaws.com" of a URL with any path and query; none of what it throws repeats the URL.
  static func origin(of url: String) throws -> String {
    func refusal(_ why: String) -> TransportError { TransportError(.invalidEndpoint(why)) }
    guard let parts = curl_url() else { throw refusal("A URL could not be read.") }
    defer { curl_url_cleanup(parts) }
    guard !url.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }), curl_url_set(parts, CURLUPART_URL, url, 0) == CURLUE_OK else {
      throw refusal("A URL to send a request to is not a URL.")
    }
    func part(_ what: CURLUPart) -> String? {
      var text: UnsafeMutablePointer<CChar>?
      guard curl_url_get(parts, what, &text, 0) == CURLUE_OK, let text else { return nil }
      defer { curl_free(text) }
      return String(cString: text)
    }
    guard let scheme = part(CURLUPART_SCHEME), scheme == "http" || scheme == "https", let host = part(CURLUPART_HOST) else {
      throw refusal("A URL to send a request to must begin with http:// or https://.")
    }
    guard part(CURLUPART_USER) == nil, part(CURLUPART_PASSWORD) == nil else {
      throw refusal("A URL to send a request to must not have a user or a password in it.")
    }
    return "\(scheme)://\(host)\(part(CURLUPART_PORT).map { ":\($0)" } ?? "")"
  }
}

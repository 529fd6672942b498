import CCurl

/// A URL as libcurl takes it apart.
struct URLParts: ~Copyable {
  private let parts: OpaquePointer

  /// Nil for what is no URL to libcurl.
  init?(_ url: String, flags: CInt = 0) {
    guard let parts = curl_url() else { return nil }
    guard curl_url_set(parts, CURLUPART_URL, url, CUnsignedInt(flags)) == CURLUE_OK else {
      curl_url_cleanup(parts)
      return nil
    }
    self.parts = parts
  }

  deinit { curl_url_cleanup(parts) }

  subscript(_ what: CURLUPart) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard curl_url_get(parts, what, &text, 0) == CURLUE_OK, let text else { return nil }
    defer { curl_free(text) }
    return String(cString: text)
  }
}

import CCurl

/// What libcurl says of a transfer that failed.
enum CurlFault {
  /// Its own words where it has some, else those for the code; without a proxy's URL, which may hold a password.
  static func text(of result: CURLcode, _ buffer: UnsafeMutablePointer<CChar>) -> String {
    let text = buffer.pointee == 0 ? String(cString: curl_easy_strerror(result)) : String(cString: buffer)
    return text.hasPrefix("Unsupported proxy") ? "the proxy's URL, or its scheme, is not one that can be used" : text
  }
}

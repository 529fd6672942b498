import CCurl

extension TransportConfiguration.TLS {
  func apply(to easy: UnsafeMutableRawPointer) {
    apply(.server, to: easy)
    apply(.proxy, to: easy)
  }

  private func apply(_ side: TLSOptions, to easy: UnsafeMutableRawPointer) {
    swynamo_setopt_long(easy, side.verifyPeer, 1)
    swynamo_setopt_long(easy, side.verifyHost, 2)
    swynamo_setopt_long(easy, side.version, Int(CURL_SSLVERSION_TLSv1_2))
    if let caBundle {
      swynamo_setopt_string(easy, side.authorities, caBundle)
      // A directory of the system's certificates, which many builds of libcurl trust besides the file.
      swynamo_setopt_string(easy, side.directory, nil)
    }
    if let revocationList { swynamo_setopt_string(easy, side.revocations, revocationList) }
    if let clientCertificate {
      swynamo_setopt_string(easy, side.certificate, clientCertificate.certificate)
      swynamo_setopt_string(easy, side.key, clientCertificate.key)
      if let password = clientCertificate.password { swynamo_setopt_string(easy, side.password, password) }
    }
  }
}

/// libcurl has an option twice: for the server, and for a proxy that is spoken to over TLS itself.
private struct TLSOptions {
  let verifyPeer, verifyHost, version, authorities, directory, revocations, certificate, key, password: CURLoption

  static let server = TLSOptions(
    verifyPeer: CURLOPT_SSL_VERIFYPEER, verifyHost: CURLOPT_SSL_VERIFYHOST, version: CURLOPT_SSLVERSION,
    authorities: CURLOPT_CAINFO, directory: CURLOPT_CAPATH, revocations: CURLOPT_CRLFILE, certificate: CURLOPT_SSLCERT,
    key: CURLOPT_SSLKEY, password: CURLOPT_KEYPASSWD)
  static let proxy = TLSOptions(
    verifyPeer: CURLOPT_PROXY_SSL_VERIFYPEER, verifyHost: CURLOPT_PROXY_SSL_VERIFYHOST, version: CURLOPT_PROXY_SSLVERSION,
    authorities: CURLOPT_PROXY_CAINFO, directory: CURLOPT_PROXY_CAPATH, revocations: CURLOPT_PROXY_CRLFILE,
    certificate: CURLOPT_PROXY_SSLCERT, key: CURLOPT_PROXY_SSLKEY, password: CURLOPT_PROXY_KEYPASSWD)
}

extension ProxyChoice {
  /// libcurl would else read the variables of the process, and match `no_proxy` itself.
  func apply(to easy: UnsafeMutableRawPointer) {
    swynamo_setopt_long(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    swynamo_setopt_string(easy, CURLOPT_PROXY, url)
    swynamo_setopt_string(easy, CURLOPT_NOPROXY, "")
    swynamo_setopt_string(easy, CURLOPT_PROXYUSERNAME, user)
    swynamo_setopt_string(easy, CURLOPT_PROXYPASSWORD, password)
  }
}

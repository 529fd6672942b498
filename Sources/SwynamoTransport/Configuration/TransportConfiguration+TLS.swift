extension TransportConfiguration {
  /// What a server must show, and what it is shown. TLS 1.2 is the least that is spoken.
  ///
  ///     configuration.tls.caBundle = "/etc/ssl/company.pem"
  public struct TLS: Sendable, Hashable {
    /// A file of PEM certificates to trust instead of the system's.
    public var caBundle: String?
    /// A file of PEM revocation lists, one for each authority in the chain: a server whose certificate is on them is refused.
    public var revocationList: String?
    /// What this side shows to a server, or a proxy before it, that asks who calls.
    public var clientCertificate: ClientCertificate?

    /// Whom to trust, and who the client is to the server.
    public init(caBundle: String? = nil, revocationList: String? = nil, clientCertificate: ClientCertificate? = nil) {
      self.caBundle = caBundle
      self.revocationList = revocationList
      self.clientCertificate = clientCertificate
    }
  }
}

extension TransportConfiguration.TLS {
  /// A certificate and its private key, PEM files both.
  ///
  ///     configuration.tls.clientCertificate = .init(certificate: "client.pem", key: "client.key")
  public struct ClientCertificate: Sendable, Hashable {
    /// The path of the certificate, in PEM.
    public var certificate: String
    /// The path of the private key, in PEM.
    public var key: String
    /// Of the key, when it is encrypted.
    public var password: String?

    /// A certificate and its key, by their paths.
    public init(certificate: String, key: String, password: String? = nil) {
      self.certificate = certificate
      self.key = key
      self.password = password
    }
  }
}

extension TransportConfiguration.TLS.ClientCertificate: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "ClientCertificate(certificate: \(certificate), key: \(key))" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: ["certificate": certificate, "key": key]) }
}

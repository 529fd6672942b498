import HummingbirdTLS
import NIOSSL

/// What the server proves its name with.
package struct ServerCertificate: Sendable {
  let configuration: TLSConfiguration

  /// A chain of certificates and the first one's key, both PEM.
  package init(certificateFile: String, keyFile: String) throws(CertificateError) {
    let chain: [NIOSSLCertificate]
    do { chain = try NIOSSLCertificate.fromPEMFile(certificateFile) } catch {
      throw CertificateError("The certificate \(certificateFile) can't be read: it has to be a file in PEM format.")
    }
    let key: NIOSSLPrivateKey
    do { key = try NIOSSLPrivateKey(file: keyFile, format: .pem) } catch {
      throw CertificateError("The private key \(keyFile) can't be read: it has to be a file in PEM format, without a password.")
    }
    self.init(chain, key)
  }

  /// A certificate of its own making. Those who shall trust it need `certificate`, in PEM.
  package init(selfSigned: SelfSignedCertificate) throws(CertificateError) {
    do {
      self.init(
        [try NIOSSLCertificate(bytes: selfSigned.certificate, format: .der)],
        try NIOSSLPrivateKey(bytes: selfSigned.key, format: .der))
    } catch {
      throw CertificateError("A certificate could not be made: \(error).")
    }
  }

  private init(_ chain: [NIOSSLCertificate], _ key: NIOSSLPrivateKey) {
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
    configuration.minimumTLSVersion = .tlsv12
    self.configuration = configuration
  }
}

package struct CertificateError: Error, Hashable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}

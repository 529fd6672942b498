import COpenSSL
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

/// A certificate for a server on one's own machine, made on the spot, with its key in memory only.
package struct SelfSignedCertificate: Sendable {
  /// DER.
  let certificate: [UInt8]
  let key: [UInt8]

  private static let secondsInYear = 31_536_000

  /// For `localhost`, the loopback addresses, and a host.
  package init(host: String) throws(CertificateError) {
    let failure = CertificateError("OpenSSL can't make a certificate for \(host).")
    guard let key = swynamo_new_elliptic_key("P-256") else { throw failure }
    defer { EVP_PKEY_free(key) }
    guard let certificate = X509_new() else { throw failure }
    defer { X509_free(certificate) }
    let day = 86_400
    guard X509_set_version(certificate, 2) == 1,
      ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), .random(in: 1...UInt64(Int64.max))) == 1,
      X509_gmtime_adj(X509_getm_notBefore(certificate), -day) != nil,
      X509_gmtime_adj(X509_getm_notAfter(certificate), Self.secondsInYear) != nil,
      X509_set_pubkey(certificate, key) == 1, let name = X509_get_subject_name(certificate),
      X509_NAME_add_entry_by_txt(name, "CN", 0x1001, "swynamo-local", -1, -1, 0) == 1,
      X509_set_issuer_name(certificate, name) == 1
    else { throw failure }
    for (kind, value) in [
      (NID_basic_constraints, "critical,CA:TRUE"), (NID_key_usage, "critical,digitalSignature,keyCertSign"),
      (NID_ext_key_usage, "serverAuth"), (NID_subject_key_identifier, "hash"), (NID_authority_key_identifier, "keyid"),
      (NID_subject_alt_name, Self.names(host)),
    ] {
      guard Self.add(kind, value, to: certificate) else { throw failure }
    }
    guard X509_sign(certificate, key, EVP_sha256()) > 0 else { throw failure }
    self.certificate = Self.bytes { i2d_X509(certificate, $0) }
    self.key = Self.bytes { i2d_PrivateKey(key, $0) }
    guard !self.certificate.isEmpty, !self.key.isEmpty else { throw failure }
  }

  /// What a client has to trust, as a file holds it.
  package var pem: String {
    var text = [UInt8](repeating: 0, count: (certificate.count + 2) / 3 * 4 + 1)
    let length = Int(EVP_EncodeBlock(&text, certificate, CInt(certificate.count)))
    let lines = stride(from: 0, to: length, by: 64).map { start in
      String(decoding: text[start..<min(start + 64, length)], as: UTF8.self) + "\n"
    }
    return "-----BEGIN CERTIFICATE-----\n" + lines.joined() + "-----END CERTIFICATE-----\n"
  }

  private static func names(_ host: String) -> String {
    let isAddress = host.contains(":") || host.allSatisfy { $0.isNumber || $0 == "." }
    let own = "DNS:localhost,IP:127.0.0.1,IP:::1"
    return ["localhost", "127.0.0.1", "::1", "0.0.0.0", "::"].contains(host) ? own : own + (isAddress ? ",IP:" : ",DNS:") + host
  }

  private static func add(_ kind: CInt, _ value: String, to certificate: OpaquePointer) -> Bool {
    var context = X509V3_CTX()
    X509V3_set_ctx(&context, certificate, certificate, nil, nil, 0)
    guard let made = X509V3_EXT_conf_nid(nil, &context, kind, value) else { return false }
    defer { X509_EXTENSION_free(made) }
    return X509_add_ext(certificate, made, -1) == 1
  }

  private static func bytes(_ write: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?) -> CInt) -> [UInt8] {
    let length = Int(write(nil))
    guard length > 0 else { return [] }
    return [UInt8](unsafeUninitializedCapacity: length) { output, count in
      var position = output.baseAddress
      count = max(Int(write(&position)), 0)
    }
  }
}

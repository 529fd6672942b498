import Foundation

/// An authority with certificates and revocation lists of its own, by `openssl`, in a folder that lasts as long as it does.
///
///     let authority = try CertificateAuthority()
///     let certificate = try authority.issue("localhost")
final class CertificateAuthority: Sendable {
  /// Paths of PEM files.
  struct Certificate: Sendable {
    var certificate: String
    var key: String
  }

  static let isAvailable = CommandLineTool.path("openssl") != nil && CommandLineTool.path("python3") != nil

  private let directory: URL

  init() throws {
    directory = FileManager.default.temporaryDirectory.appendingPathComponent("swynamo-ca-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    try """
    [ca]
    default_ca = authority
    [authority]
    database = index.txt
    new_certs_dir = .
    certificate = ca.pem
    private_key = ca.key
    default_md = sha256
    default_days = 2
    default_crl_days = 2
    policy = names
    copy_extensions = copy
    unique_subject = no
    rand_serial = yes
    [names]
    commonName = supplied
    """.write(to: directory.appendingPathComponent("ca.cnf"), atomically: true, encoding: .utf8)
    try Data().write(to: directory.appendingPathComponent("index.txt"))
    try openssl(
      ["req", "-x509"] + Self.newKey + [
        "-nodes", "-days", "2", "-subj", "/CN=Swynamo Test CA", "-addext", "keyUsage=critical,keyCertSign,cRLSign", "-keyout",
        "ca.key", "-out", "ca.pem",
      ])
  }

  deinit { try? FileManager.default.removeItem(at: directory) }

  /// The authority's own certificate.
  var bundle: String { path("ca.pem") }

  /// A certificate for a name; with `password`, its key is encrypted.
  func issue(_ name: String, isExpired: Bool = false, password: String? = nil) throws -> Certificate {
    let file = UUID().uuidString
    try openssl(
      ["req"] + Self.newKey + (password.map { ["-passout", "pass:\($0)"] } ?? ["-nodes"]) + [
        "-subj", "/CN=\(name)", "-addext", "subjectAltName=DNS:\(name)", "-keyout", "\(file).key", "-out", "\(file).csr",
      ])
    let dates = isExpired ? ["-startdate", "20200101000000Z", "-enddate", "20200102000000Z"] : []
    try openssl(["ca", "-batch", "-notext", "-config", "ca.cnf", "-in", "\(file).csr", "-out", "\(file).pem"] + dates)
    return Certificate(certificate: path("\(file).pem"), key: path("\(file).key"))
  }

  /// A certificate that nobody but itself vouches for.
  func selfSigned(_ name: String) throws -> Certificate {
    let file = UUID().uuidString
    try openssl(
      ["req", "-x509"] + Self.newKey + [
        "-nodes", "-days", "2", "-subj", "/CN=\(name)", "-addext", "subjectAltName=DNS:\(name)", "-keyout", "\(file).key",
        "-out", "\(file).pem",
      ])
    return Certificate(certificate: path("\(file).pem"), key: path("\(file).key"))
  }

  func revoke(_ certificate: Certificate) throws {
    try openssl(["ca", "-config", "ca.cnf", "-revoke", certificate.certificate])
  }

  /// The list of what is revoked by now.
  func revocationList() throws -> String {
    let file = "\(UUID().uuidString).crl"
    try openssl(["ca", "-config", "ca.cnf", "-gencrl", "-out", file])
    return path(file)
  }

  private static let newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]

  private func openssl(_ arguments: [String]) throws { try CommandLineTool.run("openssl", arguments, in: directory) }

  private func path(_ file: String) -> String { directory.appendingPathComponent(file).path }
}

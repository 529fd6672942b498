import Foundation

/// An HTTPS server by the `python3` of the machine, which answers every request with `{}`.
final class TLSServer: Sendable {
  static let isAvailable = CertificateAuthority.isAvailable

  let port: Int
  /// The file of the server's certificate.
  let certificate: String
  private let process: Process
  private let authority: CertificateAuthority

  /// `clientAuthority` is who must vouch for callers; none need be when it is nil.
  init(
    _ certificate: CertificateAuthority.Certificate, of authority: CertificateAuthority, clientAuthority: String? = nil,
    speaksOnlyTLS11: Bool = false
  ) throws {
    self.certificate = certificate.certificate
    self.authority = authority
    let script = """
      import http.server, ssl, sys
      class Handler(http.server.BaseHTTPRequestHandler):
          def do_POST(self):
              self.rfile.read(int(self.headers["Content-Length"]))
              self.send_response(200)
              self.send_header("Content-Length", "2")
              self.end_headers()
              self.wfile.write(b"{}")
          def log_message(self, *arguments): pass
      certificate, key, authority, old = sys.argv[1:]
      server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
      context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
      context.load_cert_chain(certificate, key)
      if authority:
          context.load_verify_locations(authority)
          context.verify_mode = ssl.CERT_REQUIRED
      if old:
          context.set_ciphers("DEFAULT:@SECLEVEL=0")
          context.minimum_version = ssl.TLSVersion.TLSv1
          context.maximum_version = ssl.TLSVersion.TLSv1_1
      server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
      print(server.server_address[1], flush=True)
      server.serve_forever()
      """
    (process, port) = try CommandLineTool.startServer(
      script, [certificate.certificate, certificate.key, clientAuthority ?? "", speaksOnlyTLS11 ? "old" : ""])
  }

  /// With a certificate that nobody vouches for.
  convenience init(name: String) throws {
    let authority = try CertificateAuthority()
    try self.init(try authority.selfSigned(name), of: authority)
  }

  deinit { process.terminate() }

  func stop() { process.terminate() }
}

import Foundation

/// An HTTPS server with a certificate that nobody vouches for, by the `openssl` and `python3` of the machine.
final class TLSServer: Sendable {
  static let isAvailable = tool("openssl") != nil && tool("python3") != nil

  let port: Int
  let certificate: String
  private let process: Process
  private let directory: URL

  struct Unavailable: Error {}

  /// The certificate is for `name`, which the client is to look for.
  init(name: String) throws {
    directory = FileManager.default.temporaryDirectory.appendingPathComponent("swynamo-tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    certificate = directory.appendingPathComponent("certificate.pem").path
    let key = directory.appendingPathComponent("key.pem").path
    let request = [
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/CN=\(name)",
      "-addext",
      "subjectAltName=DNS:\(name)", "-keyout", key, "-out", certificate,
    ]
    let openssl = try Self.start("openssl", request)
    openssl.process.waitUntilExit()
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
      server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
      context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
      context.load_cert_chain(sys.argv[1], sys.argv[2])
      server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
      print(server.server_address[1], flush=True)
      server.serve_forever()
      """
    let python = try Self.start("python3", ["-c", script, certificate, key])
    process = python.process
    let line = String(decoding: python.output.fileHandleForReading.availableData, as: UTF8.self)
    guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else { throw Unavailable() }
    self.port = port
  }

  func stop() {
    process.terminate()
    try? FileManager.default.removeItem(at: directory)
  }

  private static func tool(_ name: String) -> String? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  private static func start(_ name: String, _ arguments: [String]) throws -> (process: Process, output: Pipe) {
    guard let path = tool(name) else { throw Unavailable() }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    return (process, output)
  }
}

import Foundation

/// An HTTP proxy by the `python3` of the machine: it tunnels with `CONNECT`, and passes plain requests on.
final class ProxyServer: Sendable {
  let port: Int
  private let process: Process
  private let log: URL

  /// With `credentials`, "user:password", others are answered with 407.
  init(credentials: String? = nil) throws {
    log = FileManager.default.temporaryDirectory.appendingPathComponent("swynamo-proxy-\(UUID().uuidString)")
    try Data().write(to: log)
    let script = """
      import base64, http.server, select, socket, sys, urllib.parse
      wanted = "Basic " + base64.b64encode(sys.argv[1].encode()).decode() if sys.argv[1] else None
      class Handler(http.server.BaseHTTPRequestHandler):
          def admitted(self):
              with open(sys.argv[2], "a") as log: log.write(self.requestline + chr(10))
              if wanted is None or self.headers.get("Proxy-Authorization") == wanted: return True
              self.send_response(407)
              self.send_header("Proxy-Authenticate", "Basic realm=proxy")
              self.send_header("Content-Length", "0")
              self.end_headers()
              return False
          def do_CONNECT(self):
              if not self.admitted(): return
              host, port = self.path.rsplit(":", 1)
              with socket.create_connection((host, int(port))) as server:
                  self.send_response(200)
                  self.end_headers()
                  ends = {self.connection: server, server: self.connection}
                  while True:
                      for end in select.select(list(ends), [], [])[0]:
                          data = end.recv(65536)
                          if not data: return
                          ends[end].sendall(data)
          def do_POST(self):
              body = self.rfile.read(int(self.headers["Content-Length"]))
              if not self.admitted(): return
              url = urllib.parse.urlsplit(self.path)
              with socket.create_connection((url.hostname, url.port or 80)) as server:
                  head = "POST %s HTTP/1.0" % (url.path or "/") + chr(13) + chr(10)
                  for name, value in self.headers.items():
                      if not name.lower().startswith("proxy-"): head += "%s: %s" % (name, value) + chr(13) + chr(10)
                  server.sendall((head + "Connection: close" + chr(13) + chr(10) * 1 + chr(13) + chr(10)).encode() + body)
                  server.shutdown(socket.SHUT_WR)
                  while True:
                      data = server.recv(65536)
                      if not data: break
                      self.wfile.write(data)
              self.close_connection = True
          def log_message(self, *arguments): pass
      server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
      print(server.server_address[1], flush=True)
      server.serve_forever()
      """
    (process, port) = try CommandLineTool.startServer(script, [credentials ?? "", log.path])
  }

  deinit {
    process.terminate()
    try? FileManager.default.removeItem(at: log)
  }

  var url: String { "http://127.0.0.1:\(port)" }

  /// The first lines of the requests it was sent.
  var requestLines: [String] {
    (try? String(contentsOf: log, encoding: .utf8))?.split(separator: "\n").map(String.init) ?? []
  }

  func stop() { process.terminate() }
}

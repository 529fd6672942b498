/// What a request says of its signature, in a header or, when it was signed beforehand, in its query.
struct SignatureClaim: Sendable {
  var algorithm: String
  /// "AKIDEXAMPLE/20150830/us-east-1/dynamodb/aws4_request"
  var credential: String
  var signedHeaders: String
  var signature: String
  /// Nil where the request has no date, which matters only to those who verify.
  var date: String?
  /// The header that the date is from, "x-amz-date" or "date"; nil for one of the query.
  var dateHeader: String?
  var sessionToken: String?
  /// Seconds that a query's signature is good for; a header's is for as long as clocks may differ.
  var lifetime: Int?

  /// Nil for a request that claims nothing.
  init?(_ request: ReceivedRequest) throws(FrontEndError) {
    let isInQuery = request.parameter("X-Amz-Algorithm") != nil
    switch (request.authorization, isInQuery) {
    case (_?, true):
      throw .invalidSignature("Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.")
    case (let header?, false): try self.init(header: header, request)
    case (nil, true): try self.init(query: request)
    case (nil, false): return nil
    }
    // Namespaces are made of it, and texts that look alike in a log.
    guard credential.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) else {
      throw .incompleteSignature("Credential must consist of printable ASCII characters, got '\(credential)'")
    }
  }

  private init(header: String, _ request: ReceivedRequest) throws(FrontEndError) {
    // By bytes: every request comes through here, and a `Character` takes ten times as long.
    let words = header.utf8.split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: " ") }.map { Substring($0) }
    guard let algorithm = words.first, algorithm.utf8.starts(with: "AWS4-".utf8) else { throw .missingAuthentication }
    var parameters: [(name: Substring, value: Substring)] = []
    for word in words.dropFirst() {
      guard let equals = word.utf8.firstIndex(of: UInt8(ascii: "=")) else {
        throw .incompleteSignature(
          "'\(word)' not a valid key=value pair (missing equal-sign) in Authorization header: '\(header)'.")
      }
      parameters.append((name: word[..<equals], value: word[word.utf8.index(after: equals)...]))
    }
    func parameter(_ name: Substring) -> String {
      String(parameters.last { $0.name.utf8.elementsEqual(name.utf8) }?.value ?? "")
    }
    let dateHeader = ["x-amz-date", "date"].first { request.header($0) != nil }
    let date = dateHeader.flatMap(request.header)
    var missing = ""
    for name in ["Credential", "Signature", "SignedHeaders"] as [Substring] where parameter(name).isEmpty {
      missing += "Authorization header requires '\(name)' parameter. "
    }
    if !missing.isEmpty {
      if date == nil { missing += Self.missingDate }
      throw .incompleteSignature(missing + "Authorization=\(header)")
    }
    self.algorithm = String(algorithm)
    credential = parameter("Credential")
    signedHeaders = parameter("SignedHeaders")
    signature = parameter("Signature")
    self.date = date
    self.dateHeader = dateHeader
    sessionToken = request.header("X-Amz-Security-Token")
  }

  static let missingDate = "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. "

  private init(query request: ReceivedRequest) throws(FrontEndError) {
    func parameter(_ name: String) -> String { request.parameter("X-Amz-\(name)") ?? "" }
    var missing = ""
    for name in ["Algorithm", "Credential", "Signature", "SignedHeaders", "Date"] where parameter(name).isEmpty {
      missing += "AWS query-string parameters must include 'X-Amz-\(name)'. "
    }
    guard missing.isEmpty else { throw .incompleteSignature(missing + "Re-examine the query-string parameters.") }
    algorithm = parameter("Algorithm")
    credential = parameter("Credential")
    signedHeaders = parameter("SignedHeaders")
    signature = parameter("Signature")
    date = parameter("Date")
    sessionToken = request.parameter("X-Amz-Security-Token")
    lifetime = Int(parameter("Expires"))
  }
}

/// The parts of a signature's credential: whose key, and the day, region and service that it was derived for.
struct CredentialScope: Sendable {
  let accessKeyID: String
  let day: String
  let region: String
  let service: String
  let terminator: String

  /// Nil unless there are five parts; slashes at the end don't count.
  init?(_ credential: String) {
    let slash = UInt8(ascii: "/")
    var text = credential.utf8[...]
    while text.last == slash { text.removeLast() }
    let parts = text.split(separator: slash, omittingEmptySubsequences: false).map { String(Substring($0)) }
    guard parts.count == 5 else { return nil }
    (accessKeyID, day, region, service, terminator) = (parts[0], parts[1], parts[2], parts[3], parts[4])
  }
}

/// What `AssumeRole` and `AssumeRoleWithWebIdentity` answer with.
enum STSAnswer {
  static func credentials(_ body: [UInt8]) throws(STSError) -> Credentials {
    let elements: XMLElements
    do {
      elements = try XMLElements(body)
    } catch {
      throw STSError(.malformed("the XML \(error.description)"))
    }
    let result = elements.root.hasSuffix("Response") ? String(elements.root.dropLast("Response".count)) + "Result" : ""
    func text(_ path: String) -> String? {
      let text = elements["\(elements.root)/\(result)/\(path)"]
      return text?.isEmpty == true ? nil : text
    }
    func required(_ name: String) throws(STSError) -> String {
      guard let text = text("Credentials/\(name)") else { throw STSError(.malformed("it has no \(name)")) }
      return text
    }
    let id = try required("AccessKeyId")
    let secret = try required("SecretAccessKey")
    let token = try required("SessionToken")
    guard let expiration = ExpirationTime.date(try required("Expiration")) else {
      throw STSError(.malformed("its Expiration is not a time"))
    }
    return Credentials(
      accessKeyID: id, secretAccessKey: secret, sessionToken: token, expiration: expiration,
      accountID: text("AssumedRoleUser/Arn").flatMap(AccountID.ofARN))
  }
}

import SwynamoBytes

/// The body of a request in AWS's Query protocol.
///
///     FormBody.encode([(name: "Action", value: "AssumeRole"), (name: "RoleArn", value: "arn:aws:…")])
///     // Action=AssumeRole&RoleArn=arn%3Aaws%3A…
enum FormBody {
  static let contentType = "application/x-www-form-urlencoded; charset=utf-8"

  static func encode(_ fields: [(name: String, value: String)]) -> [UInt8] {
    var bytes: [UInt8] = []
    for field in fields {
      if !bytes.isEmpty { bytes.append(UInt8(ascii: "&")) }
      PercentEncoding.append(field.name.utf8, to: &bytes)
      bytes.append(UInt8(ascii: "="))
      PercentEncoding.append(field.value.utf8, to: &bytes)
    }
    return bytes
  }
}

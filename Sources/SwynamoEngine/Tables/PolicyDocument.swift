import SwynamoCore
import SwynamoWire

/// A resource policy as the service keeps it: without spaces, its members in one order, lists of one element as that element, and
/// accounts by their ARNs. Two texts that come to the same are the same policy.
struct PolicyDocument {
  let text: String
  /// Whether it names its version. One that doesn't is kept with the oldest, and never the same as another.
  let isVersioned: Bool

  /// Refuses what is no policy, as far as that can be told without IAM.
  init(_ text: String) throws(DynamoDBError) {
    guard text.utf8.count <= Limits.policyBytes else {
      throw .invalidParameter("Maximum policy size of \(Limits.policyBytes) bytes exceeded")
    }
    guard let json = try? JSONReader.read(Array(text.utf8)), case .object = json else {
      throw Self.invalid("This policy contains invalid Json")
    }
    let statements = json["Statement"].map { $0.elements.isEmpty && !$0.members.isEmpty ? [$0] : $0.elements } ?? []
    guard !statements.isEmpty else { throw Self.invalid("Could not parse the policy: Statement is empty!") }
    for statement in statements { try Self.check(statement) }
    let names = statements.compactMap { $0["Sid"]?.text }
    guard names.firstRepeated == nil else { throw Self.invalid("The Statement Ids in the policy are not unique") }

    isVersioned = json["Version"] != nil
    var members = [JSONMember(name: "Version", value: json["Version"] ?? .string("2008-10-17"))]
    if let id = json["Id"] { members.append(JSONMember(name: "Id", value: id)) }
    members.append(JSONMember(name: "Statement", value: .array(statements.map(Self.canonical))))
    var writer = JSONWriter()
    writer.value(.object(members))
    self.text = String(decoding: writer.bytes, as: UTF8.self)
  }

  private static func invalid(_ detail: String) -> DynamoDBError {
    .invalidParameter("Invalid policy document: \(detail)")
  }

  private static let order = [
    "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition",
  ]

  private static func check(_ statement: JSONValue) throws(DynamoDBError) {
    for name in ["Effect", "Principal", "Action", "Resource"] where statement[name] == nil {
      guard name != "Effect", statement["Not\(name)"] != nil else { throw invalid("Missing required field \(name)") }
    }
    guard statement["Effect"]?.text?.lowercased() == "allow", statement["Condition"] == nil else { return }
    let principal = statement["Principal"]?["AWS"] ?? statement["Principal"]
    guard principal?.text == "*" || principal?.elements.contains(.string("*")) == true else { return }
    throw .invalid(
      "Resource-based policy grants unbounded access in one or more elements. Please revise the policy to ensure least-privilege "
        + "form of access")
  }

  private static func canonical(_ statement: JSONValue) -> JSONValue {
    let members = order.compactMap { name in
      statement[name].map { JSONMember(name: name, value: canonical($0, name)) }
    }
    return .object(members)
  }

  private static func canonical(_ value: JSONValue, _ name: String) -> JSONValue {
    switch name {
    case "Effect": .string(value.text?.lowercased() == "allow" ? "Allow" : "Deny")
    case "Principal", "NotPrincipal":
      .object(value.members.map { JSONMember(name: $0.name, value: principals($0.value)) }, or: value)
    case "Action", "NotAction", "Resource", "NotResource": value.elements.count == 1 ? value.elements[0] : value
    default: value
    }
  }

  /// An account is its root user; who is named twice is named once.
  private static func principals(_ value: JSONValue) -> JSONValue {
    var principals: [JSONValue] = []
    for principal in value.elements.isEmpty ? [value] : value.elements {
      let isAccount = principal.text.map { $0.utf8.count == 12 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } } ?? false
      let named = isAccount ? .string("arn:aws:iam::\(principal.text ?? ""):root") : principal
      if !principals.contains(named) { principals.append(named) }
    }
    return principals.count == 1 ? principals[0] : .array(principals)
  }
}

extension JSONValue {
  /// `{"AWS": …}`, or a text in the place of that.
  fileprivate static func object(_ members: [JSONMember], or value: JSONValue) -> JSONValue {
    members.isEmpty ? value : .object(members)
  }
}

import SwynamoCore
import SwynamoWire

extension UpdateExpression {
  /// `AttributeUpdates` as the expression that does the same; what lists do with ADD, no expression says.
  ///
  ///     {"a": {"Action": "ADD", "Value": {"N": "1"}}, "b": {"Action": "DELETE"}}   // ADD a :1 REMOVE b
  ///
  /// Source: DynamoDB API Reference, AttributeValueUpdate.
  init(attributeUpdates json: JSONValue?, in wording: RequestWording) throws(DynamoDBError) {
    self.init([])
    for member in json?.members ?? [] {
      try Item.check(name: member.name, in: wording)
      if member.value == .null {
        let fault = "Supplied AttributeValueUpdate is empty, must contain one of the supported actions"
        throw .invalid("\(fault): \(member.name) is null")
      }
      actions.append(try Action(DocumentPath(member.name), member.value, in: wording))
    }
  }

  /// Whether it makes nothing of an item that isn't there.
  var onlyRemoves: Bool {
    !actions.isEmpty
      && actions.allSatisfy { action in
        switch action {
        case .remove, .delete: true
        case .set, .add: false
        }
      }
  }
}

extension UpdateExpression.Action {
  fileprivate init(_ path: DocumentPath, _ json: JSONValue, in wording: RequestWording) throws(DynamoDBError) {
    let value: AttributeValue? = if let json = json["Value"] { .some(try AttributeValue(json, in: wording)) } else { .none }
    switch (json["Action"]?.text, value) {
    case ("DELETE", nil): self = .remove(path)
    case (_, nil): throw .invalidParameter("Only DELETE action is allowed when no attribute value is specified")
    case ("DELETE", let value?):
      guard value.type.isSet else {
        throw .invalidParameter("DELETE action with value is not supported for the type \(value.type.rawValue)")
      }
      self = .delete(path, value)
    case ("ADD", let value?):
      guard value.type.isAddable || value.type == .list else {
        throw .invalidParameter("ADD action is not supported for the type \(value.type.rawValue)")
      }
      self = .add(path, value)
    case (_, let value?): self = .set(path, .value(value))
    }
  }
}

public import SwynamoSchema
public import SwynamoWire

/// A statement that lowers to one request, without a network.
///
///     let request = try users.query("Smith").request()
///     request.keyConditionExpression                 // "#0 = :0"
///     request.attributes.namesByPlaceholder          // ["#0": "lastName"]
public protocol Compilable {
  associatedtype Request: WireRequest

  /// The request, or every fault that DynamoDB would refuse it for.
  func request() throws(InvalidStatement) -> Request
}

extension Compilable {
  /// The request as text, for reading: the operation and its JSON; or what is wrong with the statement.
  ///
  ///     print(users.get("a@b.c").explain())
  ///     // GetItem
  ///     // {
  ///     //   "TableName": "dynamodb-user",
  ///     //   "Key": {"email":{"S":"a@b.c"}}
  ///     // }
  public func explain() -> String {
    do throws(InvalidStatement) {
      return Explanation.text(of: try request())
    } catch {
      return error.description
    }
  }
}

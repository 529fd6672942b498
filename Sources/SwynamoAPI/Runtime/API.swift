public import SwynamoCore
public import SwynamoDB
public import SwynamoWire

/// Every operation of DynamoDB and of its streams, with all its parameters, and what they consist of.
///
///     let backup = try await API.CreateBackup(backupName: "nightly", tableName: "users").run(on: db)
///     backup.backupDetails?.backupARN                // "arn:aws:dynamodb:…"
///
/// Names are the API Reference's, spelled as in Swift: `TableArn` is `tableARN`. What a table's statements do, they do better: they
/// know the model, check what can be checked and write expressions. Here is the rest.
/// Source: API Reference, "Actions".
public enum API {}

extension API {
  /// Public for the compiler only: a structure of a request.
  public protocol WrittenStructure: WrittenValue {
    /// Writes the members that there are.
    func writeMembers(to writer: inout AttributeWriter)
  }

  /// Public for the compiler only: a structure of an answer.
  public protocol ReadStructure: ReadValue {
    /// Reads the members that there are.
    init(from members: API.Members) throws
  }

  /// An operation with its parameters; ``run(on:)`` sends it.
  public protocol ServiceRequest: WireRequest {
    /// What the service answers.
    associatedtype Response: ReadStructure
    /// Writes the parameters that there are.
    func writeMembers(to writer: inout AttributeWriter)
  }
}

extension API.WrittenStructure {
  public func write(to writer: inout AttributeWriter) { writer.writeObject { writeMembers(to: &$0) } }
}

extension API.ReadStructure {
  public static func read(from reader: inout AttributeReader) throws -> Self { try Self(from: try API.Members(from: &reader)) }
}

extension API.ServiceRequest {
  /// Which of the service's endpoints it is sent to.
  public static var service: ServiceOperation.Service { ServiceOperation.Service(of: operation) }

  public func write(to writer: inout AttributeWriter) { writer.writeObject { writeMembers(to: &$0) } }

  /// Sends the request and reads the answer.
  ///
  ///     let limits = try await API.DescribeLimits().run(on: db)
  ///     limits.tableMaxReadCapacityUnits             // 40000
  ///
  /// A client's token that the service can tell repetitions by is filled in where there is none. Errors: `DynamoDBError` for what the service
  /// refuses, and whatever the transport throws.
  @discardableResult
  public func run(on db: DynamoDB) async throws -> Response {
    try await db.answer(to: withToken()) { try Self.response(from: $0) }
  }

  /// Reads the JSON of an answer: for an answer that was kept, and for tests.
  public static func response(from body: [UInt8]) throws -> Response {
    // Two operations answer with nothing at all.
    try Response(from: body.isEmpty ? API.Members() : AttributeReader.read(body) { try API.Members(document: &$0) })
  }
}

import SwynamoAPI
import SwynamoCore
import SwynamoWire

/// A table can't be said in another tool's words.
public struct TableExportError: Error, Sendable, Hashable, CustomStringConvertible {
  /// "CloudFormation" or "Terraform"
  public let format: String
  /// What it has no words for: `vector index "near"`.
  public let subject: String

  public var description: String { "\(format) has no words for \(subject) that this library knows of" }
}

extension TableSpecification {
  /// The request that creates the table, as JSON for the command line; time to live and recovery are no part of it.
  ///
  ///     try users.specification().createTableJSON().write(to: …)
  ///     // aws dynamodb create-table --cli-input-json file://users.json
  public func createTableJSON() -> String { (try? createTree)?.text() ?? "" }

  /// A template of CloudFormation with the table, as JSON. Whoever deletes the stack keeps the table (`DeletionPolicy`).
  ///
  ///     print(try users.specification().cloudFormationJSON())
  ///     // {"Resources": {"Users": {"Type": "AWS::DynamoDB::Table", …
  ///
  /// Errors: ``TableExportError`` for vector indexes. Source: CloudFormation Template Reference, "AWS::DynamoDB::Table".
  public func cloudFormationJSON() throws -> String { try cloudFormation().text() }

  /// The same, as YAML.
  public func cloudFormationYAML() throws -> String { try cloudFormation().yaml() }

  var createTree: JSONTree {
    get throws {
      var writer = AttributeWriter()
      createTable.write(to: &writer)
      return try JSONTree(writer.bytes)
    }
  }

  private func cloudFormation() throws -> JSONTree {
    if let index = table.vectors.first {
      throw TableExportError(format: "CloudFormation", subject: "vector index \"\(index.indexName)\"")
    }
    guard case .object(let members) = try createTree else { return .null }
    var properties: [(name: String, value: JSONTree)] = []
    for (name, value) in members {
      switch name {
      case "SSESpecification": properties.append((name, value.renaming("Enabled", to: "SSEEnabled")))
      case "StreamSpecification":
        if let view = value["StreamViewType"] { properties.append((name, .object([("StreamViewType", view)]))) }
      case "ResourcePolicy":
        guard case .string(let policy) = value else { continue }
        properties.append((name, .object([("PolicyDocument", try JSONTree(Array(policy.utf8)))])))
      default: properties.append((name, value))
      }
    }
    if case .attribute(let attribute) = timeToLive {
      properties.append(("TimeToLiveSpecification", .object([("AttributeName", .string(attribute)), ("Enabled", .bool(true))])))
    }
    if case .enabled(let days) = pointInTimeRecovery {
      properties.append(
        (
          "PointInTimeRecoverySpecification",
          .object(
            [("PointInTimeRecoveryEnabled", .bool(true))]
              + (days.map { [("RecoveryPeriodInDays", .number(String($0)))] } ?? []))
        ))
    }
    let resource: JSONTree = .object([
      ("Type", .string("AWS::DynamoDB::Table")), ("DeletionPolicy", .string("Retain")),
      ("UpdateReplacePolicy", .string("Retain")), ("Properties", .object(properties)),
    ])
    return .object([
      ("AWSTemplateFormatVersion", .string("2010-09-09")),
      ("Resources", .object([(Identifier.type(tableName), resource)])),
    ])
  }
}

extension JSONTree {
  fileprivate func renaming(_ old: String, to new: String) -> JSONTree {
    guard case .object(let members) = self else { return self }
    return .object(members.map { ($0.name == old ? new : $0.name, $0.value) })
  }
}

import FoundationEssentials
import SwynamoAPI
import SwynamoDB
import SwynamoEngine
import SwynamoTables
import SwynamoWire
import Testing

/// A request whose JSON is written by hand.
private struct RawCreateTable: WireRequest {
  static var operation: String { "CreateTable" }
  let json: String
  var tableNames: [String] { [] }
  var isWrite: Bool { true }
  var isIdempotent: Bool { false }
  func write(to writer: inout AttributeWriter) { writer.write(raw: Array(json.utf8)) }
}

@Suite struct ExportTests {
  let members = PlanTests().members

  @Test(arguments: 0..<40) func theJSONCreatesTheTable(seed: UInt64) async throws {
    var generator = GeneratedTable(seed: seed)
    let wanted = generator.table()
    let db = ApplyTests.client(Backend.embedded(.inMemory).transport)
    _ = try await db.send(RawCreateTable(json: wanted.createTableJSON()))
    try await wanted.apply(on: db)
    let other = ApplyTests.client(Backend.embedded(.inMemory).transport)
    #expect(try await LiveState("things", on: db) == LiveState.created(wanted, on: other))
    // And what a table is read as is the table.
    let read = try #require(try await TableSpecification(of: "things", on: db))
    let third = ApplyTests.client(Backend.embedded(.inMemory).transport)
    try await read.apply(on: third)
    #expect(try await LiveState("things", on: third) == LiveState("things", on: db))
    #expect(try await wanted.plan(on: third, allowing: ApplyTests.everything).isEmpty)
  }

  @Test func createTableJSON() throws {
    #expect(
      try members.specification().createTableJSON() == """
        {
          "TableName": "members",
          "AttributeDefinitions": [
            {
              "AttributeName": "email",
              "AttributeType": "S"
            },
            {
              "AttributeName": "team",
              "AttributeType": "S"
            },
            {
              "AttributeName": "created",
              "AttributeType": "N"
            }
          ],
          "KeySchema": [
            {
              "AttributeName": "email",
              "KeyType": "HASH"
            }
          ],
          "GlobalSecondaryIndexes": [
            {
              "IndexName": "by-date",
              "KeySchema": [
                {
                  "AttributeName": "team",
                  "KeyType": "HASH"
                },
                {
                  "AttributeName": "created",
                  "KeyType": "RANGE"
                }
              ],
              "Projection": {
                "ProjectionType": "ALL"
              },
              "ProvisionedThroughput": {
                "ReadCapacityUnits": 5,
                "WriteCapacityUnits": 5
              }
            }
          ],
          "BillingMode": "PROVISIONED",
          "ProvisionedThroughput": {
            "ReadCapacityUnits": 5,
            "WriteCapacityUnits": 5
          },
          "StreamSpecification": {
            "StreamEnabled": true,
            "StreamViewType": "NEW_IMAGE"
          },
          "SSESpecification": {
            "Enabled": true,
            "SSEType": "KMS"
          },
          "Tags": [
            {
              "Key": "team",
              "Value": "identity"
            }
          ],
          "TableClass": "STANDARD_INFREQUENT_ACCESS",
          "DeletionProtectionEnabled": true
        }
        """)
  }

  @Test func cloudFormation() throws {
    let small = PlanTests().plain.stream(.keysOnly).encrypted(.managedKey).pointInTimeRecovery(days: 3).tags(["on": "a: b"])
      .resourcePolicy(#"{"Statement":[]}"#)
    #expect(
      try small.specification().cloudFormationYAML() == """
        AWSTemplateFormatVersion: "2010-09-09"
        Resources:
          Members:
            Type: "AWS::DynamoDB::Table"
            DeletionPolicy: Retain
            UpdateReplacePolicy: Retain
            Properties:
              TableName: members
              AttributeDefinitions:
                - AttributeName: email
                  AttributeType: S
              KeySchema:
                - AttributeName: email
                  KeyType: HASH
              BillingMode: PAY_PER_REQUEST
              StreamSpecification:
                StreamViewType: KEYS_ONLY
              SSESpecification:
                SSEEnabled: true
                SSEType: KMS
              Tags:
                - Key: "on"
                  Value: "a: b"
              ResourcePolicy:
                PolicyDocument:
                  Statement: []
              PointInTimeRecoverySpecification:
                PointInTimeRecoveryEnabled: true
                RecoveryPeriodInDays: 3

        """)
    let json = try members.specification().cloudFormationJSON()
    let template = try JSONDecoder().decode(Template.self, from: Data(json.utf8))
    let properties = try #require(template.resources["Members"]?.properties)
    #expect(properties.tableName == "members" && properties.indexes.map(\.name) == ["by-date"])
  }

  private struct Template: Decodable {
    struct Resource: Decodable {
      var properties: Properties
      enum CodingKeys: String, CodingKey { case properties = "Properties" }
    }
    struct Properties: Decodable {
      var tableName: String
      var indexes: [Index]
      enum CodingKeys: String, CodingKey { case tableName = "TableName", indexes = "GlobalSecondaryIndexes" }
    }
    struct Index: Decodable {
      var name: String
      enum CodingKeys: String, CodingKey { case name = "IndexName" }
    }
    var resources: [String: Resource]
    enum CodingKeys: String, CodingKey { case resources = "Resources" }
  }

  @Test func terraform() throws {
    var wanted = try members.resourcePolicy(#"{"Statement":[]}"#).specification()
    wanted.table.tags = [.init(key: "hint", value: "${var.x} %{if} $")]
    #expect(
      try wanted.terraformJSON() == """
        {
          "resource": {
            "aws_dynamodb_table": {
              "members": {
                "name": "members",
                "billing_mode": "PROVISIONED",
                "read_capacity": 5,
                "write_capacity": 5,
                "hash_key": "email",
                "attribute": [
                  {
                    "name": "email",
                    "type": "S"
                  },
                  {
                    "name": "team",
                    "type": "S"
                  },
                  {
                    "name": "created",
                    "type": "N"
                  }
                ],
                "global_secondary_index": [
                  {
                    "name": "by-date",
                    "hash_key": "team",
                    "range_key": "created",
                    "projection_type": "ALL",
                    "read_capacity": 5,
                    "write_capacity": 5
                  }
                ],
                "stream_enabled": true,
                "stream_view_type": "NEW_IMAGE",
                "server_side_encryption": {
                  "enabled": true
                },
                "ttl": {
                  "attribute_name": "expires",
                  "enabled": true
                },
                "point_in_time_recovery": {
                  "enabled": true,
                  "recovery_period_in_days": 7
                },
                "table_class": "STANDARD_INFREQUENT_ACCESS",
                "deletion_protection_enabled": true,
                "tags": {
                  "hint": "$${var.x} %%{if} $"
                }
              }
            },
            "aws_dynamodb_resource_policy": {
              "members": {
                "resource_arn": "${aws_dynamodb_table.members.arn}",
                "policy": "{\\"Statement\\":[]}"
              }
            }
          }
        }
        """)
  }

  @Test func refusesWhatOthersDoNotKnow() throws {
    var wanted = try members.specification()
    wanted.table.vectorIndexes = [
      .init(
        indexName: "near", vectorAttribute: .init(attributeName: "v"), projection: .init(projectionType: .all), dimensions: 3,
        distanceFunction: .cosine)
    ]
    let formation = #expect(throws: TableExportError.self) { try wanted.cloudFormationJSON() }
    #expect(formation?.description == "CloudFormation has no words for vector index \"near\" that this library knows of")
    #expect(throws: TableExportError.self) { try wanted.terraformJSON() }
    wanted.table.vectorIndexes = nil
    wanted.table.globalSecondaryIndexes?[0].keySchema = [
      .init(attributeName: "team", keyType: .hash), .init(attributeName: "created", keyType: .hash),
    ]
    let terraform = #expect(throws: TableExportError.self) { try wanted.terraformJSON() }
    #expect(
      terraform?.description
        == "Terraform has no words for keys of several attributes in global index \"by-date\" that this library knows of")
  }
}

import SwynamoDB
import Testing

@Suite struct CreateTableTests {
  @Test func hashKey() {
    expectLowered(
      accounts.createTable(),
      """
      CreateTable
      {
        "TableName": "accounts",
        "AttributeDefinitions": [{"AttributeName":"email","AttributeType":"S"}],
        "KeySchema": [{"AttributeName":"email","KeyType":"HASH"}],
        "BillingMode": "PAY_PER_REQUEST"
      }
      """)
  }

  @Test func rangeKeyAndLocalIndex() {
    expectLowered(
      orders.createTable(),
      """
      CreateTable
      {
        "TableName": "orders",
        "AttributeDefinitions": [
          {"AttributeName":"email","AttributeType":"S"},
          {"AttributeName":"number","AttributeType":"N"},
          {"AttributeName":"placed","AttributeType":"S"}
        ],
        "KeySchema": [
          {"AttributeName":"email","KeyType":"HASH"},
          {"AttributeName":"number","KeyType":"RANGE"}
        ],
        "LocalSecondaryIndexes": [
          {
            "IndexName": "by-placed",
            "KeySchema": [
              {"AttributeName":"email","KeyType":"HASH"},
              {"AttributeName":"placed","KeyType":"RANGE"}
            ],
            "Projection": {"ProjectionType":"ALL"}
          }
        ],
        "BillingMode": "PAY_PER_REQUEST"
      }
      """)
  }

  @Test func globalIndex() {
    expectLowered(
      users.createTable(),
      """
      CreateTable
      {
        "TableName": "dynamodb-user",
        "AttributeDefinitions": [
          {"AttributeName":"email","AttributeType":"S"},
          {"AttributeName":"last_name","AttributeType":"S"},
          {"AttributeName":"firstName","AttributeType":"S"}
        ],
        "KeySchema": [{"AttributeName":"email","KeyType":"HASH"}],
        "GlobalSecondaryIndexes": [
          {
            "IndexName": "by-last-name",
            "KeySchema": [
              {"AttributeName":"last_name","KeyType":"HASH"},
              {"AttributeName":"firstName","KeyType":"RANGE"}
            ],
            "Projection": {"ProjectionType":"ALL"}
          }
        ],
        "BillingMode": "PAY_PER_REQUEST"
      }
      """)
  }

  @Test func provisioned() {
    expectLowered(
      accounts.createTable(.provisioned(readUnits: 1, writeUnits: 2)),
      """
      CreateTable
      {
        "TableName": "accounts",
        "AttributeDefinitions": [{"AttributeName":"email","AttributeType":"S"}],
        "KeySchema": [{"AttributeName":"email","KeyType":"HASH"}],
        "BillingMode": "PROVISIONED",
        "ProvisionedThroughput": {"ReadCapacityUnits":1,"WriteCapacityUnits":2}
      }
      """)
    expectLowered(
      users.createTable(.provisioned(readUnits: 1, writeUnits: 2)),
      """
      CreateTable
      {
        "TableName": "dynamodb-user",
        "AttributeDefinitions": [
          {"AttributeName":"email","AttributeType":"S"},
          {"AttributeName":"last_name","AttributeType":"S"},
          {"AttributeName":"firstName","AttributeType":"S"}
        ],
        "KeySchema": [{"AttributeName":"email","KeyType":"HASH"}],
        "GlobalSecondaryIndexes": [
          {
            "IndexName": "by-last-name",
            "KeySchema": [
              {"AttributeName":"last_name","KeyType":"HASH"},
              {"AttributeName":"firstName","KeyType":"RANGE"}
            ],
            "Projection": {"ProjectionType":"ALL"},
            "ProvisionedThroughput": {"ReadCapacityUnits":1,"WriteCapacityUnits":2}
          }
        ],
        "BillingMode": "PROVISIONED",
        "ProvisionedThroughput": {"ReadCapacityUnits":1,"WriteCapacityUnits":2}
      }
      """)
  }

  @Test func projections() {
    expectLowered(
      events.createTable(),
      """
      CreateTable
      {
        "TableName": "events",
        "AttributeDefinitions": [
          {"AttributeName":"stream","AttributeType":"S"},
          {"AttributeName":"sequence","AttributeType":"N"},
          {"AttributeName":"kind","AttributeType":"S"},
          {"AttributeName":"time","AttributeType":"S"}
        ],
        "KeySchema": [
          {"AttributeName":"stream","KeyType":"HASH"},
          {"AttributeName":"sequence","KeyType":"RANGE"}
        ],
        "LocalSecondaryIndexes": [
          {
            "IndexName": "by-time-in-stream",
            "KeySchema": [
              {"AttributeName":"stream","KeyType":"HASH"},
              {"AttributeName":"time","KeyType":"RANGE"}
            ],
            "Projection": {"ProjectionType":"KEYS_ONLY"}
          }
        ],
        "GlobalSecondaryIndexes": [
          {
            "IndexName": "by-kind",
            "KeySchema": [{"AttributeName":"kind","KeyType":"HASH"}],
            "Projection": {"ProjectionType":"KEYS_ONLY"}
          },
          {
            "IndexName": "by-time",
            "KeySchema": [
              {"AttributeName":"kind","KeyType":"HASH"},
              {"AttributeName":"time","KeyType":"RANGE"}
            ],
            "Projection": {"ProjectionType":"INCLUDE","NonKeyAttributes":["body","detail"]}
          }
        ],
        "BillingMode": "PAY_PER_REQUEST"
      }
      """)
  }

  @Test func describe() {
    expectLowered(
      users.describeTable(),
      """
      DescribeTable
      {
        "TableName": "dynamodb-user"
      }
      """)
  }

  @Test func delete() {
    expectLowered(
      users.deleteTable(),
      """
      DeleteTable
      {
        "TableName": "dynamodb-user"
      }
      """)
  }
}

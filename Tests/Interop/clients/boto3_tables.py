"""boto3: tables, their description, their end."""

import unittest

import boto3

import backend

client = boto3.client("dynamodb", endpoint_url=backend.ENDPOINT)


class Tables(unittest.TestCase):
    def setUp(self):
        self.name = backend.fresh_name("tables")

    def create(self, **more):
        description = client.create_table(
            TableName=self.name,
            KeySchema=[{"AttributeName": "p", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "p", "AttributeType": "S"}],
            **({"BillingMode": "PAY_PER_REQUEST"} | more),
        )["TableDescription"]
        client.get_waiter("table_exists").wait(TableName=self.name, WaiterConfig={"Delay": 1})
        self.addCleanup(self.delete)
        return description

    def delete(self):
        try:
            client.delete_table(TableName=self.name)
        except client.exceptions.ResourceNotFoundException:
            pass

    def test_a_table_is_described_as_it_was_created(self):
        created = self.create()
        self.assertEqual(created["TableName"], self.name)
        self.assertIn(created["TableStatus"], ("CREATING", "ACTIVE"))
        described = client.describe_table(TableName=self.name)["Table"]
        self.assertEqual(described["TableStatus"], "ACTIVE")
        self.assertEqual(described["KeySchema"], [{"AttributeName": "p", "KeyType": "HASH"}])
        self.assertEqual(described["AttributeDefinitions"], [{"AttributeName": "p", "AttributeType": "S"}])
        self.assertEqual(described["BillingModeSummary"]["BillingMode"], "PAY_PER_REQUEST")
        self.assertEqual(described["ItemCount"], 0)
        self.assertTrue(described["TableArn"].endswith(f"table/{self.name}"))

    def test_provisioned_throughput_can_be_changed(self):
        self.create(
            BillingMode="PROVISIONED", ProvisionedThroughput={"ReadCapacityUnits": 5, "WriteCapacityUnits": 6}
        )
        client.update_table(
            TableName=self.name, ProvisionedThroughput={"ReadCapacityUnits": 7, "WriteCapacityUnits": 8}
        )
        client.get_waiter("table_exists").wait(TableName=self.name, WaiterConfig={"Delay": 1})
        throughput = client.describe_table(TableName=self.name)["Table"]["ProvisionedThroughput"]
        self.assertEqual((throughput["ReadCapacityUnits"], throughput["WriteCapacityUnits"]), (7, 8))

    def test_a_name_is_taken_once(self):
        self.create()
        with self.assertRaises(client.exceptions.ResourceInUseException):
            self.create()

    def test_a_deleted_table_is_gone(self):
        self.create()
        client.delete_table(TableName=self.name)
        client.get_waiter("table_not_exists").wait(TableName=self.name, WaiterConfig={"Delay": 1})
        with self.assertRaises(client.exceptions.ResourceNotFoundException):
            client.describe_table(TableName=self.name)
        with self.assertRaises(client.exceptions.ResourceNotFoundException):
            client.get_item(TableName=self.name, Key={"p": {"S": "a"}})

    def test_tables_are_listed_in_pages(self):
        first = self.name
        self.create()
        self.name = backend.fresh_name("tables")
        self.create()
        pages = list(client.get_paginator("list_tables").paginate(PaginationConfig={"PageSize": 1}))
        names = [name for page in pages for name in page["TableNames"]]
        self.assertTrue(all(len(page["TableNames"]) <= 1 for page in pages))
        self.assertEqual(len(names), len(set(names)))
        self.assertLessEqual({first, self.name}, set(names))
        client.delete_table(TableName=first)

    def test_time_to_live_is_switched_on(self):
        self.create()
        client.update_time_to_live(
            TableName=self.name, TimeToLiveSpecification={"Enabled": True, "AttributeName": "expires"}
        )
        description = client.describe_time_to_live(TableName=self.name)["TimeToLiveDescription"]
        self.assertIn(description["TimeToLiveStatus"], ("ENABLING", "ENABLED"))
        self.assertEqual(description["AttributeName"], "expires")

    def test_definitions_must_match_the_keys(self):
        with self.assertRaises(client.exceptions.ClientError) as raised:
            client.create_table(
                TableName=self.name,
                KeySchema=[{"AttributeName": "p", "KeyType": "HASH"}],
                AttributeDefinitions=[
                    {"AttributeName": "p", "AttributeType": "S"},
                    {"AttributeName": "unused", "AttributeType": "S"},
                ],
                BillingMode="PAY_PER_REQUEST",
            )
        self.assertEqual(raised.exception.response["Error"]["Code"], "ValidationException")


if __name__ == "__main__":
    unittest.main()

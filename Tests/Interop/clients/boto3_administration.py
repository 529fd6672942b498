"""boto3: tags, time to live, limits, endpoints, ARNs, protection, indexes that come and go, waiters and paginators."""

import unittest

from botocore.exceptions import WaiterError

import backend
from fixtures import Sessions, client, definitions, keys


class Administration(Sessions):
    def other(self, **more):
        """A table of this test's own."""
        name = backend.fresh_name("other")
        client.create_table(**(dict(
            TableName=name, KeySchema=keys("p"), AttributeDefinitions=definitions(p="S"), BillingMode="PAY_PER_REQUEST") | more))
        client.get_waiter("table_exists").wait(TableName=name, WaiterConfig={"Delay": 1})
        self.addCleanup(self.delete, name)
        return name

    def delete(self, name):
        try:
            client.delete_table(TableName=name)
        except client.exceptions.ResourceNotFoundException:
            pass

    def tags(self, arn):
        pages = client.get_paginator("list_tags_of_resource").paginate(ResourceArn=arn)
        return {tag["Key"]: tag["Value"] for page in pages for tag in page["Tags"]}

    def test_tags(self):
        client.tag_resource(ResourceArn=self.arn, Tags=[{"Key": "team", "Value": "a"}, {"Key": "cost", "Value": "b"}])
        self.assertEqual(self.tags(self.arn), {"team": "a", "cost": "b"})
        client.tag_resource(ResourceArn=self.arn, Tags=[{"Key": "team", "Value": "c"}])
        client.untag_resource(ResourceArn=self.arn, TagKeys=["cost", "absent"])
        self.assertEqual(self.tags(self.arn), {"team": "c"})

    def test_tags_of_a_new_table(self):
        name = self.other(Tags=[{"Key": "one", "Value": "1"}])
        self.assertEqual(self.tags(client.describe_table(TableName=name)["Table"]["TableArn"]), {"one": "1"})

    def test_time_to_live_is_switched_on_and_off(self):
        name = self.other()
        self.assertEqual(client.describe_time_to_live(TableName=name)["TimeToLiveDescription"], {"TimeToLiveStatus": "DISABLED"})
        on = {"Enabled": True, "AttributeName": "expires"}
        self.assertEqual(client.update_time_to_live(TableName=name, TimeToLiveSpecification=on)["TimeToLiveSpecification"], on)
        self.assertEqual(
            client.describe_time_to_live(TableName=name)["TimeToLiveDescription"], {"TimeToLiveStatus": "ENABLED", "AttributeName": "expires"})

    @backend.not_on_moto("moto doesn't know these")
    def test_the_account(self):
        limits = client.describe_limits()
        for name in ("AccountMaxReadCapacityUnits", "AccountMaxWriteCapacityUnits", "TableMaxReadCapacityUnits", "TableMaxWriteCapacityUnits"):
            self.assertGreater(limits[name], 0)
        endpoint = client.describe_endpoints()["Endpoints"][0]
        self.assertTrue(endpoint["Address"])
        self.assertGreater(endpoint["CachePeriodInMinutes"], 0)

    @backend.not_on_moto("moto doesn't take ARNs everywhere")
    def test_a_table_is_named_by_its_arn(self):
        key = {"p": {"S": "arn"}, "r": {"N": "1"}}
        client.put_item(TableName=self.arn, Item=key)
        self.assertEqual(client.get_item(TableName=self.arn, Key=key)["Item"], key)
        self.assertEqual(client.update_item(TableName=self.arn, Key=key, ReturnValues="ALL_NEW")["Attributes"], key)
        self.assertEqual(client.scan(TableName=self.arn, FilterExpression="p = :p", ExpressionAttributeValues={":p": {"S": "arn"}})["Count"], 1)
        query = client.query(TableName=self.arn, KeyConditionExpression="p = :p", ExpressionAttributeValues={":p": {"S": "arn"}})
        self.assertEqual(query["Count"], 1)
        self.assertEqual(client.describe_table(TableName=self.arn)["Table"]["TableName"], self.name)
        batch = client.batch_get_item(RequestItems={self.arn: {"Keys": [key]}})
        self.assertEqual([items for items in batch["Responses"].values()], [[key]])
        got = client.transact_get_items(TransactItems=[{"Get": {"TableName": self.arn, "Key": key}}])
        self.assertEqual(got["Responses"], [{"Item": key}])
        client.delete_item(TableName=self.arn, Key=key)

    def test_a_protected_table_stays(self):
        name = self.other(DeletionProtectionEnabled=True)
        self.refused("ValidationException", "delete_table", "", TableName=name)
        client.update_table(TableName=name, DeletionProtectionEnabled=False)
        client.delete_table(TableName=name)
        client.get_waiter("table_not_exists").wait(TableName=name, WaiterConfig={"Delay": 1})

    def test_what_a_table_is_described_by(self):
        name = self.other(
            BillingMode="PROVISIONED", ProvisionedThroughput={"ReadCapacityUnits": 3, "WriteCapacityUnits": 4},
            StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"}, TableClass="STANDARD_INFREQUENT_ACCESS",
            KeySchema=keys("p", "r"), AttributeDefinitions=definitions(p="S", r="B", x="N"),
            LocalSecondaryIndexes=[{"IndexName": "local", "KeySchema": keys("p", "x"), "Projection": {
                "ProjectionType": "INCLUDE", "NonKeyAttributes": ["a", "b"]}}],
            GlobalSecondaryIndexes=[{"IndexName": "global", "KeySchema": keys("x"), "Projection": {"ProjectionType": "KEYS_ONLY"},
                                     "ProvisionedThroughput": {"ReadCapacityUnits": 1, "WriteCapacityUnits": 2}}])
        table = client.describe_table(TableName=name)["Table"]
        self.assertEqual(table["TableStatus"], "ACTIVE")
        self.assertEqual(table["ProvisionedThroughput"]["ReadCapacityUnits"], 3)
        self.assertEqual(table["StreamSpecification"], {"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"})
        self.assertIn(name, table["LatestStreamArn"])
        self.assertEqual(table["LocalSecondaryIndexes"][0]["Projection"], {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["a", "b"]})
        index = table["GlobalSecondaryIndexes"][0]
        self.assertEqual((index["IndexName"], index["IndexStatus"], index["ProvisionedThroughput"]["WriteCapacityUnits"]), ("global", "ACTIVE", 2))
        if backend.NAME != "moto":  # moto doesn't keep the class.
            self.assertEqual(table["TableClassSummary"]["TableClass"], "STANDARD_INFREQUENT_ACCESS")

    def test_an_index_comes_and_goes(self):
        name = self.other()
        for number in range(5):
            client.put_item(TableName=name, Item={"p": {"S": str(number)}, "x": {"N": str(number % 2)}})
        client.update_table(
            TableName=name, AttributeDefinitions=definitions(p="S", x="N"),
            GlobalSecondaryIndexUpdates=[{"Create": {"IndexName": "late", "KeySchema": keys("x"), "Projection": {"ProjectionType": "ALL"}}}])
        client.get_waiter("table_exists").wait(TableName=name, WaiterConfig={"Delay": 1})
        found = client.query(TableName=name, IndexName="late", KeyConditionExpression="x = :x", ExpressionAttributeValues={":x": {"N": "1"}})
        self.assertEqual(sorted(item["p"]["S"] for item in found["Items"]), ["1", "3"])
        client.update_table(TableName=name, GlobalSecondaryIndexUpdates=[{"Delete": {"IndexName": "late"}}])
        # moto finds no such resource, the service no such index.
        self.refused(
            "ResourceNotFoundException" if backend.NAME == "moto" else "ValidationException", "query", "",
            TableName=name, IndexName="late", KeyConditionExpression="x = :x",
            ExpressionAttributeValues={":x": {"N": "1"}})

    def test_waiters_give_up(self):
        with self.assertRaises(WaiterError):
            client.get_waiter("table_exists").wait(TableName="interop-never", WaiterConfig={"Delay": 0, "MaxAttempts": 2})
        with self.assertRaises(WaiterError):
            client.get_waiter("table_not_exists").wait(TableName=self.name, WaiterConfig={"Delay": 0, "MaxAttempts": 2})

    def test_names_are_listed_in_order(self):
        others = sorted(self.other() for _ in range(3))
        pages = client.get_paginator("list_tables").paginate(PaginationConfig={"PageSize": 2})
        names = [name for page in pages for name in page["TableNames"]]
        self.assertLessEqual(set(others), set(names))
        if backend.NAME != "moto":  # moto lists them as they were created.
            self.assertEqual(names, sorted(names))
        after = client.list_tables(ExclusiveStartTableName=others[0], Limit=100)["TableNames"]
        self.assertNotIn(others[0], after)


if __name__ == "__main__":
    unittest.main()

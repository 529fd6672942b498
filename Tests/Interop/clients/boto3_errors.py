"""boto3: how each operation refuses what can't be done."""

import unittest

import backend
from fixtures import Sessions, client, definitions, keys

NOWHERE = "interop-nowhere-at-all"
VALID = "ValidationException"
KEY = {"p": {"S": "a"}, "r": {"N": "1"}}


class Errors(Sessions):
    def test_every_operation_needs_its_table(self):
        for operation, parameters in {
            "describe_table": {}, "delete_table": {}, "scan": {},
            "update_table": {"BillingMode": "PAY_PER_REQUEST"},
            "get_item": {"Key": KEY}, "delete_item": {"Key": KEY}, "update_item": {"Key": KEY}, "put_item": {"Item": KEY},
            "query": {"KeyConditionExpression": "p = :p", "ExpressionAttributeValues": {":p": {"S": "a"}}},
        }.items():
            self.refused("ResourceNotFoundException", operation, TableName=NOWHERE, **parameters)
        self.refused("ResourceNotFoundException", "batch_get_item", RequestItems={NOWHERE: {"Keys": [KEY]}})
        self.refused("ResourceNotFoundException", "batch_write_item", RequestItems={NOWHERE: [{"PutRequest": {"Item": KEY}}]})
        self.refused("ResourceNotFoundException", "transact_get_items", TransactItems=[{"Get": {"TableName": NOWHERE, "Key": KEY}}])
        self.refused("ResourceNotFoundException", "transact_write_items", TransactItems=[{"Put": {"TableName": NOWHERE, "Item": KEY}}])

    @backend.not_on_moto("moto's code for them is ResourceNotFound, which the service doesn't have")
    def test_time_to_live_needs_its_table(self):
        self.refused("ResourceNotFoundException", "describe_time_to_live", TableName=NOWHERE)
        self.refused(
            "ResourceNotFoundException", "update_time_to_live", TableName=NOWHERE,
            TimeToLiveSpecification={"Enabled": True, "AttributeName": "t"})

    @backend.not_on_moto("moto says nothing, or less")
    def test_an_arn_of_no_table(self):
        arn = self.arn.rsplit("/", 1)[0] + "/" + NOWHERE
        self.refused("ResourceNotFoundException", "tag_resource", ResourceArn=arn, Tags=[{"Key": "a", "Value": "b"}])
        self.refused("ResourceNotFoundException", "untag_resource", ResourceArn=arn, TagKeys=["a"])
        with self.assertRaises(client.exceptions.ClientError) as raised:
            client.list_tags_of_resource(ResourceArn=arn)
        self.assertIn(raised.exception.response["Error"]["Code"], ("ResourceNotFoundException", "AccessDeniedException"))

    def test_items(self):
        self.refused(VALID, "put_item", "Missing the key", TableName=self.name, Item={"p": {"S": "a"}})
        self.refused(VALID, "put_item", "Type mismatch", TableName=self.name, Item={"p": {"N": "1"}, "r": {"N": "1"}})
        self.refused(
            "ConditionalCheckFailedException", "put_item", "The conditional request failed", TableName=self.name, Item=KEY,
            ConditionExpression="attribute_exists(p)")
        self.refused(
            "ConditionalCheckFailedException", "update_item", "The conditional request failed", TableName=self.name, Key=KEY,
            UpdateExpression="REMOVE x", ConditionExpression="attribute_exists(p)")
        self.refused(
            "ConditionalCheckFailedException", "delete_item", "The conditional request failed", TableName=self.name, Key=KEY,
            ConditionExpression="attribute_exists(p)")
        self.refused(
            VALID, "update_item", "refers to an attribute that does not exist in the item", TableName=self.name, Key=KEY,
            UpdateExpression="SET a = b")

    @backend.not_on_moto("moto takes these, or says less")
    def test_items_that_moto_takes(self):
        self.refused(VALID, "get_item", "does not match the schema", TableName=self.name, Key={"p": {"S": "a"}})
        self.refused(
            VALID, "put_item", "ReturnValues can only be ALL_OLD or NONE", TableName=self.name, Item=KEY, ReturnValues="ALL_NEW")
        self.refused(
            VALID, "delete_item", "ReturnValues can only be ALL_OLD or NONE", TableName=self.name, Key=KEY, ReturnValues="UPDATED_OLD")
        self.refused(VALID, "get_item", "reserved keyword", TableName=self.name, Key=KEY, ProjectionExpression="name")
        self.refused(VALID, "get_item", "overlap", TableName=self.name, Key=KEY, ProjectionExpression="a, a.b")
        self.refused(VALID, "update_item", "overlap", TableName=self.name, Key=KEY, UpdateExpression="REMOVE a, a.b")
        self.refused(VALID, "scan", "not defined", TableName=self.name, FilterExpression="a = :v")

    def test_queries(self):
        values = {":p": {"S": "a"}}
        self.refused(VALID, "query", "missed key schema element", TableName=self.name, KeyConditionExpression="l = :p", ExpressionAttributeValues=values)

    @backend.not_on_moto("moto's code is another, and its server stumbles over a query without a condition that it knows")
    def test_queries_of_nothing(self):
        values = {":p": {"S": "a"}}
        self.refused(
            VALID, "query", "", TableName=self.name, IndexName="nowhere", KeyConditionExpression="p = :p", ExpressionAttributeValues=values)
        self.refused(VALID, "query", "", TableName=self.name, KeyConditionExpression="p <> :p", ExpressionAttributeValues=values)
        self.refused(VALID, "query", "", TableName=self.name)

    @backend.not_on_moto("moto takes these")
    def test_scans(self):
        self.refused(VALID, "scan", "Segment", TableName=self.name, Segment=1, TotalSegments=1)
        self.refused(VALID, "scan", "TotalSegments", TableName=self.name, Segment=1)
        self.refused(VALID, "scan", "", TableName=self.name, Select="SPECIFIC_ATTRIBUTES")

    def test_tables(self):
        table = dict(TableName=self.name, KeySchema=keys("p"), AttributeDefinitions=definitions(p="S"), BillingMode="PAY_PER_REQUEST")
        self.refused("ResourceInUseException", "create_table", "Table already exists", **table)
        table["TableName"] = NOWHERE
        self.refused(VALID, "create_table", "", **table | {"BillingMode": "PROVISIONED"})
        self.refused(VALID, "create_table", "", **table | {"AttributeDefinitions": definitions(p="S", q="S")})
        self.refused(VALID, "create_table", "", **table | {"AttributeDefinitions": definitions(q="S")})
        self.refused(VALID, "create_table", "LocalSecondaryIndexes", **table, LocalSecondaryIndexes=[])
        self.refused(VALID, "create_table", "GlobalSecondaryIndexes", **table, GlobalSecondaryIndexes=[])

    @backend.not_on_moto("moto says nothing")
    def test_tables_that_moto_changes(self):
        self.refused(VALID, "update_table", "At least one of", TableName=self.name)
        self.refused(
            VALID, "update_table", "", TableName=self.name, GlobalSecondaryIndexUpdates=[{"Create": {
                "IndexName": "all", "KeySchema": keys("g"), "Projection": {"ProjectionType": "ALL"}}}],
            AttributeDefinitions=definitions(p="S", r="N", g="S"))
        self.refused(
            "ResourceNotFoundException", "update_table", "", TableName=self.name,
            GlobalSecondaryIndexUpdates=[{"Delete": {"IndexName": "nowhere"}}])
        self.refused(VALID, "update_time_to_live", "already disabled", TableName=self.name, TimeToLiveSpecification={
            "Enabled": False, "AttributeName": "t"})

    def test_transactions(self):
        put = {"Put": {"TableName": self.name, "Item": KEY}}
        self.refused(VALID, "transact_write_items", "multiple operations on one item", TransactItems=[put, put])
        response = self.refused(
            "TransactionCanceledException", "transact_write_items", "[ConditionalCheckFailed]",
            TransactItems=[{"ConditionCheck": {"TableName": self.name, "Key": KEY, "ConditionExpression": "attribute_exists(p)"}}])
        self.assertEqual([reason["Code"] for reason in response["CancellationReasons"]], ["ConditionalCheckFailed"])


if __name__ == "__main__":
    unittest.main()

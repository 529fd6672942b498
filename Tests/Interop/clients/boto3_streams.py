"""boto3: streams, their shards and records; items that expire."""

import unittest

import boto3

import backend

client = boto3.client("dynamodb", endpoint_url=backend.ENDPOINT)
streams = boto3.client("dynamodbstreams", endpoint_url=backend.ENDPOINT)


def drained(arn):
    """All records that there are now, a parent's before its children's."""
    records, start = [], {}
    while True:
        description = streams.describe_stream(StreamArn=arn, **start)["StreamDescription"]
        for shard in description["Shards"]:
            iterator = streams.get_shard_iterator(
                StreamArn=arn, ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON"
            )["ShardIterator"]
            while iterator:
                page = streams.get_records(ShardIterator=iterator, Limit=10)
                records += page["Records"]
                iterator = page.get("NextShardIterator") if page["Records"] else None
        if "LastEvaluatedShardId" not in description:
            return records
        start = {"ExclusiveStartShardId": description["LastEvaluatedShardId"]}


class Streams(unittest.TestCase):
    def setUp(self):
        self.name = backend.fresh_name("streams")
        client.create_table(
            TableName=self.name,
            KeySchema=[{"AttributeName": "p", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "p", "AttributeType": "S"}],
            BillingMode="PAY_PER_REQUEST",
            StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"},
        )
        client.get_waiter("table_exists").wait(TableName=self.name, WaiterConfig={"Delay": 1})
        self.addCleanup(client.delete_table, TableName=self.name)
        self.arn = client.describe_table(TableName=self.name)["Table"]["LatestStreamArn"]

    def put(self, key, value):
        client.put_item(TableName=self.name, Item={"p": {"S": key}, "v": {"N": str(value)}, "b": {"B": b"\0x"}})

    def test_changes_are_records(self):
        self.put("a", 1)
        self.put("a", 2)
        client.delete_item(TableName=self.name, Key={"p": {"S": "a"}})
        records = drained(self.arn)
        self.assertEqual([record["eventName"] for record in records], ["INSERT", "MODIFY", "REMOVE"])
        self.assertEqual(records[1]["dynamodb"]["OldImage"]["v"], {"N": "1"})
        self.assertEqual(records[1]["dynamodb"]["NewImage"]["v"], {"N": "2"})
        self.assertEqual(records[0]["dynamodb"]["NewImage"]["b"], {"B": b"\0x"})
        self.assertNotIn("OldImage", records[0]["dynamodb"])
        self.assertNotIn("NewImage", records[2]["dynamodb"])
        numbers = [int(record["dynamodb"]["SequenceNumber"]) for record in records]
        self.assertEqual(numbers, sorted(set(numbers)))

    def test_a_stream_is_described(self):
        description = streams.describe_stream(StreamArn=self.arn)["StreamDescription"]
        self.assertEqual(description["TableName"], self.name)
        self.assertEqual(description["StreamStatus"], "ENABLED")
        self.assertEqual(description["StreamViewType"], "NEW_AND_OLD_IMAGES")
        self.assertEqual(description["KeySchema"], [{"AttributeName": "p", "KeyType": "HASH"}])
        listed = streams.list_streams(TableName=self.name)["Streams"]
        self.assertEqual([stream["StreamArn"] for stream in listed], [self.arn])

    def test_iterators_begin_where_they_are_asked_to(self):
        for value in range(3):
            self.put("a", value)
        second = drained(self.arn)[1]["dynamodb"]["SequenceNumber"]
        shard = streams.describe_stream(StreamArn=self.arn)["StreamDescription"]["Shards"][0]["ShardId"]
        for kind, count in (("AT_SEQUENCE_NUMBER", 2), ("AFTER_SEQUENCE_NUMBER", 1)):
            iterator = streams.get_shard_iterator(
                StreamArn=self.arn, ShardId=shard, ShardIteratorType=kind, SequenceNumber=second
            )["ShardIterator"]
            self.assertEqual(len(streams.get_records(ShardIterator=iterator)["Records"]), count)

    @backend.not_on_moto("moto takes the table's stream for any of its labels")
    def test_a_stream_that_is_not_there(self):
        with self.assertRaises(streams.exceptions.ResourceNotFoundException):
            streams.describe_stream(StreamArn=self.arn[:-1] + "x")


if __name__ == "__main__":
    unittest.main()

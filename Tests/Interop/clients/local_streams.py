"""Streams and times to live of swynamo-local, where moto's are otherwise."""

import time
import unittest

from botocore.exceptions import ClientError

from boto3_streams import Streams, client, drained, streams


class LocalStreams(unittest.TestCase):
    setUp = Streams.setUp
    put = Streams.put

    def test_nothing_changed_is_no_record(self):
        self.put("a", 1)
        self.put("a", 1)
        self.assertEqual(len(drained(self.arn)), 1)

    def test_timestamps(self):
        self.put("a", 1)
        record = drained(self.arn)[0]
        shard = streams.describe_stream(StreamArn=self.arn)["StreamDescription"]["Shards"][0]["ShardId"]
        iterator = streams.get_shard_iterator(
            StreamArn=self.arn, ShardId=shard, ShardIteratorType="AT_TIMESTAMP",
            Timestamp=record["dynamodb"]["ApproximateCreationDateTime"],
        )["ShardIterator"]
        self.assertEqual(len(streams.get_records(ShardIterator=iterator)["Records"]), 1)

    def test_a_table_that_is_switched_off(self):
        self.put("a", 1)
        client.update_table(TableName=self.name, StreamSpecification={"StreamEnabled": False})
        client.get_waiter("table_exists").wait(TableName=self.name, WaiterConfig={"Delay": 1})
        description = streams.describe_stream(StreamArn=self.arn)["StreamDescription"]
        self.assertEqual(description["StreamStatus"], "DISABLED")
        self.assertIn("EndingSequenceNumber", description["Shards"][0]["SequenceNumberRange"])
        self.assertEqual(len(drained(self.arn)), 1)
        with self.assertRaises(ClientError):
            client.update_table(TableName=self.name, StreamSpecification={"StreamEnabled": False})

    def test_what_is_refused(self):
        shard = streams.describe_stream(StreamArn=self.arn)["StreamDescription"]["Shards"][0]["ShardId"]
        for call in (
            lambda: streams.list_streams(ExclusiveStartStreamArn="no ARN, however long it may be, is one of a stream"),
            lambda: streams.get_shard_iterator(StreamArn=self.arn, ShardId=shard, ShardIteratorType="AT_SEQUENCE_NUMBER"),
            lambda: streams.get_records(ShardIterator="x|1|x"),
        ):
            with self.assertRaises(ClientError) as caught:
                call()
            self.assertEqual(caught.exception.response["Error"]["Code"], "ValidationException")

    def test_items_expire_by_themselves(self):
        client.update_time_to_live(
            TableName=self.name, TimeToLiveSpecification={"Enabled": True, "AttributeName": "e"})
        client.put_item(TableName=self.name, Item={"p": {"S": "old"}, "e": {"N": str(int(time.time()) - 10)}})
        client.put_item(TableName=self.name, Item={"p": {"S": "new"}, "e": {"N": str(int(time.time()) + 1000)}})
        deadline = time.monotonic() + 20
        while client.scan(TableName=self.name)["Count"] > 1 and time.monotonic() < deadline:
            time.sleep(0.1)
        last = drained(self.arn)[-1]
        self.assertEqual(last["eventName"], "REMOVE")
        self.assertEqual(last["userIdentity"], {"PrincipalId": "dynamodb.amazonaws.com", "Type": "Service"})


if __name__ == "__main__":
    unittest.main()

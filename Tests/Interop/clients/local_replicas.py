"""Global tables: a replica in another region of `--apart`, which boto3's clients of both regions see."""

import signal
import tempfile
import time
import unittest

import boto3
from botocore.exceptions import ClientError

from program import OnServer, Server


class Replicas(OnServer):
    options = ("--apart", "--replication-delay", "0.3")

    def setUp(self):
        self.here = self.server.session("interop", "interop")
        self.there = self.server.session("interop", "interop", region="eu-west-1")
        self.here.create_table(
            TableName="things", KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}], BillingMode="PAY_PER_REQUEST")
        self.here.get_waiter("table_exists").wait(TableName="things", WaiterConfig={"Delay": 1})
        self.put(self.here, "first")
        self.replicas("Create")
        self.there.get_waiter("table_exists").wait(TableName="things", WaiterConfig={"Delay": 1, "MaxAttempts": 20})
        self.addCleanup(self.end)

    def end(self):
        if self.description(self.here).get("Replicas"):
            self.replicas("Delete")
            self.there.get_waiter("table_not_exists").wait(TableName="things", WaiterConfig={"Delay": 1, "MaxAttempts": 20})
        self.here.delete_table(TableName="things")

    def replicas(self, action, region="eu-west-1"):
        return self.here.update_table(TableName="things", ReplicaUpdates=[{action: {"RegionName": region}}])

    def description(self, client):
        return client.describe_table(TableName="things")["Table"]

    def put(self, client, id):
        client.put_item(TableName="things", Item={"id": {"S": id}})

    def has(self, client, id):
        return "Item" in client.get_item(TableName="things", Key={"id": {"S": id}})

    def arrives(self, client, id):
        for _ in range(100):
            if self.has(client, id):
                return True
            time.sleep(0.1)
        return False

    def test_regions_describe_each_other(self):
        for client, other in ((self.here, "eu-west-1"), (self.there, "us-east-1")):
            table = self.description(client)
            self.assertEqual(table["GlobalTableVersion"], "2019.11.21")
            self.assertEqual([(r["RegionName"], r["ReplicaStatus"]) for r in table["Replicas"]], [(other, "ACTIVE")])
        self.assertIn(":eu-west-1:", self.description(self.there)["TableArn"])
        scaling = self.here.describe_table_replica_auto_scaling(TableName="things")["TableAutoScalingDescription"]
        self.assertEqual([replica["RegionName"] for replica in scaling["Replicas"]], ["eu-west-1", "us-east-1"])

    def test_writes_show_in_the_other_region(self):
        self.assertTrue(self.has(self.there, "first"))
        self.put(self.here, "x")
        self.assertTrue(self.arrives(self.there, "x"))
        self.put(self.there, "y")
        self.assertFalse(self.has(self.here, "y"))
        self.assertTrue(self.arrives(self.here, "y"))

    def test_streams_show_them(self):
        self.put(self.here, "x")
        self.assertTrue(self.arrives(self.there, "x"))
        streams = boto3.session.Session(
            aws_access_key_id="interop", aws_secret_access_key="interop", region_name="eu-west-1"
        ).client("dynamodbstreams", endpoint_url=self.server.url)
        arn = self.description(self.there)["LatestStreamArn"]
        shard = streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"][0]["ShardId"]
        iterator = streams.get_shard_iterator(StreamArn=arn, ShardId=shard, ShardIteratorType="TRIM_HORIZON")["ShardIterator"]
        records = streams.get_records(ShardIterator=iterator)["Records"]
        self.assertEqual([(r["eventName"], r["dynamodb"]["Keys"]["id"]["S"]) for r in records], [("INSERT", "x")])
        self.assertEqual([r["awsRegion"] for r in records], ["eu-west-1"])

    def test_what_is_refused(self):
        for call, words in (
            (lambda: self.here.delete_table(TableName="things"), "acted as a source region"),
            (lambda: self.replicas("Create"), "one or more replicas already existed as tables"),
            (lambda: self.replicas("Create", "us-east-1"), "the local region"),
            (lambda: self.replicas("Create", "us-fake-1"), "Region us-fake-1 is not supported"),
            (lambda: self.replicas("Delete", "eu-west-2"), "not part of the global table"),
        ):
            with self.assertRaises(ClientError) as caught:
                call()
            self.assertEqual(caught.exception.response["Error"]["Code"], "ValidationException")
            self.assertIn(words, caught.exception.response["Error"]["Message"])


class Killed(unittest.TestCase):
    """What was begun before `kill -9` goes on with the next start."""

    def counts(self, client):
        return client.scan(TableName="things", Select="COUNT")["Count"]

    def test_copies_and_writes_go_on(self):
        with tempfile.TemporaryDirectory() as folder:
            options = ("--apart", "--replication-delay", "1", "--path", folder + "/things.db")
            with Server(*options) as server:
                server.create_table()
                for start in range(0, 10_000, 25):
                    server.client.batch_write_item(RequestItems={"things": [
                        {"PutRequest": {"Item": {"id": {"S": str(start + number)}}}} for number in range(25)]})
                server.client.update_table(TableName="things", ReplicaUpdates=[{"Create": {"RegionName": "eu-west-1"}}])
                server.put("late")
                server.end(signal.SIGKILL)
            with Server(*options) as server:
                there = server.session("interop", "interop", region="eu-west-1")
                there.get_waiter("table_exists").wait(TableName="things", WaiterConfig={"Delay": 1, "MaxAttempts": 60})
                there.put_item(TableName="things", Item={"id": {"S": "back"}})
                server.end(signal.SIGKILL)
            with Server(*options) as server:
                there = server.session("interop", "interop", region="eu-west-1")
                for _ in range(200):
                    counts = [self.counts(client) for client in (server.client, there)]
                    if counts == [10_002, 10_002]:
                        break
                    time.sleep(0.1)
                self.assertEqual(counts, [10_002, 10_002])


class Shared(OnServer):
    """Where all regions have the same tables, none of them is a copy."""

    def test_there_are_no_replicas(self):
        self.server.create_table()
        with self.assertRaises(ClientError) as caught:
            self.server.client.update_table(
                TableName="things", ReplicaUpdates=[{"Create": {"RegionName": "eu-west-1"}}])
        self.assertIn("Region eu-west-1 is not supported", caught.exception.response["Error"]["Message"])


if __name__ == "__main__":
    unittest.main()

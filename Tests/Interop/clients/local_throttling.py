"""Throughput that is enforced on request: an SDK tries again, and what a batch leaves is sent again."""

import time
import unittest

from botocore.config import Config
from botocore.exceptions import ClientError

from program import OnServer


class Throttling(OnServer):
    options = ("--enforce-throughput",)

    def setUp(self):
        self.patient = self.server.session("interop", "interop", config=Config(retries={"mode": "standard", "max_attempts": 10}))
        self.client = self.server.session("interop", "interop", config=Config(retries={"total_max_attempts": 1}))
        self.client.create_table(
            TableName="slow", KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
            ProvisionedThroughput={"ReadCapacityUnits": 2, "WriteCapacityUnits": 2})
        self.addCleanup(lambda: self.client.delete_table(TableName="slow"))

    def put(self, client, number):
        client.put_item(TableName="slow", Item={"id": {"S": str(number)}})

    def test_one_is_refused(self):
        with self.assertRaises(ClientError) as raised:
            for number in range(500):
                self.put(self.client, number)
        response = raised.exception.response
        self.assertEqual(response["Error"]["Code"], "ProvisionedThroughputExceededException")
        self.assertIn("Consider increasing your provisioning level", response["Error"]["Message"])
        reason = response["ThrottlingReasons"][0]
        self.assertEqual(reason["reason"], "TableWriteProvisionedThroughputExceeded")
        self.assertTrue(reason["resource"].endswith(":table/slow"), reason)

    def test_an_sdk_tries_again(self):
        start = time.monotonic()
        for number in range(8):
            self.put(self.patient, number)
        # Two at once, the others as units come.
        self.assertGreater(time.monotonic() - start, 1)

    def test_a_batch_leaves_the_rest(self):
        left = {"slow": [{"PutRequest": {"Item": {"id": {"S": str(number)}}}} for number in range(12)]}
        rounds = 0
        while left:
            left = self.patient.batch_write_item(RequestItems=left)["UnprocessedItems"]
            rounds += 1
        self.assertGreater(rounds, 1)
        keys = {"slow": {"Keys": [{"id": {"S": str(number)}} for number in range(12)], "ConsistentRead": True}}
        found = []
        while keys:
            answer = self.patient.batch_get_item(RequestItems=keys)
            found += answer["Responses"]["slow"]
            keys = answer["UnprocessedKeys"]
        self.assertEqual(sorted(item["id"]["S"] for item in found), sorted(str(number) for number in range(12)))

    def test_a_transaction_is_canceled(self):
        items = [{"Put": {"TableName": "slow", "Item": {"id": {"S": str(number)}}}} for number in range(50)]
        # All are admitted by what is left, and cost a hundred units of two.
        self.client.transact_write_items(TransactItems=items)
        with self.assertRaises(self.client.exceptions.TransactionCanceledException) as raised:
            self.client.transact_write_items(TransactItems=items[:2])
        codes = [reason["Code"] for reason in raised.exception.response["CancellationReasons"]]
        self.assertEqual(codes, ["ProvisionedThroughputExceeded"] * 2)


if __name__ == "__main__":
    unittest.main()

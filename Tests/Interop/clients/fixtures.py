"""What several sessions of boto3 share: a client, a table that has everything, and refusals."""

import unittest

import boto3
from botocore.exceptions import ClientError

import backend

resource = boto3.resource("dynamodb", endpoint_url=backend.ENDPOINT)
client = boto3.client("dynamodb", endpoint_url=backend.ENDPOINT)


def keys(hash_key, *range_key):
    return [{"AttributeName": hash_key, "KeyType": "HASH"}] + [{"AttributeName": key, "KeyType": "RANGE"} for key in range_key]


def definitions(**types):
    return [{"AttributeName": name, "AttributeType": kind} for name, kind in types.items()]


class Sessions(unittest.TestCase):
    """Sessions on a table `name` with the keys `p` (S) and `r` (N), a local index `local` (p, l), global ones `all` (g) and `keys` (g, r)."""

    @classmethod
    def setUpClass(cls):
        cls.name = backend.fresh_name("everything")
        client.create_table(
            TableName=cls.name, BillingMode="PAY_PER_REQUEST", KeySchema=keys("p", "r"),
            AttributeDefinitions=definitions(p="S", r="N", l="S", g="S"),
            LocalSecondaryIndexes=[{"IndexName": "local", "KeySchema": keys("p", "l"), "Projection": {"ProjectionType": "ALL"}}],
            GlobalSecondaryIndexes=[
                {"IndexName": "all", "KeySchema": keys("g"), "Projection": {"ProjectionType": "ALL"}},
                {"IndexName": "keys", "KeySchema": keys("g", "r"), "Projection": {"ProjectionType": "KEYS_ONLY"}},
            ],
        )
        client.get_waiter("table_exists").wait(TableName=cls.name, WaiterConfig={"Delay": 1})
        cls.table = resource.Table(cls.name)
        cls.arn = cls.table.table_arn

    @classmethod
    def tearDownClass(cls):
        client.delete_table(TableName=cls.name)

    def refused(self, code, operation, words="", **parameters):
        """`operation` is the client's method; gives the whole answer."""
        with self.subTest(operation=operation, code=code, words=words):
            with self.assertRaises(ClientError) as raised:
                getattr(client, operation)(**parameters)
            error = raised.exception.response["Error"]
            self.assertEqual(error["Code"], code, error)
            self.assertIn(words, error["Message"])
            return raised.exception.response

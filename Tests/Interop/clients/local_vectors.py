"""boto3: vector indexes, their life, and searches."""

import time
import unittest

import boto3
from botocore.exceptions import ClientError

import backend

client = boto3.client("dynamodb", endpoint_url=backend.ENDPOINT)


def vector(*elements):
    return [{"N": str(element)} for element in elements]


def index(name="vix", function="COSINE", **more):
    return {
        "IndexName": name,
        "VectorAttribute": {"AttributeName": "emb"},
        "Projection": {"ProjectionType": "ALL"},
        "Dimensions": 3,
        "DistanceFunction": function,
    } | more


class Vectors(unittest.TestCase):
    def setUp(self):
        self.name = backend.fresh_name("vectors")

    def create(self, *indexes, definitions=(), **more):
        client.create_table(
            TableName=self.name,
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
            AttributeDefinitions=[
                {"AttributeName": name, "AttributeType": kind} for name, kind in (("id", "S"), *definitions)
            ],
            BillingMode="PAY_PER_REQUEST",
            **({"VectorIndexes": list(indexes)} if indexes else {}),
            **more,
        )
        client.get_waiter("table_exists").wait(TableName=self.name, WaiterConfig={"Delay": 1})
        self.addCleanup(client.delete_table, TableName=self.name)

    def put(self, name, elements, **more):
        return client.put_item(
            TableName=self.name, Item={"id": {"S": name}, "emb": {"L": vector(*elements)}} | more,
            ReturnConsumedCapacity="INDEXES")

    def search(self, *elements, top=10, **more):
        return client.search_vectors(
            TableName=self.name, IndexName=more.pop("IndexName", "vix"), SearchVector=vector(*elements), TopK=top, **more)

    def found(self, *elements, **more):
        return [(result["Item"]["id"]["S"], result["Score"]) for result in self.search(*elements, **more)["SearchResults"]]

    def refused(self, code, message, call, *arguments, **more):
        with self.assertRaises(ClientError) as caught:
            call(*arguments, **more)
        self.assertEqual(caught.exception.response["Error"]["Code"], code)
        self.assertIn(message, caught.exception.response["Error"]["Message"])

    def wait_for_index(self):
        while True:
            indexes = client.describe_table(TableName=self.name)["Table"].get("VectorIndexes", [])
            if all(index["IndexStatus"] == "ACTIVE" for index in indexes):
                return indexes
            time.sleep(0.05)

    def test_distances(self):
        self.create(*(index(function.lower(), function) for function in ("COSINE", "EUCLIDEAN", "DOT_PRODUCT")))
        self.put("same", (2, 0, 0))
        self.put("other", (0, 3, 0))
        self.put("opposite", (-1, 0, 0))
        expected = {
            "cosine": [("same", 0), ("other", 1), ("opposite", 2)],
            "euclidean": [("same", 1), ("opposite", 2), ("other", 10 ** 0.5)],
            "dot_product": [("same", 2), ("other", 0), ("opposite", -1)],
        }
        for name, results in expected.items():
            self.assertEqual(self.found(1, 0, 0, IndexName=name), results)
            self.assertEqual(self.found(1, 0, 0, IndexName=name, top=1), results[:1])

    def test_conditions_and_projections(self):
        schema = [
            {"AttributeName": "tenant", "SearchSchemaElementType": "HASH"},
            {"AttributeName": "pages", "SearchSchemaElementType": "INLINE_FILTER"},
        ]
        self.create(index(SearchSchema=schema), definitions=(("tenant", "S"), ("pages", "N")))
        for tenant in ("a", "b"):
            for pages in range(3):
                self.put(f"{tenant}{pages}", (1, pages, 0), tenant={"S": tenant}, pages={"N": f"{pages}.0"})
        condition = {
            "SearchConditionExpression": "tenant = :t AND pages = :p",
            "ExpressionAttributeValues": {":t": {"S": "a"}, ":p": {"N": "1"}},
        }
        answer = self.search(1, 0, 0, ReturnConsumedCapacity="TOTAL", ProjectionExpression="id, emb", **condition)
        self.assertEqual(
            [result["Item"] for result in answer["SearchResults"]],
            [{"id": {"S": "a1"}, "emb": {"L": vector(1.0, 1.0, 0.0)}}])
        self.assertEqual(set(answer["ConsumedCapacity"]), {"VectorSearchRequestBytes"})
        self.assertNotIn("emb", self.search(1, 0, 0, **condition)["SearchResults"][0]["Item"])
        self.refused(
            "ValidationException", "SearchConditionExpression must be provided", self.search, 1, 0, 0)

    def test_an_index_comes_and_goes(self):
        self.create()
        for number in range(30):
            self.put(str(number), (number, 1, 0))
        client.update_table(TableName=self.name, VectorIndexUpdates=[{"Create": index()}])
        indexes = self.wait_for_index()
        self.assertEqual([index["ItemCount"] for index in indexes], [30])
        self.assertEqual(len(self.found(0, 1, 0, top=100)), 30)
        client.update_table(TableName=self.name, VectorIndexUpdates=[{"Delete": {"IndexName": "vix"}}])
        while client.describe_table(TableName=self.name)["Table"].get("VectorIndexes"):
            time.sleep(0.05)
        self.refused(
            "ValidationException", "The table does not have the specified index: vix", self.search, 1, 0, 0)

    def test_writes(self):
        self.create(index())
        written = self.put("a", (1, 2, 3))["ConsumedCapacity"]
        self.assertEqual(written["VectorIndexes"], {"vix": {"VectorWriteRequestBytes": 1024.0}})
        self.assertNotIn("VectorIndexes", self.put("a", (1, 2, 3))["ConsumedCapacity"])
        self.refused(
            "ValidationException", "Invalid size for parameter emb, Expected: 3, Actual: 2", client.put_item,
            TableName=self.name, Item={"id": {"S": "b"}, "emb": {"L": vector(1, 2)}})
        client.update_item(TableName=self.name, Key={"id": {"S": "a"}}, UpdateExpression="REMOVE emb")
        self.assertEqual(self.found(1, 2, 3), [])


if __name__ == "__main__":
    unittest.main()

"""boto3: what requests cost, and how large item collections are."""

import unittest

import backend
from fixtures import Sessions, client

KEY = {"p": {"S": "cost"}, "r": {"N": "1"}}


@backend.not_on_moto("moto makes the numbers up")
class Capacity(Sessions):
    def setUp(self):
        client.put_item(TableName=self.name, Item=KEY | {"x": {"S": "x" * 5000}})

    def units(self, operation, **parameters):
        return getattr(client, operation)(TableName=self.name, ReturnConsumedCapacity="TOTAL", **parameters)["ConsumedCapacity"]["CapacityUnits"]

    def test_reads_take_a_unit_for_each_four_kilobytes_and_half_when_eventual(self):
        self.assertEqual(self.units("get_item", Key=KEY), 1.0)
        self.assertEqual(self.units("get_item", Key=KEY, ConsistentRead=True), 2.0)
        self.assertEqual(self.units("get_item", Key={"p": {"S": "nobody"}, "r": {"N": "1"}}), 0.5)
        self.assertEqual(self.units("query", KeyConditionExpression="p = :p", ExpressionAttributeValues={":p": {"S": "cost"}}), 1.0)

    def test_writes_take_a_unit_for_each_kilobyte(self):
        item = {"p": {"S": "write"}, "r": {"N": "1"}}
        self.assertEqual(self.units("put_item", Item=item), 1.0)
        self.assertEqual(self.units("put_item", Item=item | {"x": {"S": "x" * 3000}}), 3.0)
        # The larger of the old and the new size.
        self.assertEqual(self.units("put_item", Item=item), 3.0)
        self.assertEqual(self.units("delete_item", Key=item), 1.0)

    def test_indexes_have_their_own_share(self):
        item = KEY | {"g": {"S": "one"}, "l": {"S": "one"}}
        client.delete_item(TableName=self.name, Key=KEY)
        capacity = client.put_item(TableName=self.name, Item=item, ReturnConsumedCapacity="INDEXES")["ConsumedCapacity"]
        self.assertEqual(capacity["CapacityUnits"], 4.0)
        self.assertEqual(capacity["Table"], {"CapacityUnits": 1.0})
        self.assertEqual(capacity["LocalSecondaryIndexes"], {"local": {"CapacityUnits": 1.0}})
        self.assertEqual(capacity["GlobalSecondaryIndexes"], {"all": {"CapacityUnits": 1.0}, "keys": {"CapacityUnits": 1.0}})

    def test_transactions_cost_double(self):
        write = client.transact_write_items(
            TransactItems=[{"Put": {"TableName": self.name, "Item": {"p": {"S": "double"}, "r": {"N": "1"}}}}], ReturnConsumedCapacity="TOTAL")
        self.assertEqual([capacity["CapacityUnits"] for capacity in write["ConsumedCapacity"]], [2.0])
        read = client.transact_get_items(TransactItems=[{"Get": {"TableName": self.name, "Key": KEY}}], ReturnConsumedCapacity="TOTAL")
        self.assertEqual([capacity["CapacityUnits"] for capacity in read["ConsumedCapacity"]], [4.0])

    def test_batches_sum_up_by_table(self):
        read = client.batch_get_item(RequestItems={self.name: {"Keys": [KEY, KEY | {"r": {"N": "2"}}]}}, ReturnConsumedCapacity="TOTAL")
        self.assertEqual(read["ConsumedCapacity"], [{"TableName": self.name, "CapacityUnits": 1.5}])
        puts = [{"PutRequest": {"Item": {"p": {"S": "batch"}, "r": {"N": str(number)}}}} for number in range(3)]
        written = client.batch_write_item(RequestItems={self.name: puts}, ReturnConsumedCapacity="TOTAL")
        self.assertEqual([capacity["CapacityUnits"] for capacity in written["ConsumedCapacity"]], [3.0])

    def test_item_collections(self):
        for answer in (
            client.put_item(TableName=self.name, Item=KEY, ReturnItemCollectionMetrics="SIZE"),
            client.update_item(TableName=self.name, Key=KEY, ReturnItemCollectionMetrics="SIZE"),
            client.delete_item(TableName=self.name, Key=KEY, ReturnItemCollectionMetrics="SIZE"),
        ):
            metrics = answer["ItemCollectionMetrics"]
            self.assertEqual(metrics["ItemCollectionKey"], {"p": {"S": "cost"}})
            low, high = metrics["SizeEstimateRangeGB"]
            self.assertLessEqual(low, high)
        batch = client.batch_write_item(RequestItems={self.name: [{"PutRequest": {"Item": KEY}}]}, ReturnItemCollectionMetrics="SIZE")
        self.assertEqual([metrics["ItemCollectionKey"] for metrics in batch["ItemCollectionMetrics"][self.name]], [{"p": {"S": "cost"}}])


class Shape(Sessions):
    """What moto answers too."""

    def test_nothing_is_told_unasked(self):
        client.put_item(TableName=self.name, Item=KEY)
        for answer in (
            client.get_item(TableName=self.name, Key=KEY), client.scan(TableName=self.name),
            client.get_item(TableName=self.name, Key=KEY, ReturnConsumedCapacity="NONE"),
            client.query(TableName=self.name, KeyConditionExpression="p = :p", ExpressionAttributeValues={":p": KEY["p"]}),
        ):
            self.assertNotIn("ConsumedCapacity", answer)
        if backend.NAME != "moto":  # moto tells it of every batch.
            self.assertNotIn("ConsumedCapacity", client.batch_get_item(RequestItems={self.name: {"Keys": [KEY]}}))
        self.assertNotIn("ItemCollectionMetrics", client.put_item(TableName=self.name, Item=KEY))


if __name__ == "__main__":
    unittest.main()

"""boto3: batches and transactions."""

import unittest
import uuid

import boto3
from botocore.exceptions import ClientError

import backend

resource = boto3.resource("dynamodb", endpoint_url=backend.ENDPOINT)
client = boto3.client("dynamodb", endpoint_url=backend.ENDPOINT)


class Many(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.tables = []
        for kind in ("accounts", "orders"):
            cls.tables.append(
                resource.create_table(
                    TableName=backend.fresh_name(kind),
                    KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
                    AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
                    BillingMode="PAY_PER_REQUEST",
                )
            )
            cls.tables[-1].wait_until_exists()
        cls.accounts, cls.orders = (table.name for table in cls.tables)

    @classmethod
    def tearDownClass(cls):
        for table in cls.tables:
            table.delete()

    def refused(self, code, call, *words, **arguments):
        with self.assertRaises(ClientError) as raised:
            call(**arguments)
        error = raised.exception.response["Error"]
        self.assertEqual(error["Code"], code, error)
        for word in words:
            self.assertIn(word, error["Message"])
        return raised.exception.response

    def name(self):
        return uuid.uuid4().hex

    def put(self, table, name, **attributes):
        return {"Put": {"TableName": table, "Item": {"id": {"S": name}} | attributes}}

    def get(self, table, name):
        return client.get_item(TableName=table, Key={"id": {"S": name}}).get("Item")

    def test_a_hundred_items_are_written_read_and_deleted(self):
        names = [self.name() for _ in range(100)]
        with self.tables[0].batch_writer() as batch:
            for number, name in enumerate(names):
                batch.put_item(Item={"id": name, "number": number})
        keys = [{"id": {"S": name}} for name in names]
        found = client.batch_get_item(RequestItems={self.accounts: {"Keys": keys, "ProjectionExpression": "#n", "ExpressionAttributeNames": {"#n": "number"}}})
        self.assertEqual(sorted(int(item["number"]["N"]) for item in found["Responses"][self.accounts]), list(range(100)))
        self.assertEqual(found["UnprocessedKeys"], {})
        with self.tables[0].batch_writer() as batch:
            for name in names:
                batch.delete_item(Key={"id": name})
        found = client.batch_get_item(RequestItems={self.accounts: {"Keys": keys}})
        self.assertEqual(found["Responses"][self.accounts], [])

    def test_a_batch_spans_tables_and_mixes_puts_with_deletes(self):
        old, new, order = self.name(), self.name(), self.name()
        client.put_item(TableName=self.accounts, Item={"id": {"S": old}})
        answer = client.batch_write_item(
            RequestItems={
                self.accounts: [{"PutRequest": {"Item": {"id": {"S": new}}}}, {"DeleteRequest": {"Key": {"id": {"S": old}}}}],
                self.orders: [{"PutRequest": {"Item": {"id": {"S": order}}}}],
            }
        )
        self.assertEqual(answer["UnprocessedItems"], {})
        self.assertIsNone(self.get(self.accounts, old))
        self.assertIsNotNone(self.get(self.accounts, new))
        self.assertIsNotNone(self.get(self.orders, order))

    @backend.not_on_moto("moto takes 26 writes")
    def test_a_batch_has_25_writes(self):
        puts = [{"PutRequest": {"Item": {"id": {"S": self.name()}}}} for _ in range(26)]
        self.refused("ValidationException", client.batch_write_item, RequestItems={self.accounts: puts})

    def test_a_batch_has_an_item_once(self):
        name = self.name()
        put = {"PutRequest": {"Item": {"id": {"S": name}}}}
        self.refused("ValidationException", client.batch_write_item, "duplicates", RequestItems={self.accounts: [put, put]})
        key = {"id": {"S": name}}
        self.refused("ValidationException", client.batch_get_item, "duplicates", RequestItems={self.accounts: {"Keys": [key, key]}})
        self.assertIsNone(self.get(self.accounts, name))

    def test_a_transaction_does_all(self):
        account, order, gone = self.name(), self.name(), self.name()
        client.put_item(TableName=self.accounts, Item={"id": {"S": account}, "balance": {"N": "10"}})
        client.put_item(TableName=self.orders, Item={"id": {"S": gone}})
        client.transact_write_items(
            TransactItems=[
                {
                    "Update": {
                        "TableName": self.accounts, "Key": {"id": {"S": account}},
                        "UpdateExpression": "SET balance = balance - :v", "ConditionExpression": "balance >= :v",
                        "ExpressionAttributeValues": {":v": {"N": "4"}},
                    }
                },
                self.put(self.orders, order, amount={"N": "4"}),
                {"Delete": {"TableName": self.orders, "Key": {"id": {"S": gone}}}},
                {
                    "ConditionCheck": {
                        "TableName": self.accounts, "Key": {"id": {"S": "nobody"}}, "ConditionExpression": "attribute_not_exists(id)",
                    }
                },
            ]
        )
        found = client.transact_get_items(
            TransactItems=[
                {"Get": {"TableName": self.accounts, "Key": {"id": {"S": account}}}},
                {"Get": {"TableName": self.orders, "Key": {"id": {"S": order}}, "ProjectionExpression": "amount"}},
                {"Get": {"TableName": self.orders, "Key": {"id": {"S": gone}}}},
            ]
        )["Responses"]
        self.assertEqual(found[0]["Item"], {"id": {"S": account}, "balance": {"N": "6"}})
        # moto doesn't project in a transaction.
        self.assertEqual(found[1]["Item"], {"amount": {"N": "4"}} | ({"id": {"S": order}} if backend.NAME == "moto" else {}))
        self.assertNotIn("Item", found[2])

    def test_a_transaction_does_nothing_when_one_condition_fails(self):
        taken, fresh = self.name(), self.name()
        client.put_item(TableName=self.accounts, Item={"id": {"S": taken}, "owner": {"S": "ann"}})
        put = self.put(self.accounts, taken)
        put["Put"] |= {"ConditionExpression": "attribute_not_exists(id)", "ReturnValuesOnConditionCheckFailure": "ALL_OLD"}
        response = self.refused(
            "TransactionCanceledException", client.transact_write_items, "[None, ConditionalCheckFailed]",
            TransactItems=[self.put(self.orders, fresh), put],
        )
        self.assertEqual([reason["Code"] for reason in response["CancellationReasons"]], ["None", "ConditionalCheckFailed"])
        self.assertEqual(response["CancellationReasons"][1]["Item"], {"id": {"S": taken}, "owner": {"S": "ann"}})
        self.assertIsNone(self.get(self.orders, fresh))

    @backend.not_on_moto("moto doesn't know client tokens")
    def test_a_transaction_with_a_token_happens_once(self):
        account, token = self.name(), self.name()
        add = [
            {
                "Update": {
                    "TableName": self.accounts, "Key": {"id": {"S": account}},
                    "UpdateExpression": "ADD n :one", "ExpressionAttributeValues": {":one": {"N": "1"}},
                }
            }
        ]
        client.transact_write_items(TransactItems=add, ClientRequestToken=token)
        client.transact_write_items(TransactItems=add, ClientRequestToken=token)
        self.assertEqual(self.get(self.accounts, account)["n"], {"N": "1"})
        self.refused(
            "IdempotentParameterMismatchException", client.transact_write_items,
            TransactItems=[self.put(self.orders, self.name())], ClientRequestToken=token,
        )

    def test_a_transaction_touches_an_item_once(self):
        name = self.name()
        self.refused(
            "ValidationException", client.transact_write_items, "multiple operations on one item",
            TransactItems=[self.put(self.orders, name), self.put(self.orders, name)],
        )


if __name__ == "__main__":
    unittest.main()

"""boto3: single items, conditions, updates, and what is refused."""

import unittest
from decimal import Decimal

import boto3
from boto3.dynamodb.conditions import Attr
from boto3.dynamodb.types import Binary
from botocore.exceptions import ClientError

import backend

resource = boto3.resource("dynamodb", endpoint_url=backend.ENDPOINT)


class Items(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.table = resource.create_table(
            TableName=backend.fresh_name("items"),
            KeySchema=[{"AttributeName": "p", "KeyType": "HASH"}, {"AttributeName": "r", "KeyType": "RANGE"}],
            AttributeDefinitions=[
                {"AttributeName": "p", "AttributeType": "S"},
                {"AttributeName": "r", "AttributeType": "N"},
            ],
            BillingMode="PAY_PER_REQUEST",
        )
        cls.table.wait_until_exists()

    @classmethod
    def tearDownClass(cls):
        cls.table.delete()

    def refused(self, code, call, *words, **arguments):
        with self.assertRaises(ClientError) as raised:
            call(**arguments)
        error = raised.exception.response["Error"]
        self.assertEqual(error["Code"], code, error)
        for word in words:
            self.assertIn(word, error["Message"])
        return raised.exception.response

    def key(self):
        """A key of this test's own."""
        return {"p": self.id().rsplit(".", 1)[-1], "r": 1}

    def test_every_type_comes_back(self):
        item = self.key() | {
            "text": "Zoë ☕ \"quoted\" \\ \n\t\u0000 😀",
            "empty": "",
            "integer": Decimal(42),
            "exact": Decimal("12345678901234567890.123456789012345678"),
            "tiny": Decimal("1E-130"),
            # boto3 can't read more digits than 38, and DynamoDB writes zeros rather than an exponent.
            "large": Decimal("12345678901234567890123456789012345678"),
            "negative": Decimal("-0.5"),
            "bytes": Binary(b"\x00\xff\x10"),
            "yes": True,
            "no": False,
            "nothing": None,
            "strings": {"a", "b", "ü"},
            "numbers": {Decimal(1), Decimal("2.5"), Decimal(-3)},
            "binaries": {Binary(b"a"), Binary(b"\x00")},
            "list": ["a", Decimal(1), [True, None], {"deep": {"deeper": ["x"]}}],
            "map": {"a.b": "dotted"},
            "no elements": [],
            "no entries": {},
        }
        self.table.put_item(Item=item)
        self.assertEqual(self.table.get_item(Key=self.key(), ConsistentRead=True)["Item"], item)

    def test_a_missing_item_has_no_item(self):
        self.assertNotIn("Item", self.table.get_item(Key={"p": "nobody", "r": 0}))

    def test_a_projection_takes_what_it_names(self):
        self.table.put_item(Item=self.key() | {"a": {"b": [10, 20, 30], "c": 1}, "size": 5, "z": 1})
        found = self.table.get_item(
            Key=self.key(), ProjectionExpression="a.b[1], #s", ExpressionAttributeNames={"#s": "size"}
        )["Item"]
        self.assertEqual(found, {"a": {"b": [20]}, "size": 5})

    def test_a_put_replaces_and_returns_the_old_item(self):
        old = self.key() | {"a": 1, "b": 2}
        self.table.put_item(Item=old)
        answer = self.table.put_item(Item=self.key() | {"a": 3}, ReturnValues="ALL_OLD")
        self.assertEqual(answer["Attributes"], old)
        self.assertEqual(self.table.get_item(Key=self.key())["Item"], self.key() | {"a": 3})

    def test_a_condition_that_fails_changes_nothing(self):
        self.table.put_item(Item=self.key() | {"a": 1}, ConditionExpression=Attr("p").not_exists())
        response = self.refused(
            "ConditionalCheckFailedException",
            self.table.put_item,
            "The conditional request failed",
            Item=self.key() | {"a": 2},
            ConditionExpression=Attr("p").not_exists(),
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )
        self.assertEqual(response["Item"], {"p": {"S": self.key()["p"]}, "r": {"N": "1"}, "a": {"N": "1"}})
        self.assertEqual(self.table.get_item(Key=self.key())["Item"]["a"], 1)

    def test_conditions_combine(self):
        self.table.put_item(Item=self.key() | {"n": 5, "s": "hello", "tags": {"x", "y"}, "list": [1, 2]})
        holds = (
            Attr("n").between(1, 5) & Attr("s").begins_with("he") & Attr("tags").contains("x")
            & (Attr("n").is_in([9, 5]) | Attr("s").eq("other")) & ~Attr("missing").exists()
            & Attr("list").size().eq(2) & Attr("s").attribute_type("S") & Attr("n").ne(6)
        )
        self.table.put_item(Item=self.key() | {"n": 6}, ConditionExpression=holds)
        self.refused("ConditionalCheckFailedException", self.table.delete_item, Key=self.key(), ConditionExpression=holds)

    def test_an_update_does_all_four_actions(self):
        self.table.put_item(
            Item=self.key() | {"n": 5, "gone": 1, "tags": {"a", "b"}, "list": [1], "map": {"x": 1}}
        )
        answer = self.table.update_item(
            Key=self.key(),
            UpdateExpression=(
                "SET #map.x = #map.x + :one, #list = list_append(#list, :more), fresh = if_not_exists(fresh, :one) "
                "REMOVE gone ADD n :one DELETE tags :a"
            ),
            ExpressionAttributeNames={"#map": "map", "#list": "list"},
            ExpressionAttributeValues={":one": 1, ":more": [2, 3], ":a": {"a"}},
            ReturnValues="ALL_NEW",
        )
        self.assertEqual(
            answer["Attributes"],
            self.key() | {"n": 6, "tags": {"b"}, "list": [1, 2, 3], "map": {"x": 2}, "fresh": 1},
        )

    def test_an_update_returns_what_it_is_asked_for(self):
        self.table.put_item(Item=self.key() | {"a": 1, "b": 2})

        def update(returns):
            return self.table.update_item(
                Key=self.key(), UpdateExpression="ADD a :one", ExpressionAttributeValues={":one": 1}, ReturnValues=returns
            ).get("Attributes")

        self.assertIsNone(update("NONE"))
        self.assertEqual(update("UPDATED_OLD"), {"a": 2})
        self.assertEqual(update("UPDATED_NEW"), {"a": 4})
        self.assertEqual(update("ALL_OLD"), self.key() | {"a": 4, "b": 2})

    def test_an_update_creates_what_is_missing(self):
        answer = self.table.update_item(
            Key=self.key(), UpdateExpression="ADD visits :one", ExpressionAttributeValues={":one": 1}, ReturnValues="ALL_NEW"
        )
        self.assertEqual(answer["Attributes"], self.key() | {"visits": 1})

    def test_a_delete_returns_the_old_item_and_can_be_repeated(self):
        self.table.put_item(Item=self.key() | {"a": 1})
        self.assertEqual(
            self.table.delete_item(Key=self.key(), ReturnValues="ALL_OLD")["Attributes"], self.key() | {"a": 1}
        )
        self.assertNotIn("Attributes", self.table.delete_item(Key=self.key(), ReturnValues="ALL_OLD"))

    def test_capacity_is_told_where_asked(self):
        capacity = self.table.put_item(Item=self.key(), ReturnConsumedCapacity="TOTAL")["ConsumedCapacity"]
        self.assertEqual((capacity["TableName"], capacity["CapacityUnits"]), (self.table.name, 1.0))
        self.assertNotIn("ConsumedCapacity", self.table.put_item(Item=self.key()))

    def test_a_table_must_exist(self):
        self.refused(
            "ResourceNotFoundException",
            resource.Table(backend.fresh_name("nowhere")).get_item,
            "Requested resource not found",
            Key={"p": "a"},
        )

    @backend.not_on_moto("moto takes keys with attributes too many, and says less")
    def test_a_key_must_match_the_schema(self):
        for key in ({"p": "a"}, {"p": "a", "r": "text"}, {"p": "a", "r": 1, "more": 1}):
            self.refused(
                "ValidationException", self.table.get_item, "The provided key element does not match the schema", Key=key
            )

    def test_a_key_must_not_be_empty(self):
        self.refused("ValidationException", self.table.put_item, "empty string", Item={"p": "", "r": 1})

    def test_key_attributes_are_not_updated(self):
        self.refused(
            "ValidationException",
            self.table.update_item,
            "part of the key",
            Key=self.key(),
            UpdateExpression="SET r = :v",
            ExpressionAttributeValues={":v": 2},
        )

    def test_an_item_is_at_most_400_kilobytes(self):
        self.refused(
            "ValidationException", self.table.put_item, "maximum allowed size", Item=self.key() | {"a": "x" * 409_600}
        )

    def test_expressions_are_checked(self):
        def update(expression, **more):
            return dict(Key=self.key(), UpdateExpression=expression, **more)

        self.refused("ValidationException", self.table.update_item, "Syntax error", **update("SET a b"))
        self.refused(
            "ValidationException", self.table.update_item, "reserved keyword",
            **update("SET size = :v", ExpressionAttributeValues={":v": 1}),
        )
        self.refused(
            "ValidationException", self.table.update_item, "overlap",
            **update("SET a = :v, a.b = :v", ExpressionAttributeValues={":v": 1}),
        )
        self.refused(
            "ValidationException", self.table.update_item, "unused in expressions",
            **update("SET a = :v", ExpressionAttributeValues={":v": 1, ":w": 2}),
        )
        self.refused("ValidationException", self.table.update_item, "not defined", **update("SET a = :v"))

    @backend.not_on_moto("moto doesn't count a number's digits")
    def test_numbers_have_38_digits(self):
        client = resource.meta.client
        for digits in ("1" * 39, "1E+126", "1E-131", "abc", ""):
            self.refused(
                "ValidationException",
                boto3.client("dynamodb", endpoint_url=backend.ENDPOINT).put_item,
                TableName=self.table.name,
                Item={"p": {"S": "numbers"}, "r": {"N": "1"}, "n": {"N": digits}},
            )
        self.assertNotIn("Item", client.get_item(TableName=self.table.name, Key={"p": "numbers", "r": 1}))


if __name__ == "__main__":
    unittest.main()

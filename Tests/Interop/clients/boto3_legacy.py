"""boto3: the parameters from before there were expressions."""

import unittest

import backend
from fixtures import Sessions

VALID = "ValidationException"


def listed(operator, *values):
    return {"ComparisonOperator": operator} | ({"AttributeValueList": list(values)} if values else {})


class Legacy(Sessions):
    def setUp(self):
        for number in range(6):
            self.table.put_item(Item={
                "p": "a", "r": number, "l": f"l{5 - number}", "g": "even" if number % 2 == 0 else "odd", "n": number * 10,
                "tags": {"x", f"t{number}"}})

    def found(self, answer):
        return [int(item["r"]) for item in answer["Items"]]

    @backend.not_on_moto("moto passes over it")
    def test_attributes_to_get(self):
        self.assertEqual(self.table.get_item(Key={"p": "a", "r": 1}, AttributesToGet=["n", "absent"])["Item"], {"n": 10})
        answer = self.table.query(
            KeyConditions={"p": listed("EQ", "a")}, AttributesToGet=["r"], Limit=2)
        self.assertEqual(answer["Items"], [{"r": 0}, {"r": 1}])

    def test_key_conditions(self):
        for condition, numbers in [
            (listed("EQ", 3), [3]), (listed("LT", 2), [0, 1]), (listed("LE", 1), [0, 1]), (listed("GT", 3), [4, 5]),
            (listed("GE", 4), [4, 5]), (listed("BETWEEN", 2, 4), [2, 3, 4]),
        ]:
            answer = self.table.query(KeyConditions={"p": listed("EQ", "a"), "r": condition})
            self.assertEqual(self.found(answer), numbers, condition)
        answer = self.table.query(
            IndexName="local", KeyConditions={"p": listed("EQ", "a"), "l": listed("BEGINS_WITH", "l")}, ScanIndexForward=False)
        self.assertEqual(self.found(answer), [0, 1, 2, 3, 4, 5])
        answer = self.table.query(IndexName="all", KeyConditions={"g": listed("EQ", "odd")}, Select="COUNT")
        self.assertEqual(answer["Count"], 3)

    @backend.not_on_moto("moto's server stumbles over IN")
    def test_filters(self):
        for condition, numbers in [
            (listed("EQ", 30), [3]), (listed("NE", 30), [0, 1, 2, 4, 5]), (listed("LT", 20), [0, 1]), (listed("GE", 40), [4, 5]),
            (listed("IN", 0, 50, 7), [0, 5]), (listed("BETWEEN", 10, 20), [1, 2]), (listed("NOT_NULL"), [0, 1, 2, 3, 4, 5]), (listed("NULL"), []),
        ]:
            answer = self.table.query(KeyConditions={"p": listed("EQ", "a")}, QueryFilter={"n": condition})
            self.assertEqual(self.found(answer), numbers, condition)
            answer = self.table.scan(ScanFilter={"n": condition, "p": listed("EQ", "a")})
            self.assertEqual(sorted(self.found(answer)), numbers, condition)
        for condition, numbers in [(listed("CONTAINS", "t4"), [4]), (listed("NOT_CONTAINS", "t4"), [0, 1, 2, 3, 5])]:
            self.assertEqual(sorted(self.found(self.table.scan(ScanFilter={"tags": condition, "p": listed("EQ", "a")}))), numbers, condition)

    @backend.not_on_moto("moto knows no OR")
    def test_and_or(self):
        conditions = {"n": listed("GE", 40), "l": listed("EQ", "l5")}  # Others have no n and no l.
        self.assertEqual(sorted(self.found(self.table.scan(ScanFilter=conditions))), [])
        self.assertEqual(sorted(self.found(self.table.scan(ScanFilter=conditions, ConditionalOperator="OR"))), [0, 4, 5])
        self.assertEqual(sorted(self.found(self.table.scan(ScanFilter=conditions, ConditionalOperator="AND"))), [])

    @backend.not_on_moto("moto compares the number 1 with its text, and knows no OR")
    def test_expected(self):
        item = {"p": {"S": "expected"}, "r": {"N": "1"}}
        put = dict(TableName=self.name, Item=item | {"n": {"N": "1"}})
        self.table.put_item(Item={"p": "expected", "r": 1, "n": 1}, Expected={"p": {"Exists": False}})
        self.refused("ConditionalCheckFailedException", "put_item", **put, Expected={"p": {"Exists": False}})
        self.refused("ConditionalCheckFailedException", "put_item", **put, Expected={"n": {"Value": {"N": "2"}}})
        self.refused("ConditionalCheckFailedException", "put_item", **put, Expected={"n": listed("GT", {"N": "1"})})
        self.table.put_item(Item={"p": "expected", "r": 1, "n": 2}, Expected={"n": {"Value": 1}})
        self.table.put_item(Item={"p": "expected", "r": 1, "n": 3}, Expected={"n": listed("BETWEEN", 1, 2)})
        self.table.put_item(
            Item={"p": "expected", "r": 1, "n": 4}, Expected={"n": listed("EQ", 9), "r": listed("EQ", 1)}, ConditionalOperator="OR")
        self.table.delete_item(Key={"p": "expected", "r": 1}, Expected={"n": {"Value": 4}})
        self.assertNotIn("Item", self.table.get_item(Key={"p": "expected", "r": 1}))

    def test_attribute_updates(self):
        key = {"p": "updates", "r": 1}
        answer = self.table.update_item(
            Key=key, AttributeUpdates={"n": {"Action": "PUT", "Value": 1}, "s": {"Action": "ADD", "Value": {"a", "b"}}}, ReturnValues="ALL_NEW")
        self.assertEqual(answer["Attributes"], key | {"n": 1, "s": {"a", "b"}})
        answer = self.table.update_item(
            Key=key, AttributeUpdates={"n": {"Action": "ADD", "Value": 4}, "s": {"Action": "DELETE", "Value": {"a"}}, "t": {"Value": "x"}},
            Expected={"n": {"Value": 1}}, ReturnValues="ALL_NEW")
        self.assertEqual(answer["Attributes"], key | {"n": 5, "s": {"b"}, "t": "x"})
        answer = self.table.update_item(Key=key, AttributeUpdates={"t": {"Action": "DELETE"}}, ReturnValues="ALL_NEW")
        self.assertEqual(answer["Attributes"], key | {"n": 5, "s": {"b"}})

    @backend.not_on_moto("moto doesn't keep the old and the new parameters apart everywhere")
    def test_the_old_and_the_new_do_not_mix(self):
        words = "Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {%s} Expression parameters: {%s}"
        key = {"p": {"S": "a"}, "r": {"N": "1"}}
        self.refused(
            VALID, "get_item", words % ("AttributesToGet", "ProjectionExpression"), TableName=self.name, Key=key, AttributesToGet=["a"],
            ProjectionExpression="a")
        self.refused(
            VALID, "put_item", words % ("Expected", "ConditionExpression"), TableName=self.name, Item=key,
            Expected={"a": {"Exists": False}}, ConditionExpression="attribute_exists(a)")
        self.refused(
            VALID, "update_item", words % ("AttributeUpdates", "UpdateExpression"), TableName=self.name, Key=key,
            AttributeUpdates={"a": {"Action": "DELETE"}}, UpdateExpression="REMOVE a")
        self.refused(
            VALID, "query", words % ("KeyConditions", "KeyConditionExpression"), TableName=self.name,
            KeyConditions={"p": listed("EQ", {"S": "a"})}, KeyConditionExpression="p = :p", ExpressionAttributeValues={":p": {"S": "a"}})
        self.refused(
            VALID, "scan", words % ("ScanFilter", "FilterExpression"), TableName=self.name,
            ScanFilter={"a": listed("NULL")}, FilterExpression="attribute_exists(a)")


if __name__ == "__main__":
    unittest.main()

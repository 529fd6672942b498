"""Rules of requests that are no requests: JSON of other types, no JSON, no such operation."""

import re

from rawhttp import SERIALIZATION, OnTables, S, post, send

JAVA = "com.amazonaws.dynamodb.v20120810"


class Malformed(OnTables):
    def wrong(self, operation, body, message):
        self.refused(operation, body, message, SERIALIZATION)

    def test_strings(self):
        for value, message in [
            (True, "TRUE_VALUE cannot be converted to String"), (False, "FALSE_VALUE cannot be converted to String"),
            (23, "NUMBER_VALUE cannot be converted to String"), (-2147483648, "NUMBER_VALUE cannot be converted to String"),
            (34.56, "DECIMAL_VALUE cannot be converted to String"), ([], "Unrecognized collection type class java.lang.String"),
            ({}, "Start of structure or map found where not expected"),
        ]:
            for operation, parameter in [
                ("GetItem", "TableName"), ("Query", "IndexName"), ("PutItem", "ReturnValues"), ("Scan", "FilterExpression"),
                ("UpdateItem", "UpdateExpression"), ("TransactWriteItems", "ClientRequestToken"), ("CreateTable", "BillingMode"),
            ]:
                self.wrong(operation, {parameter: value}, message)
            self.wrong("PutItem", {"Item": {"p": {"S": value}}}, message)
            self.wrong("PutItem", {"Item": {"p": {"N": value}}}, message)
            self.wrong("PutItem", {"Item": {"p": {"SS": [value]}}}, message)

    def test_booleans(self):
        for value, message in [
            (23, "NUMBER_VALUE cannot be converted to Boolean"), (34.56, "DECIMAL_VALUE cannot be converted to Boolean"),
            ("hi", "Unexpected token received from parser"), ([], "Unrecognized collection type class java.lang.Boolean"),
            ({}, "Start of structure or map found where not expected"),
        ]:
            for operation, parameter in [("GetItem", "ConsistentRead"), ("Query", "ScanIndexForward")]:
                self.wrong(operation, {parameter: value}, message)
            self.wrong("PutItem", {"Item": {"p": {"BOOL": value}}}, message)

    def test_integers(self):
        for value, message in [
            (True, "TRUE_VALUE cannot be converted to Integer"), ("hi", "STRING_VALUE cannot be converted to Integer"),
            ([], "Unrecognized collection type class java.lang.Integer"), ({}, "Start of structure or map found where not expected"),
        ]:
            for operation, parameter in [("Query", "Limit"), ("Scan", "TotalSegments"), ("ListTables", "Limit")]:
                self.wrong(operation, {parameter: value}, message)

    def test_binary(self):
        for value, message in [
            (True, "only base-64-encoded strings are convertible to bytes"), (23, "only base-64-encoded strings are convertible to bytes"),
            (34.56, "only base-64-encoded strings are convertible to bytes"), ([], "Unrecognized collection type class java.nio.ByteBuffer"),
            ({}, "Start of structure or map found where not expected"),
            ("23456", "Base64 encoded length is expected a multiple of 4 bytes but found: 5"),
            ("+/+=", "Invalid last non-pad Base64 character dectected"), ("hi!!", "Invalid Base64 character"),
        ]:
            self.wrong("PutItem", {"Item": {"p": {"B": value}}}, message)
            self.wrong("PutItem", {"Item": {"p": {"BS": [value]}}}, message)

    def test_lists_maps_and_structures(self):
        for value, message in [
            (True, "Unexpected field type"), (23, "Unexpected field type"), (34.56, "Unexpected field type"), ("hi", "Unexpected field type"),
        ]:
            for operation, parameter in [
                ("GetItem", "Key"), ("PutItem", "Item"), ("PutItem", "ExpressionAttributeNames"), ("Scan", "ExpressionAttributeValues"),
                ("Query", "ExclusiveStartKey"), ("BatchGetItem", "RequestItems"), ("TransactWriteItems", "TransactItems"),
                ("GetItem", "AttributesToGet"), ("CreateTable", "KeySchema"),
            ]:
                self.wrong(operation, {parameter: value}, message)
        self.wrong("GetItem", {"Key": []}, f"Unrecognized collection type java.util.Map<java.lang.String, {JAVA}.AttributeValue>")
        self.wrong(
            "GetItem", {"ExpressionAttributeNames": []}, "Unrecognized collection type java.util.Map<java.lang.String, java.lang.String>")
        self.wrong("GetItem", {"AttributesToGet": {}}, "Start of structure or map found where not expected")
        self.wrong("TransactWriteItems", {"TransactItems": {}}, "Start of structure or map found where not expected")

    def test_values(self):
        self.wrong("PutItem", {"Item": {"p": []}}, f"Unrecognized collection type class {JAVA}.AttributeValue")
        for value in (True, 23, "hi"):
            self.wrong("PutItem", {"Item": {"p": value}}, "Unexpected value type in payload")

    def test_what_is_no_json(self):
        for text in ("", "{", "[", "{'a': 1}", "nonsense", '{"TableName": }', '{"a":1}}', b"\xff\xfe", '{"TableName":"' + "\u0001" + '"}'):
            answer = post("GetItem", text)
            with self.subTest(text=text):
                self.assertEqual((answer.status, answer.body), (400, {"__type": SERIALIZATION}))

    def test_what_is_no_object(self):
        for text in ("[]", "1", '"text"', "true"):
            self.assertEqual(post("GetItem", text).status, 400, text)

    def test_null_is_as_good_as_absent(self):
        self.taken("GetItem", {"TableName": self.simple, "Key": {"p": S("a")}, "ConsistentRead": None, "ProjectionExpression": None})

    def test_members_that_the_shape_has_not_are_passed_over(self):
        self.taken("GetItem", {"TableName": self.simple, "Key": {"p": S("a")}, "Whatever": [1, {"a": None}], "Limit": "x"})

    def test_the_last_of_two_members_counts(self):
        self.taken("GetItem", '{"TableName":"nowhere-at-all","TableName":"%s","Key":{"p":{"S":"a"}}}' % self.simple)

    def test_depth_and_size_are_answered(self):
        for text in ("[" * 100_000, '{"a":' * 100_000, '{"TableName":"x","Item":' + '{"M":' * 50_000 + "}" * 50_001, '{"a":"' + "x" * 1_000_000 + '"}',
                     '{"Limit":1' + "0" * 100_000 + "}"):
            self.assertEqual(post("Scan", text).status, 400, text[:50])

    def test_no_such_operation(self):
        answer = send("NoSuchOperation", {})
        self.assertEqual((answer.status, answer.kind), (400, "com.amazon.coral.service#UnknownOperationException"))

    def test_escapes(self):
        body = '{"TableName":"%s","Item":{"p":{"S":"\\ud83d\\ude00\\u0000\\n\\"\\\\/\\/"}}}' % self.simple
        self.taken("PutItem", body)
        key = {"p": S("\U0001F600\u0000\n\"\\//")}
        self.taken("GetItem", {"TableName": self.simple, "Key": key}, {"Item": key})

    def test_several_constraints_are_told_together(self):
        self.refused(
            "Scan", {"TableName": self.simple, "Limit": 0, "Select": "SOME", "Segment": -1, "TotalSegments": 0},
            self.several(4))

    def several(self, count):
        return re.compile(f"{count} validation errors detected: (Value '[^']+' at '[a-zA-Z]+' failed to satisfy constraint: [^;]+(; )?){{{count}}}")

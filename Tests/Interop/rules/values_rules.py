"""Rules of values, keys and items: sizes, empty values, types, sets, numbers, names."""

import re

from rawhttp import NOT_FOUND, N, OnTables, Rules, S, Table, attributes, keys, must, send

VALUES = "ExpressionAttributeValues"
INVALID = "One or more parameter values were invalid: "
SCHEMA = "The provided key element does not match the schema"


class Keys(OnTables):
    def item(self, **more):
        return {"TableName": self.indexed, "Item": {"p": S("a"), "r": N(1)} | more}

    def test_a_partition_key_has_2048_bytes_at_most(self):
        message = INVALID + "Size of hashkey has exceeded the maximum size limit of2048 bytes"
        self.taken("PutItem", {"TableName": self.simple, "Item": {"p": S("x" * 2048)}})
        self.taken("PutItem", {"TableName": self.simple, "Item": {"p": S("é" * 1024)}})
        for key in ("x" * 2049, "é" * 1025):
            self.refused("PutItem", {"TableName": self.simple, "Item": {"p": S(key)}}, message)
            self.refused("GetItem", {"TableName": self.simple, "Key": {"p": S(key)}}, message)
            self.refused("UpdateItem", {"TableName": self.simple, "Key": {"p": S(key)}}, message)
            self.refused("DeleteItem", {"TableName": self.simple, "Key": {"p": S(key)}}, message)
        must("DeleteItem", {"TableName": self.simple, "Key": {"p": S("x" * 2048)}})

    def test_a_sort_key_has_1024_bytes_at_most(self):
        message = INVALID + "Aggregated size of all range keys has exceeded the size limit of 1024 bytes"
        table = Table(KeySchema=keys("p", "r"), AttributeDefinitions=attributes(p="S", r="S"))
        table.create()
        try:
            self.taken("PutItem", {"TableName": table.name, "Item": {"p": S("a"), "r": S("x" * 1024)}})
            self.refused("PutItem", {"TableName": table.name, "Item": {"p": S("a"), "r": S("x" * 1025)}}, message)
            self.refused("GetItem", {"TableName": table.name, "Key": {"p": S("a"), "r": S("x" * 1025)}}, message)
        finally:
            table.delete()
        self.taken("PutItem", self.item(l=S("x" * 1024)))
        self.refused("PutItem", self.item(l=S("x" * 1025)), message)

    def test_a_key_is_not_empty(self):
        message = "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty {} value. Key: p"
        for operation, body in [
            ("PutItem", {"Item": {"p": S("")}}), ("GetItem", {"Key": {"p": S("")}}), ("UpdateItem", {"Key": {"p": S("")}}),
            ("DeleteItem", {"Key": {"p": S("")}}),
        ]:
            self.refused(operation, {"TableName": self.simple} | body, message.format("string"))
        self.refused(
            "BatchWriteItem", {"RequestItems": {self.simple: [{"PutRequest": {"Item": {"p": S("")}}}]}}, message.format("string"))
        self.refused("BatchGetItem", {"RequestItems": {self.simple: {"Keys": [{"p": S("")}]}}}, message.format("string"))
        self.refused(
            "TransactWriteItems", {"TransactItems": [{"Put": {"TableName": self.simple, "Item": {"p": S("")}}}]}, message.format("string"))
        table = Table(KeySchema=keys("p"), AttributeDefinitions=attributes(p="B"))
        table.create()
        try:
            self.refused("PutItem", {"TableName": table.name, "Item": {"p": {"B": ""}}}, message.format("binary"))
            self.taken("PutItem", {"TableName": table.name, "Item": {"p": {"B": "AA=="}}})
        finally:
            table.delete()

    def test_a_key_of_an_index_is_not_empty_either(self):
        message = (
            "One or more parameter values are not valid. A value specified for a secondary index key is not supported. "
            "The AttributeValue for a key attribute cannot contain an empty string value. IndexName: {}, IndexKey: {}")
        self.refused("PutItem", self.item(g=S("")), message.format("all", "g"))
        self.refused("PutItem", self.item(l=S("")), message.format("local", "l"))

    def test_index_keys_have_their_types(self):
        message = INVALID + "Type mismatch for Index Key {} Expected: {} Actual: {} IndexName: {}"
        self.refused("PutItem", self.item(g=N(1)), message.format("g", "S", "N", "all"))
        self.refused("PutItem", self.item(l=N(1)), message.format("l", "S", "N", "local"))
        self.refused("PutItem", self.item(k=S("a"), n=S("b")), message.format("n", "N", "S", "keys"))
        self.taken("PutItem", self.item(k=S("a")))

    def test_an_item_has_its_keys(self):
        self.refused("PutItem", {"TableName": self.indexed, "Item": {"p": S("a")}}, INVALID + "Missing the key r in the item")
        self.refused("PutItem", {"TableName": self.indexed, "Item": {"r": N(1)}}, INVALID + "Missing the key p in the item")
        self.refused("PutItem", {"TableName": self.indexed, "Item": {}}, INVALID + "Missing the key p in the item")
        mismatch = INVALID + "Type mismatch for key {} expected: {} actual: {}"
        for kind, value in {"N": "1", "B": "AA==", "BOOL": True, "SS": ["a"], "L": [], "M": {}, "NULL": True}.items():
            self.refused("PutItem", self.item(p={kind: value}), mismatch.format("p", "S", kind))
        self.refused("PutItem", self.item(r=S("1")), mismatch.format("r", "N", "S"))

    def test_a_key_is_exactly_the_keys(self):
        for key in ({"p": S("a")}, {"p": S("a"), "r": N(1), "a": N(1)}, {"p": N(1), "r": N(1)}, {"p": S("a"), "r": S("1")}, {"p": S("a"), "a": N(1)}, {}):
            for operation in ("GetItem", "DeleteItem", "UpdateItem"):
                self.refused(operation, {"TableName": self.indexed, "Key": key}, SCHEMA)

    def test_key_attributes_are_scalars(self):
        self.refused(
            "CreateTable", {
                "TableName": "scalars", "BillingMode": "PAY_PER_REQUEST", "KeySchema": keys("p"),
                "AttributeDefinitions": attributes(p="SS")},
            "1 validation error detected: Value 'SS' at 'attributeDefinitions.1.member.attributeType' failed to satisfy "
            "constraint: Member must satisfy enum value set: [B, N, S]")

    def test_nothing_reaches_into_a_key(self):
        message = "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: {}"
        key, v = {"p": S("a"), "r": N(1)}, {VALUES: {":v": N(1)}}
        table = {"TableName": self.indexed}
        for operation, body in [
            ("GetItem", {"Key": key, "ProjectionExpression": "{}"}), ("Scan", {"FilterExpression": "{} = :v"} | v),
            ("PutItem", {"Item": key, "ConditionExpression": "{} = :v"} | v), ("DeleteItem", {"Key": key, "ConditionExpression": "{} = :v"} | v),
            ("UpdateItem", {"Key": key, "ConditionExpression": "{} = :v"} | v),
        ]:
            for path, named in (("p.x", "Key: p"), ("r[0]", "Key: r"), ("g.x", "IndexKey: g"), ("l[0].x", "IndexKey: l")):
                written = {name: value.format(path) if name.endswith("Expression") else value for name, value in body.items()}
                self.refused(operation, table | written, message.format(named))
        self.refused(
            "UpdateItem", table | {"Key": key, "UpdateExpression": "SET g.x = :v"} | v, message.format("IndexKey: g"))

    def test_numeric_keys_are_one_however_written(self):
        self.taken("PutItem", self.item(r=N("1.50"), x=S("found")))
        for written in ("1.5", "01.5", "15e-1", "0.15E1", "+1.5"):
            answer = self.taken("GetItem", {"TableName": self.indexed, "Key": {"p": S("a"), "r": N(written)}})
            self.assertEqual(answer["Item"], {"p": S("a"), "r": N("1.5"), "x": S("found")}, written)


class Values(OnTables):
    def put(self, value):
        return {"TableName": self.simple, "Item": {"p": S("value"), "a": value}}

    def test_what_may_be_empty_and_what_not(self):
        for value in (S(""), {"B": ""}, {"L": []}, {"M": {}}, {"L": [S("")]}, {"SS": [""]}):
            self.taken("PutItem", self.put(value))
            self.assertEqual(send("GetItem", {"TableName": self.simple, "Key": {"p": S("value")}}).body["Item"]["a"], value)
        for kind, message in [
            ("SS", "An string set  may not be empty"), ("NS", "An number set  may not be empty"), ("BS", "Binary sets should not be empty"),
        ]:
            self.refused("PutItem", self.put({kind: []}), INVALID + message)
            self.refused("PutItem", self.put({"L": [{"M": {"x": {kind: []}}}]}), INVALID + message)

    def test_sets_have_no_duplicates(self):
        self.refused("PutItem", self.put({"SS": ["b", "a", "b"]}), INVALID + 'Input collection ["a", "b", "b"] contains duplicates.')
        self.refused("PutItem", self.put({"BS": ["/w==", "AA==", "AA=="]}), INVALID + 'Input collection ["AA==","/w==","AA=="]of type BS contains duplicates.')
        self.refused("PutItem", self.put({"NS": ["2", "1", "2"]}), INVALID + "Input collection contains duplicates.")
        self.refused("PutItem", self.put({"NS": ["1", "1.0"]}), INVALID + "Input collection contains duplicates.")

    def test_null_is_true(self):
        self.taken("PutItem", self.put({"NULL": True}))
        self.refused("PutItem", self.put({"NULL": False}), INVALID + "Null attribute value types must have the value of true")

    def test_a_value_has_one_type(self):
        many = "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes"
        none = "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"
        self.refused("PutItem", self.put({"S": "a", "N": "1"}), many)
        self.refused("PutItem", self.put({"M": {"x": {"S": "a", "BOOL": True}}}), many)
        self.refused("PutItem", self.put({}), none)
        self.refused("PutItem", self.put({"L": [{}]}), none)
        self.refused("PutItem", self.put({"X": "a"}), none)
        self.refused("GetItem", {"TableName": self.simple, "Key": {"p": {}}}, none)

    def test_an_item_has_400_kilobytes_at_most(self):
        message = "Item size has exceeded the maximum allowed size"
        # 1 + 5 for the key and its name, 1 for the name of the other attribute.
        room = 400 * 1024 - 7
        self.taken("PutItem", self.put(S("x" * room)))
        self.refused("PutItem", self.put(S("x" * (room + 1))), message)
        self.refused(
            "BatchWriteItem", {"RequestItems": {self.simple: [{"PutRequest": {"Item": self.put(S("x" * (room + 1)))["Item"]}}]}}, message)
        self.refused(
            "UpdateItem", {
                "TableName": self.simple, "Key": {"p": S("value")}, "UpdateExpression": "SET b = :v", VALUES: {":v": S("x")}},
            "Item size to update has exceeded the maximum allowed size")
        must("DeleteItem", {"TableName": self.simple, "Key": {"p": S("value")}})

    def test_names_of_attributes(self):
        def named(name):
            return {"TableName": self.simple, "Item": {"p": S("value"), name: N(1)}}

        self.taken("PutItem", named("x" * 65_535))
        self.refused("PutItem", named("x" * 65_536), re.compile(".+"))
        self.refused("PutItem", named(""), re.compile(".+"))
        self.taken("PutItem", named("a.b[0] #:é😀"))

    def test_names_of_tables(self):
        self.refused("GetItem", {"TableName": "x" * 256, "Key": {"p": S("a")}}, re.compile(".*255.*"))
        for name in ("a", "ab"):
            self.refused("GetItem", {"TableName": name, "Key": {"p": S("a")}}, "Requested resource not found", kind=NOT_FOUND)
        for name in ("a b", "a/b", "tablé", "a:b"):
            self.refused(
                "GetItem", {"TableName": name, "Key": {"p": S("a")}},
                re.compile(".*Member must satisfy regular expression pattern: .*"))


class Numbers(OnTables):
    OVERFLOW = "Number overflow. Attempting to store a number with magnitude larger than supported range"
    UNDERFLOW = "Number underflow. Attempting to store a number with magnitude smaller than supported range"
    DIGITS = "Attempting to store more than 38 significant digits in a Number"
    NUMERIC = "The parameter cannot be converted to a numeric value"

    def put(self, number):
        return {"TableName": self.simple, "Item": {"p": S("number"), "n": {"N": number}}}

    def stored(self, number, wanted):
        if self.taken("PutItem", self.put(number)) is not None:
            answer = send("GetItem", {"TableName": self.simple, "Key": {"p": S("number")}, "ConsistentRead": True})
            self.assertEqual(answer.body["Item"]["n"]["N"], wanted, number)

    def test_what_is_refused(self):
        for number, message in [
            ("1e126", self.OVERFLOW), ("-1e126", self.OVERFLOW), ("10e125", self.OVERFLOW), ("0e126", self.OVERFLOW),
            ("1e99999999999", self.OVERFLOW), ("1e2147483648", self.OVERFLOW), ("1e-131", self.UNDERFLOW), ("-1e-131", self.UNDERFLOW),
            ("0.1e-130", self.UNDERFLOW), ("0e-131", self.UNDERFLOW), ("1e-99999999999", self.UNDERFLOW),
            ("1" * 39, self.DIGITS), ("0." + "1" * 39, self.DIGITS), ("1" + "0" * 37 + "1", self.DIGITS),
            *((text, f"{self.NUMERIC}: {text}") for text in (
                "", "abc", "NaN", "Infinity", "-Infinity", " 1", "1 ", "1 2", "1.2.3", "0x10", "1e", "e5", "--1", "1,5", "١", "+", ".")),
        ]:
            self.refused("PutItem", self.put(number), message)
        self.refused("PutItem", {"TableName": self.simple, "Item": {"p": S("a"), "n": {"NS": ["1", "abc"]}}}, f"{self.NUMERIC}: abc")

    def test_what_is_taken_and_how_it_is_stored(self):
        for number, wanted in [
            ("+3", "3"), (".123", "0.123"), ("0001.23", "1.23"), ("1e+5", "100000"), ("1E5", "100000"), ("1.", "1"), ("-0", "0"),
            ("0.0", "0"), ("0e125", "0"), ("1.2300", "1.23"), ("100", "100"), ("1e-3", "0.001"), ("-.5", "-0.5"),
            ("0" * 50 + "7", "7"), ("7" + "0" * 50, "7" + "0" * 50), ("1" * 38, "1" * 38),
            ("1" * 38 + "0" * 20, "1" * 38 + "0" * 20), ("0." + "0" * 20 + "1", "0." + "0" * 20 + "1"),
            ("0.1e126", "1" + "0" * 125), ("9." + "9" * 37 + "e125", "9" * 38 + "0" * 88),
            ("1e-130", "0." + "0" * 129 + "1"),
        ]:
            self.stored(number, wanted)

    def test_elements_of_sets_are_stored_alike(self):
        must("PutItem", {"TableName": self.simple, "Item": {"p": S("number"), "n": {"NS": ["1.0", "2e0", "+3"]}}})
        answer = send("GetItem", {"TableName": self.simple, "Key": {"p": S("number")}})
        self.assertEqual(sorted(answer.body["Item"]["n"]["NS"]), ["1", "2", "3"])

    def test_they_are_exact(self):
        big = "12345678901234567890123456789012345678"
        must("PutItem", self.put(big))
        answer = send("UpdateItem", {
            "TableName": self.simple, "Key": {"p": S("number")}, "UpdateExpression": "SET n = n - :v", "ReturnValues": "UPDATED_NEW",
            VALUES: {":v": N(1)}})
        self.assertEqual(answer.body["Attributes"]["n"]["N"], big[:-1] + "7")


class Order(Rules):
    """The order of numeric sort keys is that of the numbers, to the last digit."""

    def test_numbers_are_sorted_exactly(self):
        table = Table(KeySchema=keys("p", "r"), AttributeDefinitions=attributes(p="S", r="N"))
        table.create()
        try:
            inorder = ["-9e125", "-10", "-9.5", "-1", "-1e-130", "0", "1e-130", "0.1", "0.10000000000000000000000000000000000001", "2", "10",
                       "12345678901234567890123456789012345677", "12345678901234567890123456789012345678", "9e125"]
            for number in reversed(inorder):
                must("PutItem", {"TableName": table.name, "Item": {"p": S("a"), "r": N(number), "written": S(number)}})
            answer = self.taken("Query", {"TableName": table.name, "KeyConditionExpression": "p = :p", VALUES: {":p": S("a")}})
            self.assertEqual([item["written"]["S"] for item in answer["Items"]], inorder)
        finally:
            table.delete()

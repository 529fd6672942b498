"""Rules of batches and transactions."""

import re
import uuid

from rawhttp import CANCELED, MISMATCH, NOT_FOUND, N, OnTables, S, must

VALUES = "ExpressionAttributeValues"
DUPLICATES = "Provided list of item keys contains duplicates"
CANCELED_MESSAGE = "Transaction cancelled, please refer cancellation reasons for specific reasons [{}]"


class Many(OnTables):
    def put(self, key="a", **item):
        return {"PutRequest": {"Item": {"p": S(key)} | item}}

    def delete(self, key="a"):
        return {"DeleteRequest": {"Key": {"p": S(key)}}}


class BatchWrites(Many):
    def batch(self, *requests):
        return {"RequestItems": {self.simple: list(requests)}}

    def test_from_1_to_25(self):
        self.taken("BatchWriteItem", self.batch(*(self.put(f"a{n}") for n in range(25))), {"UnprocessedItems": {}})
        self.refused(
            "BatchWriteItem", self.batch(*(self.put(f"a{n}") for n in range(26))),
            re.compile(r"1 validation error detected: Value '\{.+\}' at 'requestItems' failed to satisfy constraint: Map value must satisfy "
                       r"constraint: \[Member must have length less than or equal to 25, Member must have length greater than or equal to 1\]"))
        self.refused(
            "BatchWriteItem", self.batch(),
            re.compile(r"1 validation error detected: Value '\{.+\}' at 'requestItems' failed to satisfy constraint: Map value must satisfy "
                       r"constraint: \[Member must have length less than or equal to 25, Member must have length greater than or equal to 1\]"))
        self.refused(
            "BatchWriteItem", {"RequestItems": {}},
            "The requestItems parameter is required for BatchWriteItem")
        half = [{"PutRequest": {"Item": {"p": S(f"b{n}"), "r": N(n)}}} for n in range(13)]
        self.refused(
            "BatchWriteItem", {"RequestItems": {self.simple: half, self.indexed: half}},
            "Too many items requested for the BatchWriteItem call")

    def test_an_item_is_written_once(self):
        self.refused("BatchWriteItem", self.batch(self.put(), self.put()), DUPLICATES)
        self.refused("BatchWriteItem", self.batch(self.put(), self.delete()), DUPLICATES)
        self.refused("BatchWriteItem", self.batch(self.delete(), self.delete()), DUPLICATES)
        self.taken("BatchWriteItem", {"RequestItems": {
            self.simple: [self.put()], self.indexed: [{"PutRequest": {"Item": {"p": S("a"), "r": N(1)}}}]}})

    def test_one_action_in_a_request(self):
        self.refused(
            "BatchWriteItem", self.batch(self.put() | self.delete("b")),
            "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes")
        self.refused(
            "BatchWriteItem", self.batch({}),
            "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes")

    def test_no_conditions_and_no_updates(self):
        # The request's shape has no room for them: what the shape doesn't have is passed over.
        self.taken("BatchWriteItem", self.batch({"PutRequest": {"Item": {"p": S("a")}, "ConditionExpression": "attribute_exists(x)"}}))

    def test_nothing_is_written_where_one_is_refused(self):
        key = uuid.uuid4().hex
        self.refused(
            "BatchWriteItem", self.batch(self.put(key), {"PutRequest": {"Item": {"x": S("a")}}}),
            "The provided key element does not match the schema")
        self.taken("GetItem", {"TableName": self.simple, "Key": {"p": S(key)}}, {})

    def test_tables_must_exist(self):
        self.refused("BatchWriteItem", {"RequestItems": {"no-such-table": [self.put()]}}, "Requested resource not found", NOT_FOUND)


class BatchGets(Many):
    def batch(self, *keys, **more):
        return {"RequestItems": {self.simple: {"Keys": [{"p": S(key)} for key in keys]} | more}}

    def test_from_1_to_100(self):
        self.taken("BatchGetItem", self.batch(*(f"none{n}" for n in range(100))), {"Responses": {self.simple: []}, "UnprocessedKeys": {}})
        self.refused(
            "BatchGetItem", self.batch(*(f"a{n}" for n in range(101))),
            re.compile(r"1 validation error detected: Value at 'RequestItems\.[^']+\.member\.Keys' failed to satisfy constraint: "
                       "Member must have length less than or equal to 100"))
        self.refused(
            "BatchGetItem", self.batch(),
            re.compile(r"1 validation error detected: Value at 'RequestItems\.[^']+\.member\.Keys' failed to satisfy constraint: "
                       "Member must have length greater than or equal to 1"))
        keys = [{"p": S(f"a{n}")} for n in range(51)]
        self.refused(
            "BatchGetItem", {"RequestItems": {
                self.simple: {"Keys": keys}, self.indexed: {"Keys": [key | {"r": N(1)} for key in keys]}}},
            "Too many items requested for the BatchGetItem call")

    def test_a_key_is_asked_for_once(self):
        self.refused("BatchGetItem", self.batch("a", "b", "a"), DUPLICATES)

    def test_numbers_written_differently_are_let_through(self):
        def keys(one, other):
            return [{"p": S("a"), "r": N(one)}, {"p": S("a"), "r": N(other)}]

        self.taken("BatchGetItem", {"RequestItems": {self.indexed: {"Keys": keys("7", "7.0")}}})
        self.refused("BatchGetItem", {"RequestItems": {self.indexed: {"Keys": keys("7", "7")}}}, DUPLICATES)

    def test_keys_match_the_schema(self):
        for key in ({"p": N(1)}, {"x": S("a")}, {"p": S("a"), "x": S("a")}, {}):
            self.refused(
                "BatchGetItem", {"RequestItems": {self.simple: {"Keys": [key]}}}, "The provided key element does not match the schema")

    def test_a_projection(self):
        must("PutItem", {"TableName": self.simple, "Item": {"p": S("projected"), "a": N(1), "b": N(2)}})
        answer = self.taken("BatchGetItem", self.batch("projected", ProjectionExpression="#b", ExpressionAttributeNames={"#b": "b"}))
        self.assertEqual(answer["Responses"], {self.simple: [{"b": N(2)}]})

    def test_an_answer_has_16_megabytes(self):
        for number in range(50):
            must("PutItem", {"TableName": self.simple, "Item": {"p": S(f"big{number}"), "x": S("x" * 400_000)}})
        answer = self.taken("BatchGetItem", self.batch(*(f"big{number}" for number in range(50))))
        found = len(answer["Responses"][self.simple])
        left = answer["UnprocessedKeys"][self.simple]["Keys"]
        self.assertEqual(found + len(left), 50)
        self.assertIn(found, (41, 42))
        for number in range(50):
            must("DeleteItem", {"TableName": self.simple, "Key": {"p": S(f"big{number}")}})


class Transactions(Many):
    def write(self, *actions, **more):
        return {"TransactItems": list(actions)} | more

    def puts(self, key, **more):
        return {"Put": {"TableName": self.simple, "Item": {"p": S(key)}} | more}

    def check(self, key, **more):
        return {"ConditionCheck": {"TableName": self.simple, "Key": {"p": S(key)}} | more}

    def test_from_1_to_100(self):
        self.taken("TransactWriteItems", self.write(*(self.puts(f"t{n}") for n in range(100))), {})
        for operation, action in (
            ("TransactWriteItems", self.puts), ("TransactGetItems", lambda key: {"Get": {"TableName": self.simple, "Key": {"p": S(key)}}})):
            self.refused(
                operation, self.write(*(action(f"t{n}") for n in range(101))),
                re.compile(r"1 validation error detected: Value '\[.+\]' at 'transactItems' failed to satisfy constraint: "
                           "Member must have length less than or equal to 100"))
            self.refused(
                operation, self.write(),
                "1 validation error detected: Value '[]' at 'transactItems' failed to satisfy constraint: "
                "Member must have length greater than or equal to 1")

    def test_four_megabytes_of_request(self):
        big = S("x" * 390_000)
        self.refused(
            "TransactWriteItems", self.write(*(
                {"Put": {"TableName": self.simple, "Item": {"p": S(f"big{n}"), "x": big}}} for n in range(11))), re.compile(".+"))
        for n in range(11):
            must("PutItem", {"TableName": self.simple, "Item": {"p": S(f"big{n}"), "x": big}})
        # What counts is what the request holds, not what it deletes.
        self.taken("TransactWriteItems", self.write(*(
            {"Delete": {"TableName": self.simple, "Key": {"p": S(f"big{n}")}}} for n in range(11))), {})

    def test_one_action_for_an_item(self):
        message = "Transaction request cannot include multiple operations on one item"
        update = {"Update": {"TableName": self.simple, "Key": {"p": S("a")}, "UpdateExpression": "REMOVE x"}}
        delete = {"Delete": {"TableName": self.simple, "Key": {"p": S("a")}}}
        check = self.check("a", ConditionExpression="attribute_exists(p)")
        for one, other in [(self.puts("a"), self.puts("a")), (self.puts("a"), delete), (update, delete), (update, check)]:
            self.refused("TransactWriteItems", self.write(one, other), message)
        get = {"Get": {"TableName": self.simple, "Key": {"p": S("a")}}}
        self.refused("TransactGetItems", self.write(get, get), message)

    def test_one_action_in_an_element(self):
        both = self.puts("a") | {"Delete": {"TableName": self.simple, "Key": {"p": S("b")}}}
        self.refused("TransactWriteItems", self.write(both), "TransactItems can only contain one of Check, Put, Update or Delete")
        self.refused(
            "TransactWriteItems", self.write({}),
            "Invalid Request: TransactWriteRequest should contain Delete or Put or Update request")

    def test_a_check_has_a_condition(self):
        self.refused(
            "TransactWriteItems", self.write(self.check("a")),
            re.compile("1 validation error detected: Value null at 'transactItems.1.member.conditionCheck.conditionExpression' "
                       "failed to satisfy constraint: Member must not be null"))

    def test_a_token_has_1_to_36_characters_and_one_request(self):
        for token, bound in (("", "greater than or equal to 1"), ("x" * 37, "less than or equal to 36")):
            self.refused(
                "TransactWriteItems", self.write(self.puts("a"), ClientRequestToken=token),
                f"1 validation error detected: Value '{token}' at 'clientRequestToken' failed to satisfy constraint: "
                f"Member must have length {bound}")
        token = str(uuid.uuid4())
        increment = {"Update": {
            "TableName": self.simple, "Key": {"p": S(token)}, "UpdateExpression": "ADD n :one", VALUES: {":one": N(1)}}}
        for _ in range(3):
            self.taken("TransactWriteItems", self.write(increment, ClientRequestToken=token), {})
        self.taken("GetItem", {"TableName": self.simple, "Key": {"p": S(token)}}, {"Item": {"p": S(token), "n": N(1)}})
        self.refused(
            "TransactWriteItems", self.write(self.puts("a"), ClientRequestToken=token),
            re.compile(".+"), MISMATCH)

    def test_cancellation_reasons(self):
        must("PutItem", {"TableName": self.simple, "Item": {"p": S("there"), "n": N(1)}})
        request = self.write(
            self.puts("fresh"),
            self.puts("there", ConditionExpression="attribute_not_exists(p)", ReturnValuesOnConditionCheckFailure="ALL_OLD"),
            self.check("nobody", ConditionExpression="attribute_exists(p)", ReturnValuesOnConditionCheckFailure="ALL_OLD"),
            {"Update": {"TableName": self.simple, "Key": {"p": S("there2")}, "UpdateExpression": "SET a = b"}})
        answer = self.refused(
            "TransactWriteItems", request,
            CANCELED_MESSAGE.format("None, ConditionalCheckFailed, ConditionalCheckFailed, ValidationError"), CANCELED)
        failed = {"Code": "ConditionalCheckFailed", "Message": "The conditional request failed"}
        self.assertEqual(answer.body["CancellationReasons"], [
            {"Code": "None"}, failed | {"Item": {"p": S("there"), "n": N(1)}}, failed,
            {"Code": "ValidationError", "Message": "The provided expression refers to an attribute that does not exist in the item"}])
        self.taken("GetItem", {"TableName": self.simple, "Key": {"p": S("fresh")}}, {})

    def test_values_on_failure_are_all_or_none(self):
        self.refused(
            "TransactWriteItems", self.write(self.puts("a", ReturnValuesOnConditionCheckFailure="ALL_NEW")),
            "1 validation error detected: Value 'ALL_NEW' at 'transactItems.1.member.put.returnValuesOnConditionCheckFailure' failed to "
            "satisfy constraint: Member must satisfy enum value set: [ALL_OLD, NONE]")

    def test_a_key_of_another_type_cancels_and_an_empty_one_is_refused(self):
        mismatch = "One or more parameter values were invalid: Type mismatch for key p expected: S actual: N"
        for action, message in [
            ({"Put": {"TableName": self.simple, "Item": {"p": N(1)}}}, mismatch),
            ({"Delete": {"TableName": self.simple, "Key": {"p": N(1)}}}, "The provided key element does not match the schema"),
        ]:
            answer = self.refused("TransactWriteItems", self.write(action), CANCELED_MESSAGE.format("ValidationError"), CANCELED)
            if answer:
                self.assertEqual(answer.body["CancellationReasons"], [{"Code": "ValidationError", "Message": message}])

    def test_reads_come_in_order(self):
        must("PutItem", {"TableName": self.simple, "Item": {"p": S("read"), "a": N(1), "b": N(2)}})
        self.taken("TransactGetItems", self.write(
            {"Get": {"TableName": self.simple, "Key": {"p": S("nobody2")}}},
            {"Get": {"TableName": self.simple, "Key": {"p": S("read")}, "ProjectionExpression": "b"}}),
            {"Responses": [{}, {"Item": {"b": N(2)}}]})

    def test_tables_must_exist(self):
        put = {"Put": {"TableName": "no-such-table", "Item": {"p": S("a")}}}
        self.refused("TransactWriteItems", self.write(put), "Requested resource not found", NOT_FOUND)
        get = {"Get": {"TableName": "no-such-table", "Key": {"p": S("a")}}}
        self.refused("TransactGetItems", self.write(get), "Requested resource not found", NOT_FOUND)

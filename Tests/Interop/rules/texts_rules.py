"""Texts are the bytes of their UTF-8: two Unicode forms of one are two, and none costs more than its length."""

import http.client
import json

from rawhttp import CONDITION, ENDPOINT, N, OnTables, Rules, S, Table, attributes, fresh_name, keys, must, post, send

NFC = "caf\u00e9"
NFD = "cafe\u0301"
NAMES = "ExpressionAttributeNames"
VALUES = "ExpressionAttributeValues"


def marks(size):
    """So many bytes that a comparison by Unicode's rules has to sort: in the square of their number, thousands of seconds."""
    return "a" + "\u0301" * (size // 4) + "\u0323" * (size // 4)


class Forms(OnTables):
    def item(self, **attributes):
        must("PutItem", {"TableName": self.simple, "Item": {"p": S("forms")} | attributes})

    def holds(self, **attributes):
        answer = self.taken("GetItem", {"TableName": self.simple, "Key": {"p": S("forms")}})
        self.assertEqual(answer, {"Item": {"p": S("forms")} | attributes})

    def change(self, expression, **more):
        must("UpdateItem", {"TableName": self.simple, "Key": {"p": S("forms")}, "UpdateExpression": expression} | more)

    def test_attributes(self):
        self.item(**{NFD: S("old")})
        self.change("SET #n = :v", **{NAMES: {"#n": NFC}, VALUES: {":v": S("new")}})
        self.holds(**{NFD: S("old"), NFC: S("new")})
        self.change("REMOVE #n", **{NAMES: {"#n": NFC}})
        self.holds(**{NFD: S("old")})

    def test_members_of_maps_and_sets(self):
        self.item(m={"M": {NFC: N(1), NFD: N(2)}}, s={"SS": [NFD]})
        self.change("SET m.#n = :v ADD s :s", **{NAMES: {"#n": NFD}, VALUES: {":v": N(3), ":s": {"SS": [NFC]}}})
        self.holds(m={"M": {NFC: N(1), NFD: N(3)}}, s={"SS": [NFD, NFC]})
        self.change("REMOVE m.#n DELETE s :s", **{NAMES: {"#n": NFC}, VALUES: {":s": {"SS": [NFD]}}})
        self.holds(m={"M": {NFD: N(3)}}, s={"SS": [NFC]})

    def test_conditions(self):
        self.item(**{NFD: S("old")})
        put = {"TableName": self.simple, "Item": {"p": S("forms")}, NAMES: {"#n": NFC}}
        for condition in ("attribute_exists(#n)", "begins_with(#n, :v)", "contains(#n, :v)", "#n = :v", "#n IN (:v)"):
            more = {VALUES: {":v": S("old")}} if ":v" in condition else {}
            self.refused("PutItem", put | more | {"ConditionExpression": condition}, "The conditional request failed", CONDITION)
        self.refused(
            "PutItem", put | {"ConditionExpression": "attribute_not_exists(#n)", NAMES: {"#n": NFD}},
            "The conditional request failed", CONDITION)
        self.holds(**{NFD: S("old")})

    def test_projections(self):
        self.item(**{NFC: N(1), NFD: N(2), "m": {"M": {NFC: N(1), NFD: N(2)}}})
        get = {"TableName": self.simple, "Key": {"p": S("forms")}}
        self.taken("GetItem", get | {"ProjectionExpression": "#n, m.#n", NAMES: {"#n": NFC}},
                   {"Item": {NFC: N(1), "m": {"M": {NFC: N(1)}}}})
        self.taken("GetItem", get | {"ProjectionExpression": "#c, #d", NAMES: {"#c": NFC, "#d": NFD}},
                   {"Item": {NFC: N(1), NFD: N(2)}})
        self.taken("GetItem", get | {"AttributesToGet": [NFD]}, {"Item": {NFD: N(2)}})

    def test_legacy_members(self):
        self.item(**{NFD: S("old")})
        self.taken("UpdateItem", {
            "TableName": self.simple, "Key": {"p": S("forms")},
            "AttributeUpdates": {NFC: {"Value": N(1)}, NFD: {"Action": "DELETE"}}, "Expected": {NFC: {"Exists": False}}})
        self.holds(**{NFC: N(1)})

    def test_key_attributes(self):
        table = Table(KeySchema=keys(NFC, NFD), AttributeDefinitions=attributes(**{NFC: "S", NFD: "N"}))
        table.create()
        self.addCleanup(table.delete)
        must("PutItem", {"TableName": table.name, "Item": {NFC: S("a"), NFD: N(1)}})
        self.refused(
            "PutItem", {"TableName": table.name, "Item": {NFC: S("a")}},
            f"One or more parameter values were invalid: Missing the key {NFD} in the item")
        self.taken("Query", {
            "TableName": table.name, "KeyConditionExpression": "#c = :c AND #d = :d", NAMES: {"#c": NFC, "#d": NFD},
            VALUES: {":c": S("a"), ":d": N(1)}}, {"Items": [{NFC: S("a"), NFD: N(1)}], "Count": 1, "ScannedCount": 1})


class Costs(OnTables):
    """Each of these took from seconds to hours, in which nobody else was answered; the client waits a minute."""

    SIZE = 1_000_000

    def test_what_is_stored(self):
        long = marks(60_000)
        item = {"p": S("marks"), long: N(1), "m": {"M": {long: N(1), long + "x": N(2)}}, "s": {"SS": [marks(40_000), long]}}
        self.taken("PutItem", {"TableName": self.simple, "Item": item}, {})
        get = {"TableName": self.simple, "Key": {"p": S("marks")}}
        self.taken("GetItem", get, {"Item": item | {"s": {"SS": sorted(item["s"]["SS"], key=lambda text: text.encode())}}})
        self.taken("GetItem", get | {"ProjectionExpression": "#n, m.#n", NAMES: {"#n": long}},
                   {"Item": {long: N(1), "m": {"M": {long: N(1)}}}})
        self.taken("UpdateItem", {
            "TableName": self.simple, "Key": {"p": S("marks")}, "UpdateExpression": "SET #n = :n DELETE s :s",
            "ConditionExpression": "contains(s, :e) AND attribute_exists(m.#n)", NAMES: {"#n": long},
            VALUES: {":n": N(2), ":s": {"SS": [long]}, ":e": S(long)}}, {})
        self.taken("DeleteItem", get, {})

    def test_members_of_requests(self):
        long = marks(self.SIZE)
        get = {"TableName": self.simple, "Key": {"p": S("none")}}
        self.taken("GetItem", get | {long: 1, long + "x": [{long: 1}]}, {})
        self.taken("GetItem", get | {"TableName": f"arn:{long}:dynamodb:us-east-1:000000000000:table/{self.simple}"}, {})
        for operation, body in [
            ("GetItem", get | {"ReturnConsumedCapacity": long}), ("GetItem", get | {"TableName": long}),
            ("GetItem", get | {"Key": {"p": {long: "x"}}}), ("GetItem", get | {"Key": {long: S("x")}}),
            ("GetItem", get | {"Key": {"p": {"BOOL": long}}}), ("GetItem", get | {"Key": {"p": {"N": long}}}),
            ("GetItem", get | {"Key": {"p": {"B": long}}}), ("GetItem", get | {"ConsistentRead": long}),
            ("GetItem", get | {"ProjectionExpression": "#n", NAMES: {"#" + long: "a"}}),
            ("GetItem", get | {"ProjectionExpression": "#n", NAMES: {"#n": long}}),
            ("GetItem", get | {"ProjectionExpression": long}),
            ("PutItem", {"TableName": self.simple, "Item": {"p": S("a")}, "ReturnValues": long}),
            ("PutItem", {"TableName": self.simple, "Item": {"p": S("a")}, "ConditionExpression": "attribute_exists(:v)",
                         VALUES: {":" + long: N(1)}}),
            ("PutItem", {"TableName": self.simple, "Item": {"p": S("a")}, "ConditionExpression": "attribute_type(p, :v)",
                         VALUES: {":v": S(long)}}),
            ("Query", {"TableName": self.simple, "IndexName": long, "KeyConditionExpression": "p = :v", VALUES: {":v": S("a")}}),
            ("Query", {"TableName": self.simple, "Select": long, "KeyConditionExpression": "p = :v", VALUES: {":v": S("a")}}),
            ("Scan", {"TableName": self.simple, "ScanFilter": {long: {"ComparisonOperator": long, "AttributeValueList": []}}}),
            ("UpdateItem", {"TableName": self.simple, "Key": {"p": S("a")}, "AttributeUpdates": {long: {"Action": long}}}),
            ("CreateTable", {
                "TableName": fresh_name("marks"), "BillingMode": long, "KeySchema": keys(long, long),
                "AttributeDefinitions": attributes(**{long: long})}),
            ("CreateTable", {
                "TableName": fresh_name("marks"), "BillingMode": "PAY_PER_REQUEST", "KeySchema": keys("a"),
                "AttributeDefinitions": attributes(a="S"), "TableClass": long,
                "Tags": [{"Key": long, "Value": long}]}),
            ("TagResource", {"ResourceArn": f"arn:aws:dynamodb:{long}:x:table/{self.simple}", "Tags": []}),
            ("UpdateTimeToLive", {
                "TableName": self.simple, "TimeToLiveSpecification": {"Enabled": True, "AttributeName": long}}),
            ("BatchGetItem", {"RequestItems": {long: {"Keys": [{"p": S("a")}]}}}),
            ("BatchWriteItem", {"RequestItems": {self.simple: [{long: {}}]}}),
            ("TransactWriteItems", {"TransactItems": [{long: {}}], "ClientRequestToken": long}),
            ("ListTables", {"ExclusiveStartTableName": long}),
        ]:
            with self.subTest(operation=operation, body=list(body)):
                self.assertEqual(send(operation, body).status, 400)

    def test_what_is_not_json(self):
        for text in [json.dumps(marks(self.SIZE), ensure_ascii=False), json.dumps({"a": marks(self.SIZE)})[:-2]]:
            self.assertEqual(post("ListTables", text).status, 400)

    def test_contains(self):
        """195 KB of one letter, and of one byte, against half of it and another."""
        must("PutItem", {"TableName": self.simple, "Item": {"p": S("contains"), "a": S("a" * 195_000), "b": {"B": "AAAA" * 65_000}}})
        get = {"TableName": self.simple, "FilterExpression": "contains(a, :v) OR contains(b, :b)",
               VALUES: {":v": S("a" * 97_500 + "b"), ":b": {"B": "AAAA" * 32_500 + "AQ=="}}}
        self.taken("Scan", get | {"Select": "COUNT"}, {"Count": 0, "ScannedCount": self.count()})
        must("DeleteItem", {"TableName": self.simple, "Key": {"p": S("contains")}})

    def count(self):
        return must("Scan", {"TableName": self.simple, "Select": "COUNT"})["Count"]


class Headers(Rules):
    def test_marks_in_headers(self):
        long = marks(7_000).encode()
        for name in ("Expect", "X-Amz-Target", "Content-Type", "Accept-Encoding", "Content-Encoding", "X-Amz-Date", "Origin", "Connection"):
            for prefix in (b"", b"DynamoDB_20120810.", b"100-continue", b"application/x-amz-json-1.0;", b"gzip"):
                connection = http.client.HTTPConnection(ENDPOINT.hostname, ENDPOINT.port, timeout=10)
                connection.putrequest("POST", "/", skip_accept_encoding=True)
                headers = {
                    "Content-Type": b"application/x-amz-json-1.0", "X-Amz-Target": b"DynamoDB_20120810.ListTables",
                    "Content-Length": b"2"}
                for key, value in (headers | {name: prefix + long}).items():
                    connection.putheader(key, value)
                connection.endheaders(b"{}")
                with self.subTest(header=name, prefix=prefix):
                    self.assertIn(connection.getresponse().status, (200, 400, 403, 404, 415, 417, 500))
                connection.close()

"""boto3's resources: Table, batch_writer, the conditions that Attr and Key build, and collections."""

import unittest
from decimal import Decimal

from boto3.dynamodb.conditions import Attr, Key

import backend
from fixtures import Sessions, resource


class Resources(Sessions):
    def test_a_table_knows_itself(self):
        self.table.load()
        self.assertEqual(self.table.table_status, "ACTIVE")
        self.assertEqual(self.table.key_schema[0], {"AttributeName": "p", "KeyType": "HASH"})
        self.assertEqual({index["IndexName"] for index in self.table.global_secondary_indexes}, {"all", "keys"})
        self.assertEqual([index["IndexName"] for index in self.table.local_secondary_indexes], ["local"])
        self.assertEqual(self.table.item_count, self.table.item_count)
        self.assertIn(self.name, [table.name for table in resource.tables.all()])
        self.assertIn(self.name, [table.name for table in resource.tables.limit(1000)])

    def test_a_batch_writer_leaves_one_of_equal_keys(self):
        with self.table.batch_writer(overwrite_by_pkeys=["p", "r"]) as batch:
            for number in range(60):
                batch.put_item(Item={"p": "batch", "r": number % 30, "n": number})
            batch.delete_item(Key={"p": "batch", "r": 0})
        answer = self.table.query(KeyConditionExpression=Key("p").eq("batch"))
        self.assertEqual([(int(item["r"]), int(item["n"])) for item in answer["Items"]], [(n, n + 30) for n in range(1, 30)])

    def test_every_condition(self):
        item = {
            "p": "conditions", "r": 1, "n": Decimal("5.5"), "s": "hello", "b": b"\x01\x02", "yes": True, "nil": None, "ss": {"a", "b"},
            "ns": {1, 2}, "lst": [1, "x", {"k": "v"}], "m": {"in": {"deep": 1}, "a.b": 2}, "size": 3}
        self.table.put_item(Item=item)
        mine = Attr("p").eq("conditions")
        for holds in [
            Attr("n").eq(Decimal("5.5")), Attr("n").ne(5), Attr("n").lt(6), Attr("n").lte(Decimal("5.5")), Attr("n").gt(5), Attr("n").gte(5),
            Attr("n").between(5, 6), Attr("n").is_in([1, Decimal("5.5")]), Attr("s").begins_with("he"), Attr("s").contains("ell"),
            Attr("ss").contains("a"), Attr("ns").contains(2), Attr("lst").contains("x"), Attr("s").size().eq(5), Attr("lst").size().gt(2),
            Attr("m").size().eq(2), Attr("s").attribute_type("S"), Attr("nil").attribute_type("NULL"), Attr("yes").eq(True), Attr("nil").exists(),
            Attr("gone").not_exists(), Attr("m.in.deep").eq(1), Attr("lst[2].k").eq("v"), Attr("size").eq(3),
            ~Attr("s").eq("x"), Attr("s").eq("hello") & (Attr("n").eq(1) | Attr("yes").eq(True)), ~(Attr("s").eq("x") | Attr("n").lt(0)),
            Attr("s").lt("i"), Attr("s").gt("Zebra"),
            # moto doesn't look into binary.
            *([] if backend.NAME == "moto" else [Attr("b").begins_with(b"\x01")]),
        ]:
            expression = holds.get_expression()
            with self.subTest(condition=expression["operator"], values=str(expression["values"][-1])):
                self.assertEqual(self.table.scan(FilterExpression=mine & holds)["Count"], 1)
                self.assertEqual(self.table.scan(FilterExpression=mine & ~holds)["Count"], 0)
                self.table.put_item(Item=item, ConditionExpression=holds)

    def test_every_key_condition(self):
        for number in range(5):
            self.table.put_item(Item={"p": "keys", "r": number, "l": f"l{number}", "g": "keys"})
        partition = Key("p").eq("keys")
        for condition, numbers in [
            (Key("r").eq(2), [2]), (Key("r").lt(2), [0, 1]), (Key("r").lte(1), [0, 1]), (Key("r").gt(2), [3, 4]), (Key("r").gte(3), [3, 4]),
            (Key("r").between(1, 2), [1, 2]),
        ]:
            answer = self.table.query(KeyConditionExpression=partition & condition)
            self.assertEqual([int(item["r"]) for item in answer["Items"]], numbers)
        answer = self.table.query(IndexName="local", KeyConditionExpression=partition & Key("l").begins_with("l"), ScanIndexForward=False)
        self.assertEqual([int(item["r"]) for item in answer["Items"]], [4, 3, 2, 1, 0])
        answer = self.table.query(IndexName="keys", KeyConditionExpression=Key("g").eq("keys") & Key("r").gt(2))
        self.assertEqual(answer["Items"], [{"p": "keys", "r": number, "g": "keys"} for number in (3, 4)])

    def test_batch_get_of_the_service_resource(self):
        self.table.put_item(Item={"p": "got", "r": 1, "n": 7})
        answer = resource.batch_get_item(RequestItems={self.name: {"Keys": [{"p": "got", "r": 1}, {"p": "got", "r": 2}]}})
        self.assertEqual(answer["Responses"], {self.name: [{"p": "got", "r": 1, "n": 7}]})
        self.assertEqual(answer["UnprocessedKeys"], {})

    def test_paging_by_hand_and_in_parallel(self):
        with self.table.batch_writer() as batch:
            for number in range(40):
                batch.put_item(Item={"p": f"page{number}", "r": 1, "kind": "page"})
        found, start = set(), {}
        while True:
            page = self.table.scan(FilterExpression=Attr("kind").eq("page"), Limit=7, **start)
            self.assertLessEqual(page["ScannedCount"], 7)
            found |= {item["p"] for item in page["Items"]}
            if "LastEvaluatedKey" not in page:
                break
            start = {"ExclusiveStartKey": page["LastEvaluatedKey"]}
        self.assertEqual(found, {f"page{number}" for number in range(40)})
        segments = [self.table.scan(FilterExpression=Attr("kind").eq("page"), Segment=n, TotalSegments=4)["Items"] for n in range(4)]
        self.assertEqual(sorted(item["p"] for items in segments for item in items), sorted(found))

    @backend.not_on_moto("moto's segments are no hash's")
    def test_segments_of_many_items_share_them(self):
        with self.table.batch_writer() as batch:
            for number in range(200):
                batch.put_item(Item={"p": f"share{number}", "r": 1})
        counts = [self.table.scan(Segment=n, TotalSegments=4, Select="COUNT")["Count"] for n in range(4)]
        self.assertGreater(min(counts), 20, counts)


if __name__ == "__main__":
    unittest.main()

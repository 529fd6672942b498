"""PynamoDB 6.1: classes of one table, every attribute's type, local indexes, time to live, and the connections below models."""

import json
import unittest
from datetime import datetime, timedelta, timezone
from pathlib import Path

import backend
from pynamodb.attributes import (
    BinarySetAttribute, DiscriminatorAttribute, DynamicMapAttribute, ListAttribute, MapAttribute, NullAttribute, NumberAttribute,
    TTLAttribute, UnicodeAttribute, VersionAttribute,
)
from pynamodb.connection import Connection, TableConnection
from pynamodb.exceptions import DoesNotExist, PutError, QueryError, TableDoesNotExist, TableError, TransactGetError
from pynamodb.indexes import GlobalSecondaryIndex, IncludeProjection, LocalSecondaryIndex
from pynamodb.models import Model
from pynamodb.transactions import TransactGet, TransactWrite


class Meta:
    host = backend.ENDPOINT
    region = backend.REGION
    billing_mode = "PAY_PER_REQUEST"


class ByKind(LocalSecondaryIndex):
    class Meta:
        index_name = "by-kind"
        # What a class is read by is a filter, and a filter sees what is projected.
        projection = IncludeProjection(["legs", "cls"])

    owner = UnicodeAttribute(hash_key=True)
    kind = UnicodeAttribute(range_key=True)


class ByLegs(GlobalSecondaryIndex):
    class Meta:
        index_name = "by-legs"
        projection = IncludeProjection(["cls"])

    legs = NumberAttribute(hash_key=True)


class Animal(Model):
    class Meta(Meta):
        table_name = backend.fresh_name("animal")

    owner = UnicodeAttribute(hash_key=True)
    name = UnicodeAttribute(range_key=True)
    cls = DiscriminatorAttribute()
    kind = UnicodeAttribute(null=True)
    legs = NumberAttribute(null=True)
    expires = TTLAttribute(null=True)
    by_kind = ByKind()
    by_legs = ByLegs()


class Dog(Animal, discriminator="Dog"):
    tricks = ListAttribute(of=UnicodeAttribute, null=True)


class Cat(Animal, discriminator="Cat"):
    lives = NumberAttribute(default=9)


class Loose(DynamicMapAttribute):
    known = UnicodeAttribute(null=True)


class Types(Model):
    class Meta(Meta):
        table_name = backend.fresh_name("types")

    key = UnicodeAttribute(hash_key=True)
    binaries = BinarySetAttribute(legacy_encoding=False, null=True)
    nothing = NullAttribute(null=True)
    loose = Loose(null=True)
    raw = MapAttribute(null=True)
    lists = ListAttribute(null=True)
    empty = UnicodeAttribute(null=True)
    version = VersionAttribute()


class Models(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        for model in (Animal, Types):
            model.create_table(wait=True)

    @classmethod
    def tearDownClass(cls):
        for model in (Animal, Types):
            model.delete_table(wait=True)

    def setUp(self):
        with Animal.batch_write() as batch:
            for owner, animal in [
                ("ann", Dog("ann", "Rex", kind="collie", legs=4, tricks=["sit"])), ("ann", Cat("ann", "Tom", kind="angora", legs=4)),
                ("ann", Dog("ann", "Bob", kind="boxer", legs=3)), ("bob", Cat("bob", "Kit", kind="manx", legs=4, lives=7)),
            ]:
                batch.save(animal)

    def test_each_item_is_read_as_its_class(self):
        self.assertEqual([type(animal) for animal in Animal.query("ann")], [Dog, Dog, Cat])
        self.assertEqual([dog.name for dog in Dog.query("ann")], ["Bob", "Rex"])
        self.assertEqual(Cat.count("ann"), 1)
        self.assertEqual({cat.name: cat.lives for cat in Cat.scan()}, {"Tom": 9, "Kit": 7})
        self.assertIsInstance(Animal.get("bob", "Kit"), Cat)

    def test_what_swift_writes_is_read_and_written_alike(self):
        """The file is what SwynamoDB stores of an enum: VariantInteropTests compares it with that."""
        client = Connection(host=backend.ENDPOINT, region=backend.REGION).client
        items = json.loads(Path(__file__).with_name("animals.json").read_text())
        for item in items:
            client.put_item(TableName=Animal.Meta.table_name, Item=item)
        rex, tom = Animal.get("ann", "Rex"), Animal.get("ann", "Tom")
        self.assertEqual((type(rex), rex.legs, rex.kind, list(rex.tricks)), (Dog, 4, None, ["sit"]))
        self.assertEqual((type(tom), tom.legs, tom.kind, tom.lives), (Cat, None, "angora", 7))
        for animal, item in zip((rex, tom), items):
            animal.save()
            key = {name: item[name] for name in ("owner", "name")}
            self.assertEqual(client.get_item(TableName=Animal.Meta.table_name, Key=key)["Item"], item)

    def test_a_local_index_has_its_order_and_its_attributes(self):
        found = list(Animal.by_kind.query("ann"))
        self.assertEqual([(animal.kind, animal.legs) for animal in found], [("angora", 4), ("boxer", 3), ("collie", 4)])
        found = Animal.by_kind.query("ann", Animal.kind.between("b", "c"), consistent_read=True)
        self.assertEqual([animal.kind for animal in found], ["boxer"])
        self.assertEqual({animal.name for animal in Animal.by_legs.query(4)}, {"Rex", "Tom", "Kit"})
        self.assertEqual(len(list(Animal.by_legs.scan())), 4)

    def test_scans_in_segments(self):
        found = [animal.name for segment in range(3) for animal in Animal.scan(segment=segment, total_segments=3)]
        self.assertEqual(sorted(found), ["Bob", "Kit", "Rex", "Tom"])

    def test_every_condition_of_an_attribute(self):
        for condition, names in [
            (Animal.legs == 3, {"Bob"}), (Animal.legs != 3, {"Rex", "Tom", "Kit"}), (Animal.legs.between(1, 3), {"Bob"}),
            (Animal.kind.is_in("manx", "boxer"), {"Kit", "Bob"}), (Dog.tricks.exists(), {"Rex"}), (Dog.tricks.contains("sit"), {"Rex"}),
            (Animal.kind.startswith("a") | Animal.kind.contains("x"), {"Tom", "Bob", "Kit"}), (Dog.tricks[0] == "sit", {"Rex"}),
        ]:
            self.assertEqual({animal.name for animal in Animal.scan(condition)}, names, condition)

    def test_time_to_live(self):
        description = Connection(host=backend.ENDPOINT, region=backend.REGION).client.describe_time_to_live(TableName=Animal.Meta.table_name)
        self.assertEqual(description["TimeToLiveDescription"], {"TimeToLiveStatus": "ENABLED", "AttributeName": "expires"})
        when = datetime.now(timezone.utc).replace(microsecond=0) + timedelta(days=1)
        Dog("carl", "Zed", expires=when).save()
        self.assertEqual(Animal.get("carl", "Zed").expires, when)
        Animal.get("carl", "Zed").delete()

    def test_every_type_that_is_left(self):
        item = Types("types", binaries={b"\x00", b"\xff"}, nothing=None, loose=Loose(known="k", more=[1, {"deep": None}]), raw={"a": {"b": 1}},
                     lists=[[], {}, None, True, 1.5, "x"], empty="")
        item.save()
        found = Types.get("types", consistent_read=True)
        self.assertEqual(found.binaries, {b"\x00", b"\xff"})
        self.assertEqual((found.loose.known, found.loose.more[0], found.raw["a"]["b"], found.empty), ("k", 1, 1, ""))
        self.assertEqual(list(found.lists)[2:], [None, True, 1.5, "x"])
        self.assertEqual(found.version, 1)
        found.update(actions=[Types.raw["a"]["b"].set(2), Types.lists[0].remove(), Types.binaries.delete({b"\x00"})])
        self.assertEqual((found.raw["a"]["b"], len(found.lists), found.binaries, found.version), (2, 5, {b"\xff"}, 2))

    def test_transactions_keep_versions(self):
        connection = Connection(host=backend.ENDPOINT, region=backend.REGION)
        item = Types("versions", empty="a")
        with TransactWrite(connection=connection) as transaction:
            transaction.save(item)
        self.assertEqual(item.version, 1)
        with TransactWrite(connection=connection) as transaction:
            transaction.update(item, actions=[Types.empty.set("b")])
        self.assertEqual((item.version, Types.get("versions").empty), (2, "b"))
        with TransactGet(connection=connection) as transaction:
            there, absent = transaction.get(Types, "versions"), transaction.get(Types, "nobody")
        self.assertEqual(there.get().version, 2)
        with self.assertRaises(DoesNotExist):
            absent.get()

    def test_what_is_not_there(self):
        class Nowhere(Model):
            class Meta(Meta):
                table_name = "interop-nowhere"

            key = UnicodeAttribute(hash_key=True)

        self.assertFalse(Nowhere.exists())
        with self.assertRaises(TableDoesNotExist):
            Nowhere.describe_table()
        with self.assertRaises(PutError) as raised:
            Nowhere("a").save()
        self.assertEqual(raised.exception.cause_response_code, "ResourceNotFoundException")
        with self.assertRaises(QueryError):
            list(Nowhere.query("a"))
        with self.assertRaises(TransactGetError):
            with TransactGet(connection=Connection(host=backend.ENDPOINT, region=backend.REGION)) as transaction:
                transaction.get(Nowhere, "a")


class Connections(unittest.TestCase):
    def test_a_connection_below_the_models(self):
        name = backend.fresh_name("connection")
        connection = Connection(host=backend.ENDPOINT, region=backend.REGION)
        connection.create_table(
            name, attribute_definitions=[{"attribute_name": "p", "attribute_type": "S"}], key_schema=[{"attribute_name": "p", "key_type": "HASH"}],
            read_capacity_units=1, write_capacity_units=1)
        connection.describe_table(name)
        connection.update_table(name, read_capacity_units=2, write_capacity_units=3)
        table = TableConnection(name, host=backend.ENDPOINT, region=backend.REGION)
        table.describe_table()
        table.put_item("a", attributes={"n": {"N": "1"}})
        self.assertEqual(table.get_item("a")["Item"], {"p": {"S": "a"}, "n": {"N": "1"}})
        self.assertEqual(table.query("a")["Count"], 1)
        self.assertEqual(table.scan()["Count"], 1)
        table.delete_item("a")
        self.assertNotIn("Item", table.get_item("a"))
        table.delete_table()
        with self.assertRaises(TableError):
            connection.delete_table("interop-nowhere")


if __name__ == "__main__":
    unittest.main()

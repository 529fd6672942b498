"""PynamoDB 6.1: its quickstart, its attribute types, versions, indexes, batches and transactions."""

import unittest
from datetime import datetime, timedelta, timezone

import backend
from pynamodb.attributes import (
    BinaryAttribute, BooleanAttribute, JSONAttribute, ListAttribute, MapAttribute, NumberAttribute, NumberSetAttribute,
    TTLAttribute, UnicodeAttribute, UnicodeSetAttribute, UTCDateTimeAttribute, VersionAttribute,
)
from pynamodb.connection import Connection
from pynamodb.exceptions import DeleteError, DoesNotExist, PutError, TransactWriteError, UpdateError
from pynamodb.indexes import AllProjection, GlobalSecondaryIndex
from pynamodb.models import Model
from pynamodb.transactions import TransactGet, TransactWrite


class Meta:
    host = backend.ENDPOINT
    region = backend.REGION
    billing_mode = "PAY_PER_REQUEST"


class ByLastName(GlobalSecondaryIndex):
    class Meta:
        index_name = "by-last-name"
        projection = AllProjection()

    last_name = UnicodeAttribute(hash_key=True)
    first_name = UnicodeAttribute(range_key=True)


class User(Model):
    class Meta(Meta):
        table_name = backend.fresh_name("user")

    email = UnicodeAttribute(hash_key=True)
    first_name = UnicodeAttribute(null=True)
    last_name = UnicodeAttribute(null=True)
    visits = NumberAttribute(default=0)
    by_last_name = ByLastName()


class Address(MapAttribute):
    city = UnicodeAttribute()
    zip = UnicodeAttribute(attr_name="postal_code", null=True)


class Everything(Model):
    class Meta(Meta):
        table_name = backend.fresh_name("everything")

    key = UnicodeAttribute(hash_key=True)
    number = NumberAttribute(range_key=True)
    text = UnicodeAttribute(null=True)
    fraction = NumberAttribute(null=True)
    flag = BooleanAttribute(null=True)
    data = BinaryAttribute(null=True, legacy_encoding=False)
    when = UTCDateTimeAttribute(null=True)
    expires = TTLAttribute(null=True)
    words = UnicodeSetAttribute(null=True)
    numbers = NumberSetAttribute(null=True)
    document = JSONAttribute(null=True)
    address = Address(null=True)
    addresses = ListAttribute(of=Address, null=True)
    anything = ListAttribute(null=True)
    version = VersionAttribute()


class Sessions(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        for model in (User, Everything):
            model.create_table(wait=True)

    @classmethod
    def tearDownClass(cls):
        for model in (User, Everything):
            model.delete_table()

    def setUp(self):
        with User.batch_write() as batch:
            for user in list(User.scan()):
                batch.delete(user)

    def test_tables(self):
        self.assertTrue(User.exists())
        self.assertIn(User.Meta.table_name, Connection(host=backend.ENDPOINT, region=backend.REGION).list_tables()["TableNames"])
        self.assertEqual(User.describe_table()["TableStatus"], "ACTIVE")

    def test_the_quickstart(self):
        user = User("test@example.com", first_name="Samuel", last_name="Adams")
        user.save()
        self.assertEqual(User.count(), User.describe_table()["ItemCount"])
        self.assertEqual(User.get("test@example.com").first_name, "Samuel")
        with self.assertRaises(DoesNotExist):
            User.get("does.not@example.com")
        user.update(actions=[User.first_name.set("John"), User.visits.add(2)])
        self.assertEqual((user.first_name, user.visits), ("John", 2))
        user.refresh()
        self.assertEqual(user.last_name, "Adams")
        user.update(actions=[User.last_name.remove()], condition=User.visits == 2)
        with self.assertRaises(UpdateError) as raised:
            user.update(actions=[User.visits.set(0)], condition=User.visits > 2)
        self.assertEqual(raised.exception.cause_response_code, "ConditionalCheckFailedException")
        with self.assertRaises(PutError) as raised:
            User("test@example.com").save(condition=User.email.does_not_exist())
        self.assertEqual(raised.exception.cause_response_code, "ConditionalCheckFailedException")
        with self.assertRaises(DeleteError) as raised:
            user.delete(condition=User.first_name == "Samuel")
        self.assertEqual(raised.exception.cause_response_code, "ConditionalCheckFailedException")
        user.delete()
        with self.assertRaises(DoesNotExist):
            user.refresh()

    def test_queries_on_an_index_filters_and_counts(self):
        with User.batch_write() as batch:
            for number, first in enumerate(("Jane", "Joe", "Ann", "Zoe", "Jim")):
                batch.save(User(f"{first}@example.com", first_name=first, last_name="Smith", visits=number))
            batch.save(User("other@example.com", first_name="Joan", last_name="Jones"))

        def first_names(*arguments, **more):
            return [user.first_name for user in User.by_last_name.query(*arguments, **more)]

        self.assertEqual(first_names("Smith"), ["Ann", "Jane", "Jim", "Joe", "Zoe"])
        self.assertEqual(first_names("Smith", User.first_name.startswith("J")), ["Jane", "Jim", "Joe"])
        self.assertEqual(first_names("Smith", scan_index_forward=False, limit=2), ["Zoe", "Joe"])
        self.assertEqual(first_names("Smith", filter_condition=(User.visits > 3) | (User.visits == 0)), ["Jane", "Jim"])
        self.assertEqual(first_names("Smith", page_size=2), ["Ann", "Jane", "Jim", "Joe", "Zoe"])
        self.assertEqual(User.by_last_name.count("Smith", User.first_name < "K"), 4)
        self.assertEqual(len(list(User.scan(User.first_name.startswith("J")))), 4)
        self.assertEqual(len(list(User.scan(User.email.contains("example") & ~(User.last_name == "Smith")))), 1)
        first_page = User.by_last_name.query("Smith", limit=2)
        list(first_page)
        rest = User.by_last_name.query("Smith", last_evaluated_key=first_page.last_evaluated_key)
        self.assertEqual([user.first_name for user in rest], ["Jim", "Joe", "Zoe"])

    def test_a_hundred_users_in_batches(self):
        emails = [f"user-{number}@example.com" for number in range(100)]
        with User.batch_write() as batch:
            for email in emails:
                batch.save(User(email, first_name="F", last_name="L"))
        self.assertEqual({user.email for user in User.batch_get(emails)}, set(emails))
        with User.batch_write() as batch:
            for email in emails:
                batch.delete(User(email))
        self.assertEqual(list(User.batch_get(emails)), [])

    def test_every_attribute_comes_back(self):
        expires = datetime.now(timezone.utc).replace(microsecond=0) + timedelta(hours=1)
        values = dict(
            text="Zoë", fraction=2.5, flag=True, data=b"\x00\xff", when=datetime(2024, 1, 2, 3, 4, 5, 6, tzinfo=timezone.utc),
            expires=expires, words={"a", "b"}, numbers={1, 2.5}, document={"a": [1, None]},
            anything=["x", 1, True, {"a": [1]}],
        )
        Everything("all", 1, address=Address(city="Boston", zip="02101"), addresses=[Address(city="Rome")], **values).save()
        found = Everything.get("all", 1)
        for name, value in values.items():
            read = getattr(found, name)
            if name == "anything":
                read = [item.as_dict() if isinstance(item, MapAttribute) else item for item in read]
            self.assertEqual(read, value, name)
        self.assertEqual((found.address.city, found.address.zip), ("Boston", "02101"))
        self.assertEqual([address.city for address in found.addresses], ["Rome"])
        self.assertEqual(found.version, 1)

    def test_update_actions_reach_into_documents(self):
        item = Everything("actions", 1, address=Address(city="Boston"), words={"a", "b"}, anything=[1], fraction=1)
        item.save()
        item.update(
            actions=[
                Everything.address.city.set("Rome"), Everything.words.delete({"a"}), Everything.anything.set(Everything.anything.append([2])),
                Everything.fraction.set(Everything.fraction + 2), Everything.text.set(Everything.text | "fresh"),
            ],
            condition=Everything.address.city == "Boston",
        )
        self.assertEqual((item.address.city, item.words, item.fraction, item.text), ("Rome", {"b"}, 3, "fresh"))
        self.assertEqual(list(item.anything), [1, 2])

    def test_versions_guard_against_lost_updates(self):
        item = Everything("version", 1, text="one")
        item.save()
        stale = Everything.get("version", 1)
        item.text = "two"
        item.save()
        self.assertEqual(item.version, 2)
        with self.assertRaises(PutError) as raised:
            stale.save()
        self.assertEqual(raised.exception.cause_response_code, "ConditionalCheckFailedException")
        with self.assertRaises(UpdateError):
            stale.update(actions=[Everything.text.set("three")])
        with self.assertRaises(DeleteError):
            stale.delete()
        item.update(actions=[Everything.text.set("three")])
        self.assertEqual(item.version, 3)

    def test_transactions(self):
        connection = Connection(host=backend.ENDPOINT, region=backend.REGION)
        ann = User("ann@example.com", first_name="Ann", last_name="A", visits=1)
        ann.save()
        with TransactWrite(connection=connection) as transaction:
            transaction.save(User("bob@example.com", first_name="Bob", last_name="B"), condition=User.email.does_not_exist())
            transaction.update(ann, actions=[User.visits.add(1)])
            transaction.condition_check(User, "nobody", condition=User.email.does_not_exist())
        with TransactGet(connection=connection) as transaction:
            futures = [transaction.get(User, email) for email in ("ann@example.com", "bob@example.com")]
        self.assertEqual([future.get().visits for future in futures], [2, 0])
        with self.assertRaises(TransactWriteError) as raised:
            with TransactWrite(connection=connection) as transaction:
                transaction.save(User("carl@example.com"))
                transaction.delete(ann, condition=User.visits > 100)
        reasons = [reason.code if reason else None for reason in raised.exception.cancellation_reasons]
        # PynamoDB sends deletes before puts.
        self.assertEqual(reasons, ["ConditionalCheckFailed", None])
        with self.assertRaises(DoesNotExist):
            User.get("carl@example.com")


if __name__ == "__main__":
    unittest.main()

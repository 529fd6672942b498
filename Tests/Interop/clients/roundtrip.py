"""Items of every attribute type that PynamoDB has: writes them, or checks those that another has written.

    roundtrip.py write TABLE     makes the tables TABLE and TABLE-animals, and puts items
    roundtrip.py check TABLE     reads what has been put beside them, and compares it with what PynamoDB would have put

What both sides mean by an item stands here, and in PynamoDBRoundTripTests.swift.
"""

import sys
from datetime import datetime, timezone
from decimal import Decimal

import backend
from pynamodb.attributes import (
    Attribute, BinaryAttribute, BinarySetAttribute, BooleanAttribute, DiscriminatorAttribute, DynamicMapAttribute, JSONAttribute,
    ListAttribute, MapAttribute, NullAttribute, NumberAttribute, NumberSetAttribute, TTLAttribute, UnicodeAttribute,
    UnicodeSetAttribute, UTCDateTimeAttribute, VersionAttribute,
)
from pynamodb.constants import NUMBER
from pynamodb.models import Model

COMMAND, TABLE = sys.argv[1:]


class Address(MapAttribute):
    city = UnicodeAttribute()
    zip = UnicodeAttribute(null=True, attr_name="postal_code")


class Loose(DynamicMapAttribute):
    known = UnicodeAttribute(null=True)


class DecimalAttribute(Attribute[Decimal]):
    """An attribute of one's own, as PynamoDB's documentation shows them."""

    attr_type = NUMBER

    def serialize(self, value):
        return str(value)

    def deserialize(self, value):
        return Decimal(value)


class Everything(Model):
    class Meta:
        table_name = TABLE
        host = backend.ENDPOINT
        region = backend.REGION
        billing_mode = "PAY_PER_REQUEST"

    key = UnicodeAttribute(hash_key=True)
    number_key = NumberAttribute(range_key=True)
    text = UnicodeAttribute(attr_name="the_text")
    texts = UnicodeSetAttribute()
    number = NumberAttribute()
    fraction = NumberAttribute()
    numbers = NumberSetAttribute()
    binary = BinaryAttribute(legacy_encoding=False)
    binaries = BinarySetAttribute(legacy_encoding=False)
    legacy = BinaryAttribute(legacy_encoding=True)
    legacies = BinarySetAttribute(legacy_encoding=True)
    flag = BooleanAttribute()
    created = UTCDateTimeAttribute()
    expires = TTLAttribute(null=True)
    settings = JSONAttribute(null=True)
    address = Address()
    loose = Loose(null=True)
    raw = MapAttribute(null=True)
    words = ListAttribute(of=UnicodeAttribute)
    places = ListAttribute(of=Address)
    free = ListAttribute()
    nothing = NullAttribute(null=True)
    price = DecimalAttribute()
    version = VersionAttribute()


def full(key):
    return Everything(
        key, 7, text='Zoë "😀"\n\u0000', texts={"a", "é", "b c"}, number=2**60, fraction=-1.5, numbers={1, -2, 3.25},
        binary=b"\x00\xff", binaries={b"\x00", b"hi"}, legacy=b"\x00\xfflegacy", legacies={b"a", b"bc"}, flag=True,
        created=datetime(2024, 1, 2, 3, 4, 5, 123456, timezone.utc), expires=datetime(2100, 1, 1, tzinfo=timezone.utc),
        settings={"sizes": [1, 2], "theme": "dark"}, address=Address(city="Rome", zip="00100"), loose=Loose(known="k", other=5),
        raw={"a": "x", "n": 1, "deep": {"b": [True, None]}}, words=["a", "", "b"], places=[Address(city="Bonn"), Address(city="Ulm", zip="1")],
        free=["a", 1, 2.5, True, None, {"x": 1}, [1, "b"]], price=Decimal("1234567890123456789012345678.90123456"),
    )


def sparse(key):
    return Everything(
        key, -1, text="", texts={"a"}, number=0, fraction=0.1, numbers={0}, binary=b"x", binaries={b"x"}, legacy=b"", legacies={b"a"},
        flag=False, created=datetime(1970, 1, 1, tzinfo=timezone.utc), address=Address(city=""), words=[], places=[], free=[],
        price=Decimal("-0.5"),
    )


class Animal(Model):
    class Meta:
        table_name = f"{TABLE}-animals"
        host = backend.ENDPOINT
        region = backend.REGION
        billing_mode = "PAY_PER_REQUEST"

    name = UnicodeAttribute(hash_key=True)
    cls = DiscriminatorAttribute()


class Dog(Animal, discriminator="Dog"):
    tricks = ListAttribute(of=UnicodeAttribute)


class Cat(Animal, discriminator="Cat"):
    lives = NumberAttribute(default=9)


def stored(item):
    """What PynamoDB would store; a set is in no order, and of a DynamicMapAttribute that it has read it would store a member more."""
    def ordered(value):
        if isinstance(value, dict):
            return {key: sorted(each) if key in ("SS", "NS", "BS") else ordered(each) for key, each in value.items()}
        return [ordered(each) for each in value] if isinstance(value, list) else value

    item = ordered(item.serialize())
    item.get("loose", {}).get("M", {}).pop("attribute_values", None)
    return item


def compare(found, expected):
    if stored(found) != stored(expected):
        sys.exit(f"found    {stored(found)}\nexpected {stored(expected)}")


def write():
    for model in (Everything, Animal):
        model.create_table(wait=True)
    for item in (full("pynamodb"), sparse("pynamodb sparse"), Dog("Rex", tricks=["sit", "roll"]), Cat("Tom"), Cat("Kit", lives=7)):
        item.save()


def check():
    for make, key, number in ((full, "swynamodb", 7), (sparse, "swynamodb sparse", -1)):
        found, expected = Everything.get(key, number, consistent_read=True), make(key)
        expected.version = 1
        compare(found, expected)
        # And what PynamoDB writes of it is what it has read.
        found.save()
        expected.version = 2
        compare(Everything.get(key, number, consistent_read=True), expected)
    for expected in (Dog("Bob", tricks=["beg"]), Cat("Mia", lives=3)):
        found = Animal.get(expected.name)
        if type(found) is not type(expected):
            sys.exit(f"{expected.name} is a {type(found)}")
        compare(found, expected)


{"write": write, "check": check}[COMMAND]()
print("done")

"""Raw requests over HTTP, as JSON texts, with no SDK between that would check, sign or repeat them."""

import http.client
import json
import os
import re
import sys
import unittest
import urllib.parse
import uuid
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from model import watch

ENDPOINT = urllib.parse.urlsplit(os.environ["SWYNAMO_INTEROP_ENDPOINT"])

VALIDATION = "com.amazon.coral.validate#ValidationException"
SERIALIZATION = "com.amazon.coral.service#SerializationException"
SERVICE = "com.amazonaws.dynamodb.v20120810#"
NOT_FOUND = SERVICE + "ResourceNotFoundException"
IN_USE = SERVICE + "ResourceInUseException"
CONDITION = SERVICE + "ConditionalCheckFailedException"
CANCELED = SERVICE + "TransactionCanceledException"
MISMATCH = SERVICE + "IdempotentParameterMismatchException"
LIMIT = SERVICE + "LimitExceededException"

_connection = http.client.HTTPConnection(ENDPOINT.hostname, ENDPOINT.port, timeout=60)


class Answer:
    def __init__(self, status, body):
        self.status, self.body = status, body

    @property
    def kind(self):
        return self.body.get("__type")

    @property
    def message(self):
        return self.body.get("message", self.body.get("Message"))


def post(operation, text):
    """Sends a text as it is."""
    data = text if isinstance(text, bytes) else text.encode()
    _connection.request("POST", "/", data, {
        "Content-Type": "application/x-amz-json-1.0",
        "X-Amz-Target": f"DynamoDB_20120810.{operation}",
        "Authorization": "AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/dynamodb/aws4_request, "
        "SignedHeaders=host;x-amz-date;x-amz-target, Signature=a",
        "X-Amz-Date": "20260101T000000Z",
    })
    response = _connection.getresponse()
    # What has nothing to say, as TagResource, answers with no body at all.
    answer = Answer(response.status, json.loads(response.read() or b"{}"))
    watch.note(operation, answer.status, answer.body)
    return answer


def send(operation, body):
    return post(operation, json.dumps(body))


def must(operation, body):
    """For preparations."""
    answer = send(operation, body)
    if answer.status != 200:
        raise AssertionError(f"{operation} {json.dumps(body)[:2000]}\n  was refused: {answer.body}")
    return answer.body


def fresh_name(kind):
    return f"rules-{kind}-{uuid.uuid4().hex[:12]}"


def S(text):
    return {"S": text}


def N(number):
    return {"N": str(number)}


def shortened(value):
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 600 else f"{text[:400]} … {text[-150:]}"


WRITES = {"PutItem", "UpdateItem", "DeleteItem"}
# What the table or its items decide, and an item's size; it may stand in a pattern.
BY_TABLE = re.compile(
    "Type mismatch|Missing the key|Size of hashkey|Aggregated size|The provided key element|cannot contain an empty|Cannot update "
    "attribute|The document path provided in|refers to an attribute that does not exist|Item size|Key attributes must be scalars|"
    "An operand in the update expression|secondary index key|validation error|Requested resource not found|The conditional request")


def counted(operation, message):
    """As PutItem, UpdateItem and DeleteItem say what is wrong with a request: with how many faults there are."""
    text = getattr(message, "pattern", message)
    if operation not in WRITES or not text or BY_TABLE.search(text) or text == ".+":
        return message
    text = "1 validation error detected: " + text
    return re.compile(text, message.flags) if hasattr(message, "pattern") else text


class Rules(unittest.TestCase):
    """Cases that are refused or taken, each in a subtest that shows the request, what was wanted and what came."""

    def refused(self, operation, body, message, kind=VALIDATION, status=400, by_item=False):
        """`message` is the whole message, or a compiled pattern of the whole message; writes count it, but for what an item decides."""
        if kind == VALIDATION and not by_item:
            message = counted(operation, message)
        with self.subTest(operation=operation, wanted=shortened(str(message))):
            answer = post(operation, body) if isinstance(body, (str, bytes)) else send(operation, body)
            wanted = (status, kind, message)
            got = (answer.status, answer.kind, answer.message)
            if hasattr(message, "fullmatch"):
                agrees = got[:2] == wanted[:2] and message.fullmatch(answer.message or "") is not None
            else:
                agrees = got == wanted
            if not agrees:
                self.fail(
                    f"\n  request: {operation} {shortened(body if not isinstance(body, bytes) else repr(body))}"
                    f"\n  wanted:  {shortened(str(wanted))}\n  got:     {shortened(str(got))}")
            return answer

    def taken(self, operation, body, wanted=None):
        """`wanted` is the whole answer, where it is given."""
        with self.subTest(operation=operation):
            answer = post(operation, body) if isinstance(body, (str, bytes)) else send(operation, body)
            if answer.status != 200 or (wanted is not None and answer.body != wanted):
                self.fail(
                    f"\n  request: {operation} {shortened(body)}"
                    f"\n  wanted:  {shortened(wanted) if wanted is not None else 'an answer'}"
                    f"\n  got:     {answer.status} {shortened(answer.body)}")
            return answer.body


class Table:
    """A table for a class of rules, created where the class begins and deleted where it ends."""

    def __init__(self, **more):
        self.name = fresh_name("table")
        self.definition = more

    def create(self, **changes):
        return must("CreateTable", {"TableName": self.name, "BillingMode": "PAY_PER_REQUEST"} | self.definition | changes)

    def delete(self):
        must("DeleteTable", {"TableName": self.name})


def attributes(**types):
    return [{"AttributeName": name, "AttributeType": kind} for name, kind in types.items()]


def keys(hash_key, *range_key):
    return [{"AttributeName": hash_key, "KeyType": "HASH"}] + [{"AttributeName": key, "KeyType": "RANGE"} for key in range_key]


def simple():
    """Partition key `p` (S)."""
    return Table(KeySchema=keys("p"), AttributeDefinitions=attributes(p="S"))


def indexed():
    """Keys `p` (S) and `r` (N); a local index `local` (p, l), the global indexes `all` (g) and `keys` (k S, n N; keys only)."""
    return Table(
        KeySchema=keys("p", "r"), AttributeDefinitions=attributes(p="S", r="N", l="S", g="S", k="S", n="N"),
        LocalSecondaryIndexes=[
            {"IndexName": "local", "KeySchema": keys("p", "l"), "Projection": {"ProjectionType": "KEYS_ONLY"}}],
        GlobalSecondaryIndexes=[
            {"IndexName": "all", "KeySchema": keys("g"), "Projection": {"ProjectionType": "ALL"}},
            {"IndexName": "keys", "KeySchema": keys("k", "n"), "Projection": {"ProjectionType": "KEYS_ONLY"}}])


class OnTables(Rules):
    """Rules on tables of their own: `simple` is the name of one with a partition key, `indexed` of one with everything."""

    @classmethod
    def setUpClass(cls):
        cls._tables = [simple(), indexed()]
        for table in cls._tables:
            table.create()
        cls.simple, cls.indexed = (table.name for table in cls._tables)

    @classmethod
    def tearDownClass(cls):
        for table in cls._tables:
            table.delete()

    # The five kinds of expressions, each in a request that needs nothing else.

    def put(self, condition, **more):
        return {"TableName": self.simple, "Item": {"p": S("put")}, "ConditionExpression": condition} | more

    def update(self, expression, **more):
        return {"TableName": self.simple, "Key": {"p": S("update")}, "UpdateExpression": expression} | more

    def get(self, projection, **more):
        return {"TableName": self.simple, "Key": {"p": S("get")}, "ProjectionExpression": projection} | more

    def scan(self, expression, **more):
        return {"TableName": self.simple, "FilterExpression": expression} | more

    def query(self, condition, **more):
        return {"TableName": self.indexed, "KeyConditionExpression": condition} | more

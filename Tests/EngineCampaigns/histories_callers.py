"""A client of the histories campaign: what it asks by the operations on items, and what it saw."""

import random
import threading
import time

from client import Client, Lost, Refused
from serializability import UNKNOWN, Transaction


def value_of(obj, item):
    """What a read of an object shows: a list's elements, a register's or a claim's version."""
    if obj.startswith("l"):
        return [int(element["N"]) for element in item["v"]["L"]] if item else []
    if obj.startswith("c"):
        return item["v"]["S"] if item else gone(obj)
    return item["v"]["S"] if item else None


def gone(claim):
    """The last version of a claim, which is inserted once, read when that is known, and deleted once."""
    return f"{claim} deleted"


def table_of(obj):
    return "lists" if obj.startswith("l") else "registers"


def place_of(obj):
    return {"TableName": table_of(obj), "Key": {"id": {"S": obj}}}


class Caller(threading.Thread):
    """One client. Each of its requests is a transaction of the history."""

    def __init__(self, history, number, requests, seed):
        super().__init__()
        self.history = history
        self.number = number
        self.requests = requests
        self.random = random.Random(seed)
        self.known = {}  # register -> the version that this client saw last
        self.serial = 0
        self.failure = None

    def run(self):
        try:
            self.client = Client(self.history.port())
            makers = self.makers()
            for _ in range(self.requests):
                self.random.choice(makers)()
        except Exception as error:  # reported by the campaign, which waits for the thread
            self.failure = f"{type(error).__name__}: {error}"

    def makers(self):
        """The requests, as often as they are made."""
        return [self.append, self.append, self.put, self.replace, self.get, self.transact, self.transact, self.transact_get]

    # Requests.

    def append(self):
        obj, element = self.object("l"), self.unique()
        answer = self.send(
            "UpdateItem", {**place_of(obj), **self.appending(element), "ReturnValues": "ALL_NEW"}, [obj], appends={obj: element}
        )
        if answer:
            self.appended(obj, element, answer["Attributes"])

    def appended(self, obj, element, item):
        elements = value_of(obj, item)
        assert elements[-1] == element, f"appended {element}, and got {elements}"
        self.last.reads[obj] = elements[:-1]

    def put(self):
        """Whatever is there, which the answer says."""
        obj, version = self.object("r"), f"v{self.unique()}"
        item = {"id": {"S": obj}, "v": {"S": version}}
        answer = self.send("PutItem", {"TableName": "registers", "Item": item, "ReturnValues": "ALL_OLD"}, [obj], unknown={obj: version})
        if answer is not None:
            self.last.writes[obj] = (value_of(obj, answer.get("Attributes")), version)
            self.known[obj] = version

    def replace(self):
        """On the condition that it is as this client saw it."""
        obj, version = self.object("r"), f"v{self.unique()}"
        old = self.known.get(obj)
        put = self.replacing(obj, old, version)
        if self.send("PutItem", put, [obj], writes={obj: (old, version)}) is not None:
            self.known[obj] = version

    def get(self):
        obj = self.readable()
        answer = self.send("GetItem", {**place_of(obj), "ConsistentRead": True}, [obj])
        if answer is not None:
            self.saw({obj: value_of(obj, answer.get("Item"))})

    def transact_get(self):
        objects = sorted({self.readable() for _ in range(4)})
        answer = self.send("TransactGetItems", {"TransactItems": [{"Get": place_of(obj)} for obj in objects]}, objects)
        if answer is not None:
            self.saw({obj: value_of(obj, found.get("Item")) for obj, found in zip(objects, answer["Responses"])})

    def transact(self):
        """Appends to two lists, and replaces or checks two registers."""
        lists = {self.object("l") for _ in range(2)}
        registers = sorted({self.object("r") for _ in range(2)})
        items, appends, writes, reads = [], {}, {}, {}
        for obj in sorted(lists):
            appends[obj] = self.unique()
            items.append({"Update": {**place_of(obj), **self.appending(appends[obj])}})
        for obj in registers:
            old = self.known.get(obj)
            if self.random.random() < 0.5:
                version = f"v{self.unique()}"
                writes[obj] = (old, version)
                items.append({"Put": self.replacing(obj, old, version)})
            else:
                reads[obj] = old
                check = self.replacing(obj, old, "")
                del check["Item"]
                items.append({"ConditionCheck": {**check, "Key": {"id": {"S": obj}}}})
        request = {"TransactItems": items, "ClientRequestToken": f"{self.number}-{self.unique()}"}
        objects = [*sorted(lists), *registers]
        if self.send("TransactWriteItems", request, objects, appends=appends, writes=writes, reads=reads) is not None:
            self.known.update({obj: version for obj, (_, version) in writes.items()})

    @staticmethod
    def appending(element):
        return {
            "UpdateExpression": "SET v = list_append(if_not_exists(v, :none), :element)",
            "ExpressionAttributeValues": {":none": {"L": []}, ":element": {"L": [{"N": str(element)}]}},
        }

    @staticmethod
    def replacing(obj, old, version):
        condition = {"ConditionExpression": "attribute_not_exists(id)"}
        if old is not None:
            condition = {"ConditionExpression": "v = :old", "ExpressionAttributeValues": {":old": {"S": old}}}
        item = {"id": {"S": obj}, "v": {"S": version}}
        return {"TableName": "registers", "Item": item, "ReturnValuesOnConditionCheckFailure": "ALL_OLD", **condition}

    # Sending.

    def send(self, operation, request, objects, *, unknown=None, **what):
        """The answer; None for a refused condition or a lost answer. `objects` are those of the members, in their order."""
        name = f"{operation}-{self.number}.{self.unique()}"
        start = time.monotonic()
        try:
            answer = self.client.call(operation, **request)
        except Lost:
            self.last = Transaction(name, start, None, **what)
            for obj, version in (unknown or {}).items():
                self.last.writes[obj] = (UNKNOWN, version)
            self.history.add(self.last)
            self.client = Client(self.history.port(after=self.client.connection.port))
            return None
        except Refused as refusal:
            self.refused(name, start, refusal, objects, what)
            return None
        self.last = Transaction(name, start, time.monotonic(), **what)
        self.history.add(self.last)
        return answer

    def refused(self, name, start, refusal, objects, what):
        """Nothing was written; what the refusal shows was read."""
        end = time.monotonic()
        if refusal.code == "TransactionCanceledException":
            reasons = refusal.answer["CancellationReasons"]
        elif refusal.code in ("ConditionalCheckFailedException", "DuplicateItemException"):
            reasons = [{"Code": refusal.code.removesuffix("Exception"), "Item": refusal.answer.get("Item")}]
        else:
            raise refusal
        codes = {reason["Code"] for reason in reasons}
        assert codes <= {"None", "ConditionalCheckFailed", "DuplicateItem"}, f"{name}: {codes}"
        # Of an item that is there already nothing is shown.
        failed = [(obj, reason) for obj, reason in zip(objects, reasons) if reason["Code"] == "ConditionalCheckFailed"]
        found = {obj: reason.get("Item") for obj, reason in failed}
        what.pop("reads", None)
        self.history.add(Transaction(name, start, end, failed=True, **what))
        self.last = Transaction(name + "-seen", start, end)
        self.saw({obj: value_of(obj, item) for obj, item in found.items()})
        self.history.add(self.last)

    def saw(self, reads):
        self.last.reads.update(reads)
        self.known.update({obj: version for obj, version in reads.items() if obj.startswith("r")})

    def object(self, kind):
        """Few at a time, so that clients meet, and others later, so that lists stay short."""
        return f"{kind}{self.history.length() // 150}-{self.random.randrange(3)}"

    def readable(self):
        kind = self.random.choice("llrrc")
        if kind == "c" and self.history.claims:
            # One of the last, which is perhaps deleted just now.
            return self.random.choice(self.history.claims[-6:])
        return self.object("l" if kind == "l" else "r")

    def unique(self):
        self.serial += 1
        return self.number * 1_000_000 + self.serial

"""Concurrent clients of swynamo-local, what they saw, and whether some order of their requests explains it.

    histories_campaign.py PROGRAM [--histories 4] [--clients 6] [--requests 250] [--seed 1]

Every other history is of a server with a file that is killed and started again meanwhile.
"""

import argparse
import os
import random
import tempfile
import threading
import time

from client import Client, Lost, Refused
from serializability import UNKNOWN, Transaction, anomalies
from server import Server

KINDS = ("lists", "registers")


def value_of(obj, item):
    """What a read of an object shows: a list's elements, a register's version."""
    if obj.startswith("l"):
        return [int(element["N"]) for element in item["v"]["L"]] if item else []
    return item["v"]["S"] if item else None


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
            for _ in range(self.requests):
                makers = [self.append, self.append, self.put, self.replace, self.get, self.transact, self.transact, self.transact_get]
                self.random.choice(makers)()
        except Exception as error:  # reported by the campaign, which waits for the thread
            self.failure = f"{type(error).__name__}: {error}"

    # Requests.

    def append(self):
        obj, element = self.object("l"), self.unique()
        answer = self.send(
            "UpdateItem", {**place_of(obj), **self.appending(element), "ReturnValues": "ALL_NEW"}, appends={obj: element}
        )
        if answer:
            elements = value_of(obj, answer["Attributes"])
            assert elements[-1] == element, f"appended {element}, and got {elements}"
            self.last.reads[obj] = elements[:-1]

    def put(self):
        """Whatever is there, which the answer says."""
        obj, version = self.object("r"), f"v{self.unique()}"
        item = {"id": {"S": obj}, "v": {"S": version}}
        answer = self.send("PutItem", {"TableName": "registers", "Item": item, "ReturnValues": "ALL_OLD"}, unknown={obj: version})
        if answer is not None:
            self.last.writes[obj] = (value_of(obj, answer.get("Attributes")), version)
            self.known[obj] = version

    def replace(self):
        """On the condition that it is as this client saw it."""
        obj, version = self.object("r"), f"v{self.unique()}"
        old = self.known.get(obj)
        put = self.replacing(obj, old, version)
        if self.send("PutItem", put, writes={obj: (old, version)}) is not None:
            self.known[obj] = version

    def get(self):
        obj = self.object(self.random.choice("lr"))
        answer = self.send("GetItem", {**place_of(obj), "ConsistentRead": True})
        if answer is not None:
            self.saw({obj: value_of(obj, answer.get("Item"))})

    def transact_get(self):
        objects = {self.object(self.random.choice("lr")) for _ in range(4)}
        objects = sorted(objects)
        answer = self.send("TransactGetItems", {"TransactItems": [{"Get": place_of(obj)} for obj in objects]})
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
        if self.send("TransactWriteItems", request, appends=appends, writes=writes, reads=reads) is not None:
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

    def send(self, operation, request, *, unknown=None, **what):
        """The answer; None for a refused condition or a lost answer."""
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
            self.refused(name, start, refusal, request, what)
            return None
        self.last = Transaction(name, start, time.monotonic(), **what)
        self.history.add(self.last)
        return answer

    def refused(self, name, start, refusal, request, what):
        """Nothing was written; what the refusal shows was read."""
        end = time.monotonic()
        found = {}
        if refusal.code == "ConditionalCheckFailedException":
            found[request["Item"]["id"]["S"]] = refusal.answer.get("Item")
        elif refusal.code == "TransactionCanceledException":
            for member, reason in zip(request["TransactItems"], refusal.answer["CancellationReasons"]):
                if reason["Code"] == "ConditionalCheckFailed":
                    (action,) = member.values()
                    found[(action.get("Key") or action["Item"])["id"]["S"]] = reason.get("Item")
        else:
            raise refusal
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

    def unique(self):
        self.serial += 1
        return self.number * 1_000_000 + self.serial


class History:
    def __init__(self, program, path):
        self.program = program
        self.arguments = ("--path", path) if path else ()
        self.server = Server.start(program, *self.arguments)
        self.transactions = []
        self.changed = threading.Condition()

    def add(self, transaction):
        self.transactions.append(transaction)

    def length(self):
        return len(self.transactions)

    def port(self, after=None):
        """Where the server is; after another port, once it is elsewhere."""
        with self.changed:
            self.changed.wait_for(lambda: self.server is not None and self.server.port != after, timeout=30)
            return self.server.port

    def restart(self):
        old = self.server
        old.kill()
        server = Server.start(self.program, *self.arguments)
        if server.port == old.port:
            # The clients look for another one.
            second = Server.start(self.program)
            server.kill()
            server = Server.start(self.program, *self.arguments)
            second.kill()
        with self.changed:
            self.server = server
            self.changed.notify_all()

    def run(self, clients, requests, seed, restarts):
        client = Client(self.server.port)
        for table in KINDS:
            client.call(
                "CreateTable",
                TableName=table,
                BillingMode="PAY_PER_REQUEST",
                AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
                KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
            )
        callers = [Caller(self, number, requests, seed * 100 + number) for number in range(clients)]
        for caller in callers:
            caller.start()
        for part in range(restarts):
            while self.length() < (part + 1) * clients * requests // (restarts + 1) and any(c.is_alive() for c in callers):
                time.sleep(0.005)
            self.restart()
        for caller in callers:
            caller.join()
        self.read_everything(Client(self.server.port))
        self.server.kill()
        return [caller.failure for caller in callers if caller.failure]

    def read_everything(self, client):
        touched = {obj for t in self.transactions for obj in (*t.appends, *t.writes, *t.reads)}
        for obj in sorted(touched):
            start = time.monotonic()
            answer = client.call("GetItem", **place_of(obj), ConsistentRead=True)
            seen = Transaction(f"last-{obj}", start, time.monotonic(), reads={obj: value_of(obj, answer.get("Item"))})
            self.transactions.append(seen)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--histories", type=int, default=4)
    parser.add_argument("--clients", type=int, default=6)
    parser.add_argument("--requests", type=int, default=250)
    parser.add_argument("--seed", type=int, default=random.randrange(1000))
    arguments = parser.parse_args()
    faults, count, lost, refused, start = [], 0, 0, 0, time.monotonic()
    for number in range(arguments.histories):
        with tempfile.TemporaryDirectory(prefix="swynamo-history-") as folder:
            in_file = number % 2 == 1
            history = History(arguments.program, os.path.join(folder, "store.db") if in_file else None)
            seed = arguments.seed * 1000 + number
            faults += history.run(arguments.clients, arguments.requests, seed, restarts=2 if in_file else 0)
            count += len(history.transactions)
            lost += sum(t.end is None for t in history.transactions)
            refused += sum(t.failed for t in history.transactions)
            faults += [f"history {number + 1}: {anomaly}" for anomaly in anomalies(history.transactions)]
    print(
        f"histories: {arguments.histories} in {time.monotonic() - start:.0f} s (seed {arguments.seed}), {count} transactions, "
        f"{refused} refused, {lost} without an answer: {'strictly serializable' if not faults else 'NOT serializable'}"
    )
    for fault in faults[:20]:
        print("histories:", fault)
    raise SystemExit(bool(faults))


if __name__ == "__main__":
    main()

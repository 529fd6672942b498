"""A client that writes until the server dies, and remembers what it was told."""

import random
import threading

from client import Client, Lost, Refused
from crash_tables import ARCHIVED, key_of

COUNTER = {"pk": {"S": "counter"}}


class Write:
    """A request that writes: the items that it leaves by key, None for one that it deletes, and what it adds to the counter."""

    def __init__(self, operation, request, effects, *, is_atomic=True, counted=0):
        self.operation = operation
        self.request = request
        self.effects = effects
        self.is_atomic = is_atomic
        self.counted = counted


class Worker(threading.Thread):
    """It has keys of its own, so that it knows what is there, and a counter that all share."""

    def __init__(self, number, port, state, seed):
        super().__init__()
        self.number = number
        self.port = port
        self.state = state
        self.random = random.Random(seed)
        self.serial = 0
        self.seed = seed
        self.acknowledged = 0
        self.counted = 0
        self.open = None
        self.failure = None

    def run(self):
        client = Client(self.port)
        try:
            while True:
                self.write(client, self.next_write())
        except Lost:
            pass
        except Exception as error:  # reported by the campaign, which waits for the thread
            self.failure = f"{type(error).__name__}: {error}"
        finally:
            client.close()

    def write(self, client, write):
        self.open = write
        client.call(write.operation, **write.request)
        self.open = None
        self.acknowledged += 1
        self.counted += write.counted
        self.state.update(write.effects)

    # What it writes.

    def next_write(self):
        self.serial += 1
        makers = [self.put, self.put, self.archive, self.archive, self.update, self.update, self.delete, self.batch, self.transaction, self.transaction]
        return self.random.choice(makers)()

    def put(self):
        item = self.order()
        return Write("PutItem", {"TableName": "orders", "Item": item}, {key_of("orders", item): item})

    def archive(self):
        item = {"pk": {"S": f"w{self.number}"}, "sk": {"N": str(self.random.randrange(ARCHIVED + 50))}, "n": self.unique()}
        return Write("PutItem", {"TableName": "archive", "Item": item}, {key_of("archive", item): item})

    def update(self):
        """Conditional: on the item being as this worker left it."""
        item = self.account()
        old = self.state.get(key_of("accounts", item))
        condition = "attribute_not_exists(pk)" if old is None else "n = :old"
        values = {":n": item["n"], ":owner": item["owner"], **({} if old is None else {":old": old["n"]})}
        request = {
            "TableName": "accounts",
            "Key": {"pk": item["pk"]},
            "UpdateExpression": "SET n = :n, #o = :owner",
            "ConditionExpression": condition,
            "ExpressionAttributeNames": {"#o": "owner"},
            "ExpressionAttributeValues": values,
        }
        return Write("UpdateItem", request, {key_of("accounts", item): {**(old or {}), **item}})

    def delete(self):
        item = self.order()
        key = {name: item[name] for name in ("pk", "sk")}
        return Write("DeleteItem", {"TableName": "orders", "Key": key}, {key_of("orders", item): None})

    def batch(self):
        effects, requests = {}, {"orders": [], "accounts": []}
        for table, item in [("orders", self.order()) for _ in range(8)] + [("accounts", self.account()) for _ in range(3)]:
            if key_of(table, item) not in effects:
                effects[key_of(table, item)] = item
                requests[table].append({"PutRequest": {"Item": item}})
        return Write("BatchWriteItem", {"RequestItems": requests}, effects, is_atomic=False)

    def transaction(self):
        order, account, entry = self.order(), self.account(), self.entry()
        puts = [("orders", order), ("accounts", account), ("ledger", entry)]
        count = {
            "TableName": "accounts",
            "Key": COUNTER,
            "UpdateExpression": "ADD n :one",
            "ExpressionAttributeValues": {":one": {"N": "1"}},
        }
        items = [{"Put": {"TableName": table, "Item": item}} for table, item in puts]
        return Write(
            "TransactWriteItems",
            {"TransactItems": [*items, {"Update": count}]},
            {key_of(table, item): item for table, item in puts},
            counted=1,
        )

    def order(self):
        item = {
            "pk": {"S": f"w{self.number}"},
            "sk": {"N": str(self.random.randrange(40))},
            "n": self.unique(),
            "text": {"S": "x" * self.random.choice([0, 100, 1000, 20_000])},
        }
        if self.random.random() < 0.8:
            item["status"] = {"S": self.random.choice(["open", "paid"])}
        if self.random.random() < 0.8:
            item["owner"] = {"S": f"o{self.random.randrange(5)}"}
        return item

    def account(self):
        pk = f"w{self.number}-{self.random.randrange(20)}"
        return {"pk": {"S": pk}, "n": self.unique(), "owner": {"S": f"o{self.random.randrange(5)}"}}

    def entry(self):
        return {"pk": {"S": f"w{self.number}"}, "sk": {"N": str(self.random.randrange(20))}, "n": self.unique()}

    def unique(self):
        self.serial += 1
        return {"N": str(self.seed * 1_000_000 + self.serial)}

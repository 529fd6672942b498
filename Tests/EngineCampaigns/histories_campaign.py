"""Concurrent clients of swynamo-local, what they saw, and whether some order of their requests explains it.

    histories_campaign.py PROGRAM [--histories 4] [--clients 6] [--requests 250] [--seed 1]

The clients write and read the same items by the operations on items and by PartiQL. Every other history is of a server with a file
that is killed and started again meanwhile.
"""

import argparse
import os
import random
import tempfile
import threading
import time

from client import Client
from histories_callers import gone, place_of, value_of
from histories_statements import StatementCaller
from serializability import Transaction, anomalies
from server import Server

KINDS = ("lists", "registers")


class History:
    def __init__(self, program, path):
        self.program = program
        self.arguments = ("--path", path) if path else ()
        self.server = Server.start(program, *self.arguments)
        self.transactions = []
        self.claims = []  # whose insertion was acknowledged
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
        callers = [StatementCaller(self, number, requests, seed * 100 + number) for number in range(clients)]
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
            item = client.call("GetItem", **place_of(obj), ConsistentRead=True).get("Item")
            # A claim whose insertion had no answer may never have been there.
            value = None if item is None and obj.startswith("c") and obj not in self.claims else value_of(obj, item)
            self.transactions.append(Transaction(f"last-{obj}", start, time.monotonic(), reads={obj: value}))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--histories", type=int, default=4)
    parser.add_argument("--clients", type=int, default=6)
    parser.add_argument("--requests", type=int, default=250)
    parser.add_argument("--seed", type=int, default=random.randrange(1000))
    arguments = parser.parse_args()
    faults, count, lost, refused, statements, start = [], 0, 0, 0, 0, time.monotonic()
    for number in range(arguments.histories):
        with tempfile.TemporaryDirectory(prefix="swynamo-history-") as folder:
            in_file = number % 2 == 1
            history = History(arguments.program, os.path.join(folder, "store.db") if in_file else None)
            seed = arguments.seed * 1000 + number
            faults += history.run(arguments.clients, arguments.requests, seed, restarts=2 if in_file else 0)
            count += len(history.transactions)
            lost += sum(t.end is None for t in history.transactions)
            refused += sum(t.failed for t in history.transactions)
            by_statement = [t for t in history.transactions if "Execute" in t.name and not t.failed]
            statements += len(by_statement)
            if not any(gone(claim) == version for t in by_statement for claim, (_, version) in t.writes.items()):
                faults.append(f"history {number + 1}: no statement deleted anything")
            faults += [f"history {number + 1}: {anomaly}" for anomaly in anomalies(history.transactions)]
    print(
        f"histories: {arguments.histories} in {time.monotonic() - start:.0f} s (seed {arguments.seed}), {count} transactions, "
        f"{statements} by PartiQL, {refused} refused, {lost} without an answer: {'strictly serializable' if not faults else 'NOT serializable'}"
    )
    for fault in faults[:20]:
        print("histories:", fault)
    raise SystemExit(bool(faults))


if __name__ == "__main__":
    main()

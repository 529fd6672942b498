"""Kills swynamo-local while it writes, again and again, and looks at what is left.

    crash_campaign.py PROGRAM [--rounds 200] [--seed 1]

After each death: every acknowledged write is there; a request without an answer was done or not, a transaction as a whole;
every index holds what it should hold of its table; counts are those of the items.
"""

import argparse
import os
import random
import subprocess
import tempfile
import time

import crash_tables
from client import Client
from crash_worker import COUNTER, Worker
from server import CannotStart, Server

WORKERS = 4


class Campaign:
    def __init__(self, program, folder, seed):
        self.program = program
        self.path = os.path.join(folder, "store.db")
        self.random = random.Random(seed)
        self.seed = seed
        self.states = [{} for _ in range(WORKERS)]
        self.counter = 0
        self.acknowledged = self.open = self.kept = 0
        self.faults = []

    def run(self, rounds, seconds):
        server = Server(self.program, "--path", self.path)
        client = Client(server.port)
        crash_tables.create(client)
        client.close()
        self.refuse_a_second_process()
        end = time.monotonic() + seconds
        done = 0
        while done < rounds and not self.faults:
            left = (end - time.monotonic()) / (rounds - done)
            self.load(server, done, self.random.randrange(60), max(0.05, left * 0.6))
            if self.random.random() < 0.1:
                # A crash while it opens what a crash left.
                self.die_early()
            done += 1
            try:
                server = Server(self.program, "--path", self.path)
            except CannotStart as error:
                self.fault(done, str(error))
                return done
            self.reckon(server.port, done)
        if not self.faults:
            self.notice_a_loss(server, done)
        server.stop()
        return done

    def notice_a_loss(self, server, round_number):
        """The campaign itself has to be able to fail: without its log the store has lost writes."""
        self.load(server, round_number, 20, 10)
        os.remove(self.path + "-wal")
        lossy = Server(self.program, "--path", self.path)
        self.reckon(lossy.port, round_number)
        lossy.stop()
        self.faults = [] if self.faults else ["the log was removed, and no write was missed"]

    def load(self, server, round_number, writes, seconds):
        """Kills the server some time after so many writes."""
        workers = [
            Worker(number, server.port, state, self.seed * 10_000_000 + round_number * WORKERS + number)
            for number, state in enumerate(self.states)
        ]
        for worker in workers:
            worker.start()
        end = time.monotonic() + seconds
        while sum(worker.acknowledged for worker in workers) < writes and time.monotonic() < end:
            time.sleep(0.002)
        time.sleep(self.random.uniform(0, 0.01))
        server.kill()
        for worker in workers:
            worker.join()
            if worker.failure:
                self.faults.append(f"round {round_number + 1}: {worker.failure}")
        self.workers = workers

    def die_early(self):
        process = subprocess.Popen([self.program, "--port", "0", "--path", self.path], stdout=subprocess.DEVNULL)
        time.sleep(self.random.uniform(0, 0.06))
        process.kill()
        process.wait()

    def refuse_a_second_process(self):
        try:
            Server(self.program, "--path", self.path).kill()
            self.faults.append("a second process opened the store")
        except CannotStart as refusal:
            if refusal.status == 0 or "is open in another engine" not in refusal.error:
                self.faults.append(f"a second process was refused with other words: {refusal}")

    def reckon(self, port, round_number):
        client = Client(port)
        found = {}
        for table in crash_tables.TABLES:
            items = client.scan(table)
            found.update({crash_tables.key_of(table, item): item for item in items})
            self.check_indexes(client, table, items, round_number)
            count = client.call("DescribeTable", TableName=table)["Table"]["ItemCount"]
            if count != len(items):
                self.fault(round_number, f"{table} has {len(items)} items, and DescribeTable counts {count}")
        client.close()
        counted = int(found.pop(crash_tables.key_of("accounts", COUNTER), {"n": {"N": "0"}})["n"]["N"])
        for worker in self.workers:
            self.acknowledged += worker.acknowledged
            self.counter += worker.counted
            self.settle(worker, found, round_number)
        if counted != self.counter:
            self.fault(round_number, f"the counter is {counted} where {self.counter} were counted")
        expected = {key: item for state in self.states for key, item in state.items() if item is not None}
        for key in sorted(expected.keys() | found.keys(), key=str):
            if expected.get(key) != found.get(key):
                self.fault(round_number, f"{key}: {brief(found.get(key))} where {brief(expected.get(key))} was acknowledged")

    def settle(self, worker, found, round_number):
        """A request without an answer: what was done of it is what is there from now on."""
        write = worker.open
        if write is None:
            return
        self.open += 1
        # An effect that changes nothing can't be seen, and fits both.
        changes = {key: item for key, item in write.effects.items() if worker.state.get(key) != item}
        done = [key for key, item in changes.items() if found.get(key) == item]
        if done and len(done) < len(changes) and write.is_atomic:
            self.fault(round_number, f"{write.operation}: {len(done)} of {len(changes)} writes are there: {done}")
        self.kept += bool(done)
        worker.state.update({key: changes[key] for key in done})
        if done:
            self.counter += write.counted

    def check_indexes(self, client, table, items, round_number):
        for index in crash_tables.indexes(table):
            wanted = [crash_tables.projected(table, index, item) for item in items]
            wanted = sorted((item for item in wanted if item is not None), key=str_of)
            held = sorted(client.scan(table, index["IndexName"]), key=str_of)
            if wanted != held:
                self.fault(round_number, f"{table}.{index['IndexName']} holds {len(held)} items, not the {len(wanted)} it should")

    def fault(self, round_number, text):
        self.faults.append(f"round {round_number}: {text}")


def str_of(item):
    return str(sorted(item.items()))


def brief(item):
    return None if item is None else {name: value for name, value in item.items() if name != "text"}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=80, help="about how long all rounds may take")
    parser.add_argument("--seed", type=int, default=random.randrange(1000))
    arguments = parser.parse_args()
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="swynamo-crash-") as folder:
        campaign = Campaign(arguments.program, folder, arguments.seed)
        rounds = campaign.run(arguments.rounds, arguments.seconds)
    print(
        f"crashes: {rounds} rounds in {time.monotonic() - start:.0f} s (seed {arguments.seed}), {campaign.acknowledged} writes "
        f"acknowledged, {campaign.open} without an answer, {campaign.kept} of them done"
    )
    for fault in campaign.faults[:20]:
        print("crashes:", fault)
    raise SystemExit(bool(campaign.faults))


if __name__ == "__main__":
    main()

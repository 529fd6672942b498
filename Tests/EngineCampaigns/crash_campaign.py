"""Kills swynamo-local while it writes, again and again, and looks at what is left.

    crash_campaign.py PROGRAM [--rounds 200] [--seed 1]

After each death: every acknowledged write is there; a request without an answer was done or not, a transaction as a whole;
every index holds what it should hold of its table; counts are those of the items. Whoever reads the streams from their beginning,
across deaths and splits, has made the same tables of them. An index that was being filled is filled, and a backup that was being made
holds its table as of one moment, as an export does, whose files have what its manifests say. Imports and bulk puts have each item once.
Now and then a second server is started while the first is under load, or two at once after a death. In the end a row is damaged,
which costs its table and no other.
"""

import argparse
import os
import random
import shutil
import sqlite3
import subprocess
import tempfile
import time

import crash_streams
import crash_tables
import crash_transfers
from client import Client, Lost, Refused
from crash_worker import COUNTER, Worker
from server import CannotStart, Server, Start

WORKERS = 4


class Campaign:
    def __init__(self, program, folder, seed):
        self.program = program
        self.path = os.path.join(folder, "store.db")
        self.random = random.Random(seed)
        self.transfers = crash_transfers.Transfers(folder, self.random)
        self.options = ["--path", self.path, "--split-after", "300", "--buckets", folder]
        self.seed = seed
        self.states = [{} for _ in range(WORKERS)]
        self.counter = 0
        self.acknowledged = self.open = self.kept = self.races = 0
        self.faults = []
        self.followers = crash_streams.followers()
        # It sees every moment of a table that backups and exports are made of.
        self.watcher = crash_streams.Follower("archive")
        self.backup = None
        self.fills = self.backups = 0

    def run(self, rounds, seconds):
        server = Server.start(self.program, *self.options)
        client = Client(server.port)
        crash_tables.create(client)
        for key, item in crash_tables.fill_archive(client, WORKERS).items():
            self.states[int(dict(key[1])["S"][1:])][key] = item
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
                server = self.start_one_of(2 if self.random.random() < 0.25 else 1, done)
            except CannotStart as error:
                self.fault(done, str(error))
                return done
            self.reckon(server.port, done)
        server.stop()
        if not self.faults:
            self.lose_one_table(done)
        if not self.faults:
            self.notice_a_loss(done)
        return done

    def start_one_of(self, count, round_number):
        """Starts so many servers at once; one has the file, and the others are told so."""
        self.races += count > 1
        starts = [Start(self.program, *self.options) for _ in range(count)]
        servers, refusals = [], []
        for start in starts:
            try:
                servers.append(start.wait())
            except CannotStart as refusal:
                refusals.append(refusal)
        for refusal in refusals:
            if not refusal.is_in_use:
                self.fault(round_number, f"one of {count} starts: {refusal}")
        if len(servers) > 1:
            self.fault(round_number, f"{len(servers)} of {count} starts have the file")
        if not servers:
            raise refusals[0]
        return servers[0]

    def notice_a_loss(self, round_number):
        """The campaign itself has to be able to fail: without its log the store has lost writes."""
        server = Server.start(self.program, *self.options)
        self.load(server, round_number, 20, 10)
        os.remove(self.path + "-wal")
        lossy = Server.start(self.program, *self.options)
        try:
            self.reckon(lossy.port, round_number)
        except Refused:
            # A place in a stream that never was.
            self.faults.append("refused")
        self.faults = [] if self.faults else ["the log was removed, and no write was missed"]
        lossy.stop()

    def load(self, server, round_number, writes, seconds):
        """Kills the server some time after so many writes."""
        workers = [
            Worker(number, server.port, state, self.seed * 10_000_000 + round_number * WORKERS + number)
            for number, state in enumerate(self.states)
        ]
        reader = crash_streams.Reader(server.port, self.followers)
        for thread in [*workers, reader]:
            thread.start()
        self.begin_long_work(server.port)
        end = time.monotonic() + seconds
        if self.random.random() < 0.15:
            # Whatever it does to the log of the server that runs is seen when that is killed.
            self.races += 1
            self.refuse_a_second_process()
        while sum(worker.acknowledged for worker in workers) < writes and time.monotonic() < end:
            time.sleep(0.002)
        time.sleep(self.random.uniform(0, 0.01))
        server.kill()
        for fault in self.transfers.bucket.after_a_death():
            self.fault(round_number, fault)
        for thread in [*workers, reader]:
            thread.join()
            if thread.failure:
                self.faults.append(f"round {round_number + 1}: {thread.failure}")
        self.workers = workers

    def begin_long_work(self, port):
        """An index, a backup or a transfer, which a death may come in between of."""
        client = Client(port)
        try:
            self.transfers.prepare(client)
            if self.random.random() < 0.15 and crash_tables.added_status(client) is None:
                crash_tables.add_index(client)
            if self.random.random() < 0.1:
                self.backup = crash_streams.Backup("archive")
                self.backup.begin(client)
            self.transfers.begin(client)
        except Lost:
            pass
        finally:
            client.close()

    def die_early(self):
        process = subprocess.Popen([self.program, "--port", "0", *self.options], stdout=subprocess.DEVNULL)
        time.sleep(self.random.uniform(0, 0.06))
        process.kill()
        process.wait()

    def refuse_a_second_process(self):
        try:
            Server.start(self.program, *self.options).kill()
            self.faults.append("a second process opened the store")
        except CannotStart as refusal:
            if not refusal.is_in_use:
                self.faults.append(f"a second process was refused with other words: {refusal}")

    def reckon(self, port, round_number):
        client = Client(port)
        self.finish_long_work(client, round_number)
        found = {}
        for table in crash_tables.TABLES:
            items = client.scan(table)
            found.update({crash_tables.key_of(table, item): item for item in items})
            self.check_indexes(client, table, items, round_number)
            self.check_counts(client, table, len(items), round_number)
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

    def finish_long_work(self, client, round_number):
        backup, self.backup = self.backup, None
        exports, faults = self.transfers.finish(client)
        for fault in faults:
            self.fault(round_number, fault)
        moments = [("an export", export.items) for export in exports]
        if backup and backup.arn:
            self.backups += 1
            moments.append(("a backup", backup.restored(client)))
        watch = crash_streams.Moments(moments, self.watcher.copy) if moments else None
        self.watcher.follow(client, watch)
        for follower in [*self.followers, self.watcher]:
            follower.follow(client)
            self.faults += [f"round {round_number}: {fault}" for fault in follower.faults]
            items = client.scan(follower.table)
            if follower.copy != {crash_tables.key_of(follower.table, item): item for item in items}:
                self.fault(round_number, f"the stream of {follower.table} does not make the table of {len(items)} items")
        for name in watch.missed() if watch else []:
            self.fault(round_number, f"{name} holds what its table never was")
        if crash_tables.added_status(client) is not None:
            self.fills += 1
            crash_streams.wait(lambda: crash_tables.added_status(client) == "ACTIVE")
            wanted, held = client.scan("archive"), client.scan("archive", "added")
            if sorted(wanted, key=str_of) != sorted(held, key=str_of):
                self.fault(round_number, f"an index that was filled holds {len(held)} items, not the {len(wanted)} it should")
            crash_tables.drop_index(client)

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

    def check_counts(self, client, table, items, round_number):
        description = client.call("DescribeTable", TableName=table)["Table"]
        counts = [(table, description["ItemCount"], items)]
        for index in description.get("LocalSecondaryIndexes", []) + description.get("GlobalSecondaryIndexes", []):
            counts.append((index["IndexName"], index["ItemCount"], len(client.scan(table, index["IndexName"]))))
        for name, told, held in counts:
            if told != held:
                self.fault(round_number, f"{name} of {table} has {held} items, and DescribeTable counts {told}")

    def lose_one_table(self, round_number):
        """A damaged row: its table's requests fail and say why, all others are answered as before."""
        path = self.path + "-damaged"
        shutil.copy(self.path, path)
        with sqlite3.connect(path) as database:
            ledger = database.execute("SELECT id FROM tables WHERE name = CAST('ledger' AS BLOB)").fetchone()[0]
            damage = "SET size = size + 1 WHERE key = (SELECT max(key) FROM items_{0})"
            damaged = database.execute(f"UPDATE items_{ledger} " + damage.format(ledger)).rowcount
        database.close()
        if damaged != 1:
            return self.fault(round_number, "there is no row to damage")
        server = Server.start(self.program, "--path", path, "--check-everything")
        client = Client(server.port)
        for operation, request in [
            ("Scan", {}),
            ("DescribeTable", {}),
            ("PutItem", {"Item": {"pk": {"S": "x"}, "sk": {"N": "1"}}}),
        ]:
            try:
                client.call(operation, TableName="ledger", **request)
                self.fault(round_number, f"{operation} of a damaged table is answered")
            except Refused as refusal:
                if refusal.status != 500 or "The table ledger is damaged" not in refusal.message:
                    self.fault(round_number, f"{operation} of a damaged table: {refusal}")
        for table in ["orders", "accounts"]:
            items = client.scan(table)
            self.check_indexes(client, table, items, round_number)
            self.check_counts(client, table, len(items), round_number)
            client.call("PutItem", TableName=table, Item=items[0])
        client.close()
        complaints = server.stop()
        if "The table ledger" not in complaints:
            self.fault(round_number, f"--check-everything does not name the damaged table: {complaints}")

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
        f"acknowledged, {campaign.open} without an answer, {campaign.kept} of them done, {campaign.races} races of starts, {sum(f.records for f in campaign.followers)} records of "
        f"{sum(f.shards for f in campaign.followers)} shards, {campaign.fills} fills, {campaign.backups} backups, "
        f"{campaign.transfers.count} transfers, of which {campaign.transfers.interrupted} went on after a death"
    )
    for fault in campaign.faults[:20]:
        print("crashes:", fault)
    raise SystemExit(bool(campaign.faults))


if __name__ == "__main__":
    main()

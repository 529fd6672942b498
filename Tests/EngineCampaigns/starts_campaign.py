"""Kills swynamo-local at every step of opening a store, and lets two starts meet where it hurts.

    starts_campaign.py PROGRAM

Each system call by which a store is made, or brought up from format 2, is once the last one of a process; the next start has to
make do with what that left. And a start that looked at a file while nobody had it goes on only when another server has
acknowledged writes to it: they have to survive that server's death.

It needs strace, which stops and kills at a system call.
"""

import argparse
import itertools
import os
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time

from client import Client
from server import CannotStart, Server, Start

STEPS = ["openat", "pwrite64", "fsync", "fdatasync", "ftruncate", "unlink"]
FORMAT_2 = os.path.join(os.path.dirname(os.path.abspath(__file__)), "format-2.sql")


class Starts:
    def __init__(self, program, folder):
        self.program = program
        self.folder = folder
        self.steps = 0
        self.faults = []

    def run(self):
        self.kill_at_every_step("a new store", lambda path: None, self.check_new)
        self.kill_at_every_step("a store of format 2", make_format_2, self.check_format_2)
        for is_new in (True, False):
            self.hold_between_look_and_open(is_new)
        for is_new in (True, False):
            for _ in range(10):
                self.start_at_once(3, is_new)
            for _ in range(3):
                self.start_at_once(2, is_new, delay=0.05)

    # Killed on the way.

    def kill_at_every_step(self, what, prepare, check):
        for call in STEPS:
            for number in itertools.count(1):
                path = self.fresh_path()
                prepare(path)
                if not self.is_killed(path, call, number):
                    break
                self.steps += 1
                left = {name: os.path.getsize(os.path.join(self.folder, name)) for name in os.listdir(self.folder)}
                try:
                    check(path)
                except (CannotStart, AssertionError) as fault:
                    self.faults.append(f"{what}, killed at {call} {number}, which left {left}: {fault}")

    def is_killed(self, path, call, number):
        """False for a process that has no such step any more: it listens."""
        files = [path, path + "-journal", path + "-wal", self.folder]
        start = Start(self.program, "--path", path, wrapper=strace(files, f"{call}:signal=KILL:when={number}"))
        try:
            server = start.wait()
        except CannotStart as end:
            if end.error:
                raise
            return True
        end_traced(server.process)
        return False

    def check_new(self, path):
        for _ in range(2):
            server = Server.start(self.program, "--path", path)
            client = Client(server.port)
            names = client.call("ListTables")["TableNames"]
            if not names:
                create(client)
            client.close()
            server.kill()
        assert names == ["users"], f"a table that was made is not there: {names}"

    def check_format_2(self, path):
        server = Server.start(self.program, "--path", path)
        client = Client(server.port)
        names = client.call("ListTables")["TableNames"]
        assert names == ["orders", "users"], names
        items = client.scan("orders")
        table = client.call("DescribeTable", TableName="orders")["Table"]
        assert len(items) == table["ItemCount"] == 3, (items, table["ItemCount"])
        client.close()
        server.kill()

    # Two starts.

    def hold_between_look_and_open(self, is_new):
        """The loser is stopped when it opens the file the second time: it has looked at it, and SQLite is next."""
        path = self.fresh_path()
        if not is_new:
            self.make(path)
        # The first look of a new store makes its file with a second call.
        number = 3 if is_new else 2
        loser = Start(self.program, "--path", path, wrapper=strace([path], f"openat:signal=STOP:when={number}"))
        held = stopped_child(loser.process)
        if held is None:
            self.faults.append("the start could not be held")
            end_traced(loser.process)
            return
        winner = Server.start(self.program, "--path", path)
        os.kill(held, signal.SIGCONT)
        try:
            end_traced(loser.wait().process)
            self.faults.append("two servers have one file")
        except CannotStart as refusal:
            if not refusal.is_in_use:
                self.faults.append(f"the start that came second: {refusal}")
        client = Client(winner.port)
        if is_new:
            create(client)
        client.call("PutItem", TableName="users", Item={"id": {"S": "acknowledged"}})
        client.close()
        winner.kill()
        server = Server.start(self.program, "--path", path)
        client = Client(server.port)
        names = client.call("ListTables")["TableNames"]
        if "users" not in names or client.scan("users") != [{"id": {"S": "acknowledged"}}]:
            self.faults.append(f"{'a new' if is_new else 'a known'} store lost what was acknowledged while two started: {names}")
        client.close()
        server.kill()

    def start_at_once(self, count, is_new, delay=0):
        """One of them has the store, and it has what was in it; each lock takes so many seconds more."""
        what = f"{count} starts on a {'new' if is_new else 'known'} file"
        path = self.fresh_path()
        if not is_new:
            self.make(path)
        wrapper = strace([path], f"fcntl:delay_exit={round(delay * 1_000_000)}") if delay else ()
        starts = [Start(self.program, "--path", path, wrapper=wrapper) for _ in range(count)]
        servers = []
        for start in starts:
            try:
                servers.append(start.wait())
            except CannotStart as refusal:
                if not refusal.is_in_use:
                    self.faults.append(f"one of {what}: {refusal}")
        if len(servers) != 1:
            self.faults.append(f"{len(servers)} of {what} have it")
        for server in servers:
            client = Client(server.port)
            names = client.call("ListTables")["TableNames"]
            client.close()
            if names != ([] if is_new else ["users"]):
                self.faults.append(f"after {what} there is {names}")
            end_traced(server.process) if delay else server.kill()

    def make(self, path):
        """A store with a table, closed well: it leaves no log."""
        server = Server.start(self.program, "--path", path)
        client = Client(server.port)
        create(client)
        client.close()
        server.stop()

    def fresh_path(self):
        for name in os.listdir(self.folder):
            os.remove(os.path.join(self.folder, name))
        return os.path.join(self.folder, "store.db")


def create(client):
    client.call(
        "CreateTable",
        TableName="users",
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
    )


def make_format_2(path):
    with open(FORMAT_2) as file, sqlite3.connect(path) as database:
        database.executescript(file.read())
    database.close()


def strace(paths, injection):
    """Only calls that concern these files are counted."""
    names = [word for name in paths for word in ("-P", name)]
    call = injection.split(":")[0]
    return ["strace", "-f", "-qqq", "-o", "/dev/null", *names, "-e", f"trace={call}", "-e", f"inject={injection}"]


def end_traced(tracer):
    """The tracer ends with its process."""
    child, _ = child_of(tracer)
    if child:
        os.kill(child, signal.SIGKILL)
    tracer.communicate()


def child_of(tracer):
    """The process that strace runs, with the letter of its state; nil while there is none."""
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open(f"/proc/{entry}/status") as file:
                    status = dict(line.split(":", 1) for line in file if ":" in line)
            except OSError:
                continue
            if status["PPid"].strip() == str(tracer.pid):
                return int(entry), status["State"].strip()[0]
    return None, None


def stopped_child(tracer, seconds=30):
    """The process once it stays stopped: a tracer stops it for a moment at each call."""
    seen = 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        child, state = child_of(tracer)
        seen = seen + 1 if state in ("t", "T") else 0
        if seen == 10:
            return child
        time.sleep(0.02)
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    arguments = parser.parse_args()
    if shutil.which("strace") is None or subprocess.run(["strace", "-qqq", "-o", "/dev/null", "true"], check=False).returncode:
        print("starts: skipped, strace can't be run here")
        return
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="swynamo-starts-") as folder:
        starts = Starts(arguments.program, folder)
        starts.run()
    print(f"starts: killed at {starts.steps} steps in {time.monotonic() - start:.0f} s")
    for fault in starts.faults[:20]:
        print("starts:", fault)
    raise SystemExit(bool(starts.faults))


if __name__ == "__main__":
    main()

"""Readers of the streams of the crash campaign's tables: each change once, in the order of its item, across splits and deaths."""

import threading
import time

from client import Client, Lost, Refused
from crash_tables import TABLES, key_of


class Follower:
    """It begins at the beginning, and makes a copy of the table from nothing but its records."""

    def __init__(self, table):
        self.table = table
        self.copy = {}
        self.records = 0
        self.shards = 0
        self.faults = []
        self._places = {}  # by shard: the last sequence number that was read, None for none
        self._done = set()
        self._known = set()

    def follow(self, client, watch=None):
        """Reads all that there is now. `watch` sees the copy after each record, of all shards in the order of their numbers."""
        description = self._description(client)
        found = []
        for shard in description["Shards"]:
            name = shard["ShardId"]
            if name not in self._known:
                self._known.add(name)
                self.shards += 1
                parent = shard.get("ParentShardId")
                if parent is not None and parent not in self._done and parent in {s["ShardId"] for s in description["Shards"]}:
                    self.faults.append(f"{self.table}: {name} is read before its parent ended")
            if name not in self._done:
                records = self._read(client, description["StreamArn"], shard)
                if watch:
                    found += [(name, record) for record in records]
                else:
                    self._take_all((name, record) for record in records)
        self._take_all(sorted(found, key=lambda each: int(each[1]["dynamodb"]["SequenceNumber"])), watch)

    def _take_all(self, records, watch=None):
        for name, record in records:
            self._take(name, record["eventName"], record["dynamodb"])
            if watch:
                watch(self.copy)

    def _description(self, client):
        arn = client.call("DescribeTable", TableName=self.table)["Table"]["LatestStreamArn"]
        shards, start = [], {}
        while True:
            page = client.stream("DescribeStream", StreamArn=arn, **start)["StreamDescription"]
            shards += page["Shards"]
            if "LastEvaluatedShardId" not in page:
                return {**page, "Shards": shards}
            start = {"ExclusiveStartShardId": page["LastEvaluatedShardId"]}

    def _read(self, client, arn, shard):
        name = shard["ShardId"]
        place = self._places.get(name)
        where = {"ShardIteratorType": "TRIM_HORIZON"}
        if place is not None:
            where = {"ShardIteratorType": "AFTER_SEQUENCE_NUMBER", "SequenceNumber": place}
        iterator = client.stream("GetShardIterator", StreamArn=arn, ShardId=name, **where)["ShardIterator"]
        found = []
        while True:
            page = client.stream("GetRecords", ShardIterator=iterator)
            found += page["Records"]
            iterator = page.get("NextShardIterator")
            if iterator is None:
                self._done.add(name)
                return found
            if not page["Records"]:
                return found

    def _take(self, shard, event, change):
        number = change["SequenceNumber"]
        if self._places.get(shard) is not None and int(number) <= int(self._places[shard]):
            self.faults.append(f"{self.table}: {number} comes after {self._places[shard]} in {shard}")
        self._places[shard] = number
        self.records += 1
        key = key_of(self.table, change["Keys"])
        old, new = change.get("OldImage"), change.get("NewImage")
        if self.copy.get(key) != old:
            self.faults.append(f"{self.table}: {number} replaces what is not the last state of {key}")
        if event != ("INSERT" if old is None else "REMOVE" if new is None else "MODIFY"):
            self.faults.append(f"{self.table}: {number} is called {event}")
        if new is None:
            self.copy.pop(key, None)
        else:
            self.copy[key] = new


class Reader(threading.Thread):
    """Follows all tables until the server dies."""

    def __init__(self, port, followers):
        super().__init__()
        self.port = port
        self.followers = followers
        self.failure = None

    def run(self):
        client = Client(self.port)
        try:
            while True:
                for follower in self.followers:
                    follower.follow(client)
        except Lost:
            pass
        except Exception as error:  # reported by the campaign, which waits for the thread
            self.failure = f"reader: {type(error).__name__}: {error}"
        finally:
            client.close()


def followers():
    return [Follower(table) for table in TABLES]


class Backup:
    """A backup that is made while the server is under load and dies: it holds the table as it was at one moment."""

    def __init__(self, table):
        self.table = table
        self.arn = None

    def begin(self, client):
        try:
            self.arn = client.call("CreateBackup", TableName=self.table, BackupName="campaign")["BackupDetails"]["BackupArn"]
        except Lost:
            pass

    def restored(self, client):
        """What is in it, once it is done; its table is gone again after that."""
        wait(lambda: client.call("DescribeBackup", BackupArn=self.arn)["BackupDescription"]["BackupDetails"]["BackupStatus"] == "AVAILABLE")
        client.call("RestoreTableFromBackup", TargetTableName="restored", BackupArn=self.arn)
        wait(lambda: client.call("DescribeTable", TableName="restored")["Table"]["TableStatus"] == "ACTIVE")
        items = {key_of(self.table, item): item for item in client.scan("restored")}
        client.call("DeleteTable", TableName="restored")
        client.call("DeleteBackup", BackupArn=self.arn)
        return items


class Moments:
    """Whether a table was as some items say at any of the moments that a follower goes through; `wanted` are names and items."""

    def __init__(self, wanted, copy):
        self._wanted = wanted
        self(copy)

    def __call__(self, copy):
        self._wanted = [(name, items) for name, items in self._wanted if items != copy]

    def missed(self):
        """The names of those that it never was like."""
        return [name for name, _ in self._wanted]


def wait(condition):
    end = time.monotonic() + 60
    while not condition():
        if time.monotonic() > end:
            raise Refused(0, {"message": "it is not done after a minute"})
        time.sleep(0.01)

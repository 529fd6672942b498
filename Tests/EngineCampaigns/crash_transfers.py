"""Exports, imports and bulk puts of the crash campaign, which a death comes in between of."""

import base64
import gzip
import hashlib
import json
import os

from client import Lost, Refused
from crash_streams import wait
from crash_tables import key_of

RECORDS = 1000  # of each object that is read
OBJECTS = 2
SHARE = 0.06  # of the rounds that begin one of a kind
UNFINISHED = ".swynamo-unfinished"
KEYS = {
    "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
    "BillingMode": "PAY_PER_REQUEST",
}
DEFINITIONS = [{"AttributeName": "pk", "AttributeType": "S"}, {"AttributeName": "sk", "AttributeType": "N"}]


def record(source, number):
    return {"pk": {"S": f"{source}{number % 7}"}, "sk": {"N": str(number)}, "text": {"S": "x" * (number % 50)}}


class Bucket:
    """A folder with objects to read, whole ones and such that were cut off, and what exports write."""

    def __init__(self, folder):
        self.folder = folder
        self.path = os.path.join(folder, "bucket")
        self.whole = [record("a", number) for number in range(RECORDS * OBJECTS)]
        for part in range(OBJECTS):
            lines = [self.line(item) for item in self.whole[part * RECORDS : (part + 1) * RECORDS]]
            self.put(f"whole/{part}.json.gz", lines)
            self.put(f"cut/{part}.json.gz", lines, cut=part == OBJECTS - 1)
        # What is on its way into the bucket is no object yet.
        self.put(f"whole/{OBJECTS}.json.gz{UNFINISHED}", [self.line(record("b", 0))], cut=True)
        self.found = {}  # the data files of exports that a death left

    @staticmethod
    def line(item):
        """Each item may be put once."""
        return json.dumps({"Item": item, "ConditionExpression": "attribute_not_exists(pk)"})

    def put(self, key, lines, *, cut=False):
        path = os.path.join(self.path, key)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        content = gzip.compress("\n".join(lines).encode())
        with open(path, "wb") as file:
            file.write(content[: len(content) // 2] if cut else content)

    def get(self, key):
        with open(os.path.join(self.path, key), "rb") as file:
            return file.read()

    def lines(self, key):
        return gzip.decompress(self.get(key)).decode().splitlines()

    def keys(self, prefix):
        for folder, _, names in os.walk(os.path.join(self.path, prefix)):
            for name in names:
                yield os.path.relpath(os.path.join(folder, name), self.path)

    def after_a_death(self):
        """Every file that has its name is whole, and whoever finishes the export leaves the same items in it. Answers faults."""
        faults = []
        for key in self.keys("exports"):
            if key.endswith(".json.gz"):
                try:
                    lines = sorted(self.lines(key))
                except (OSError, EOFError) as error:
                    faults.append(f"{key} is half a file: {error}")
                    continue
                if self.found.setdefault(key, lines) != lines:
                    faults.append(f"{key} holds {len(lines)} items, and had {len(self.found[key])} others")
        return faults


class Transfer:
    """One that is begun under load; a request without an answer is repeated with its token."""

    def __init__(self, bucket, number):
        self.bucket = bucket
        self.number = number
        self.arn = None
        self.interrupted = False
        self.faults = []

    def begin(self, client):
        try:
            self.arn = self.asked(client)
        except Lost:
            pass

    def finish(self, client):
        """Waits for the end, and looks at what was made."""
        if self.arn is None:
            self.arn = self.asked(client)
        description = self.describe(client)
        self.interrupted = self.status(description) == "IN_PROGRESS"
        wait(lambda: self.status(self.describe(client)) != "IN_PROGRESS")
        description = self.describe(client)
        if self.status(description) != self.expected:
            self.faults.append(f"{self.arn} is {self.status(description)}: {description.get('FailureMessage')}")
        else:
            self.check(client, description)

    expected = "COMPLETED"

    def expect(self, what, found, wanted):
        if found != wanted:
            self.faults.append(f"{self.arn}: {what} is {found}, not {wanted}")

    def expect_items(self, what, found, wanted):
        found, wanted = sorted(map(json.dumps, found)), sorted(map(json.dumps, wanted))
        if found != wanted:
            self.faults.append(f"{self.arn}: {what} has {len(found)} items, {len(set(found))} different, not the {len(wanted)} it should")


class Export(Transfer):
    def asked(self, client):
        arn = client.call("DescribeTable", TableName="archive")["Table"]["TableArn"]
        asked = {"TableArn": arn, "S3Bucket": "bucket", "S3Prefix": "exports", "ClientToken": f"export-{self.number}"}
        return client.call("ExportTableToPointInTime", **asked)["ExportDescription"]["ExportArn"]

    def describe(self, client):
        return client.call("DescribeExport", ExportArn=self.arn)["ExportDescription"]

    @staticmethod
    def status(description):
        return description["ExportStatus"]

    def check(self, client, description):
        folder = os.path.dirname(description["ExportManifest"])
        for name in ("manifest-files", "manifest-summary"):
            digest = base64.b64encode(hashlib.md5(self.bucket.get(f"{folder}/{name}.json")).digest())
            self.expect(f"the digest of {name}", self.bucket.get(f"{folder}/{name}.md5"), digest)
        summary = json.loads(self.bucket.get(description["ExportManifest"]))
        files, items = set(), []
        for line in self.bucket.get(summary["manifestFilesS3Key"]).splitlines():
            file = json.loads(line)
            key = file["dataFileS3Key"]
            files.add(key)
            digest = hashlib.md5(self.bucket.get(key)).digest()
            self.expect(f"the digest of {key}", file["md5Checksum"], base64.b64encode(digest).decode())
            lines = self.bucket.lines(key)
            self.expect(f"the count of {key}", file["itemCount"], len(lines))
            if key in self.bucket.found:
                self.expect(f"what a death left of {key}", sorted(lines) == self.bucket.found[key], True)
            items += [json.loads(text)["Item"] for text in lines]
        self.expect("the data files", set(self.bucket.keys(folder + "/data")), files)
        self.items = {key_of("archive", item): item for item in items}
        self.expect("the count of different items", len(self.items), len(items))
        for what, count in [("ItemCount", description["ItemCount"]), ("itemCount", summary["itemCount"])]:
            self.expect(what, count, len(items))
        self.data = folder + "/data/"


class Import(Transfer):
    """Of whole objects, of some that were cut off, or of what an export wrote."""

    def __init__(self, bucket, number, prefix, items):
        super().__init__(bucket, number)
        self.prefix = prefix
        self.items = items
        self.table = f"imported-{number}"
        self.expected = "FAILED" if prefix == "cut/" else "COMPLETED"

    def asked(self, client):
        index = {"IndexName": "by-sk", "KeySchema": [{"AttributeName": "sk", "KeyType": "HASH"}], "Projection": {"ProjectionType": "ALL"}}
        parameters = {**KEYS, "TableName": self.table, "AttributeDefinitions": DEFINITIONS, "GlobalSecondaryIndexes": [index]}
        try:
            return client.call(
                "ImportTable",
                S3BucketSource={"S3Bucket": "bucket", "S3KeyPrefix": self.prefix},
                InputFormat="DYNAMODB_JSON",
                InputCompressionType="GZIP",
                TableCreationParameters=parameters,
                ClientToken=f"import-{self.number}",
            )["ImportTableDescription"]["ImportArn"]
        except Refused as refusal:
            # It was begun, its answer was lost, and it has ended since.
            if refusal.code != "ResourceInUseException":
                raise
            listed = client.call("ListImports")["ImportSummaryList"]
            return next(each["ImportArn"] for each in listed if each["TableArn"].endswith("/" + self.table))

    def describe(self, client):
        return client.call("DescribeImport", ImportArn=self.arn)["ImportTableDescription"]

    @staticmethod
    def status(description):
        return description["ImportStatus"]

    def check(self, client, description):
        held = client.scan(self.table)
        if self.expected == "FAILED":
            # What was read before the cut is there, and the cut is the one error.
            self.expect("the failure", description["FailureCode"], "ItemValidationError")
            self.expect("the errors", description["ErrorCount"], 1)
            count = description["ImportedItemCount"]
            self.expect("items of whole objects", count >= RECORDS * (OBJECTS - 1), True)
            self.expect_items("the table", held, self.items[:count])
        else:
            counts = [description[name] for name in ("ProcessedItemCount", "ImportedItemCount", "ErrorCount")]
            self.expect("counts of the import", counts, [len(self.items), len(self.items), 0])
            self.expect_items("the table", held, self.items)
        self.expect_items("the index", client.scan(self.table, "by-sk"), held)
        told = client.call("DescribeTable", TableName=self.table)["Table"]
        self.expect("ItemCount", told["ItemCount"], len(held))
        client.call("DeleteTable", TableName=self.table)


class BulkPut(Transfer):
    """Each record has the condition that its item isn't there: one that is put twice is reported."""

    def prepare(self, client):
        client.call("CreateTable", TableName="bulk", AttributeDefinitions=DEFINITIONS, **KEYS)

    def asked(self, client):
        given = {"S3Bucket": "bucket", "S3KeyPrefix": "whole/", "InputFormat": "DYNAMODB_JSON", "InputCompressionType": "GZIP"}
        reports = {"S3Bucket": "bucket", "S3KeyPrefix": "reports", "OutputType": ["ERROR", "CONDITION_CHECK_FAILURE"]}
        return client.call(
            "StartBulkPutItems",
            TableName="bulk",
            ClientToken=f"bulk-{self.number}",
            InputS3Configuration=given,
            OutputS3Configuration=reports,
        )["BulkOperationDescription"]["BulkOperationArn"]

    def describe(self, client):
        return client.call("DescribeBulkOperation", BulkOperationArn=self.arn)["BulkOperationDescription"]

    @staticmethod
    def status(description):
        return description["BulkOperationStatus"]

    def check(self, client, description):
        wanted = self.bucket.whole
        counts = [description[name] for name in ("ProcessedItemCount", "FailedItemCount")]
        self.expect("counts of the bulk put", counts, [len(wanted), 0])
        folder = f"reports/AWSDynamoDB/{self.arn.rpartition('/')[2]}"
        manifest = json.loads(self.bucket.get(f"{folder}/manifest.json"))
        self.expect("its manifest's count", manifest["processedItemCount"], len(wanted))
        self.expect("its reports", (manifest["reportFiles"], list(self.bucket.keys(folder + "/report"))), ([], []))
        self.expect_items("the table", client.scan("bulk"), wanted)
        client.call("DeleteTable", TableName="bulk")


class Transfers:
    """Those of a campaign: some are begun in each round, and all are finished after its death."""

    def __init__(self, folder, random):
        self.bucket = Bucket(folder)
        self.random = random
        self.open = []
        self.count = self.interrupted = 0
        self.exported = None
        self.bulk = None

    def prepare(self, client):
        """Before the load: what a bulk put needs."""
        if self.bulk is None:
            self.bulk = BulkPut(self.bucket, self.count)
            self.bulk.prepare(client)

    def begin(self, client):
        chosen = []
        if self.random.random() < SHARE:
            chosen.append(Export(self.bucket, self._next()))
        if self.random.random() < SHARE:
            sources = [("whole/", self.bucket.whole), ("cut/", self.bucket.whole)]
            if self.exported:
                sources.append((self.exported.data, list(self.exported.items.values())))
            chosen.append(Import(self.bucket, self._next(), *self.random.choice(sources)))
        if self.random.random() < SHARE:
            self.bulk.number = self._next()
            chosen.append(self.bulk)
            self.bulk = None
        for transfer in chosen:
            self.open.append(transfer)
            transfer.begin(client)

    def _next(self):
        self.count += 1
        return self.count

    def finish(self, client):
        """The exports and what was wrong with any of them."""
        done, self.open = self.open, []
        for transfer in done:
            transfer.finish(client)
            self.interrupted += transfer.interrupted
        exports = [transfer for transfer in done if isinstance(transfer, Export) and not transfer.faults]
        if exports:
            self.exported = exports[-1]
        return exports, [fault for transfer in done for fault in transfer.faults]

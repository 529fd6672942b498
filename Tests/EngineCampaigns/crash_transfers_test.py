"""What a death must not leave of exports, imports and bulk puts is noticed."""

import base64
import gzip
import hashlib
import json
import os
import tempfile
import unittest

from crash_transfers import Bucket, BulkPut, Export, Import

ITEMS = [{"pk": {"S": "w0"}, "sk": {"N": str(number)}} for number in range(3)]


class Tables:
    """A client that answers scans."""

    def __init__(self, items):
        self.items = items

    def scan(self, table, index=None):
        return self.items

    def call(self, operation, **request):
        return {"Table": {"ItemCount": len(self.items)}}


class PlantedFaults(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.bucket = Bucket(folder.name)

    def write(self, key, content):
        path = os.path.join(self.bucket.path, key)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content)

    def export(self, items=ITEMS, *, told=3, listed=3):
        """The faults of an export with these items in its file."""
        folder = "exports/AWSDynamoDB/1"
        data = gzip.compress("\n".join(json.dumps({"Item": item}) for item in items).encode())
        self.write(f"{folder}/data/a.json.gz", data)
        digest = base64.b64encode(hashlib.md5(data).digest()).decode()
        file = {"itemCount": listed, "md5Checksum": digest, "dataFileS3Key": f"{folder}/data/a.json.gz"}
        summary = {"itemCount": told, "manifestFilesS3Key": f"{folder}/manifest-files.json"}
        for name, content in [("manifest-files", file), ("manifest-summary", summary)]:
            content = json.dumps(content).encode()
            self.write(f"{folder}/{name}.json", content)
            self.write(f"{folder}/{name}.md5", base64.b64encode(hashlib.md5(content).digest()))
        export = Export(self.bucket, 1)
        export.check(None, {"ExportManifest": f"{folder}/manifest-summary.json", "ItemCount": told})
        return export.faults

    def expect(self, faults, *words):
        self.assertEqual(len(faults), len(words), faults)
        for fault, word in zip(faults, words):
            self.assertIn(word, fault)

    def test_exports(self):
        self.expect(self.export())
        self.expect(self.export(ITEMS[:2]), "the count of exports", "ItemCount is 3, not 2", "itemCount is 3, not 2")
        self.expect(self.export([*ITEMS[:2], ITEMS[0]]), "the count of different items is 2, not 3")
        self.expect(self.export(told=4), "ItemCount is 4", "itemCount is 4")
        self.write("exports/AWSDynamoDB/1/data/b.json.gz", b"")
        self.expect(self.export(), "the data files")

    def test_files_that_a_death_left(self):
        self.export()
        self.expect(self.bucket.after_a_death())
        self.expect(self.export(ITEMS[1:] + [{"pk": {"S": "x"}, "sk": {"N": "1"}}]), "what a death left of")
        whole = self.bucket.get("exports/AWSDynamoDB/1/data/a.json.gz")
        self.expect(self.bucket.after_a_death(), "holds 3 items, and had 3 others")
        self.write("exports/AWSDynamoDB/1/data/a.json.gz", whole[:-5])
        self.expect(self.bucket.after_a_death(), "is half a file")

    def test_imports(self):
        counts = {"ProcessedItemCount": 3, "ImportedItemCount": 3, "ErrorCount": 0}

        def faults(items, **told):
            transfer = Import(self.bucket, 1, "whole/", ITEMS)
            transfer.check(Tables(items), {**counts, **told})
            return transfer.faults

        self.expect(faults(ITEMS))
        self.expect(faults(ITEMS[1:]), "the table has 2 items")
        self.expect(faults([*ITEMS, ITEMS[0]]), "the table has 4 items, 3 different")
        self.expect(faults(ITEMS, ProcessedItemCount=4), "counts of the import")

    def test_bulk_puts(self):
        count = len(self.bucket.whole)

        def faults(processed, reports, items):
            manifest = {"processedItemCount": count, "reportFiles": reports}
            self.write("reports/AWSDynamoDB/1/manifest.json", json.dumps(manifest).encode())
            transfer = BulkPut(self.bucket, 1)
            transfer.arn = "table/bulk/bulk-operation/1"
            transfer.check(Tables(items), {"ProcessedItemCount": processed, "FailedItemCount": 0})
            return transfer.faults

        self.expect(faults(count, [], self.bucket.whole))
        self.expect(faults(count + 1, [], self.bucket.whole), "counts of the bulk put")
        self.expect(faults(count, ["reports/0.json"], self.bucket.whole), "its reports")
        self.expect(faults(count, [], self.bucket.whole[1:]), "the table has")


if __name__ == "__main__":
    unittest.main()

"""boto3: backups, restores, exports, imports and bulk puts, with a folder of buckets."""

import base64
import gzip
import hashlib
import json
import tempfile
import time
import unittest
from pathlib import Path

from botocore.exceptions import ClientError

import backend
from program import Server


@backend.not_on_moto("it is about our own program")
class Backups(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        (Path(cls.folder.name) / "bucket").mkdir()
        cls.server = Server("--buckets", cls.folder.name)
        cls.client = cls.server.client

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()
        cls.folder.cleanup()

    def table(self, count=3):
        name = backend.fresh_name("copies")
        self.client.create_table(
            TableName=name, BillingMode="PAY_PER_REQUEST", KeySchema=[{"AttributeName": "p", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "p", "AttributeType": "S"}, {"AttributeName": "g", "AttributeType": "N"}],
            GlobalSecondaryIndexes=[{"IndexName": "by-g", "KeySchema": [{"AttributeName": "g", "KeyType": "HASH"}],
                                     "Projection": {"ProjectionType": "ALL"}}])
        for number in range(count):
            self.client.put_item(TableName=name, Item=self.item(number))
        return name

    def item(self, number):
        return {"p": {"S": f"item{number}"}, "g": {"N": str(number % 2)}, "b": {"B": b"\x00\xff"}, "s": {"SS": ["x"]}}

    def items(self, name):
        return sorted(self.client.scan(TableName=name)["Items"], key=lambda item: item["p"]["S"])

    def arn(self, name):
        return self.client.describe_table(TableName=name)["Table"]["TableArn"]

    def refused(self, code, operation, words="", **parameters):
        with self.subTest(operation=operation, code=code):
            with self.assertRaises(ClientError) as raised:
                getattr(self.client, operation)(**parameters)
            error = raised.exception.response["Error"]
            self.assertEqual(error["Code"], code, error)
            self.assertIn(words, error["Message"])

    def until(self, describe, path, ends):
        for _ in range(500):
            found = describe()[path]
            if any(found.get(name) in ends for name in found):
                return found
            time.sleep(0.02)
        self.fail(found)

    def put(self, key, text):
        path = Path(self.folder.name) / "bucket" / key
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def get(self, key):
        return (Path(self.folder.name) / "bucket" / key).read_bytes()

    def test_a_backup_is_restored(self):
        name = self.table()
        details = self.client.create_backup(TableName=name, BackupName="first")["BackupDetails"]
        arn = details["BackupArn"]
        self.assertEqual((details["BackupStatus"], details["BackupType"]), ("CREATING", "USER"))
        self.client.put_item(TableName=name, Item={"p": {"S": "later"}})
        described = self.client.describe_backup(BackupArn=arn)["BackupDescription"]
        self.assertEqual(described["BackupDetails"]["BackupStatus"], "AVAILABLE")
        self.assertEqual(described["SourceTableDetails"]["ItemCount"], 3)
        self.assertEqual(described["SourceTableFeatureDetails"]["GlobalSecondaryIndexes"][0]["IndexName"], "by-g")
        pages = self.client.get_paginator("list_backups").paginate(TableName=name, PaginationConfig={"PageSize": 1})
        self.assertEqual([backup["BackupArn"] for page in pages for backup in page["BackupSummaries"]], [arn])

        target = name + "-2"
        table = self.client.restore_table_from_backup(TargetTableName=target, BackupArn=arn)["TableDescription"]
        self.assertTrue(table["RestoreSummary"]["RestoreInProgress"])
        self.client.get_waiter("table_exists").wait(TableName=target, WaiterConfig={"Delay": 1})
        self.assertEqual(self.items(target), [self.item(number) for number in range(3)])
        self.refused("TableAlreadyExistsException", "restore_table_from_backup", f"Table already exists: {target}",
                     TargetTableName=target, BackupArn=arn)

        self.assertEqual(
            self.client.delete_backup(BackupArn=arn)["BackupDescription"]["BackupDetails"]["BackupStatus"], "DELETED")
        for operation in ("describe_backup", "delete_backup"):
            self.refused("BackupNotFoundException", operation, f"Backup not found: {arn}", BackupArn=arn)
        self.refused("TableNotFoundException", "create_backup", "Table not found: never", TableName="never", BackupName="first")
        self.refused("ValidationException", "list_backups", "", BackupType="NONE")

    def test_a_table_is_restored_to_a_moment(self):
        name = self.table()
        self.refused("PointInTimeRecoveryUnavailableException", "restore_table_to_point_in_time", name,
                     SourceTableName=name, TargetTableName=name + "-2", UseLatestRestorableTime=True)
        on = {"PointInTimeRecoveryEnabled": True, "RecoveryPeriodInDays": 7}
        self.client.update_continuous_backups(TableName=name, PointInTimeRecoverySpecification=on)
        description = self.client.describe_continuous_backups(TableName=name)["ContinuousBackupsDescription"]
        self.assertEqual(description["PointInTimeRecoveryDescription"]["RecoveryPeriodInDays"], 7)
        self.client.put_item(TableName=name, Item={"p": {"S": "later"}})
        target = name + "-2"
        self.client.restore_table_to_point_in_time(
            SourceTableArn=self.arn(name), TargetTableName=target, UseLatestRestorableTime=True, GlobalSecondaryIndexOverride=[])
        self.client.get_waiter("table_exists").wait(TableName=target, WaiterConfig={"Delay": 1})
        self.assertEqual(self.items(target), [self.item(number) for number in range(3)])
        self.assertNotIn("GlobalSecondaryIndexes", self.client.describe_table(TableName=target)["Table"])
        self.refused("InvalidRestoreTimeException", "restore_table_to_point_in_time", "",
                     SourceTableName=name, TargetTableName=name + "-3", RestoreDateTime=1)
        self.refused("TableNotFoundException", "describe_continuous_backups", "", TableName="never")
        self.refused("TableNotFoundException", "update_continuous_backups", "", TableName="never",
                     PointInTimeRecoverySpecification=on)
        self.client.delete_table(TableName=name)
        system = self.client.list_backups(TableName=name, BackupType="SYSTEM")["BackupSummaries"]
        self.assertEqual(len(system), 1)
        self.assertIn("BackupExpiryDateTime", system[0])

    def test_an_export_is_imported(self):
        name = self.table(30)
        arn = self.arn(name)
        self.refused("PointInTimeRecoveryUnavailableException", "export_table_to_point_in_time", name, TableArn=arn, S3Bucket="bucket")
        self.client.update_continuous_backups(
            TableName=name, PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True})
        for form in ("DYNAMODB_JSON", "ION"):
            with self.subTest(form):
                started = self.client.export_table_to_point_in_time(
                    TableArn=arn, S3Bucket="bucket", S3Prefix=f"{name}/{form}", ExportFormat=form)["ExportDescription"]
                self.assertTrue(started["ClientToken"])
                self.client.get_waiter("export_completed").wait(ExportArn=started["ExportArn"], WaiterConfig={"Delay": 1})
                export = self.client.describe_export(ExportArn=started["ExportArn"])["ExportDescription"]
                self.assertEqual(export["ItemCount"], 30)
                folder = export["ExportManifest"].rpartition("/")[0]
                for manifest in ("manifest-files", "manifest-summary"):
                    self.assertEqual(
                        self.get(f"{folder}/{manifest}.md5"),
                        base64.b64encode(hashlib.md5(self.get(f"{folder}/{manifest}.json")).digest()))
                summary = json.loads(self.get(f"{folder}/manifest-summary.json"))
                self.assertEqual((summary["itemCount"], summary["exportArn"]), (30, export["ExportArn"]))
                self.assertLessEqual(summary["startTime"], summary["endTime"])
                found = 0
                for line in self.get(summary["manifestFilesS3Key"]).splitlines():
                    file = json.loads(line)
                    data = self.get(file["dataFileS3Key"])
                    self.assertEqual(file["md5Checksum"], base64.b64encode(hashlib.md5(data).digest()).decode())
                    lines = gzip.decompress(data).decode().splitlines()
                    self.assertEqual(len(lines), file["itemCount"])
                    if form == "DYNAMODB_JSON":
                        self.assertTrue(all(set(json.loads(text)) == {"Item"} for text in lines))
                    found += len(lines)
                self.assertEqual(found, 30)

                target = f"{name}-{form}"
                started = self.client.import_table(
                    S3BucketSource={"S3Bucket": "bucket", "S3KeyPrefix": folder + "/data/"}, InputFormat=form,
                    InputCompressionType="GZIP", TableCreationParameters={
                        "TableName": target, "BillingMode": "PAY_PER_REQUEST",
                        "KeySchema": [{"AttributeName": "p", "KeyType": "HASH"}],
                        "AttributeDefinitions": [{"AttributeName": "p", "AttributeType": "S"}]})["ImportTableDescription"]
                self.assertEqual(started["ImportStatus"], "IN_PROGRESS")
                self.client.get_waiter("import_completed").wait(ImportArn=started["ImportArn"], WaiterConfig={"Delay": 1})
                imported = self.client.describe_import(ImportArn=started["ImportArn"])["ImportTableDescription"]
                self.assertEqual((imported["ImportedItemCount"], imported["ErrorCount"]), (30, 0))
                self.assertEqual(self.items(target), self.items(name))
        self.assertEqual(len(self.client.list_exports(TableArn=arn)["ExportSummaries"]), 2)
        self.assertEqual(len(self.client.list_imports(TableArn=self.arn(target))["ImportSummaryList"]), 1)

    def test_exports_and_imports_are_refused_or_fail(self):
        name = self.table()
        arn = self.arn(name)
        self.client.update_continuous_backups(
            TableName=name, PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True})
        failed = self.client.export_table_to_point_in_time(TableArn=arn, S3Bucket="absent", ClientToken=name)["ExportDescription"]
        export = self.until(lambda: self.client.describe_export(ExportArn=failed["ExportArn"]), "ExportDescription", ["FAILED"])
        self.assertEqual(export["FailureCode"], "S3NoSuchBucket")
        self.assertIn("bucket does not exist", export["FailureMessage"])
        self.refused("ExportConflictException", "export_table_to_point_in_time", "Duplicate request detected",
                     TableArn=arn, S3Bucket="bucket", ClientToken=name)
        self.refused("InvalidExportTimeException", "export_table_to_point_in_time", "ExportTime", TableArn=arn, S3Bucket="bucket",
                     ExportTime=1)
        self.refused("TableNotFoundException", "export_table_to_point_in_time", "not found", TableArn=arn + "-never", S3Bucket="bucket")
        self.refused("ExportNotFoundException", "describe_export", "", ExportArn=arn + "/export/01700000000250-00000000")
        self.refused("ValidationException", "describe_export", "Invalid Export ARN", ExportArn=arn)
        self.refused("ValidationException", "list_exports", "NextToken", NextToken="0123456789abcdef" * 16)

        source = {"S3Bucket": "absent"}
        parameters = {"TableName": name + "-2", "BillingMode": "PAY_PER_REQUEST",
                      "KeySchema": [{"AttributeName": "p", "KeyType": "HASH"}],
                      "AttributeDefinitions": [{"AttributeName": "p", "AttributeType": "S"}]}
        started = self.client.import_table(
            S3BucketSource=source, InputFormat="CSV", TableCreationParameters=parameters)["ImportTableDescription"]
        ended = self.until(
            lambda: self.client.describe_import(ImportArn=started["ImportArn"]), "ImportTableDescription", ["FAILED"])
        self.assertEqual(ended["FailureCode"], "S3NoSuchBucket")
        self.refused("ResourceNotFoundException", "describe_table", "", TableName=name + "-2")
        self.refused("ResourceInUseException", "import_table", "Table already exists", S3BucketSource=source, InputFormat="CSV",
                     TableCreationParameters=parameters | {"TableName": name})
        self.refused("ImportNotFoundException", "describe_import", "", ImportArn=arn + "/import/01700000000250-00000000")
        self.refused("ValidationException", "list_imports", "NextToken", NextToken="0" * 112)

    def test_items_are_put_in_bulk(self):
        name = self.table(1)
        self.put(f"{name}/in/0.json", "\n".join(json.dumps(line) for line in (
            {"Item": {"p": {"S": "new"}, "g": {"N": "7"}}},
            {"Item": {"p": {"S": "item0"}}, "ConditionExpression": "attribute_not_exists(p)"},
            {"Item": {"g": {"N": "7"}}},
        )))
        given = {
            "TableName": name, "ClientToken": name,
            "InputS3Configuration": {"S3Bucket": "bucket", "S3KeyPrefix": f"{name}/in/", "InputFormat": "DYNAMODB_JSON"},
            "OutputS3Configuration": {
                "S3Bucket": "bucket", "S3KeyPrefix": f"{name}/out", "OutputType": ["ERROR", "CONDITION_CHECK_FAILURE"]},
        }
        started = self.client.start_bulk_put_items(**given)["BulkOperationDescription"]
        arn = started["BulkOperationArn"]
        done = self.until(
            lambda: self.client.describe_bulk_operation(BulkOperationArn=arn), "BulkOperationDescription", ["COMPLETED_WITH_ERRORS"])
        self.assertEqual((done["ProcessedItemCount"], done["FailedItemCount"]), (3, 1))
        self.assertEqual(done["BulkOperationUsage"][0]["GlobalSecondaryIndexes"]["by-g"]["BulkPutBytes"], 7)
        self.assertEqual([item["p"]["S"] for item in self.items(name)], ["item0", "new"])
        folder = f"{name}/out/AWSDynamoDB/{arn.rpartition('/')[2]}"
        report = [json.loads(line) for line in self.get(f"{folder}/report/00000.json").splitlines()]
        self.assertEqual([line["OutputType"] for line in report], ["CONDITION_CHECK_FAILURE", "ERROR"])
        self.assertEqual(self.client.cancel_bulk_operation(BulkOperationArn=arn)["BulkOperationStatus"], "COMPLETED_WITH_ERRORS")
        listed = self.client.list_bulk_operations()["BulkOperationsSummaryList"]
        self.assertEqual(listed[0]["BulkOperationArn"], arn)
        self.refused("IdempotentParameterMismatchException", "start_bulk_put_items", "",
                     **given | {"PerformanceTier": "ACCELERATED"})
        self.refused("ResourceNotFoundException", "start_bulk_put_items", "", **given | {"TableName": "never"})
        missing = f"{self.arn(name)}/bulk-operation/01700000000250-00000000"
        for operation in ("describe_bulk_operation", "cancel_bulk_operation"):
            self.refused("ResourceNotFoundException", operation, "", BulkOperationArn=missing)
        self.refused("ValidationException", "list_bulk_operations", "", NextToken="0" * 16)

    def test_a_folder_of_buckets_has_to_be_there(self):
        with tempfile.TemporaryDirectory() as folder:
            with self.assertRaises(IndexError):
                Server("--buckets", folder + "/never")


if __name__ == "__main__":
    unittest.main()

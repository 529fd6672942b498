"""The AWS CLI: one session from creating a table to deleting it."""

import json
import os
import subprocess
import sys
import unittest
from pathlib import Path

import backend

AWS = Path(sys.executable).parent / "aws"


def aws(command, *options, **parameters):
    """Runs `aws dynamodb command`; gives its exit code, what it printed, and its complaint."""
    arguments = [str(AWS), "dynamodb", command, "--endpoint-url", backend.ENDPOINT, "--output", "json", *options]
    for name, value in parameters.items():
        arguments += ["--" + name.replace("_", "-"), value if isinstance(value, str) else json.dumps(value)]
    done = subprocess.run(arguments, capture_output=True, text=True, env=os.environ | {"AWS_PAGER": ""}, timeout=60)
    return done.returncode, json.loads(done.stdout) if done.stdout.strip() else None, done.stderr


class Session(unittest.TestCase):
    def succeed(self, *arguments, **parameters):
        code, answer, complaint = aws(*arguments, **parameters)
        self.assertEqual(code, 0, complaint)
        return answer

    def test_a_session(self):
        table = backend.fresh_name("cli")
        self.succeed(
            "create-table", table_name=table, billing_mode="PAY_PER_REQUEST",
            key_schema=[{"AttributeName": "artist", "KeyType": "HASH"}, {"AttributeName": "song", "KeyType": "RANGE"}],
            attribute_definitions=[{"AttributeName": name, "AttributeType": "S"} for name in ("artist", "song")],
        )
        self.succeed("wait", "table-exists", "--table-name", table)
        try:
            self.items(table)
            self.pages(table)
        finally:
            self.succeed("delete-table", table_name=table)
        code, _, complaint = aws("describe-table", table_name=table)
        self.assertEqual(code, 255)
        self.assertIn("ResourceNotFoundException", complaint)

    def items(self, table):
        key = {"artist": {"S": "Acme"}, "song": {"S": "Happy Day"}}
        item = key | {"year": {"N": "2001"}, "cover": {"B": "bytes"}, "genres": {"SS": ["pop"]}}
        self.succeed("put-item", table_name=table, item=item)
        code, _, complaint = aws("put-item", table_name=table, item=item, condition_expression="attribute_not_exists(artist)")
        self.assertEqual(code, 255)
        self.assertIn("ConditionalCheckFailedException", complaint)
        self.assertEqual(self.succeed("get-item", table_name=table, key=key)["Item"], item | {"cover": {"B": "Ynl0ZXM="}})
        updated = self.succeed(
            "update-item", table_name=table, key=key, update_expression="SET #y = #y + :one", return_values="UPDATED_NEW",
            expression_attribute_names={"#y": "year"}, expression_attribute_values={":one": {"N": "1"}},
        )
        self.assertEqual(updated["Attributes"], {"year": {"N": "2002"}})
        self.succeed("delete-item", table_name=table, key=key)
        self.assertIsNone(self.succeed("get-item", table_name=table, key=key))

    def pages(self, table):
        songs = [f"song {number:02}" for number in range(10)]
        puts = [{"PutRequest": {"Item": {"artist": {"S": "Many"}, "song": {"S": song}}}} for song in songs]
        self.succeed("batch-write-item", request_items={table: puts})
        self.succeed(
            "transact-write-items",
            transact_items=[{"Put": {"TableName": table, "Item": {"artist": {"S": "One"}, "song": {"S": "only"}}}}],
        )
        found = self.succeed(
            "query", "--page-size", "3", table_name=table, key_condition_expression="artist = :a AND begins_with(song, :s)",
            expression_attribute_values={":a": {"S": "Many"}, ":s": {"S": "song"}},
        )
        self.assertEqual([item["song"]["S"] for item in found["Items"]], songs)
        first = self.succeed("scan", "--max-items", "4", table_name=table)
        rest = self.succeed("scan", table_name=table, starting_token=first["NextToken"])
        self.assertEqual((len(first["Items"]), len(rest["Items"])), (4, 7))


if __name__ == "__main__":
    unittest.main()

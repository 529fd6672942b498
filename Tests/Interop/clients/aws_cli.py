"""The AWS CLI: sessions from creating a table to deleting it.

Its commands are run in this process, by the CLI's own entry: to start it takes longer than what it does. One is run as a user
runs it."""

import contextlib
import io
import json
import os
import subprocess
import sys
import unittest
from pathlib import Path

import backend
from awscli.clidriver import create_clidriver

AWS = Path(sys.executable).parent / "aws"


driver = create_clidriver()


def arguments_of(command, *options, **parameters):
    arguments = ["dynamodb", command, "--endpoint-url", backend.ENDPOINT, "--output", "json", *options]
    for name, value in parameters.items():
        arguments += ["--" + name.replace("_", "-"), value if isinstance(value, str) else json.dumps(value)]
    return arguments


def aws(*arguments, **parameters):
    """Runs `aws dynamodb command`; gives its exit code, what it printed, and its complaint."""
    printed, complaint = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(complaint):
        code = driver.main(arguments_of(*arguments, **parameters))
    text = printed.getvalue()
    return code, json.loads(text) if text.strip() else None, complaint.getvalue()


class Session(unittest.TestCase):
    def succeed(self, *arguments, **parameters):
        code, answer, complaint = aws(*arguments, **parameters)
        self.assertEqual(code, 0, complaint)
        return answer

    def test_the_program(self):
        done = subprocess.run(
            [str(AWS), *arguments_of("list-tables", "--no-paginate")], capture_output=True, text=True, env=os.environ | {"AWS_PAGER": ""},
            timeout=120)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("TableNames", json.loads(done.stdout))

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

    def test_flags_of_paging_and_queries(self):
        table = backend.fresh_name("cli")
        self.succeed(
            "create-table", "--query", "TableDescription.TableName", table_name=table, billing_mode="PAY_PER_REQUEST",
            key_schema=[{"AttributeName": "p", "KeyType": "HASH"}], attribute_definitions=[{"AttributeName": "p", "AttributeType": "S"}],
        )
        self.succeed("wait", "table-exists", "--table-name", table)
        puts = [{"PutRequest": {"Item": {"p": {"S": f"{number:02}"}, "n": {"N": str(number)}}}} for number in range(20)]
        self.succeed("batch-write-item", request_items={table: puts})
        names = self.succeed("scan", "--query", "Items[].p.S", "--page-size", "7", table_name=table)
        self.assertEqual(sorted(names), [f"{number:02}" for number in range(20)])
        count = self.succeed("scan", "--no-paginate", "--limit", "5", "--query", "[Count, ScannedCount]", table_name=table)
        self.assertEqual(count, [5, 5])
        found, token = [], None
        while True:
            page = self.succeed("scan", "--max-items", "8", *(["--starting-token", token] if token else []), table_name=table)
            found += [item["p"]["S"] for item in page["Items"]]
            token = page.get("NextToken")
            if not token:
                break
        self.assertEqual(sorted(found), [f"{number:02}" for number in range(20)])
        tables = self.succeed("list-tables", "--page-size", "1", "--query", f"TableNames[?@=='{table}']")
        self.assertEqual(tables, [table])
        read = self.succeed(
            "transact-get-items", transact_items=[{"Get": {"TableName": table, "Key": {"p": {"S": name}}}} for name in ("00", "01")])
        self.assertEqual([response["Item"]["n"]["N"] for response in read["Responses"]], ["0", "1"])
        self.succeed("update-time-to-live", table_name=table, time_to_live_specification={"Enabled": True, "AttributeName": "t"})
        arn = self.succeed("describe-table", "--query", "Table.TableArn", table_name=table)
        self.succeed("tag-resource", resource_arn=arn, tags=[{"Key": "a", "Value": "b"}])
        self.assertEqual(self.succeed("list-tags-of-resource", resource_arn=arn)["Tags"], [{"Key": "a", "Value": "b"}])
        self.succeed("delete-table", table_name=table)
        self.succeed("wait", "table-not-exists", "--table-name", table)


if __name__ == "__main__":
    unittest.main()

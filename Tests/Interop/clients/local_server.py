"""swynamo-local as a program: its options, its HTTP, its files, its end."""

import json
import os
import signal
import socket
import subprocess
import tempfile
import unittest
import urllib.error
import urllib.request

import boto3

import backend

PROGRAM = os.environ.get("SWYNAMO_LOCAL_PROGRAM", "")


class Server:
    """A swynamo-local of this test's own."""

    def __init__(self, *options):
        self.process = subprocess.Popen([PROGRAM, "--port", "0", *options], stdout=subprocess.PIPE, text=True)
        self.url = self.process.stdout.readline().split()[-1]
        self.client = boto3.client("dynamodb", endpoint_url=self.url)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end(signal.SIGKILL)
        self.process.stdout.close()

    def end(self, how):
        """Sends a signal and gives the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(timeout=10)

    def request(self, path="/", body=None, **headers):
        """Gives the status and the text of an answer."""
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            with urllib.request.urlopen(urllib.request.Request(self.url + path, data=body, headers=headers), timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def create_table(self):
        self.client.create_table(
            TableName="things",
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
            BillingMode="PAY_PER_REQUEST",
        )


@backend.not_on_moto("it is about our own program")
class Program(unittest.TestCase):
    def test_it_answers_before_a_service_would(self):
        with Server() as server:
            self.assertEqual(server.request(), (200, "healthy: swynamo-local"))
            status, text = server.request(body=b"{}")
            self.assertEqual((status, json.loads(text)["__type"]), (400, "com.amazon.coral.service#UnknownOperationException"))
            status, text = server.request(body=b"{}", X_Amz_Target="OtherService_20120810.ListTables")
            self.assertEqual((status, json.loads(text)["__type"]), (400, "com.amazon.coral.service#UnknownOperationException"))
            status, text = server.request(body=b"not json", X_Amz_Target="DynamoDB_20120810.ListTables")
            self.assertEqual((status, json.loads(text)["__type"]), (400, "com.amazon.coral.service#SerializationException"))
            self.assertEqual(
                server.request(body=b"{}", X_Amz_Target="DynamoDB_20120810.ListTables"), (200, '{"TableNames":[]}')
            )

    def test_a_request_has_a_largest_size(self):
        with Server() as server:
            status, _ = server.request(body=b" " * (17 * 1024 * 1024 + 1), X_Amz_Target="DynamoDB_20120810.ListTables")
            self.assertEqual(status, 413)
            self.assertEqual(server.client.list_tables()["TableNames"], [])

    def test_a_file_keeps_what_was_written(self):
        with tempfile.TemporaryDirectory() as folder:
            path = folder + "/things.db"
            for number, how in enumerate((signal.SIGKILL, signal.SIGTERM, signal.SIGKILL)):
                with Server("--path", path) as server:
                    if number == 0:
                        server.create_table()
                    server.client.put_item(TableName="things", Item={"id": {"S": str(number)}})
                    server.end(how)
            with Server("--path", path) as server:
                for number in range(3):
                    self.assertIn("Item", server.client.get_item(TableName="things", Key={"id": {"S": str(number)}}))

    def test_memory_forgets(self):
        for _ in range(2):
            with Server("--in-memory") as server:
                self.assertEqual(server.client.list_tables()["TableNames"], [])
                server.create_table()

    def test_it_ends_well_with_a_client_still_connected(self):
        for how in (signal.SIGTERM, signal.SIGINT):
            with Server() as server:
                server.client.list_tables()
                self.assertEqual(server.end(how), 0)

    def complaint(self, *options):
        done = subprocess.run([PROGRAM, *options], capture_output=True, text=True, timeout=10)
        self.assertNotEqual(done.returncode, 0)
        return done.stderr

    def test_wrong_options_are_answered_in_a_sentence(self):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            self.assertIn(f"can't listen at 127.0.0.1:{port}: Address already in use", self.complaint("--port", str(port)))
        self.assertIn("--port must be between 0 and 65535", self.complaint("--port", "65536"))
        self.assertIn("exclude each other", self.complaint("--in-memory", "--path", "x"))
        with tempfile.TemporaryDirectory() as folder:
            with open(folder + "/text.db", "w") as file:
                file.write("this is not a database " * 100)
            self.assertIn("text.db", self.complaint("--port", "0", "--path", folder + "/text.db"))


if __name__ == "__main__":
    unittest.main()

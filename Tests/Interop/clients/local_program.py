"""swynamo-local as a program: its options, its files, its end."""

import json
import os
import resource
import signal
import socket
import subprocess
import tempfile
import time
import unittest

import backend
from program import PROGRAM, Server


@backend.not_on_moto("it is about our own program")
class Program(unittest.TestCase):
    def test_a_file_keeps_what_was_written(self):
        with tempfile.TemporaryDirectory() as folder:
            path = folder + "/things.db"
            for number, how in enumerate((signal.SIGKILL, signal.SIGTERM, signal.SIGKILL)):
                with Server("--path", path) as server:
                    if number == 0:
                        server.create_table()
                    server.put(str(number))
                    server.end(how)
            with Server("--path", path) as server:
                for number in range(3):
                    self.assertIn("Item", server.client.get_item(TableName="things", Key={"id": {"S": str(number)}}))

    def test_a_file_is_its_owners(self):
        with tempfile.TemporaryDirectory() as folder:
            with Server("--path", folder + "/things.db") as server:
                server.create_table()
                for name in ("things.db", "things.db-wal"):
                    self.assertEqual(oct(os.stat(folder + "/" + name).st_mode & 0o777), "0o600", name)

    def test_a_file_outlives_whoever_asks_for_regions_that_there_are_not(self):
        create = (b'{"TableName":"things","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],'
                  b'"AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}]}')
        with tempfile.TemporaryDirectory() as folder:
            options = ("--apart", "--path", folder + "/things.db")
            with Server(*options) as server:
                for credential in ("AKIA/20260101/eu%00x/dynamodb/aws4_request", "AK%0AIA/20260101/eu/dynamodb/aws4_request"):
                    answer = server.post(
                        create, "CreateTable",
                        path="/?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20260101T000000Z&X-Amz-SignedHeaders=host"
                             "&X-Amz-Signature=0&X-Amz-Credential=" + credential)
                    self.assertEqual((answer.status, answer.kind), (400, "IncompleteSignatureException"), answer.body)
                self.assertEqual(server.post(create, "CreateTable").status, 200)
            with Server(*options) as server:
                self.assertEqual(server.post(b"{}", "ListTables").json, {"TableNames": ["things"]})

    def test_a_file_can_be_quicker_and_looked_at_closer(self):
        with tempfile.TemporaryDirectory() as folder:
            for options in (("--durability", "process-death"), ("--durability", "power-loss", "--check-everything")):
                with Server("--path", folder + "/things.db", *options) as server:
                    if "process-death" in options:
                        server.create_table()
                        server.put("written")
                    self.assertIn("Item", server.client.get_item(TableName="things", Key={"id": {"S": "written"}}))
                    server.end(signal.SIGKILL)

    def test_tables_can_take_their_time(self):
        with Server("--table-delay", "0.5") as server:
            server.create_table()
            self.assertEqual(server.client.describe_table(TableName="things")["Table"]["TableStatus"], "CREATING")
            server.client.get_waiter("table_exists").wait(TableName="things", WaiterConfig={"Delay": 1, "MaxAttempts": 20})

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

    def test_what_is_under_way_is_answered_before_it_ends(self):
        with Server() as server, socket.create_connection(server.address.split(":"), timeout=20) as client:
            body = b'{"Limit":1}'
            client.sendall(
                b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-Amz-Target: DynamoDB_20120810.ListTables\r\n"
                b"Content-Length: %d\r\n\r\n%b" % (len(body), body[:5]))
            server.client.list_tables()
            server.process.send_signal(signal.SIGTERM)
            # It listens no more once it has taken the signal in.
            deadline = time.monotonic() + 10
            while time.monotonic() < deadline:
                try:
                    socket.create_connection(server.address.split(":"), timeout=1).close()
                except OSError:
                    break
                time.sleep(0.01)
            client.sendall(body[5:])
            self.assertIn(b'{"TableNames":[]}', client.recv(4096))
            self.assertEqual(server.process.wait(timeout=20), 0)

    def test_what_fails_is_logged(self):
        """A write that the disk has no room for: for whoever runs the server, without the values."""
        with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile("w+") as log:
            # Writing beyond the limit is an error and not a signal, as Python leaves it to this child.
            process = subprocess.Popen(
                [PROGRAM, "--port", "0", "--path", folder + "/things.db"], stdout=subprocess.PIPE, stderr=log, text=True,
                restore_signals=False)
            self.addCleanup(process.kill)
            url = process.stdout.readline().split()[-1]
            process.stdout.close()
            server = Server.at(url)
            server.create_table()
            resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (100_000, 100_000))
            item = {"TableName": "things", "Item": {"id": {"S": "secret"}, "a": {"S": "x" * 300_000}}}
            answer = server.post(json.dumps(item), "PutItem")
            self.assertEqual((answer.status, answer.kind), (500, "InternalServerError"), answer.body)
            self.assertEqual(server.post(b'{"TableName":"things"}', "Scan").json["Count"], 0)
            log.seek(0)
            lines = log.read().splitlines()
            self.assertEqual(len(lines), 1, lines)
            for word in ("error", "PutItem failed", "table=things", answer.headers["x-amzn-RequestId"], answer.message):
                self.assertIn(word, lines[0])
            self.assertNotIn("secret", lines[0])

    def test_what_has_no_effect_is_logged(self):
        """Settings that are only kept: a line each when they are set, and none when they are read."""
        with tempfile.TemporaryFile("w+") as log:
            process = subprocess.Popen([PROGRAM, "--port", "0"], stdout=subprocess.PIPE, stderr=log, text=True)
            self.addCleanup(process.kill)
            url = process.stdout.readline().split()[-1]
            process.stdout.close()
            server = Server.at(url)
            server.create_table()
            arn = server.client.describe_table(TableName="things")["Table"]["TableArn"]
            stream = "arn:aws:kinesis:us-east-1:000000000000:stream/changes"
            statement = {"Effect": "Deny", "Principal": "*", "Action": "dynamodb:GetItem", "Resource": arn}
            server.client.put_resource_policy(ResourceArn=arn, Policy=json.dumps({"Statement": [statement]}))
            server.client.enable_kinesis_streaming_destination(TableName="things", StreamArn=stream)
            server.client.update_table(TableName="things", TableClass="STANDARD_INFREQUENT_ACCESS")
            server.client.get_resource_policy(ResourceArn=arn)
            server.put("a")
            log.seek(0)
            lines = log.read().splitlines()
            self.assertEqual(len(lines), 3, lines)
            for line, words in zip(lines, (
                ("PutResourcePolicy is kept and reported only: nothing is allowed or denied by it", f"table={arn}"),
                ("EnableKinesisStreamingDestination is kept and reported only", "table=things"),
                ("TableClass is kept and reported only", "table=things"),
            )):
                for word in ("warning", *words):
                    self.assertIn(word, line)

    def complaint(self, *options, code, **environment):
        done = subprocess.run(
            [PROGRAM, *options], capture_output=True, text=True, timeout=20, env=os.environ | environment)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stderr

    def test_what_it_cannot_do_is_said_in_a_sentence(self):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            self.assertEqual(
                self.complaint("--port", str(port), code=1),
                f"Error: swynamo-local can't listen at 127.0.0.1:{port}: Address already in use. --port 0 takes a free port.\n")
        self.assertIn("can't listen at 192.0.2.1:0: Cannot assign", self.complaint("--port", "0", "--host", "192.0.2.1", code=1))
        with tempfile.TemporaryDirectory() as folder:
            with open(folder + "/text.db", "w") as file:
                file.write("this is not a database " * 100)
            self.assertIn("text.db", self.complaint("--port", "0", "--path", folder + "/text.db", code=1))
            missing = folder + "/missing"
            self.assertEqual(
                self.complaint("--credentials", missing, code=1), f"Error: The credentials in {missing} can't be read.\n")
            self.assertIn("can't be read", self.complaint("--tls-certificate", missing, "--tls-key", missing, code=1))
            with open(missing, "w") as file:
                file.write("[default]\naws_access_key_id = AKID\n")
            self.assertEqual(
                self.complaint("--credentials", missing, code=1),
                f"Error: {missing}: the section [default] lacks aws_access_key_id or aws_secret_access_key.\n")
            with Server("--path", folder + "/store.db"):
                self.assertIn("is open in another", self.complaint("--port", "0", "--path", folder + "/store.db", code=1))

    def test_wrong_options_are_answered_in_a_sentence(self):
        for options, sentence in (
            (("--port", "65536"), "--port must be between 0 and 65535, not 65536."),
            (("--in-memory", "--path", "x"), "--in-memory and --path exclude each other."),
            (("--secret-access-key", "x"), "--secret-access-key needs --access-key-id."),
            (("--access-key-id", "x"), "--access-key-id needs --secret-access-key"),
            (("--tls-key", "x"), "--tls-certificate and --tls-key are given together."),
            (("--region", "x"), "--region needs credentials"),
            (("--max-connections", "0"), "--max-connections must be at least 1."),
            (("--durability", "process-death"), "--durability and --check-everything are about a file: they need --path."),
            (("--check-everything",), "--durability and --check-everything are about a file: they need --path."),
            (("--path", "x", "--durability", "none"), "'none' is invalid for '--durability <durability>'"),
            (("--table-delay", "-1"), "--table-delay"),
            (("--replication-delay", "86401"), "--replication-delay must be between 0 and 86400 seconds, not 86401.0."),
            (("--unknown",), "Unknown option '--unknown'"),
            *((("--allow-host", host), f"--allow-host needs a name without a port, as in --allow-host dynamodb, not '{host}'.")
              for host in ("", "a:80", "http://a", "a b", "[::1]")),
            *((("--allow-origin", origin),
               f"--allow-origin needs an origin, as in --allow-origin https://example.com, or *, not '{origin}'.")
              for origin in ("", "example.com", "http://example.com/", "https://", "http://Example.com", "http://a b", "**")),
        ):
            self.assertIn(sentence, self.complaint(*options, code=64))

    def test_it_warns_of_who_can_reach_it(self):
        for options, is_warned in (((), False), (("--host", "0.0.0.0"), True),
                                   (("--host", "0.0.0.0", "--access-key-id", "a", "--secret-access-key", "b"), False)):
            process = subprocess.Popen(
                [PROGRAM, "--port", "0", *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            process.stdout.readline()
            process.terminate()
            _, complaints = process.communicate(timeout=20)
            self.assertEqual("anybody who reaches 0.0.0.0" in complaints, is_warned, complaints)

    def test_it_explains_itself(self):
        for option, word in (("--help", "--tls-certificate"), ("--version", "swynamo-local")):
            done = subprocess.run([PROGRAM, option], capture_output=True, text=True, timeout=20)
            self.assertEqual(done.returncode, 0)
            self.assertIn(word, done.stdout)


if __name__ == "__main__":
    unittest.main()

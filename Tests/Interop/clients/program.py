"""A swynamo-local of a test's own, and requests to it without an SDK."""

import http.client
import json
import os
import signal
import ssl
import subprocess
import unittest
import urllib.parse
import zlib

import boto3

PROGRAM = os.environ.get("SWYNAMO_LOCAL_PROGRAM", "")


class Answer:
    def __init__(self, response):
        self.status, self.headers, self.body = response.status, response.headers, response.read()

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def kind(self):
        return self.json["__type"].rpartition("#")[2]

    @property
    def message(self):
        return self.json.get("message", self.json.get("Message"))

    @property
    def has_right_checksum(self):
        return self.headers["x-amz-crc32"] == str(zlib.crc32(self.body))


class Server:
    def __init__(self, *options, environment={}):
        self.process = subprocess.Popen(
            [PROGRAM, "--port", "0", *options], stdout=subprocess.PIPE, text=True, env=os.environ | environment)
        self.url = self.process.stdout.readline().split()[-1]
        self.address = urllib.parse.urlsplit(self.url).netloc
        self.client = self.session("interop", "interop")

    @classmethod
    def at(cls, url):
        """One that somebody else has started, and ends."""
        server = cls.__new__(cls)
        server.url, server.address = url, urllib.parse.urlsplit(url).netloc
        server.client = server.session("interop", "interop")
        return server

    def session(self, key, secret, token=None, region="us-east-1", **more):
        return boto3.session.Session(
            aws_access_key_id=key, aws_secret_access_key=secret, aws_session_token=token, region_name=region,
        ).client("dynamodb", endpoint_url=self.url, **more)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end(signal.SIGKILL)
        self.process.stdout.close()

    def end(self, how):
        """Sends a signal and gives the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(timeout=20)

    def connection(self, trusting=None):
        if self.url.startswith("https"):
            return http.client.HTTPSConnection(
                self.address, timeout=20, context=ssl.create_default_context(cafile=trusting))
        return http.client.HTTPConnection(self.address, timeout=20)

    def request(self, method, path="/", body=None, trusting=None, **headers):
        connection = self.connection(trusting)
        try:
            connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
            return Answer(connection.getresponse())
        finally:
            connection.close()

    def post(self, body=None, target=None, type="application/x-amz-json-1.0", path="/", **headers):
        if target:
            headers["X-Amz-Target"] = "DynamoDB_20120810." + target
        if type:
            headers["Content-Type"] = type
        return self.request("POST", path, body, **headers)

    def create_table(self):
        self.client.create_table(
            TableName="things",
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
            BillingMode="PAY_PER_REQUEST",
        )

    def put(self, id, **attributes):
        item = {"id": {"S": id}} | {name: {"S": text} for name, text in attributes.items()}
        self.client.put_item(TableName="things", Item=item)


class OnServer(unittest.TestCase):
    """One server for all tests of a class; `options` are its command line."""

    options = ()
    environment = {}

    @classmethod
    def setUpClass(cls):
        cls.server = Server(*cls.options, environment=cls.environment)

    @classmethod
    def tearDownClass(cls):
        cls.server.end(signal.SIGKILL)
        cls.server.process.stdout.close()

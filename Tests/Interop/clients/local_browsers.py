"""What pages in a browser can do to swynamo-local: nothing, unless it is told to answer their origin."""

import http.client
import itertools
import json
import unittest

import backend
from local_connections import Wire
from program import OnServer

EVIL = "http://evil.example"
SHOWN = {"Allow-Origin": "*", "Expose-Headers": "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date"}
TABLE = json.dumps({
    "TableName": "written", "KeySchema": [{"AttributeName": "p", "KeyType": "HASH"}],
    "AttributeDefinitions": [{"AttributeName": "p", "AttributeType": "S"}], "BillingMode": "PAY_PER_REQUEST"}).encode()


def marks(answer):
    return {name.removeprefix("access-control-").title(): value for name, value in
            ((name.lower(), value) for name, value in answer.headers.items()) if name.startswith("access-control-")}


class Browsers(OnServer):
    def refused_origin(self, answer, origin=EVIL):
        self.assertEqual((answer.status, marks(answer)), (403, {}))
        self.assertEqual((answer.kind, answer.message), (
            "AccessDeniedException",
            f"Scripts of the origin '{origin}' may not ask; swynamo-local answers them when started with --allow-origin {origin}."))
        self.assertTrue(answer.has_right_checksum)

    def refused_host(self, answer, host):
        self.assertEqual((answer.status, marks(answer)), (403, {}))
        self.assertEqual((answer.kind, answer.message), (
            "AccessDeniedException",
            f"The host '{host}' is neither an address nor localhost; swynamo-local answers to it when started with --allow-host."))

    def tables(self):
        return self.server.post(b"{}", "ListTables").json["TableNames"]


@backend.not_on_moto("it is about our own program")
class Origins(Browsers):
    def test_without_an_origin_there_is_nothing(self):
        for method in ("OPTIONS", "GET", "POST"):
            self.assertEqual(marks(self.server.request(method)), {})

    def test_every_request_of_an_origin_is_refused(self):
        for origin in (EVIL, "null", "http://localhost:3000", self.server.url, "*", "", "http://evil.example, http://localhost"):
            for method in ("GET", "POST", "PUT", "OPTIONS", "DELETE"):
                self.refused_origin(self.server.request(method, Origin=origin), origin)
            self.assertEqual(self.server.request("HEAD", Origin=origin).status, 403)
            self.refused_origin(self.server.post(TABLE, "CreateTable", Origin=origin), origin)
        self.assertEqual(self.tables(), [])

    def test_a_preflight_is_not_answered(self):
        answer = self.server.request(
            "OPTIONS", Origin=EVIL, Access_Control_Request_Method="POST", Access_Control_Request_Headers="x-amz-target")
        self.refused_origin(answer)
        self.assertNotIn("Allow", answer.headers)

    def test_what_needs_no_preflight_writes_nothing(self):
        """Also where a browser of old tells no origin."""
        types = ("text/plain", "text/plain;charset=UTF-8", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
                 "text/plain; application/json", "text/plain, application/json", None)
        paths = ("/", "/?X-Amz-Target=DynamoDB_20120810.CreateTable", "/?Action=CreateTable&Version=2012-08-10",
                 "/DynamoDB_20120810.CreateTable", "/?x-amz-target=DynamoDB_20120810.CreateTable&content-type=application/json")
        bodies = (TABLE, b"X-Amz-Target=DynamoDB_20120810.CreateTable&x=" + TABLE, b"",
                  b"0\r\n\r\nPOST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: DynamoDB_20120810.CreateTable\r\n"
                  b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(TABLE) + TABLE)
        for type, path, body, headers in itertools.product(types, paths, bodies, ({}, {"Origin": EVIL}, {"Origin": "null"})):
            answer = self.server.post(body, type=type, path=path, **headers)
            self.assertIn(answer.status, (403,) if headers else (400, 404))
        self.assertEqual(self.tables(), [])


@backend.not_on_moto("it is about our own program")
class AnyOrigin(Browsers):
    options = ("--allow-origin", "*")

    def test_any_origin_will_do(self):
        asked = {"Access_Control_Request_Method": "dog", "Access_Control_Request_Headers": "x-amz-target, meerkat"}
        for method in ("GET", "POST", "PUT"):
            self.assertEqual(marks(self.server.request(method, Origin=EVIL)), SHOWN)
            self.assertEqual(marks(self.server.request(method, Origin="null", **asked)), SHOWN)
        answer = self.server.request("OPTIONS", Origin=EVIL)
        self.assertEqual((answer.status, answer.body, answer.headers["Content-Length"]), (200, b"", "0"))
        self.assertRegex(answer.headers["x-amzn-RequestId"], "^[0-9A-Z]{52}$")
        self.assertEqual(marks(answer), SHOWN | {"Max-Age": "172800"})
        self.assertEqual(
            marks(self.server.request("OPTIONS", Origin=EVIL, **asked)),
            SHOWN | {"Max-Age": "172800", "Allow-Methods": "dog", "Allow-Headers": "x-amz-target, meerkat"})

    def test_without_an_origin_there_is_nothing(self):
        for method in ("OPTIONS", "GET", "POST"):
            self.assertEqual(marks(self.server.request(method)), {})

    def test_names_that_lead_here_are_refused_all_the_same(self):
        self.refused_host(self.server.post(b"{}", "ListTables", Host="evil.example", Origin="http://evil.example"), "evil.example")


@backend.not_on_moto("it is about our own program")
class SomeOrigins(Browsers):
    options = ("--allow-origin", "http://localhost:3000", "--allow-origin", "https://example.com")

    def test_only_those_will_do(self):
        for origin in ("http://localhost:3000", "https://example.com"):
            answer = self.server.post(b"{}", "ListTables", Origin=origin)
            self.assertEqual((answer.status, answer.headers["Vary"]), (200, "Origin"))
            self.assertEqual(marks(answer), SHOWN | {"Allow-Origin": origin})
            answer = self.server.request("OPTIONS", Origin=origin, Access_Control_Request_Method="POST")
            self.assertEqual(marks(answer), SHOWN | {"Allow-Origin": origin, "Max-Age": "172800", "Allow-Methods": "POST"})
        for origin in ("http://localhost", "http://localhost:30000", "https://localhost:3000", "https://example.com.evil.example",
                       "https://evil.example", "null", "HTTPS://EXAMPLE.COM"):
            self.refused_origin(self.server.post(b"{}", "ListTables", Origin=origin), origin)

    def test_one_of_two_origins_is_not_enough(self):
        request = (b"POST / HTTP/1.1\r\nHost: localhost\r\nOrigin: https://example.com\r\nOrigin: http://evil.example\r\n"
                   b"Content-Type: application/json\r\nX-Amz-Target: DynamoDB_20120810.ListTables\r\nContent-Length: 2\r\n\r\n{}")
        with Wire(self.server.address) as wire:
            self.assertEqual(wire.send(request).answer()[0], 403)


HEADERS = b"Content-Type: application/json\r\nX-Amz-Target: DynamoDB_20120810.ListTables\r\nContent-Length: 2\r\n"


class Raw(Browsers):
    def answer(self, line, *headers):
        """Of a request whose lines are all the test's own."""
        with Wire(self.server.address) as wire:
            head = b"".join(header + b"\r\n" for header in (line, *headers))
            return wire.send(head + (HEADERS + b"\r\n{}" if line.startswith(b"POST") else b"\r\n")).answer()


@backend.not_on_moto("it is about our own program")
class Hosts(Raw):
    options = ("--allow-host", "dynamodb", "--allow-host", "db.example.com", "--allow-host", "Rooted.")
    answered = ("127.0.0.1", "127.0.0.1:8000", "192.168.1.7:80", "[::1]", "[::1]:8000", "[fe80::1%25eth0]:1", "localhost", "LOCALHOST:1",
                "localhost.", "localhost.:8000", "shop.localhost:8000", "dynamodb", "DynamoDB:8000", "db.example.com:8000",
                "rooted", "rooted.", "rooted.:8000")
    refused = ("evil.example", "evil.example:8000", "localhost.evil.example", "127.0.0.1.evil.example", "evil-localhost", "localhosts",
               "x.dynamodb", "dynamodb.evil.example", "127.0.0.1@evil.example", "evil.example:127.0.0.1", "[::1]evil.example",
               "[evil.example]", "[::1", "::1]", "localhost:x", "localhost:80:80", "127.1", "1", "", "xn--localhost-", "localhost..")

    def test_addresses_and_known_names_are_answered(self):
        for host in self.answered:
            with self.subTest(host=host):
                self.assertEqual(self.server.post(b"{}", "ListTables", Host=host).status, 200)
                answer = self.server.request("GET", Host=host)
                self.assertEqual((answer.status, answer.body), (200, f"healthy: {host} ".encode()))

    def test_others_are_refused_whatever_they_ask(self):
        for host in self.refused:
            with self.subTest(host=host):
                for method in ("GET", "POST", "OPTIONS"):
                    self.refused_host(self.server.request(method, Host=host), host)
                self.assertEqual(self.server.request("HEAD", Host=host).status, 403)
                self.refused_host(self.server.post(TABLE, "CreateTable", Host=host), host)
                # What a page of that name sends once its name leads here: the browser takes it for its own.
                self.refused_host(self.server.post(TABLE, "CreateTable", Host=host, Origin=f"http://{host}"), host)
        self.assertEqual(self.tables(), [])

    def test_the_first_line_may_have_the_host(self):
        for line, host, status in (
            (b"POST http://localhost:8000/ HTTP/1.1", b"localhost:8000", 200),
            (b"POST HTTP://127.0.0.1/ HTTP/1.1", b"127.0.0.1", 200),
            (b"POST http://localhost HTTP/1.1", b"localhost", 200),
            # The host of the first line counts, whatever the header says.
            (b"POST http://localhost/ HTTP/1.1", b"evil.example", 200),
            (b"POST http://evil.example/ HTTP/1.1", b"localhost", 403),
            (b"POST http://evil.example HTTP/1.1", b"localhost", 403),
            (b"POST http://evil.example?/ HTTP/1.1", b"localhost", 403),
            (b"POST http://localhost@evil.example/ HTTP/1.1", b"localhost", 403),
            (b"GET http://localhost/ HTTP/1.1", b"localhost", 200),
            (b"GET http://evil.example/ HTTP/1.1", b"127.0.0.1", 403),
        ):
            with self.subTest(line=line, host=host):
                self.assertEqual(self.answer(line, b"Host: " + host)[0], status)

    def test_a_request_without_a_host(self):
        # No browser speaks HTTP/1.0, and every one says the host.
        self.assertEqual(self.answer(b"POST / HTTP/1.0")[0], 200)
        self.assertEqual(self.answer(b"GET / HTTP/1.0")[2], b"healthy: swynamo-local ")
        self.assertEqual(self.answer(b"POST / HTTP/1.0", b"Host: evil.example")[0], 403)
        self.assertEqual(self.answer(b"POST http://evil.example/ HTTP/1.0")[0], 403)
        self.assertEqual(self.answer(b"POST / HTTP/1.1")[0], 400)
        self.assertEqual(self.answer(b"GET / HTTP/1.1")[0], 400)

    def test_a_request_with_several_hosts(self):
        for hosts in ((b"localhost", b"evil.example"), (b"evil.example", b"localhost"), (b"localhost", b"localhost")):
            for line in (b"POST / HTTP/1.1", b"POST / HTTP/1.0", b"POST http://localhost/ HTTP/1.1"):
                self.assertEqual(self.answer(line, *(b"Host: " + host for host in hosts))[0], 400)
        with Wire(self.server.address) as wire:
            good = b"POST / HTTP/1.1\r\nHost: localhost\r\n" + HEADERS + b"\r\n{}"
            wire.send(good + good.replace(b"Host: localhost", b"Host: localhost\r\nHost: evil.example") + good)
            self.assertEqual([wire.answer()[0], wire.answer()[0]], [200, 400])
            self.assertTrue(wire.is_over)


@backend.not_on_moto("it is about our own program")
class OwnHost(Browsers):
    options = ("--host", "localhost")

    def test_the_name_it_listens_at_is_answered(self):
        self.assertEqual(self.server.post(b"{}", "ListTables").status, 200)


@backend.not_on_moto("it is about our own program")
class Signed(Browsers):
    """Who has signed a request has signed its host."""

    environment = {"SWYNAMO_LOCAL_ACCESS_KEY_ID": "key", "SWYNAMO_LOCAL_SECRET_ACCESS_KEY": "secret"}

    def test_any_host_will_do_for_what_is_signed(self):
        answer = self.server.post(b"{}", "ListTables", Host="db.example.com")
        self.assertEqual((answer.status, answer.kind), (400, "MissingAuthenticationTokenException"))

    def test_what_needs_no_signature_has_to_go_to_a_known_host(self):
        for method in ("GET", "OPTIONS"):
            self.refused_host(self.server.request(method, Host="db.example.com"), "db.example.com")
        self.assertEqual(self.server.request("HEAD", Host="db.example.com").status, 403)
        self.assertEqual(self.server.request("GET", Host="localhost").status, 200)

    def test_origins_are_not(self):
        self.refused_origin(self.server.post(b"{}", "ListTables", Origin=EVIL))


@backend.not_on_moto("it is about our own program")
class Required(Browsers):
    """A signature that nobody verifies proves nothing: a page can write one too."""

    options = ("--require-signatures",)

    def test_hosts_are_looked_at(self):
        self.refused_host(self.server.post(
            b"{}", "ListTables", Host="evil.example",
            Authorization="AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host, Signature=x"), "evil.example")


if __name__ == "__main__":
    unittest.main()

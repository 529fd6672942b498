"""Connections: kept alive, pipelined, old, slow, many; bodies in chunks and bodies that wait to be asked for."""

import contextlib
import json
import os
import re
import socket
import ssl
import threading
import time
import unittest
import zlib
from unittest import mock

import backend
from program import OnServer, Server

HEAD = b"Host: localhost\r\nContent-Type: application/json\r\nX-Amz-Target: DynamoDB_20120810.ListTables\r\n"


def request(body=b"{}", version=b"1.1", more=b""):
    return b"POST / HTTP/%b\r\n%bContent-Length: %d\r\n%b\r\n%b" % (version, HEAD, len(body), more, body)


class Wire:
    """One connection, byte by byte."""

    def __init__(self, address, buffer=None):
        host, port = address.split(":")
        self.socket = socket.socket()
        self.socket.settimeout(20)
        if buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
        self.socket.connect((host, int(port)))
        self.stream = self.socket.makefile("rb")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stream.close()
        self.socket.close()

    def send(self, *pieces):
        for piece in pieces:
            self.socket.sendall(piece)
        return self

    def answer(self):
        """Gives status, headers and body; None at the connection's end."""
        line = self.stream.readline()
        if not line:
            return None
        status = int(re.fullmatch(rb"HTTP/1\.[01] (\d{3}) .*\r\n", line)[1])
        headers = {}
        while (line := self.stream.readline()) != b"\r\n":
            name, _, value = line.decode().partition(":")
            headers[name.lower()] = value.strip()
        return status, headers, self.stream.read(int(headers.get("content-length", 0)))

    @property
    def is_over(self):
        with contextlib.suppress(ConnectionResetError):
            return self.stream.read(1) == b""
        return True


@backend.not_on_moto("it is about our own program")
class Connections(OnServer):
    def wire(self):
        return Wire(self.server.address)

    def listed(self, answer, connection="keep-alive"):
        self.assertEqual((answer[0], answer[2], answer[1]["connection"]), (200, b'{"TableNames":[]}', connection))

    def test_they_are_kept_alive(self):
        with self.wire() as wire:
            for _ in range(20):
                self.listed(wire.send(request()).answer())
            for body, target in ((b"{", 400), (b"{}", 200)):
                self.assertEqual(wire.send(request(body)).answer()[0], target)

    def test_pipelined_requests_are_answered_in_order(self):
        with self.wire() as wire:
            limits = [1, 0, 1, 1, 0] * 20
            wire.send(b"".join(request(json.dumps({"Limit": limit}).encode()) for limit in limits))
            self.assertEqual([wire.answer()[0] for _ in limits], [200 if limit else 400 for limit in limits])
            wire.send(request() + request(more=b"Connection: close\r\n") + request())
            self.listed(wire.answer())
            self.listed(wire.answer(), "close")
            self.assertTrue(wire.is_over)

    def test_they_are_closed_when_that_is_asked_for(self):
        for version, more, is_closed in ((b"1.1", b"Connection: close\r\n", True), (b"1.1", b"Connection: Close\r\n", True),
                                         (b"1.0", b"", True), (b"1.0", b"Connection: keep-alive\r\n", False), (b"1.1", b"", False)):
            with self.subTest(version=version, more=more), self.wire() as wire:
                self.listed(wire.send(request(version=version, more=more)).answer(), "close" if is_closed else "keep-alive")
                if is_closed:
                    self.assertTrue(wire.is_over)
                else:
                    self.listed(wire.send(request()).answer())

    def test_a_request_without_a_host(self):
        with self.wire() as wire:
            wire.send(b"GET / HTTP/1.0\r\n\r\n")
            self.assertEqual(wire.answer()[2], b"healthy: swynamo-local ")

    def test_chunks(self):
        with self.wire() as wire:
            for chunks in ((b"{}",), (b"{", b"}"), (b"{", b'"Lim', b'it":', b"1}")):
                wire.send(b"POST / HTTP/1.1\r\n%bTransfer-Encoding: chunked\r\n\r\n" % HEAD,
                          *(b"%x\r\n%b\r\n" % (len(chunk), chunk) for chunk in chunks), b"0\r\n\r\n")
                self.listed(wire.answer())

    def test_bodies_that_wait_to_be_asked_for(self):
        whole = request(more=b"Expect: 100-continue\r\n")
        with self.wire() as wire:
            for _ in range(2):
                wire.send(whole[:-2])
                status, headers, body = wire.answer()
                self.assertEqual((status, body), (100, b""))
                self.assertNotIn("content-length", headers)
                self.listed(wire.send(whole[-2:]).answer())

    def test_what_is_not_http(self):
        for text in (b"hello\r\n\r\n", b"POST / HTTP/9.9\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
                     b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n", b"POST / HTTP/1.1\r\nno colon\r\n\r\n",
                     b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}"):
            with self.subTest(text=text), self.wire() as wire:
                answer = wire.send(text).answer()
                self.assertTrue(answer is None or answer[0] == 400, answer)
                self.assertTrue(wire.is_over)

    def test_headers_are_bounded(self):
        for more in (b"X-Long: " + b"x" * 70_000 + b"\r\n", b"X-Long: " + b"x" * 16 * 1024 + b"\r\n",
                     b"".join(b"X-%d: x\r\n" % number for number in range(300))):
            with self.wire() as wire:
                with contextlib.suppress(ConnectionError):
                    answer = wire.send(request(more=more)).answer()
                    self.assertTrue(answer is None or answer[0] == 400, answer)
        with self.wire() as wire:
            self.listed(wire.send(request(more=b"X-Long: " + b"x" * 15_000 + b"\r\n")).answer())
        # The request's line counts with them.
        for path, header, status in ((16_400, 1, 400), (9_000, 9_000, 400), (7_000, 7_000, 404)):
            with self.wire() as wire, contextlib.suppress(ConnectionError):
                answer = wire.send(b"GET /%b HTTP/1.1\r\nHost: localhost\r\nX-Long: %b\r\n\r\n" % (b"x" * path, b"x" * header)).answer()
                self.assertTrue(answer is None and status == 400 or answer[0] == status, answer)

    def test_slow_and_silent_ones_hinder_nobody(self):
        with contextlib.ExitStack() as stack:
            for piece in (b"", b"POST", request()[:-1]):
                for _ in range(100):
                    stack.enter_context(self.wire()).send(piece)
            with self.wire() as wire:
                self.listed(wire.send(request()).answer())

    def test_clients_that_leave_hinder_nobody(self):
        for piece in (b"", b"POST", request()[:-1], request(), request() * 10):
            for _ in range(20):
                with self.wire() as wire:
                    wire.send(piece)
        with self.wire() as wire:
            self.listed(wire.send(request()).answer())


@backend.not_on_moto("it is about our own program")
class Bounds(unittest.TestCase):
    def test_slow_and_silent_ones_are_closed(self):
        with Server("--timeout", "1") as server, contextlib.ExitStack() as stack:
            pieces = (b"", b"P", request()[:30], request()[:-1], request(), request() + b"POST / HTTP/1.1\r\n", request() * 2 + b"P")
            wires = [stack.enter_context(Wire(server.address)).send(piece) for piece in pieces]
            for wire, piece in zip(wires, pieces):
                for _ in range(piece.count(request())):
                    self.assertEqual(wire.answer()[0], 200)
                self.assertTrue(wire.is_over)
            # One that goes on and on is closed as well.
            wire = stack.enter_context(Wire(server.address)).send(request(b"{}".ljust(100_000))[:-100_000])
            with self.assertRaises(OSError):
                for _ in range(1000):
                    wire.send(b" ")
                    time.sleep(0.02)

    def scans(self, server, count):
        """Pipelined requests whose answers have a megabyte each: more than a system keeps for who doesn't read."""
        table = {"TableName": "large", "KeySchema": [{"AttributeName": "p", "KeyType": "HASH"}],
                 "AttributeDefinitions": [{"AttributeName": "p", "AttributeType": "S"}], "BillingMode": "PAY_PER_REQUEST"}
        self.assertEqual(server.post(json.dumps(table), "CreateTable").status, 200)
        for number in range(3):
            item = {"p": {"S": str(number)}, "a": {"S": "x" * 340_000}}
            self.assertEqual(server.post(json.dumps({"TableName": "large", "Item": item}), "PutItem").status, 200)
        return request(b'{"TableName":"large"}').replace(b"ListTables", b"Scan") * count

    def test_a_client_that_never_reads_is_closed(self):
        for options in ((), ("--tls-self-signed", os.devnull)):
            with self.subTest(options=options), Server("--timeout", "1", "--max-connections", "1", *options) as server:
                trusting = ssl._create_unverified_context()
                def secured(plain):
                    return trusting.wrap_socket(plain) if options else plain
                with mock.patch("ssl.create_default_context", lambda **_: trusting):
                    requests = self.scans(server, 100)
                stuck, next = (Wire(server.address, buffer=4096) for _ in range(2))
                with stuck, next:
                    secured(stuck.socket).sendall(requests)
                    # It is served once the other one is gone.
                    with secured(next.socket) as last:
                        last.sendall(request())
                        self.assertIn(b"200 OK", last.recv(100))

    def test_a_client_that_reads_slowly_is_not(self):
        with Server("--timeout", "1") as server:
            requests = self.scans(server, 12)
            with Wire(server.address, buffer=65_536) as wire:
                wire.send(requests)
                end, left = time.monotonic() + 4, 12 * 3 * 340_000
                while left > 0:
                    part = wire.socket.recv(100_000)
                    self.assertNotEqual(part, b"", f"closed {left} bytes before the end")
                    left -= len(part)
                    if time.monotonic() < end:
                        time.sleep(0.1)

    def test_bodies_share_the_memory(self):
        """What is sent before anybody knows who sends it."""
        size = 16 * 1024 * 1024
        with Server() as server, contextlib.ExitStack() as stack:
            most = request(b" " * size)[:-1]
            wires = [stack.enter_context(Wire(server.address)).send(most) for _ in range(16)]
            one = request(b"{}".ljust(400_000))
            def status(text):
                with Wire(server.address) as wire:
                    return wire.send(text).answer()
            # As long as a sanitized server takes to read them.
            deadline = time.monotonic() + 120
            while (answer := status(one))[0] == 200 and time.monotonic() < deadline:
                time.sleep(0.01)
            self.assertEqual((answer[0], json.loads(answer[2])), (503, {
                "__type": "com.amazon.coral.service#ServiceUnavailableException",
                "message": "The bodies of the requests under way take all the memory that they may; try again."}))
            # What is packed counts as it is unpacked.
            packed = zlib.compress(b"{}".ljust(400_000))
            self.assertEqual(status(request(packed, more=b"Content-Encoding: deflate\r\n"))[0], 503)
            # Requests as they usually are have room all the time.
            self.assertEqual(status(request())[0], 200)
            self.assertEqual(status(request(b"{}".ljust(16_384)))[0], 200)
            for wire in wires[:2]:
                wire.send(b" ")
                self.assertEqual(wire.answer()[0], 400)
            self.assertEqual(status(one)[0], 200)
            self.assertEqual(status(request(packed, more=b"Content-Encoding: deflate\r\n"))[0], 200)

    def test_thousands_that_are_half_open_hinder_nobody(self):
        with Server("--timeout", "2") as server, contextlib.ExitStack() as stack:
            wires = [stack.enter_context(Wire(server.address)).send(request()[:-1]) for _ in range(2000)]
            with Wire(server.address) as wire:
                self.assertEqual(wire.send(request()).answer()[0], 200)
            for wire in wires:
                self.assertTrue(wire.is_over)

    def test_only_so_many_are_served_at_once(self):
        with Server("--max-connections", "4") as server, contextlib.ExitStack() as stack:
            wires = [stack.enter_context(Wire(server.address)) for _ in range(4)]
            for wire in wires:
                self.assertEqual(wire.send(request()).answer()[0], 200)
            late = stack.enter_context(Wire(server.address)).send(request())
            answers = []
            waiting = threading.Thread(target=lambda: answers.append(late.answer()))
            waiting.start()
            waiting.join(0.3)
            self.assertEqual(answers, [])
            wires[0].stream.close()
            wires[0].socket.close()
            waiting.join(20)
            self.assertEqual(answers[0][0], 200)


if __name__ == "__main__":
    unittest.main()

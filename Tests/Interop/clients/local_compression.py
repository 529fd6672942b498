"""Compressed requests and answers, and the checksum of what was sent."""

import gzip
import http.client
import json
import random
import string
import unittest
import zlib

import backend
from program import OnServer

LARGE = 4096


@backend.not_on_moto("it is about what DynamoDB's front end does")
class Requests(OnServer):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.server.create_table()

    def put(self, id, pack, encoding, **more):
        body = json.dumps({"TableName": "things", "Item": {"id": {"S": id}} | more}).encode()
        return self.server.post(pack(body), "PutItem", Content_Encoding=encoding)

    def holds(self, id):
        return "Item" in self.server.client.get_item(TableName="things", Key={"id": {"S": id}})

    def test_they_are_unpacked(self):
        two = lambda body: gzip.compress(body[:10]) + gzip.compress(body[10:])
        for number, (pack, encoding) in enumerate((
            (gzip.compress, "gzip"), (gzip.compress, "GZIP"), (zlib.compress, "deflate"), (two, "gzip"), (bytes, "identity"),
        )):
            answer = self.put(f"taken-{number}", pack, encoding, long={"S": "x" * 100_000})
            self.assertEqual((answer.status, answer.body), (200, b"{}"))
            self.assertTrue(self.holds(f"taken-{number}"))

    def test_what_cannot_be_unpacked_is_refused(self):
        packed = gzip.compress
        for number, (pack, encoding) in enumerate((
            (bytes, "garbage"), (bytes, "gzip"), (bytes, "deflate"), (lambda body: packed(body) + b"junk", "gzip"),
            (lambda body: packed(body)[:-1], "gzip"), (lambda body: b"", "gzip"), (packed, "deflate"), (zlib.compress, "gzip"),
            (packed, "br"), (packed, "gzip, gzip"),
        )):
            answer = self.put(f"refused-{number}", pack, encoding)
            self.assertEqual((answer.status, answer.kind), (500, "InternalServerError"), (number, answer.body))
            self.assertFalse(self.holds(f"refused-{number}"))

    def test_unpacked_they_are_no_larger_than_others(self):
        largest = 16 * 1024 * 1024
        fits = b'{"Limit":1}'.ljust(largest)
        self.assertEqual(self.server.post(gzip.compress(fits, 1), "ListTables", Content_Encoding="gzip").status, 200)
        answer = self.server.post(gzip.compress(fits + b" ", 1), "ListTables", Content_Encoding="gzip")
        self.assertEqual((answer.status, answer.kind), (413, "RequestEntityTooLargeException"))
        packer = zlib.compressobj(9, wbits=31)
        bomb = b"".join([*(packer.compress(bytes(1 << 20)) for _ in range(64)), packer.flush()])
        self.assertEqual(self.server.post(bomb, "ListTables", Content_Encoding="gzip").status, 413)


@backend.not_on_moto("it is about what DynamoDB's front end does")
class Answers(OnServer):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.server.create_table()
        cls.server.put("same", text="x" * (LARGE - 30))
        # {"Item":{"text":{"S":"…"},"id":{"S":"exact"}}}
        cls.server.put("exact", text="x" * (LARGE - 45))
        cls.server.put("short", text="x" * (LARGE - 46))
        cls.text = "".join(random.Random(4).choices(string.ascii_letters, k=50 * LARGE))
        cls.server.put("random", text=cls.text)

    def get(self, id, accepted, **more):
        headers = {} if accepted is None else {"Accept-Encoding": accepted}
        answer = self.server.post(
            json.dumps({"TableName": "things", "Key": {"id": {"S": id}}} | more), "GetItem", **headers)
        self.assertEqual(answer.status, 200)
        self.assertTrue(answer.has_right_checksum)
        self.assertEqual(answer.headers["Content-Length"], str(len(answer.body)))
        return answer

    def test_large_ones_are_packed_where_that_is_asked_for(self):
        for accepted, unpack in (("gzip", gzip.decompress), ("deflate", zlib.decompress)):
            plain = self.get("same", None)
            self.assertIsNone(plain.headers["Content-Encoding"])
            packed = self.get("same", accepted)
            self.assertEqual(packed.headers["Content-Encoding"], accepted)
            self.assertEqual(unpack(packed.body), plain.body)
            self.assertGreater(len(plain.body), 30 * len(packed.body))
            self.assertIsNone(self.get("same", accepted, ProjectionExpression="#t", ExpressionAttributeNames={"#t": "text"})
                              .headers["Content-Encoding"])
            packed = self.get("random", accepted)
            self.assertEqual(json.loads(unpack(packed.body))["Item"]["text"]["S"], self.text)
            self.assertGreater(len(self.text), 1.2 * len(packed.body))

    def test_large_begins_with_4096_bytes(self):
        for id, size in (("exact", LARGE), ("short", LARGE - 1)):
            self.assertEqual(len(self.get(id, None).body), size)
            self.assertEqual(self.get(id, "gzip").headers["Content-Encoding"], "gzip" if size == LARGE else None)

    def test_what_else_can_be_asked_for(self):
        for accepted, given in (("gzip, deflate", "gzip"), ("br, deflate, gzip", "deflate"), ("*", "gzip"), ("identity", None),
                                ("", None), ("br", None), ("deflate;q=0.5, gzip;q=0.2", "deflate"), ("gzip;q=0", None)):
            self.assertEqual(self.get("same", accepted).headers["Content-Encoding"], given)

    def test_the_first_line_counts(self):
        body = json.dumps({"TableName": "things", "Key": {"id": {"S": "same"}}}).encode()
        for lines, given in ((("identity", "gzip"), None), (("gzip", "identity"), "gzip"), (("gzip;q=0.5, deflate; q =0.1",), "deflate")):
            connection = http.client.HTTPConnection(self.server.address)
            connection.putrequest("POST", "/", skip_accept_encoding=True)
            for name, value in (("Content-Type", "application/x-amz-json-1.0"), ("X-Amz-Target", "DynamoDB_20120810.GetItem"),
                                ("Content-Length", str(len(body))), *(("Accept-Encoding", line) for line in lines)):
                connection.putheader(name, value)
            connection.endheaders(body)
            with connection.getresponse() as answer:
                self.assertEqual((answer.status, answer.headers["Content-Encoding"]), (200, given), lines)
            connection.close()


if __name__ == "__main__":
    unittest.main()

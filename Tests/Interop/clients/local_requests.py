"""What swynamo-local answers before the engine is asked. What is not JSON, not an operation, too large."""

import concurrent.futures
import json
import unittest

import backend
from program import OnServer, Server

NOT_FOUND = b"<UnknownOperationException/>\n"


@backend.not_on_moto("it is about what DynamoDB's front end does")
class RequestHandling(OnServer):
    def refused(self, answer, kind, message=None, status=400):
        self.assertEqual((answer.status, answer.kind, answer.message), (status, kind, message), answer.body)
        self.assertTrue(answer.has_right_checksum)
        self.assertRegex(answer.headers["x-amzn-RequestId"], "^[0-9A-Z]{52}$")
        return answer

    def not_found(self, answer):
        self.assertEqual((answer.status, answer.body), (404, NOT_FOUND))
        self.assertEqual((answer.headers["x-amz-crc32"], answer.headers["Content-Length"]), ("3552371480", "29"))
        self.assertRegex(answer.headers["x-amzn-RequestId"], "^[0-9A-Z]{52}$")

    def test_it_says_that_it_is_there(self):
        body = f"healthy: {self.server.address} ".encode()
        answer = self.server.request("GET")
        self.assertEqual((answer.status, answer.body), (200, body))
        self.assertTrue(answer.has_right_checksum)
        answer = self.server.request("HEAD")
        self.assertEqual((answer.status, answer.body, answer.headers["Content-Length"]), (200, b"", str(len(body))))
        self.not_found(self.server.request("GET", "/health"))

    def test_other_methods(self):
        for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
            self.not_found(self.server.request(method))

    def test_media_types(self):
        for type in (None, "whatever", "text/plain", "application/x-amz-json-1.1", "application/jsonasdf", "", ";"):
            self.not_found(self.server.post(b"hi", type=type))
            self.not_found(self.server.post(b"{}", "ListTables", type=type))
        for type, answered in (("application/json", None), ("application/x-amz-json-1.0", None),
                               ("application/json;", "application/json"), ("  application/json  ;   asfd", "application/json"),
                               ("application/json;charset=utf-8", "application/json"),
                               ("application/x-amz-json-1.0;blah", "application/x-amz-json-1.0")):
            for answer in (self.server.post(b"hi", type=type), self.server.post(b"hi", "ListTables", type=type)):
                self.refused(answer, "SerializationException")
                self.assertEqual(answer.headers["Content-Type"], answered or type)
                self.assertEqual((answer.body, answer.headers["x-amz-crc32"]), (
                    b'{"__type":"com.amazon.coral.service#SerializationException"}', "3948637019"))
            answer = self.server.post(b"{}", "ListTables", type=type)
            self.assertEqual((answer.status, answer.headers["Content-Type"]), (200, answered or type))

    def test_operations(self):
        for headers in ({}, {"X_Amz_Target": "whatever"}, {"X_Amz_Target": "DynamoDB_20120810.ListTable"},
                        {"X_Amz_Target": "DynamoDB_20120810."}, {"X_Amz_Target": "DynamoDB_20120810.listTables"},
                        {"X_Amz_Target": "DynamoDB_20111205.ListTables"}, {"X_Amz_Target": "DynamoDBStreams_20120810.ListTables"},
                        {"X_Amz_Target": "DynamoDB_20120810.ListTables.More"}, {"X_Amz_Target": "ListTables"}):
            for body in (None, b"{}"):
                answer = self.refused(self.server.post(body, **headers), "UnknownOperationException")
                self.assertEqual(answer.headers["x-amz-crc32"], "1368724161")

    def test_the_body_comes_before_the_operation(self):
        self.refused(self.server.post(b"{", X_Amz_Target="whatever"), "SerializationException")
        self.refused(self.server.post(b"[]", X_Amz_Target="whatever"), "SerializationException")

    def test_a_body_is_needed(self):
        answer = self.server.post(None, "ListTables", type=None)
        self.refused(answer, "SerializationException")
        self.assertEqual(answer.headers["Content-Type"], "application/json")

    def test_what_is_not_json(self):
        whole = b'{"TableName":"things","Item":{"id":{"S":"x"}}}'
        bodies = [whole[:count] for count in range(1, len(whole))]
        bodies += [b"}}}", b"}{", b"7", b"null", b"true", b'"text"', b"[]", b"><#", b'"""', b'{"""}', b'{""}', b"{7}", b"{3: }}",
                   b'{"2":{}', b",", b"{,}", b"{{}}", b'"a": "b"', b"{'a':1}", b'{"a":01}', b'{"a":+1}', b'{"a":.5}', b'{"a":1.}',
                   b'{"a":1e}', b'{"a":NaN}', b'{"a":Infinity}', b'{"a":"\\x"}', b'{"a":"\t"}', b'{"a":1,}', b"{}{}", b"{} x",
                   b"\xef\xbb\xbf{}", b'{"a":"\xff"}', b'{"a":"\xc3"}', b'{"a":"\xed\xa0\x80"}', b'{"a":"\\ud800"}',
                   '{"a":1}'.encode("utf-16"), b"{\x00}", b"/* */{}", b"{" * 10_000 + b"}" * 9_999]
        for body in bodies:
            with self.subTest(body=body[:80]):
                self.refused(self.server.post(body, "PutItem"), "SerializationException")

    def test_depth_is_answered(self):
        for start, end in ((b'{"":', b"{}" + b"}"), (b'{"L":[', b"]}"), (b"[", b"]"), (b'{"M":{"a":', b"}}")):
            for depth in (100, 250, 500, 511, 513, 5_000, 200_000):
                item = start * depth + end * depth
                body = b'{"TableName":"things","Item":{"id":{"S":"x"},"a":' + item + b"}}"
                self.assertEqual(self.server.post(body, "PutItem").status, 400)
        self.assertEqual(self.server.post(b"{}", "ListTables").status, 200)

    def test_size(self):
        largest = 16 * 1024 * 1024
        answer = self.server.post(b"{" + b" " * (largest - 2) + b"}", "ListTables")
        self.assertEqual((answer.status, answer.json), (200, {"TableNames": []}))
        def chunks(size):
            yield b"{}"
            for _ in range(0, size, 1 << 20):
                yield b" " * (1 << 20)
        for body in (b"{}" + b" " * (largest - 1), chunks(largest)):
            answer = self.server.post(body, "ListTables")
            self.assertEqual((answer.status, answer.headers["Transfer-Encoding"]), (413, "chunked"))
            self.assertIn("Request is too large", answer.message)
        self.assertEqual(self.server.post(chunks(1 << 20), "ListTables").status, 200)

    def test_wrong_types(self):
        parameterized = (
            "class sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl cannot be cast to class java.lang.Class "
            "(sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl and java.lang.Class are in module java.base of "
            "loader 'bootstrap')")
        scalars = ("23", True, 23, -2147483648, 2147483648, 34.56)
        for value in scalars:
            self.refused(
                self.server.post(json.dumps({"RequestItems": {"abc": value}}), "BatchWriteItem"), "SerializationException",
                parameterized)
            self.refused(
                self.server.post(json.dumps({"RequestItems": {"abc": {"Keys": [value]}}}), "BatchGetItem"),
                "SerializationException", parameterized)
            self.refused(
                self.server.post(json.dumps({"RequestItems": {"abc": {"Keys": value}}}), "BatchGetItem"),
                "SerializationException", "Unexpected field type")
        self.refused(
            self.server.post(json.dumps({"RequestItems": {"abc": {}}}), "BatchWriteItem"), "SerializationException",
            "Start of structure or map found where not expected")
        self.refused(
            self.server.post(json.dumps({"RequestItems": {"abc": {"Keys": [[]]}}}), "BatchGetItem"), "SerializationException",
            "Unrecognized collection type java.util.Map<java.lang.String, com.amazonaws.dynamodb.v20120810.AttributeValue>")

    def test_of_members_of_one_name_the_last_counts(self):
        self.assertEqual(self.server.post(b'{"Limit":0,"Limit":1}', "ListTables").status, 200)
        self.assertEqual(self.server.post(b'{"Limit":1,"Limit":0}', "ListTables").status, 400)
        many = ",".join(f'"m{number}":{number}' for number in range(1000))
        self.assertEqual(self.server.post(f'{{"Limit":0,{many},{many},"Limit":1}}'.encode(), "ListTables").status, 200)

    def test_huge_numbers(self):
        for number in ("1e400", "-1e400", "9" * 10_000, "-" + "9" * 10_000, "1e-400", "0." + "0" * 10_000 + "1"):
            self.assertEqual(self.server.post(f'{{"Limit":{number}}}'.encode(), "ListTables").status, 400)

    def test_headers(self):
        answer = self.server.post(b"{}", "ListTables")
        self.assertEqual(answer.body, b'{"TableNames":[]}')
        self.assertTrue(answer.has_right_checksum)
        self.assertEqual(
            {name: answer.headers[name] for name in ("Server", "Content-Type", "Content-Length", "Connection")},
            {"Server": "Server", "Content-Type": "application/x-amz-json-1.0", "Content-Length": "17", "Connection": "keep-alive"})
        self.assertRegex(answer.headers["Date"], r"^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$")

    def test_ids_are_unique(self):
        def ids(_):
            return [self.server.post(body, target).headers["x-amzn-RequestId"]
                    for body, target in ((b"{}", "ListTables"), (b"x", "ListTables"), (b"{}", None)) for _ in range(20)]
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            all_ids = [id for some in pool.map(ids, range(4)) for id in some]
        self.assertEqual(len(set(all_ids)), len(all_ids))

    def test_it_gives_its_own_address_as_endpoint(self):
        endpoints = self.server.client.describe_endpoints()["Endpoints"]
        self.assertEqual(endpoints, [{"Address": self.server.address, "CachePeriodInMinutes": 1440}])


@backend.not_on_moto("it is about our own program")
class TableIsolation(unittest.TestCase):
    def clients(self, server):
        return {(key, region): server.session(key, "secret", region=region)
                for key in ("one", "two") for region in ("eu-west-1", "us-east-1")}

    def test_by_default_all_see_the_same_tables(self):
        with Server() as server:
            server.create_table()
            for (_, region), client in self.clients(server).items():
                self.assertEqual(client.list_tables()["TableNames"], ["things"])
                arn = client.describe_table(TableName="things")["Table"]["TableArn"]
                self.assertEqual(arn, f"arn:aws:dynamodb:{region}:000000000000:table/things")
                self.assertEqual(client.list_tags_of_resource(ResourceArn=arn)["Tags"], [])
                with self.assertRaisesRegex(Exception, "AccessDeniedException"):
                    client.list_tags_of_resource(ResourceArn=arn.replace("000000000000", "123456789012"))
            for key, account in (("123456789012", "123456789012"), ("AKIAIOSFODNN7EXAMPLE", "581039954779")):
                client = server.session(key, "secret", region="eu-west-1")
                arn = client.describe_table(TableName="things")["Table"]["TableArn"]
                self.assertEqual(arn, f"arn:aws:dynamodb:eu-west-1:{account}:table/things")
            self.assertEqual(server.post(b"{}", "ListTables").json, {"TableNames": ["things"]})

    def test_regions_and_keys_can_be_apart(self):
        with Server("--apart") as server:
            clients = self.clients(server)
            for (key, region), client in clients.items():
                client.create_table(
                    TableName=f"{key}-{region}", KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
                    AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}], BillingMode="PAY_PER_REQUEST")
            accounts = {"one": set(), "two": set()}
            for (key, region), client in clients.items():
                self.assertEqual(client.list_tables()["TableNames"], [f"{key}-{region}"])
                arn = client.describe_table(TableName=f"{key}-{region}")["Table"]["TableArn"]
                self.assertRegex(arn, rf"^arn:aws:dynamodb:{region}:\d{{12}}:table/{key}-{region}$")
                accounts[key].add(arn.split(":")[4])
                self.assertEqual(client.list_tags_of_resource(ResourceArn=arn)["Tags"], [])
                self.assertEqual(client.describe_table(TableName=arn)["Table"]["TableArn"], arn)
            # Each key is one account, and no two are the same.
            self.assertEqual([len(numbers) for numbers in accounts.values()], [1, 1])
            self.assertNotEqual(*accounts.values())
            self.assertEqual(server.post(b"{}", "ListTables").json, {"TableNames": []})


if __name__ == "__main__":
    unittest.main()

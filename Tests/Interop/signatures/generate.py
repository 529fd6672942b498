"""Writes requests with the Authorization header that botocore gives them, one JSON object a line.

    python3 generate.py --count 10000 > vectors.jsonl
    SWYNAMO_SIGNATURE_VECTORS=$PWD/vectors.jsonl swift test --enable-all-traits --filter BotocoreVectorTests

The requests are drawn at random, the same ones for the same seed: odd paths, unicode, repeated headers and parameters,
empty bodies, session tokens.
"""

import argparse
import base64
import datetime
import json
import random
import string
import sys
from unittest import mock

import botocore.auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

UNRESERVED = string.ascii_letters + string.digits + "-._~"
ODD = " %+=&!$'()*,;:@/\"<>[]{}|\\^`"
UNICODE = "éßñ日本語🚀\u0301\u200d"
METHODS = ["GET", "POST", "PUT", "DELETE", "HEAD", "PATCH"]
REGIONS = ["us-east-1", "eu-central-1", "cn-north-1", "us-gov-west-1"]
TARGETS = ["DynamoDB_20120810.GetItem", "DynamoDB_20120810.SearchVectors", "DynamoDBStreams_20120810.GetRecords"]
HOSTS = [
    "dynamodb.us-east-1.amazonaws.com", "streams.dynamodb.us-east-1.amazonaws.com",
    "123456789012.search-ddb.us-east-1.amazonaws.com", "localhost:8000", "example.amazonaws.com", "[::1]:8000",
]
SERVICES = ["dynamodb", "iam", "sts", "service"]


def text(source, alphabet, longest):
    return "".join(source.choice(alphabet) for _ in range(source.randint(0, longest)))


def odd_text(source, longest=12):
    return text(source, UNRESERVED * 2 + ODD + UNICODE, longest)


def path(source):
    if source.random() < 0.2:
        return "/"
    segments = [source.choice(["", ".", "..", "a", odd_text(source), "%20", "%2F"]) for _ in range(source.randint(0, 6))]
    return "/" + "/".join(segments)


def header_value(source):
    alphabet = UNRESERVED + "  \t,;=\"" + UNICODE
    return text(source, alphabet, 30)


def headers(source, host):
    fields = [["Host", host]]
    if source.random() < 0.8:
        fields.append(["Content-Type", "application/x-amz-json-1.0"])
    if source.random() < 0.6:
        fields.append(["X-Amz-Target", source.choice(TARGETS)])
    if source.random() < 0.3:
        fields.append([source.choice(["User-Agent", "Expect", "X-Amzn-Trace-Id"]), "not signed"])
    for _ in range(source.randint(0, 4)):
        name = source.choice(["X-Custom", "x-custom", "X-Amz-Meta-A", "Accept", "X-" + text(source, string.ascii_letters, 8) + "z"])
        fields.append([name, header_value(source)])
    return fields


def body(source):
    kind = source.random()
    if kind < 0.25:
        return b""
    if kind < 0.6:
        return json.dumps({"TableName": odd_text(source), "Key": {"k": {"S": odd_text(source, 80)}}}, ensure_ascii=False).encode()
    return source.randbytes(source.choice([1, 55, 56, 63, 64, 65, 1000, 20000]))


def vector(source):
    host = source.choice(HOSTS)
    method = source.choice(METHODS)
    given = {
        "method": method,
        "path": path(source),
        "query": [[odd_text(source), odd_text(source)] for _ in range(source.choice([0, 0, 1, 2, 5]))],
        "headers": headers(source, host),
        "body": body(source),
        "time": source.randint(0, 4_102_444_799),
        "accessKeyID": text(source, string.ascii_uppercase + string.digits, 19) + "A",
        "secretAccessKey": text(source, string.ascii_letters + "/+", 79) + "s",
        "sessionToken": text(source, string.ascii_letters + "/+=", 400) + "t" if source.random() < 0.4 else None,
        "region": source.choice(REGIONS),
        "service": source.choice(SERVICES),
    }
    given["authorization"] = authorization(given, host)
    given["body"] = base64.b64encode(given["body"]).decode()
    return given


def authorization(given, host):
    query = [(name, value) for name, value in given["query"]]
    request = AWSRequest(method=given["method"], url=f"https://{host}{given['path']}", data=given["body"], params=query)
    for name, value in given["headers"]:
        request.headers.add_header(name, value)
    now = datetime.datetime.fromtimestamp(given["time"], datetime.timezone.utc)
    credentials = Credentials(given["accessKeyID"], given["secretAccessKey"], given["sessionToken"])
    with mock.patch.object(botocore.auth, "get_current_datetime", lambda *_, **__: now):
        botocore.auth.SigV4Auth(credentials, given["service"], given["region"]).add_auth(request)
    return request.headers["Authorization"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    source = random.Random(arguments.seed)
    for _ in range(arguments.count):
        json.dump(vector(source), sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")


if __name__ == "__main__":
    main()

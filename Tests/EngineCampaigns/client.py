"""A small client on one kept connection, without an SDK's own work and without its retries: a lost answer stays lost."""

import http.client
import json

_HEADERS = {
    "Content-Type": "application/x-amz-json-1.0",
    "Authorization": "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, "
    "SignedHeaders=host, Signature=0",
}


class Refused(Exception):
    """An error of the service, with its code: `ConditionalCheckFailedException`."""

    def __init__(self, status, answer):
        self.status = status
        self.code = answer.get("__type", "").rsplit("#", 1)[-1]
        self.message = answer.get("message", answer.get("Message", ""))
        self.answer = answer
        super().__init__(f"{status} {self.code}: {self.message}")


class Lost(Exception):
    """The connection broke: nobody knows whether the request was done."""


class Client:
    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def call(self, operation, **request):
        return self._call("DynamoDB_20120810." + operation, request)

    def stream(self, operation, **request):
        return self._call("DynamoDBStreams_20120810." + operation, request)

    def _call(self, target, request):
        headers = dict(_HEADERS, **{"X-Amz-Target": target})
        try:
            self.connection.request("POST", "/", json.dumps(request), headers)
            response = self.connection.getresponse()
            body = response.read()
        except (OSError, http.client.HTTPException) as error:
            self.connection.close()
            raise Lost(str(error)) from error
        answer = json.loads(body)
        if response.status != 200:
            raise Refused(response.status, answer)
        return answer

    def scan(self, table, index=None):
        """All items, page by page."""
        request = {"TableName": table, "ConsistentRead": index is None}
        if index:
            request["IndexName"] = index
        items, count = [], 0
        while True:
            page = self.call("Scan", **request)
            items += page["Items"]
            count += page["Count"]
            if "LastEvaluatedKey" not in page:
                assert count == len(items), f"{table} {index}: Count says {count} where there are {len(items)}"
                return items
            request["ExclusiveStartKey"] = page["LastEvaluatedKey"]

    def close(self):
        self.connection.close()

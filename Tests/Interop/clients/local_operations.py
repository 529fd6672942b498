"""The guide's list of operations against AWS's service models: none is missing, none is made up, and each is there."""

import json
import re
import unittest
from pathlib import Path

import botocore.session

from program import OnServer

GUIDE = Path(__file__).parents[3] / "Guides" / "LocalServer.md"


def listed(service):
    text = GUIDE.read_text().split(f"<!-- operations of {service} -->\n")[1].split("<!-- end -->")[0]
    return dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", text, re.MULTILINE))


class Operations(OnServer):
    def test_the_guide_has_all(self):
        for service, model in (("DynamoDB", "dynamodb"), ("DynamoDB Streams", "dynamodbstreams")):
            names = botocore.session.Session().get_service_model(model).operation_names
            self.assertEqual(sorted(listed(service)), sorted(names))

    def test_each_is_there(self):
        for name in listed("DynamoDB"):
            with self.subTest(operation=name):
                answer = self.server.post(json.dumps({}), target=name)
                self.assertNotIn(b"UnknownOperationException", answer.body)


if __name__ == "__main__":
    unittest.main()

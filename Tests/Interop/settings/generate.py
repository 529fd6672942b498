"""Writes which region and which endpoint botocore's clients of DynamoDB and of its streams take from code, environment and profile,
one JSON object a line.

    python3 generate.py > vectors.txt
    SWYNAMO_SETTINGS_VECTORS=$PWD/vectors.txt swift test --enable-all-traits --filter BotocoreSettingsTests

botocore does not know AWS_REGION, so it is never set here.
"""

import itertools
import json
import os
import sys
import tempfile
from unittest import mock

import botocore.session
from botocore.exceptions import BotoCoreError
from botocore.loaders import create_loader

LOADER = create_loader()

VARIABLES = [
    [{}, {"AWS_DEFAULT_REGION": "eu-west-2"}],
    [{}, {"AWS_ENDPOINT_URL_DYNAMODB": "http://variable-service:1"}],
    [{}, {"AWS_ENDPOINT_URL_DYNAMODB_STREAMS": "http://variable-streams:1"}],
    [{}, {"AWS_ENDPOINT_URL": "http://variable:1"}],
    [{}, {"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"}, {"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "false"}],
]
PROFILE = [
    ["", "region = eu-west-3\n"], ["", "services = mine\n", "services = tables\n", "services = missing\n"], ["", "endpoint_url = http://profile:1\n"],
    ["", "ignore_configured_endpoint_urls = true\n"],
]
SERVICES = """[services tables]
s3 =
  endpoint_url = http://s3:1
dynamodb =
  endpoint_url = http://services:1
[services mine]
dynamodb =
  endpoint_url = http://services:1
dynamodb_streams =
  endpoint_url = http://services-streams:1
"""


def outcome(given, folder):
    path = os.path.join(folder, "config")
    with open(path, "w", encoding="utf-8") as file:
        file.write(given["config"])
    environment = {**given["variables"], "AWS_CONFIG_FILE": path, "AWS_SHARED_CREDENTIALS_FILE": os.path.join(folder, "none")}
    with mock.patch.dict(os.environ, environment, clear=True):
        session = botocore.session.Session()
        session.register_component("data_loader", LOADER)
        found, errors = [], set()
        for service in ("dynamodb", "dynamodbstreams"):
            try:
                found.append(session.create_client(
                    service, region_name=given["region"], endpoint_url=given["endpoint"], aws_access_key_id="a",
                    aws_secret_access_key="s").meta)
            except BotoCoreError as error:
                errors.add(type(error).__name__)
        if errors:
            return {"errors": sorted(errors)}
        tables, streams = found
        return {"found": {"region": tables.region_name, "endpoint": tables.endpoint_url, "streams": streams.endpoint_url}}


def combinations():
    """Everything of environment and profile; code, and the default profile, with all that they are to win or lose against."""
    everything = [choices[1] for choices in PROFILE]
    for variables in itertools.product(*VARIABLES):
        for settings in itertools.product(*PROFILE):
            yield None, None, (*variables, {"AWS_PROFILE": "work"}), settings
        for region, url in [("eu-west-1", None), (None, "http://code:1"), ("eu-west-1", "http://code:1")]:
            yield region, url, (*variables, {"AWS_PROFILE": "work"}), everything
        yield None, None, variables, everything


def main():
    with tempfile.TemporaryDirectory() as folder:
        for region, url, variables, settings in combinations():
            config = f"[default]\nregion = us-west-1\n[profile work]\n{''.join(settings)}{SERVICES}"
            given = {
                "region": region, "endpoint": url, "config": config,
                "variables": {name: value for some in variables for name, value in some.items()},
            }
            print(json.dumps({**given, **outcome(given, folder)}))


if __name__ == "__main__":
    main()

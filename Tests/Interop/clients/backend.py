"""The server under test: its URL is in SWYNAMO_INTEROP_ENDPOINT, and its name in SWYNAMO_INTEROP_BACKEND."""

import os
import sys
import unittest
import uuid
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from model import watch

ENDPOINT = os.environ["SWYNAMO_INTEROP_ENDPOINT"]
NAME = os.environ.get("SWYNAMO_INTEROP_BACKEND", "swynamo-local")

# Any region and any credentials will do; none of the machine's own must be used.
REGION = "us-east-1"
ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "interop",
    "AWS_SECRET_ACCESS_KEY": "interop",
    "AWS_DEFAULT_REGION": REGION,
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_EC2_METADATA_DISABLED": "true",
}
os.environ.update(ENVIRONMENT)
os.environ.pop("AWS_PROFILE", None)

if NAME == "swynamo-local":
    watch.watch_botocore()


def not_on_moto(reason):
    """For what DynamoDB does and moto doesn't."""
    return unittest.skipIf(NAME == "moto", reason)


def fresh_name(kind):
    return f"interop-{kind}-{uuid.uuid4().hex[:12]}"

"""Every answer that a session gets is held against the service's model; what was exercised is written down for the end.

A process appends to the file in SWYNAMO_INTEROP_EXERCISED a line for each operation: how often it was answered, how often
refused, and what was wrong. `verdict.py` reads them all."""

import atexit
import collections
import json
import os

from . import validator

_answered = collections.Counter()
_refused = collections.Counter()
_faults = collections.Counter()


def note(operation, status, body):
    if validator.service(operation) is None:
        return
    (_answered if status == 200 else _refused)[operation] += 1
    for fault in validator.faults(operation, status, body):
        _faults[fault] += 1


def watch_botocore():
    """Sees each answer as it comes, before botocore parses it: it would leave out what its model doesn't know."""
    import botocore.endpoint

    original = botocore.endpoint.convert_to_response_dict

    def converted(http_response, operation_model):
        response = original(http_response, operation_model)
        try:
            body = json.loads(response["body"] or b"{}")
        except ValueError:
            _faults[f"{operation_model.name}: an answer that is no JSON"] += 1
        else:
            note(operation_model.name, response["status_code"], body)
        return response

    botocore.endpoint.convert_to_response_dict = converted


@atexit.register
def _write():
    path = os.environ.get("SWYNAMO_INTEROP_EXERCISED")
    if path:
        line = json.dumps({"answered": _answered, "refused": _refused, "faults": _faults})
        with open(path, "a") as file:
            file.write(line + "\n")

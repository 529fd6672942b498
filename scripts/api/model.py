"""The service's model as botocore has it: both services' operations and shapes in one."""

import gzip
import json
import pathlib

SERVICES = {"dynamodb": "dynamoDB", "dynamodbstreams": "streams"}  # folder, case of ServiceOperation.Service


def pinned():
    """The data folder of the botocore in .venv."""
    found = sorted(pathlib.Path(".venv/lib").glob("python3*/site-packages/botocore/data"))
    if not found:
        raise SystemExit("api: there is no .venv; run scripts/python-environment")
    return found[-1]


def load(path):
    """The JSON of a file that may be compressed."""
    if not path.exists():
        path = path.with_name(path.name + ".gz")
    return json.loads(gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes())


class Model:
    """Operations by name, and the shapes that can be reached from them."""

    def __init__(self, data):
        self.operations, self.shapes, self.paginators, self.waiters = {}, {}, {}, {}
        self.exceptions = set()
        for folder, service in SERVICES.items():
            newest = sorted((data / folder).iterdir())[-1]
            description = load(newest / "service-2.json")
            for name, operation in description["operations"].items():
                self.operations[name] = operation | {"service": service}
            for name, shape in description["shapes"].items():
                self.shapes.setdefault(name, shape)
                if shape.get("exception"):
                    self.exceptions.add(name)
            self.paginators |= load(newest / "paginators-1.json")["pagination"]
            waiters = newest / "waiters-2.json"
            if waiters.exists():
                self.waiters |= load(waiters)["waiters"]
        for operation in self.operations.values():
            if operation.get("staticContextParams", {}).get("IsSearchOperation", {}).get("value"):
                operation["service"] = "search"

    def input(self, name):
        return self.operations[name]["input"]["shape"]

    def output(self, name):
        """Nil for an operation that answers with nothing."""
        return self.operations[name].get("output", {}).get("shape")

    def reachable(self, name, found=None):
        """A shape and all that it consists of, in the order in which they are met."""
        found = {} if found is None else found
        if name in found:
            return found
        shape = self.shapes[name]
        found[name] = shape
        for member in shape.get("members", {}).values():
            self.reachable(member["shape"], found)
        for part in ("member", "key", "value"):
            if part in shape:
                self.reachable(shape[part]["shape"], found)
        return found

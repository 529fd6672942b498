"""Holds requests that were sent against the service's model: `python -m model.requests FILE`.

A line of the file is an object with `operation`, `service`, `body`, and `isFull` where each member of each structure is to be there."""

import collections
import json
import sys

from . import validator


def faults(operation, service, body, is_full):
    model = validator.service(operation)
    if model is None:
        yield f"{operation}: the model has no such operation"
        return
    found = model.operation_model(operation)
    search = next((parameter.value for parameter in found.static_context_parameters if parameter.name == "IsSearchOperation"), False)
    expected = "search" if search else "streams" if model.service_name == "dynamodbstreams" else "dynamoDB"
    if service != expected:
        yield f"{operation}: it is sent to {service}, not to {expected}"
    yield from validator.request_faults(operation, body)
    if is_full:
        yield from missing(found.input_shape, body, operation)


def missing(shape, value, path):
    """Members that the request has not. An attribute value is of one type only."""
    if shape.type_name == "structure" and shape.name != "AttributeValue":
        for name, member in shape.members.items():
            if name in value:
                yield from missing(member, value[name], f"{path}.{name}")
            else:
                yield f"{path}.{name}: it is never sent"
    elif shape.type_name == "list":
        for element in value:
            yield from missing(shape.member, element, f"{path}[]")
    elif shape.type_name == "map":
        for element in value.values():
            yield from missing(shape.value, element, f"{path}{{}}")


def main(path):
    counts, full, found = collections.Counter(), set(), collections.Counter()
    with open(path, encoding="utf-8") as file:
        for line in file:
            sent = json.loads(line)
            counts[sent["operation"]] += 1
            if sent["isFull"]:
                full.add(sent["operation"])
            for fault in faults(sent["operation"], sent["service"], sent["body"], sent["isFull"]):
                found[fault] += 1
    for operation in validator.operations() - full:
        found[f"{operation}: no request with each member was sent"] += 1
    print(f"interop: {sum(counts.values())} requests of {len(counts)} operations held against the service's model")
    for fault, count in sorted(found.items()):
        print(f"interop: {count} × {fault}", file=sys.stderr)
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

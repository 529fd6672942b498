"""Answers and requests against botocore's service model: no member that the shape doesn't have, none of another type, none missing."""

import base64
import binascii
import functools

import botocore.session


@functools.cache
def service(operation=None):
    """The model of DynamoDB, or that of the service that has the operation; None where no service has it."""
    return _models()[0] if operation is None else next((m for m in _models() if operation in m.operation_names), None)


@functools.cache
def _models():
    return [botocore.session.Session().get_service_model(name) for name in ("dynamodb", "dynamodbstreams")]


def operations():
    """The names of all operations of both services."""
    return {name for model in _models() for name in model.operation_names}


# What the service adds to the modeled members of an error.
ERROR_MEMBERS = {"__type", "message", "Message"}

# Errors that every AWS service can answer and that no operation's model lists.
COMMON_ERRORS = {
    "ValidationException", "SerializationException", "UnknownOperationException", "AccessDeniedException",
    "MissingAuthenticationTokenException", "IncompleteSignatureException", "InvalidSignatureException",
    "UnrecognizedClientException", "ExpiredTokenException", "ThrottlingException", "RequestEntityTooLargeException",
}


def faults(operation, status, body):
    """What is wrong with an answer, as a list of sentences."""
    model = service(operation).operation_model(operation)
    if not isinstance(body, dict):
        return [f"{operation}: the body is no object"]
    if status == 200:
        if model.output_shape is None:
            return [f"{operation}: a body where none is modeled"] if body else []
        return list(_walk(model.output_shape, body, operation))
    return list(_error_faults(model, operation, body))


def request_faults(operation, body):
    """What is wrong with a request, as a list of sentences; limits of length and size too."""
    shape = service(operation).operation_model(operation).input_shape
    return list(_walk(shape, body, operation)) + list(_limits(shape, body, operation))


def _limits(shape, value, path):
    size = value if shape.type_name in ("integer", "long") else len(value) if shape.type_name in ("string", "list", "map") else None
    low, high = shape.metadata.get("min"), shape.metadata.get("max")
    if size is not None and (low is not None and size < low or high is not None and size > high):
        yield f"{path}: {size} is not between {low} and {high}"
    if shape.type_name == "structure":
        for name, member in value.items():
            if name in shape.members:
                yield from _limits(shape.members[name], member, f"{path}.{name}")
    elif shape.type_name in ("list", "map"):
        for element in value if shape.type_name == "list" else value.values():
            yield from _limits(shape.member if shape.type_name == "list" else shape.value, element, f"{path}[]")


def _error_faults(model, operation, body):
    code = body.get("__type", "").rsplit("#", 1)[-1]
    if not code:
        yield f"{operation}: an error without __type: {body}"
        return
    shapes = {shape.name: shape for shape in service(operation).error_shapes}
    members = {name: value for name, value in body.items() if name not in ERROR_MEMBERS}
    if code in COMMON_ERRORS and code not in shapes:
        if members:
            yield f"{operation}: {code} has members: {sorted(members)}"
    elif code not in shapes:
        yield f"{operation}: {code} is not in the model"
    else:
        yield from _walk(shapes[code], members, f"{operation}.{code}")
    # The model has no message member for these, and the service gives them none.
    if not (body.get("message") or body.get("Message")) and code not in {"UnknownOperationException", "SerializationException"}:
        yield f"{operation}: {code} has no message"


def _walk(shape, value, path):
    yield from _WALKERS[shape.type_name](shape, value, path)


def _structure(shape, value, path):
    if not isinstance(value, dict):
        yield f"{path}: {type(value).__name__} where a structure belongs"
        return
    for name, member in value.items():
        if name not in shape.members:
            yield f"{path}.{name}: {shape.name} has no such member"
        elif member is None:
            yield f"{path}.{name}: null"
        else:
            yield from _walk(shape.members[name], member, f"{path}.{name}")
    for name in shape.required_members:
        if name not in value:
            yield f"{path}: {shape.name} needs {name}"
    if shape.name == "AttributeValue" and len(value) != 1:
        yield f"{path}: an attribute value of {len(value)} types"


def _list(shape, value, path):
    if not isinstance(value, list):
        yield f"{path}: {type(value).__name__} where a list belongs"
        return
    for index, element in enumerate(value):
        yield from _walk(shape.member, element, f"{path}[{index}]")


def _map(shape, value, path):
    if not isinstance(value, dict):
        yield f"{path}: {type(value).__name__} where a map belongs"
        return
    for key, element in value.items():
        yield from _walk(shape.value, element, f"{path}[{key!r}]")


def _string(shape, value, path):
    if not isinstance(value, str):
        yield f"{path}: {type(value).__name__} where a string belongs"
    elif getattr(shape, "enum", None) and value not in shape.enum:
        yield f"{path}: {value} is none of {shape.enum}"


def _number(kinds):
    def walker(shape, value, path):
        if isinstance(value, bool) or not isinstance(value, kinds):
            yield f"{path}: {type(value).__name__} where a {shape.type_name} belongs"

    return walker


def _boolean(shape, value, path):
    if not isinstance(value, bool):
        yield f"{path}: {type(value).__name__} where a boolean belongs"


def _blob(shape, value, path):
    try:
        base64.b64decode(value, validate=True)
    except (TypeError, binascii.Error):
        yield f"{path}: no base64"


_WALKERS = {
    "structure": _structure, "list": _list, "map": _map, "string": _string, "boolean": _boolean, "blob": _blob,
    "integer": _number(int), "long": _number(int), "float": _number((int, float)), "double": _number((int, float)),
    "timestamp": _number((int, float)),
}

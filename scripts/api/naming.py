"""What the model's names are called in Swift."""

import re

ACRONYMS = {  # as a word in the model, in Swift
    "Arn": "ARN", "Id": "ID", "SSE": "SSE", "Sse": "SSE", "KMS": "KMS", "Kms": "KMS", "S3": "S3", "Csv": "CSV", "CSV": "CSV",
    "AWS": "AWS", "Bytes": "Bytes", "JSON": "JSON", "DYNAMODB": "DynamoDB", "ION": "Ion", "GZIP": "GZip", "ZSTD": "ZStandard",
}
KEYWORDS = {"default", "in", "is", "as", "for", "return", "self", "operator", "protocol", "where", "public", "internal", "init"}
WORD = re.compile(r"S3|[A-Z]+(?![a-z])|[A-Z][a-z0-9]*|[a-z0-9]+")


def words(name):
    return WORD.findall(name)


def lower_camel(name):
    """`TableArn` is `tableARN`, `SSESpecification` `sseSpecification`, `NEW_AND_OLD_IMAGES` `newAndOldImages`."""
    parts = name.split("_") if "_" in name or name.isupper() else words(name)
    spelled = [ACRONYMS.get(part, part.capitalize() if part.isupper() and ("_" in name or name.isupper()) else part) for part in parts]
    first = spelled[0].lower() if spelled[0].isupper() or parts[0] in ACRONYMS else spelled[0][0].lower() + spelled[0][1:]
    if parts[0] == "DYNAMODB":
        first = "dynamoDB"
    result = first + "".join(spelled[1:])
    return f"`{result}`" if result in KEYWORDS else result


def type_name(name):
    """`OutputTypeEnum` is `OutputType`: what kind of declaration it is is no part of a name."""
    for suffix, instead in (("Enum", ""), ("FailureException", "Failure")):
        if name.endswith(suffix):
            name = name[: -len(suffix)] + instead
    return "".join(ACRONYMS.get(word, word) for word in words(name))

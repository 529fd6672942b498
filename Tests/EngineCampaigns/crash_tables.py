"""The tables of the crash campaign: local and global indexes of each projection."""


def _keys(hash_key, range_key=None):
    keys = [{"AttributeName": hash_key, "KeyType": "HASH"}]
    return keys + ([{"AttributeName": range_key, "KeyType": "RANGE"}] if range_key else [])


def _index(name, keys, projection, *attributes):
    included = {"NonKeyAttributes": list(attributes)} if attributes else {}
    return {"IndexName": name, "KeySchema": keys, "Projection": {"ProjectionType": projection, **included}}


TABLES = {
    "orders": {
        "AttributeDefinitions": {"pk": "S", "sk": "N", "status": "S", "owner": "S", "n": "N"},
        "KeySchema": _keys("pk", "sk"),
        "LocalSecondaryIndexes": [_index("by-status", _keys("pk", "status"), "ALL")],
        "GlobalSecondaryIndexes": [
            _index("by-owner", _keys("owner", "n"), "KEYS_ONLY"),
            _index("by-write", _keys("n"), "INCLUDE", "owner"),
        ],
    },
    "accounts": {
        "AttributeDefinitions": {"pk": "S", "owner": "S"},
        "KeySchema": _keys("pk"),
        "GlobalSecondaryIndexes": [_index("by-owner", _keys("owner"), "ALL")],
    },
    "archive": {"AttributeDefinitions": {"pk": "S", "sk": "N"}, "KeySchema": _keys("pk", "sk")},
    "ledger": {"AttributeDefinitions": {"pk": "S", "sk": "N"}, "KeySchema": _keys("pk", "sk")},
}


def create(client):
    for name, table in TABLES.items():
        definitions = [{"AttributeName": n, "AttributeType": t} for n, t in table["AttributeDefinitions"].items()]
        client.call(
            "CreateTable",
            **{**table, "TableName": name, "AttributeDefinitions": definitions, "BillingMode": "PAY_PER_REQUEST"},
            StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"},
        )
    # Exports are made of a table with continuous backups.
    client.call(
        "UpdateContinuousBackups",
        TableName="archive",
        PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True},
    )


def key_names(table):
    return [key["AttributeName"] for key in TABLES[table]["KeySchema"]]


def key_of(table, item):
    """What identifies an item among all tables' items."""
    return (table, *(tuple(item[name].items()) for name in key_names(table)))


def indexes(table):
    return TABLES[table].get("LocalSecondaryIndexes", []) + TABLES[table].get("GlobalSecondaryIndexes", [])


def projected(table, index, item):
    """What an index should hold of an item, None for nothing."""
    keys = [key["AttributeName"] for key in index["KeySchema"]]
    if any(name not in item for name in keys):
        return None
    projection = index["Projection"]
    if projection["ProjectionType"] == "ALL":
        return item
    names = {*keys, *key_names(table), *projection.get("NonKeyAttributes", [])}
    return {name: value for name, value in item.items() if name in names}


# An index that comes and goes while the server is under load.
ADDED = _index("added", _keys("n"), "ALL")


def add_index(client):
    client.call(
        "UpdateTable",
        TableName="archive",
        AttributeDefinitions=[{"AttributeName": "n", "AttributeType": "N"}],
        GlobalSecondaryIndexUpdates=[{"Create": ADDED}],
    )


def drop_index(client):
    client.call("UpdateTable", TableName="archive", GlobalSecondaryIndexUpdates=[{"Delete": {"IndexName": "added"}}])


def added_status(client):
    """None where there is none."""
    indexes = client.call("DescribeTable", TableName="archive")["Table"].get("GlobalSecondaryIndexes", [])
    return indexes[0]["IndexStatus"] if indexes else None


ARCHIVED = 1000  # of each worker


def fill_archive(client, workers):
    """More than one slice of an index's fill takes. Answers what is there by key."""
    items = [
        {"pk": {"S": f"w{worker}"}, "sk": {"N": str(number)}, "n": {"N": str(-number)}}
        for worker in range(workers)
        for number in range(ARCHIVED)
    ]
    for start in range(0, len(items), 25):
        requests = [{"PutRequest": {"Item": item}} for item in items[start : start + 25]]
        client.call("BatchWriteItem", RequestItems={"archive": requests})
    return {key_of("archive", item): item for item in items}

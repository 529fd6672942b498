"""swynamo-local beside moto's server, by the same client.

    compare.py SWYNAMO_LOCAL MOTO_SERVER [words]

For each kind of request: requests a second over one connection, and over several at once, and the server's CPU time for one request.
Then start-up and memory. The client sends bytes that are made beforehand, so that it takes little part in the figures.
"""

import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time

SECONDS = float(os.environ.get("BENCHMARK_SECONDS", "1"))
PASSES = int(os.environ.get("BENCHMARK_PASSES", "5"))
CONNECTIONS = 16
TEXT = "x" * 60


class Server:
    def __init__(self, name, *command):
        self.name = name
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        start = time.perf_counter()
        command = [part.replace("PORT", str(self.port)) for part in command]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while True:
            try:
                self.connect()
                self.send(request("ListTables", {}))
                break
            except OSError:
                time.sleep(0.001)
                assert self.process.poll() is None, f"{name} did not start"
        self.start_up = time.perf_counter() - start

    def connect(self):
        self.connection = Connection(self.port)

    def send(self, data):
        """The body of the answer."""
        self.connection.ask(data)
        return self.connection.answer()

    def cpu_seconds(self):
        with open(f"/proc/{self.process.pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def resident_bytes(self):
        with open(f"/proc/{self.process.pid}/statm") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    def stop(self):
        self.process.kill()
        self.process.wait()


class Connection:
    def __init__(self, port):
        self.port = port
        self.open()

    def open(self):
        self.socket = socket.create_connection(("127.0.0.1", self.port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, data):
        self.socket.sendall(data)

    def answer(self):
        """The body of the answer."""
        buffer = b""
        while (end := buffer.find(b"\r\n\r\n")) < 0:
            part = self.socket.recv(1 << 20)
            if not part:
                raise OSError("closed")
            buffer += part
        head = buffer[:end].lower()
        length = int(head[head.index(b"content-length:") + 15 :].split(b"\r\n", 1)[0])
        parts, got = [buffer[end + 4 :]], len(buffer) - end - 4
        while got < length:
            parts.append(self.socket.recv(1 << 20))
            got += len(parts[-1])
        if head.startswith(b"http/1.0") or b"connection: close" in head:
            self.socket.close()
            self.open()
        body = b"".join(parts)
        assert b" 200 " in head[:16].upper(), body[:300]
        return body


def request(operation, body):
    body = json.dumps(body, separators=(",", ":")).encode()
    return (
        f"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Amz-Target: DynamoDB_20120810.{operation}\r\n"
        "Content-Type: application/x-amz-json-1.0\r\nX-Amz-Date: 20260101T000000Z\r\n"
        "Authorization: AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, "
        f"Signature=0\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode() + body


def item(partition, number, size=0):
    return {
        "id": {"S": partition},
        "n": {"N": str(number)},
        "name": {"S": TEXT},
        "tags": {"L": [{"S": "a"}, {"N": "2"}]},
        **({"text": {"S": "y" * size}} if size else {}),
    }


def prepare(server):
    server.send(
        request(
            "CreateTable",
            {
                "TableName": "items",
                "BillingMode": "PAY_PER_REQUEST",
                "AttributeDefinitions": [
                    {"AttributeName": "id", "AttributeType": "S"},
                    {"AttributeName": "n", "AttributeType": "N"},
                ],
                "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}, {"AttributeName": "n", "KeyType": "RANGE"}],
            },
        )
    )
    for start in range(0, 2600, 25):
        write_batch(server, [item("page", number, 300) for number in range(start, start + 25)])
    for start in range(0, 1000, 25):
        write_batch(server, [item(f"p{number}", 1) for number in range(start, start + 25)])


def write_batch(server, items):
    server.send(request("BatchWriteItem", {"RequestItems": {"items": [{"PutRequest": {"Item": i}} for i in items]}}))


def kinds():
    def key(number):
        return {"id": {"S": f"p{number % 1000}"}, "n": {"N": "1"}}

    update = {
        "UpdateExpression": "SET #n = :n ADD visits :one",
        "ExpressionAttributeNames": {"#n": "name"},
        "ExpressionAttributeValues": {":n": {"S": TEXT}, ":one": {"N": "1"}},
    }
    query = {"KeyConditionExpression": "id = :p", "ExpressionAttributeValues": {":p": {"S": "page"}}}
    batches = [[item(f"b{batch}-{number}", 1) for number in range(25)] for batch in range(40)]
    return {
        "GetItem": [request("GetItem", {"TableName": "items", "Key": key(n)}) for n in range(0, 1000, 7)],
        "PutItem": [request("PutItem", {"TableName": "items", "Item": item(f"p{n}", 1)}) for n in range(0, 1000, 7)],
        "UpdateItem": [request("UpdateItem", {"TableName": "items", "Key": key(n), **update}) for n in range(0, 1000, 7)],
        "Query, a page of 1 MB": [request("Query", {"TableName": "items", **query})],
        "BatchWriteItem, 25 puts": [
            request("BatchWriteItem", {"RequestItems": {"items": [{"PutRequest": {"Item": i}} for i in batch]}})
            for batch in batches
        ],
    }


def measure(server, requests):
    """Seconds and CPU seconds for one request."""
    for data in requests[:3]:
        server.send(data)
    count, cpu, start = 0, server.cpu_seconds(), time.perf_counter()
    while (now := time.perf_counter()) < start + SECONDS or count < 5:
        server.send(requests[count % len(requests)])
        count += 1
    return (now - start) / count, (server.cpu_seconds() - cpu) / count


def measure_together(server, requests):
    """Seconds for one request when each of several connections has one under way."""
    connections = [Connection(server.port) for _ in range(CONNECTIONS)]
    count, start = 0, time.perf_counter()
    while (now := time.perf_counter()) < start + SECONDS or count < CONNECTIONS:
        for connection in connections:
            connection.ask(requests[count % len(requests)])
            count += 1
        for connection in connections:
            connection.answer()
    return (now - start) / count


def main():
    program, moto = sys.argv[1:3]
    words = sys.argv[3:]
    commands = {"swynamo-local": [program, "--port", "PORT"], "moto": [moto, "-H", "127.0.0.1", "-p", "PORT"]}
    start_ups = {name: min(stopped(Server(name, *command)).start_up for _ in range(5)) for name, command in commands.items()}
    servers = [Server(name, *command) for name, command in commands.items()]
    ours, theirs = servers
    empty = {server.name: server.resident_bytes() for server in servers}
    for server in servers:
        prepare(server)
    print(f"{'':26}{'swynamo-local':>16}{'moto':>16}   ratio   server's CPU    moto's   ratio")
    for name, requests in kinds().items():
        if words and not any(word in name for word in words):
            continue
        passes = [(measure(ours, requests), measure(theirs, requests)) for _ in range(PASSES)]
        mine, other = (min(p[side][0] for p in passes) for side in (0, 1))
        my_cpu, other_cpu = (statistics.median(p[side][1] for p in passes) for side in (0, 1))
        ratio = statistics.median(p[1][0] / p[0][0] for p in passes)
        print(
            f"{name:26}{1 / mine:14.0f}/s{1 / other:14.1f}/s{ratio:7.0f}x{my_cpu * 1e6:12.0f} us{other_cpu * 1e6:8.0f} us"
            f"{other_cpu / max(my_cpu, 1e-9):7.0f}x"
        )
        passes = [(measure_together(ours, requests), measure_together(theirs, requests)) for _ in range(PASSES)]
        mine, other = (min(p[side] for p in passes) for side in (0, 1))
        ratio = statistics.median(p[1] / p[0] for p in passes)
        print(f"{f'  over {CONNECTIONS} connections':26}{1 / mine:14.0f}/s{1 / other:14.1f}/s{ratio:7.0f}x")
    print(f"{'start to first answer':26}{start_ups['swynamo-local'] * 1000:13.0f} ms{start_ups['moto'] * 1000:13.0f} ms")
    for server, count in ((ours, 200_000), (theirs, 10_000)):
        before = server.resident_bytes()
        for start in range(0, count, 25):
            write_batch(server, [item(f"m{number}", 1) for number in range(start, start + 25)])
        grown = (server.resident_bytes() - before) / count
        print(f"{server.name}: {empty[server.name] / 1e6:.0f} MB empty, {grown:.0f} MB for a million items of about 170 bytes")
    with tempfile.TemporaryDirectory() as folder:
        for server in (ours, theirs):
            server.stop()
        in_file = Server("file", program, "--port", "PORT", "--path", os.path.join(folder, "store.db"))
        prepare(in_file)
        for name, requests in kinds().items():
            if not words or any(word in name for word in words):
                seconds, cpu = measure(in_file, requests)
                print(f"in a file, {name}: {1 / seconds:.0f}/s, {cpu * 1e6:.0f} us of CPU")
        in_file.stop()


def stopped(server):
    server.stop()
    return server


if __name__ == "__main__":
    main()

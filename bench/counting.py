"""What functions ask of DynamoDB and SQS, counted on the way to the engine, in the units that AWS bills.

A write unit is 1 KB of an item, once more for each index that the write changes, and twice in a transaction;
a read unit is 4 KB of what comes back, and half as much unless it has to be the newest.
"""

import json
import math
import threading
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, RemoteDisconnected
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

WRITE_BYTES, READ_BYTES = 1024, 4096
TRANSACTION = 2
PASSED_ON = ("content-type", "x-amz-target", "authorization", "x-amz-date")

Json = Mapping[str, Any]


@dataclass
class Counts:
    """So much was asked for."""

    indexes: Mapping[str, list[frozenset[str]]]
    """Of each table, which attributes each of its indexes has."""
    units: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    """``writes``, ``reads`` of DynamoDB, ``sqs`` requests."""
    calls: Counter[str] = field(default_factory=Counter)
    """By operation and table, for people."""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, target: str, asked: Json, answered: Json) -> None:
        """Count one call."""
        service, _, operation = target.partition(".")
        with self._lock:
            if service == "AmazonSQS":
                self.units["sqs"] += 1
                self.calls[operation] += 1
                return
            for name, one in requests(operation, asked):
                table = str(one["TableName"]).rpartition("/")[2]
                self.calls[f"{name} {short(table)}"] += 1
                if name in READS:
                    self.units["reads"] += read_units(one, answered)
                else:
                    times = TRANSACTION if operation.startswith("Transact") else 1
                    self.units["writes"] += times * write_units(one, self.indexes[table])


READS = frozenset({"GetItem", "Query", "Scan", "BatchGetItem"})


def requests(operation: str, asked: Json) -> Iterator[tuple[str, Json]]:
    """The single requests of a call, each with what it is."""
    if operation == "TransactWriteItems":
        for each in asked["TransactItems"]:
            ((name, one),) = each.items()
            yield name, one
    elif operation == "BatchGetItem":
        for table, keys in asked["RequestItems"].items():
            yield operation, {"TableName": table, **keys}
    else:
        yield operation, asked


def write_units(asked: Json, indexes: list[frozenset[str]]) -> int:
    """Of one write. Items of ours that are updated and not put fit a unit: claims keep them so."""
    units = math.ceil(size(asked["Item"]) / WRITE_BYTES) if "Item" in asked else 1
    written = set(asked["Item"]) if "Item" in asked else set(changed(asked))
    return units + sum(bool(index & written) for index in indexes)


def changed(asked: Json) -> Iterator[str]:
    """The attributes that an update or a check may change: whatever its expression names."""
    names = asked.get("ExpressionAttributeNames", {})
    for word in asked.get("UpdateExpression", "").replace(",", " ").replace("=", " ").split():
        yield names.get(word, word).partition(".")[0]


def read_units(asked: Json, answered: Json) -> float:
    """Of one read, by what came back as JSON, which is more than AWS counts; nothing found counts as one."""
    units = max(1, math.ceil(len(json.dumps(answered)) / READ_BYTES))
    return units if asked.get("ConsistentRead") else units / 2


def size(value: Any) -> int:
    """About as AWS counts an item: the bytes of all names and values."""
    if isinstance(value, Mapping):
        return sum(len(name.encode()) + size(each) for name, each in value.items())
    if isinstance(value, list):
        return sum(map(size, value))
    return len(str(value).encode())


def short(table: str) -> str:
    """``assent-local-data-EventsTable4B7491D3-365703D21C9D3`` → ``Events``."""
    return table.removeprefix("assent-local-data-").partition("-")[0][:-8].removesuffix("Table")


class Door(BaseHTTPRequestHandler):
    """Passes a call on to the engine, counts it, and answers as the engine does."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: "Passage"

    def do_POST(self) -> None:
        """One call."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        headers = {name: self.headers[name] for name in PASSED_ON if name in self.headers}
        status, said = self.server.ask(self.path, body, headers)
        self.send_response(status)
        self.send_header("Content-Type", "application/x-amz-json-1.0")
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)
        self.server.counts.take(self.headers["X-Amz-Target"], json.loads(body), json.loads(said or b"{}"))

    def log_message(self, *_: object) -> None:
        """Nothing: bodies hold numbers."""


class Passage(ThreadingHTTPServer):
    """The way to the engine that counts."""

    daemon_threads = True

    def __init__(self, endpoint: str, counts: Counts) -> None:
        super().__init__(("127.0.0.1", 0), Door)
        self.counts = counts
        self._engine = urlsplit(endpoint)
        self._local = threading.local()

    def ask(self, path: str, body: bytes, headers: Mapping[str, str]) -> tuple[int, bytes]:
        """The engine's status and answer.

        Raises:
            ConnectionError: it does not answer, on a new connection either.
        """
        for _ in range(2):  # the engine closes a connection that rested for some seconds
            if not hasattr(self._local, "engine"):
                self._local.engine = HTTPConnection(str(self._engine.hostname), self._engine.port)
            try:
                self._local.engine.request("POST", path, body, dict(headers))
                answer = self._local.engine.getresponse()
                return answer.status, answer.read()
            except (BrokenPipeError, ConnectionResetError, RemoteDisconnected):
                del self._local.engine
        raise ConnectionError("the engine does not answer")


@contextmanager
def counting(endpoint: str, counts: Counts) -> Iterator[str]:
    """An address that passes everything on to the engine and counts it."""
    with Passage(endpoint, counts) as passage:
        threading.Thread(target=passage.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{passage.server_port}"
        finally:
            passage.shutdown()

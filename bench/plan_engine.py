"""DynamoDB's index and SQS as planning sees them, over HTTP, in a process of their own.

``python -m bench.plan_engine SUBSCRIBERS`` prints the port that it listens on. Everybody in it opted in to
everything. What it is asked it counts; what it is sent it keeps the recipients of.
"""

import json
import random
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import urlsplit

from shared.consent.keys import ALPHABET, SHARDS
from shared.tables import AUDIENCE_PROJECTION, AUDIENCE_SHARD

PAGE_BYTES = 1 << 20
"""DynamoDB ends a page there."""
CHOSEN = {
    "topics": {"SS": ["change", "incident", "service"]},
    "services": {"SS": ["email", "vpn"]},
    "locations": {"SS": ["BER", "MAD"]},
    "language": {"S": "en"},
    "time_zone": {"S": "Europe/Berlin"},
    "country": {"S": "US"},
}
"""What everybody chose: all that the index holds of them beside their keys."""


class Index:
    """The subscribers by shard, as the sparse index holds them."""

    def __init__(self, subscribers: int) -> None:
        chance = random.Random(subscribers)  # noqa: S311 - keys of nobody
        keys = ("".join(chance.choices(ALPHABET, k=22)) for _ in range(subscribers))
        self._shards: list[list[str]] = [[] for _ in range(SHARDS)]
        for place, key in enumerate(keys):
            self._shards[place % SHARDS].append(key)
        for shard in self._shards:
            shard.sort()

    def page(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to a Query of one shard."""
        shard = next(iter(asked["ExpressionAttributeValues"].values()))["S"]
        keys = self._shards[int(shard)]
        begin = asked.get("ExclusiveStartKey", {}).get("pk", {}).get("S", "")
        first = bisect_right(keys, begin)
        named = [name.strip() for name in asked.get("ProjectionExpression", "").split(",") if name.strip()]
        row = {name: CHOSEN[name] for name in (named or AUDIENCE_PROJECTION) if name in CHOSEN}
        if not named:
            row |= {"sk": {"S": "state"}, AUDIENCE_SHARD: {"S": shard}}
        fit = min(asked.get("Limit", len(keys)), PAGE_BYTES // (len(json.dumps(row)) + 22))
        taken = keys[first : first + fit]
        answer: dict[str, Any] = {"Items": [{"pk": {"S": key}, **row} for key in taken], "Count": len(taken)}
        if first + fit < len(keys):
            last = {"pk": {"S": taken[-1]}, "sk": {"S": "state"}, AUDIENCE_SHARD: {"S": shard}}
            answer["LastEvaluatedKey"] = last
        return answer


class Engine(BaseHTTPRequestHandler):
    """Answers as the services do."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1
    """An answer in one piece: in two, the second waits for the other side to acknowledge the first."""
    index: ClassVar[Index]
    calls: ClassVar[Counter[str]] = Counter()
    recipients: ClassVar[Counter[str]] = Counter()
    to_plan: ClassVar[list[str]] = []

    def do_POST(self) -> None:
        """One call."""
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        name = self.headers["X-Amz-Target"].split(".")[1]
        self.calls[name] += 1
        if name == "Query":
            return self._answers(self.index.page(asked))
        entries = asked["Entries"] if name == "SendMessageBatch" else [asked]
        told = [self._takes(asked["QueueUrl"], entry, str(place)) for place, entry in enumerate(entries)]
        return self._answers({"Successful": told, "Failed": []} if name == "SendMessageBatch" else told[0])

    def do_GET(self) -> None:
        """What has come in; what is left to plan is handed out once."""
        left, self.to_plan[:] = list(self.to_plan), []
        told = {"calls": self.calls, "recipients": len(self.recipients), "to_plan": left}
        self._answers(told | {"texts": self.recipients.total()})

    def _takes(self, queue: str, entry: Mapping[str, Any], place: str) -> dict[str, str]:
        body = entry["MessageBody"]
        if urlsplit(queue).path.endswith("planning"):
            self.to_plan.append(body)
        else:
            self.recipients.update(recipients_in(body))
        return {"Id": entry.get("Id", place), "MessageId": place}

    def _answers(self, answer: Mapping[str, Any]) -> None:
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/x-amz-json-1.0")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: the caller counts."""


def recipients_in(body: str) -> Sequence[str]:
    """Whom a message names, packed or alone."""
    keys: Sequence[str] = json.loads(body)["keys"]
    return keys


def main(subscribers: int) -> None:
    """Listen until ended."""
    Engine.index = Index(subscribers)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Engine)
    server.daemon_threads = True
    print(server.server_port, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]))

"""What the carrier remembers, in SQLite: it survives a restart, receipts not yet sent included.

Every statement is a transaction of its own. The write-ahead log without a sync per commit loses
nothing when the process dies, and costs some 50 µs a text.
"""

import json
import sqlite3
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Any

from .settings import CarrierSettings

SCHEMA = """
CREATE TABLE IF NOT EXISTS texts (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, recipient TEXT NOT NULL, sender TEXT NOT NULL,
    body TEXT NOT NULL, parts INTEGER NOT NULL, encoding TEXT NOT NULL, context TEXT NOT NULL,
    message_type TEXT NOT NULL, submitted_at TEXT NOT NULL, status TEXT NOT NULL,
    event TEXT, due REAL, receipts INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS texts_of_a_phone ON texts (recipient, seq);
CREATE INDEX IF NOT EXISTS texts_due ON texts (due) WHERE due IS NOT NULL;
CREATE TABLE IF NOT EXISTS replies (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sender TEXT NOT NULL, recipient TEXT NOT NULL,
    body TEXT NOT NULL, sent_at TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS replies_of_a_phone ON replies (sender, seq);
CREATE TABLE IF NOT EXISTS opt_outs (
    region TEXT NOT NULL, number TEXT NOT NULL, at REAL NOT NULL, PRIMARY KEY (region, number));
CREATE TABLE IF NOT EXISTS removals (
    region TEXT NOT NULL, number TEXT NOT NULL, at REAL NOT NULL, PRIMARY KEY (region, number));
CREATE TABLE IF NOT EXISTS settings (only INTEGER PRIMARY KEY CHECK (only = 1), value TEXT NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Text:
    """One text that the carrier took."""

    id: str
    recipient: str
    sender: str
    body: str
    parts: int
    encoding: str
    submitted_at: str
    message_type: str = "TRANSACTIONAL"
    context: str = "{}"
    """JSON, as the sender gave it."""
    status: str = "accepted"
    event: str | None = None
    """What will become of it, as an event type of the service; None: nobody will know."""
    due: float | None = None
    """When that happens, in real seconds since 1970."""
    receipts: int = 0
    """How often its receipt is sent: once, twice, or never."""

    def to_json(self) -> dict[str, Any]:
        """This text as ``/carrier/messages`` shows it."""
        return {
            "id": self.id,
            "to": self.recipient,
            "from": self.sender,
            "body": self.body,
            "parts": self.parts,
            "encoding": self.encoding,
            "context": json.loads(self.context),
            "submitted_at": self.submitted_at,
            "status": self.status,
        }


TEXT_COLUMNS = ", ".join(each.name for each in fields(Text))


class Store:
    """The carrier's file. All calls come from the doors' event loop, one at a time."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        # The loop may run in another thread than the one that built the app, but it is only one.
        self._db = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.executescript(SCHEMA)

    def close(self) -> None:
        """Fold the log into the file and let go of it."""
        self._db.close()

    def take(self, text: Text) -> None:
        """Keep a text; one with a known id is kept already."""
        row = astuple(text)
        marks = ", ".join("?" * len(row))
        self._db.execute(f"INSERT OR IGNORE INTO texts ({TEXT_COLUMNS}) VALUES ({marks})", row)  # noqa: S608

    def texts(self, recipient: str | None = None) -> list[Text]:
        """The texts of one phone, or of all, oldest first."""
        where = "WHERE recipient = ?" if recipient is not None else ""
        found = f"SELECT {TEXT_COLUMNS} FROM texts {where} ORDER BY seq"  # noqa: S608
        return [Text(*row) for row in self._db.execute(found, (recipient,) if where else ())]

    def due(self, moment: float, limit: int) -> list[Text]:
        """Texts whose end has come, earliest first."""
        found = f"SELECT {TEXT_COLUMNS} FROM texts WHERE due <= ? ORDER BY due, seq LIMIT ?"  # noqa: S608
        return [Text(*row) for row in self._db.execute(found, (moment, limit))]

    def end(self, id_: str, status: str) -> None:
        """This text arrived, or never will."""
        self._db.execute("UPDATE texts SET status = ? WHERE id = ?", (status, id_))

    def settle(self, ids: list[str]) -> None:
        """Nothing more is to be done about these texts."""
        self._db.executemany("UPDATE texts SET due = NULL WHERE id = ?", [(each,) for each in ids])

    def keep_reply(self, id_: str, sender: str, recipient: str, body: str, sent_at: str) -> None:
        """Keep what a phone sent; the same id again is the same text."""
        row = (id_, sender, recipient, body, sent_at)
        known = "INSERT OR IGNORE INTO replies (id, sender, recipient, body, sent_at) VALUES (?, ?, ?, ?, ?)"
        self._db.execute(known, row)

    def replies(self, sender: str | None = None) -> list[dict[str, str]]:
        """What one phone sent, or all, oldest first."""
        where = "WHERE sender = ?" if sender is not None else ""
        found = f"SELECT id, sender, recipient, body, sent_at FROM replies {where} ORDER BY seq"  # noqa: S608
        keys = ("id", "from", "to", "body", "sent_at")
        rows = self._db.execute(found, (sender,) if where else ())
        return [dict(zip(keys, row, strict=True)) for row in rows]

    def phones(self) -> list[dict[str, Any]]:
        """Every phone that got or sent a text, with the last one, latest first."""
        talk = """
            SELECT recipient AS number, 'received' AS direction, body, submitted_at AS at FROM texts
            UNION ALL SELECT sender, 'sent', body, sent_at FROM replies"""
        # SQLite takes the other columns from the row that holds the maximum.
        found = f"SELECT number, direction, body, max(at) FROM ({talk}) GROUP BY number ORDER BY 4 DESC"  # noqa: S608
        return [
            {"number": number, "last": {"direction": direction, "body": body, "at": at}}
            for number, direction, body, at in self._db.execute(found)
        ]

    def opt_out(self, region: str, number: str, at: float) -> float:
        """Put a number on the opt-out list of a Region; answers since when it stands there."""
        self._db.execute("INSERT OR IGNORE INTO opt_outs VALUES (?, ?, ?)", (region, number, at))
        return self.opted_out(region, number) or at

    def opted_out(self, region: str, number: str) -> float | None:
        """Since when a number stands on the opt-out list of a Region, or None."""
        return self._moment("SELECT at FROM opt_outs WHERE region = ? AND number = ?", region, number)

    def opted_out_numbers(self, region: str) -> list[tuple[str, float]]:
        """The whole opt-out list of a Region, by number."""
        found = "SELECT number, at FROM opt_outs WHERE region = ? ORDER BY number"
        return self._db.execute(found, (region,)).fetchall()

    def remove(self, region: str, number: str, at: float) -> None:
        """Take a number off the list of a Region, and remember when."""
        self._db.execute("DELETE FROM opt_outs WHERE region = ? AND number = ?", (region, number))
        self._db.execute("INSERT OR REPLACE INTO removals VALUES (?, ?, ?)", (region, number, at))

    def removed_at(self, region: str, number: str) -> float | None:
        """When a number was last taken off the list of a Region, or None."""
        return self._moment("SELECT at FROM removals WHERE region = ? AND number = ?", region, number)

    def _moment(self, found: str, *values: str) -> float | None:
        row = self._db.execute(found, values).fetchone()
        return row[0] if row else None

    def settings(self) -> CarrierSettings:
        """The settings as last kept."""
        row = self._db.execute("SELECT value FROM settings").fetchone()
        return CarrierSettings.from_json(json.loads(row[0])) if row else CarrierSettings()

    def keep_settings(self, settings: CarrierSettings) -> None:
        """Keep the settings."""
        value = json.dumps(settings.to_json())
        self._db.execute("INSERT OR REPLACE INTO settings VALUES (1, ?)", (value,))

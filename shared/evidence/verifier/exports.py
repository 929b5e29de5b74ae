"""The check of a ledger export: many chains, and the roots over all of them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import Any

from shared.evidence.verifier.chains import Wrong, shown
from shared.evidence.verifier.check import Check
from shared.evidence.verifier.files import Sealed, sound, values
from shared.evidence.verifier.roots import Note, leaf_hash, root_of

FORM = "assent ledger export v1"


class ExportCheck(Check):
    """The check of an export."""

    def run(self, raw: Iterable[bytes]) -> ExportCheck:
        """Check a ledger export: the chains, then the anchors with all heads under each, then the seal."""
        sealed = Sealed(raw)
        lines = values(sealed)
        header = sound(next(lines, {}))
        if (header.get("export"), header.get("v")) != ("assent-ledger", 1):
            raise Wrong("this is no ledger export of a form that this verifier knows")
        self.checkpoints.offer(header.get("key"))
        anchors: list[Any] = []
        self.chains.read(_until_anchors(lines, anchors))
        self.anchors(sound(value)["anchor"] for value in itertools.chain(anchors, lines))
        self.reading = "the seal"
        if not sealed.seal:
            here = len(self.chains.hashes.get(self.chains.current, []))
            what = "is missing, or what stood behind it: the export has no seal, so it was cut off"
            raise Wrong(what, self.chains.current, here + 1) if here else Wrong("the export was cut off")
        self._seal(sealed)
        self.proven.insert(0, f"As of {shown(header['made_at'])}: the whole ledger.")
        return self

    def _seal(self, sealed: Sealed) -> None:
        note = Note(sound(next(values([sealed.seal])))["seal"], "the seal")
        if note.text != f"{FORM}\nlines {sealed.count}\nsha256 {sealed.sha256.hexdigest()}\n":
            first = self.uncovered() or "none"
            raise Wrong(f"this is not what was sealed; the first entry that no checkpoint covers is {first}")
        self.checkpoints.check(note)
        self.conclude("only the seal's signature covers them")

    def anchors(self, anchors: Iterable[dict[str, Any]]) -> None:
        """Check all anchors; the first bad entry is the first by its place in the file, not by its day."""
        faults: list[Wrong] = []
        try:
            for anchor in anchors:
                self.reading = f"anchor {len(self.checkpoints.days) + 1}"
                faults += self._anchor(anchor)
        except Wrong as wrong:
            faults.append(wrong)
        if faults:
            raise min(faults, key=lambda each: (each.seq is None, str(each.subscriber), each.seq or 0))

    def _anchor(self, anchor: dict[str, Any]) -> Iterator[Wrong]:
        """Check one day's heads against its root, and the chains against the heads."""
        (size, root), heads = self.checkpoints.follow(anchor["checkpoint"]), anchor["leaves"]
        names, day = [head["subscriber"] for head in heads], self.checkpoints.days[-1]
        if root_of([leaf_hash(head) for head in heads]) != root or len(heads) != size:
            raise Wrong(f"the heads of {day} do not give the root that was signed")
        if names != sorted(set(names)) or not self.checkpoints.anchored.keys() <= set(names):
            raise Wrong(f"the heads of {day} are out of order, or one of an earlier day is gone")
        for head in heads:
            try:
                self.checkpoints.hold(head, self.chains)
            except Wrong as wrong:
                yield wrong


def _until_anchors(lines: Iterator[Any], anchors: list[Any]) -> Iterator[Any]:
    for value in lines:
        if isinstance(value, dict) and "anchor" in value:
            anchors.append(value)
            return
        yield value

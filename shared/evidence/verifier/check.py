"""What the check of a pack and of an export have in common."""

from __future__ import annotations

from shared.evidence.verifier.chains import Chains, Wrong, shown
from shared.evidence.verifier.roots import Checkpoints


class Check:
    """One check of one file, and what it could show and could not."""

    def __init__(self, key: str | None = None, root: str | None = None) -> None:
        self.checkpoints, self.chains = Checkpoints(key, root), Chains()
        self.proven: list[str] = []
        self.unproven: list[str] = []
        self.reading = ""

    def uncovered(self) -> str:
        """The first entry that lies under no checkpoint; nothing when there is none."""
        under = self.checkpoints.anchored
        for name, chain in self.chains.hashes.items():
            if len(chain) > under.get(name, 0):
                return f"entry {under.get(name, 0) + 1} of subscriber {shown(name)}"
        return ""

    def conclude(self, tail_covered_by: str) -> None:
        """Say what holds and what is left open; raises when what one got elsewhere was not met."""
        roots, count = self.checkpoints, sum(map(len, self.chains.hashes.values()))
        if roots.root and not roots.rooted:
            raise Wrong("nothing in it leads to the root that you gave")
        if roots.pinned and not roots.signed:
            raise Wrong("nothing in it is signed, so nothing ties it to your key")
        self.proven.insert(0, f"Entries: {count}, of {len(self.chains.hashes)} subscribers, in whole chains.")
        under = sum(roots.anchored.values())
        if not roots.days:
            self.unproven.append("Nothing is anchored yet: it holds no checkpoint.")
        else:
            days = f"{len(roots.days)}, from {roots.days[0]} to {roots.days[-1]}"
            self.proven.append(f"Checkpoints: {days}; {under} of {count} entries lie under them.")
            if under < count:
                self.unproven.append(f"{count - under} entries came after the last one: {tail_covered_by}.")
        self._conclude_trust()

    def _conclude_trust(self) -> None:
        roots = self.checkpoints
        if roots.key and roots.signed:
            self.proven.append(f"Signatures: {roots.signed}, by {shown(roots.key.vkey)}.")
        if roots.unsigned:
            why = "the package cryptography is not installed" if roots.key else "it names no key"
            self.unproven.append(f"{roots.unsigned} signatures were not checked: {why}.")
        if roots.rooted:
            self.proven.append("It leads to the root that you gave.")
        if not roots.pinned:
            here = f"That root covers the entries until {roots.rooted}; {OWN_KEY}"
            self.unproven.append(here if roots.rooted else NOT_FROM_ELSEWHERE)


OWN_KEY = "all else here rests on a key that the file itself brought."
NOT_FROM_ELSEWHERE = (
    "Whoever made this file could have made all of it, keys and roots too: hold it against a key (--key) "
    "or a checkpoint (--root) that you got elsewhere."
)

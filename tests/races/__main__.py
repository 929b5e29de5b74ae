"""Tells the scene of a number: ``python -m tests.races 343 [part of a key]``."""

import sys
from collections.abc import Iterator

from bench.virtual_time import SECOND
from tests.races.database import Effect
from tests.races.scene import Scene, played
from tests.races.verdict import Verdict, shown


def story(scene: Scene, who: str) -> Iterator[str]:
    """What was written and called of one subscriber, in order; of all without one."""
    events = [(effect.at, written(effect)) for effect in scene.database.effects if who in str(effect.key)]
    events += [(call.begun, shown(call)) for call in scene.calls.all if who in str(call.delivery)]
    return (f"{at / SECOND:9.3f} {what}" for at, what in sorted(events, key=lambda event: event[0]))


def written(effect: Effect) -> str:
    """A write in words."""
    new = effect.new
    told = {name: new[name]["S"] for name in ("state", "status", "reason") if "S" in new.get(name, {})}
    claims = {
        name: f"{lease['M']['t']['S'][:6]}, attempt {lease['M']['n']['N']}"
        for name, lease in new.get("claims", {}).get("M", {}).items()
    }
    return f"#{effect.order} {' '.join(map(str, effect.key))} {told or ''} {claims or ''}"


if __name__ == "__main__":
    told = played(int(sys.argv[1]))
    for line in story(told, sys.argv[2] if len(sys.argv) > 2 else ""):
        print(line)
    print(*Verdict(told).faults() or ["no fault"], sep="\n")

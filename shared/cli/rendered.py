"""What ``assent render`` answers to one event."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from shared.clock import system_clock
from shared.consent.language import Language
from shared.itsm.model import BadEvent, event_of
from shared.notification.texts import Reader, of_event
from shared.settings import Settings
from shared.sms.encoding import size

UNSET = {"brand": "Example IT", "portalUrl": "http://127.0.0.1:8080", "timeZone": "UTC"}
"""Where a stage says nothing: the laptop's."""


@dataclass(frozen=True)
class Renderer:
    """Renders events for one reader of one stage."""

    settings: Settings
    reader: Reader

    @classmethod
    def of(cls, stage: str, section: Mapping[str, Any], language: str) -> "Renderer":
        """The renderer of a stage, by its section of ``cdk.json``."""
        settings = _settings(stage, {**UNSET, **section})
        return cls(settings, Reader(Language(language), settings.time_zone))

    def answer(self, envelope: bytes | OSError) -> dict[str, Any]:
        """``text``, ``encoding`` and ``parts``, or an ``error`` that names what is wrong."""
        if isinstance(envelope, OSError):
            return {"error": f"the file cannot be read: {envelope.strerror}"}
        now = system_clock()
        try:
            told = json.loads(envelope)
            if not isinstance(told, Mapping):
                return {"error": "the envelope is not an object"}
            event = event_of(told, now)
        except (ValueError, RecursionError) as error:
            return {"error": str(error) if isinstance(error, BadEvent) else "the envelope is not JSON"}
        text = of_event(event, event.title, self.settings, self.reader, now)
        measured = size(text)
        return {"text": text, "encoding": measured.encoding, "parts": measured.parts}


def _settings(stage: str, given: Mapping[str, Any]) -> Settings:
    """What texts say of a stage; the rest of its settings changes none."""
    return Settings(
        stage=stage,
        brand=given["brand"],
        portal_url=given["portalUrl"],
        support="",
        default_region="",
        countries=(),
        services=(),
        locations=(),
        sms_channel="",
        origination_identity="",
        configuration_set="",
        parts_per_second=1,
        roles={},
        time_zone=given["timeZone"],
    )

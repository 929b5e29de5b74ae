"""What the company is told on the bus: requests that lie too long, and reviews that are due."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.end_to_end.company import Company
from tests.end_to_end.people import HelpDesk, Phone
from tests.end_to_end.records import Records
from tests.end_to_end.stage import Clock, Stage

OVERDUE, REVIEW = "Opt-Out Overdue", "Policy Review Due"


@pytest.fixture(scope="module")
def company(stage: Stage) -> Company:
    return Company(stage)


def test_a_request_that_lay_at_the_help_desk_is_told_of(
    ana: Phone, ben: Phone, help_desk: HelpDesk, company: Company, records: Records
) -> None:  # R5, R6
    ana.opts_in()
    lately = datetime.now(UTC) - timedelta(hours=1)
    assert help_desk.opts_out(ben, received_at=lately.isoformat()).status_code == 201
    answers = [help_desk.opts_out(ana, received_at="2025-11-03T15:00:00Z") for _ in range(2)]

    told = company.hears(OVERDUE, subscriber=records.key_of(ana))

    assert told["kind"] == "help_desk"
    assert told["received_at"] == "2025-11-03T15:00:00.000Z"
    assert told["due_at"] == answers[0].json()["due_at"] == "2025-11-18T15:00:00.000Z"
    assert ana.number not in str(told)  # G7
    assert len(company.all_of(OVERDUE, subscriber=records.key_of(ana))) == 1
    assert company.all_of(OVERDUE, subscriber=records.key_of(ben)) == []
    assert ana.state == "opted_out"


def test_an_unclear_reply_that_nobody_clears_up_is_told_of(
    ana: Phone, clock: Clock, company: Company, records: Records
) -> None:
    ana.opts_in()
    ana.replies("do I have to get these").receives()

    clock.moves(days=11)  # five to nine business days, whatever day it is and whatever is a holiday

    told = company.hears(OVERDUE, subscriber=records.key_of(ana))
    assert told["kind"] == "unclear_reply"
    held_until = datetime.fromisoformat(told["due_at"])
    assert held_until - datetime.fromisoformat(told["received_at"]) >= timedelta(days=12)
    assert ana.state == "opted_in"


def test_the_review_is_due_after_a_year_and_texts_nobody(
    stage: Stage, ana: Phone, clock: Clock, company: Company
) -> None:
    ana.opts_in()
    name = stage.outputs["HousekeepingFunction"]
    stage.client("lambda").invoke(FunctionName=name, Payload=b"{}")  # it has seen today, whatever was before

    clock.moves(days=366)

    told = company.hears(REVIEW, because="time")
    assert told["every"] == "12 months"
    assert told["disclosure"]["version"] <= f"{datetime.now(UTC) + timedelta(days=366):%Y-%m-%d}"
    assert told["must_consent_anew"]["count"] == 0
    assert sum(told["numbers"].values()) >= 1
    ana.hears_nothing()
    clock.moves(days=367)
    stage.client("lambda").invoke(FunctionName=name, Payload=b"{}")
    assert len(company.all_of(REVIEW, due_at=told["due_at"])) == 1

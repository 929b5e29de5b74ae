"""The reader of opt-out lists against the local carrier, which answers as the service does."""

from collections.abc import Iterator
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import boto3
import pytest
from botocore.stub import Stubber
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from shared.sms.number import PhoneNumber
from shared.sms.opt_out_lists import PATIENT, EndUserLists, Listed, Place, SnsList, pages_from

from .stand import Laptop, a_number, free_port, served

AT = datetime(2026, 11, 24, 9, 0, 0, 250_000, tzinfo=UTC)
NOBODY = {"OptOutListArn": "arn:aws:sms-voice:us-east-1:1:opt-out-list/Default", "OptOutListName": "Default"}


@pytest.fixture
def lists() -> Iterator[tuple[EndUserLists, Stubber]]:
    session = boto3.Session(aws_access_key_id="any", aws_secret_access_key="any", region_name="us-west-2")
    client = session.client("pinpoint-sms-voice-v2", config=PATIENT)
    with Stubber(client) as service:
        yield EndUserLists(client), service


def test_a_list_is_read_page_by_page_with_the_carriers_times(laptop: Laptop) -> None:
    ours = {}
    for _ in range(105):
        number = a_number()
        put = laptop.carrier.put_opted_out_number(OptOutListName="Default", OptedOutNumber=number)
        ours[number] = put["OptedOutTimestamp"]
    pages = list(pages_from(EndUserLists(laptop.carrier), None))
    assert [name for name, _, _ in pages] == ["Default"] * len(pages)
    assert all(len(page.numbers) <= 100 for _, page, _ in pages)
    found = {each.number.e164: each.since for _, page, _ in pages for each in page.numbers}
    assert found.items() >= ours.items()
    middle = pages[0][2]
    assert [page for _, page, _ in pages_from(EndUserLists(laptop.carrier), middle)] == [
        p for _, p, _ in pages[1:]
    ]


def test_nothing_is_written_to_the_list(laptop: Laptop) -> None:
    number = a_number()
    laptop.carrier.put_opted_out_number(OptOutListName="Default", OptedOutNumber=number)
    before = laptop.carrier.describe_opted_out_numbers(OptOutListName="Default", OptedOutNumbers=[number])
    list(pages_from(EndUserLists(laptop.carrier), None))
    after = laptop.carrier.describe_opted_out_numbers(OptOutListName="Default", OptedOutNumbers=[number])
    assert after["OptedOutNumbers"] == before["OptedOutNumbers"]


def test_chosen_lists_are_not_looked_up(lists: tuple[EndUserLists, Stubber]) -> None:
    client = lists[0].client
    assert EndUserLists(client, ("ours", "theirs")).names() == ("ours", "theirs")


def test_who_put_a_number_there_does_not_matter(lists: tuple[EndUserLists, Stubber]) -> None:
    reader, service = lists
    numbers = [("14155550123", True), ("+14155550124", False), ("+1", True)]
    listed = [{"OptedOutNumber": n, "OptedOutTimestamp": AT, "EndUserOptedOut": own} for n, own in numbers]
    asked = {"OptOutListName": "Default", "MaxResults": 100, "NextToken": "2"}
    service.add_response("describe_opted_out_numbers", {**NOBODY, "OptedOutNumbers": listed}, asked)
    page = reader.page(Place("Default", "2"))
    assert page.numbers == tuple(Listed(PhoneNumber(f"+1415555012{n}"), AT) for n in (3, 4))
    assert page.next is None


def test_a_service_that_says_too_fast_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("botocore.endpoint.time", SimpleNamespace(sleep=lambda _: None))
    answers: list[dict[str, Any]] = [{"__type": "ThrottlingException", "Message": "Rate exceeded"}] * 2
    answers.append({**NOBODY, "OptedOutNumbers": []})

    async def service(_: Request) -> JSONResponse:
        answer = answers.pop(0)
        return JSONResponse(answer, 400 if "__type" in answer else 200)

    with served(Starlette(routes=[Route("/", service, methods=["POST"])]), free_port()) as url:
        session = boto3.Session(aws_access_key_id="any", aws_secret_access_key="any", region_name="us-west-2")
        client = session.client("pinpoint-sms-voice-v2", endpoint_url=url, config=PATIENT)
        assert EndUserLists(client).page(Place("Default")).numbers == ()
    assert answers == []


def test_the_list_of_sns_tells_numbers_and_no_times() -> None:
    session = boto3.Session(aws_access_key_id="any", aws_secret_access_key="any", region_name="us-west-2")
    client = session.client("sns")
    with Stubber(client) as service:
        first = {"phoneNumbers": ["+14155550123"], "nextToken": "2"}
        service.add_response("list_phone_numbers_opted_out", first, {})
        second = {"phoneNumbers": ["+14155550124"]}
        service.add_response("list_phone_numbers_opted_out", second, {"nextToken": "2"})
        pages = [page.numbers for _, page, _ in pages_from(SnsList(client), None)]
    assert pages == [(Listed(PhoneNumber(f"+1415555012{n}"), None),) for n in (3, 4)]

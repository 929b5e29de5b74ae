"""Opt-out list and descriptions of the account."""

import pytest

from .stand import Laptop, a_number, said

DAY = 86_400


def test_the_opt_out_list_is_read_in_pages(laptop: Laptop) -> None:
    ours = {a_number() for _ in range(5)}
    for number in ours:
        laptop.carrier.put_opted_out_number(OptOutListName="Default", OptedOutNumber=number)
    pages = laptop.carrier.get_paginator("describe_opted_out_numbers").paginate(
        OptOutListName="Default", PaginationConfig={"PageSize": 2}
    )
    listed = [entry["OptedOutNumber"] for page in pages for entry in page["OptedOutNumbers"]]
    assert ours <= set(listed)
    assert len(listed) == len(set(listed))


def test_a_number_is_looked_up(laptop: Laptop) -> None:
    number = a_number()
    put = laptop.carrier.put_opted_out_number(OptOutListName="Default", OptedOutNumber=number)
    found = laptop.carrier.describe_opted_out_numbers(OptOutListName="Default", OptedOutNumbers=[number])
    [entry] = found["OptedOutNumbers"]
    assert entry["OptedOutNumber"] == number
    assert entry["OptedOutTimestamp"] == put["OptedOutTimestamp"]
    with pytest.raises(laptop.carrier.exceptions.ResourceNotFoundException):
        laptop.carrier.describe_opted_out_numbers(OptOutListName="Default", OptedOutNumbers=[a_number()])
    with pytest.raises(laptop.carrier.exceptions.ResourceNotFoundException):
        laptop.carrier.describe_opted_out_numbers(OptOutListName="Other")


def test_a_number_leaves_the_list_once_in_30_days(laptop: Laptop) -> None:
    number = a_number()
    named = {"OptOutListName": "Default", "OptedOutNumber": number}
    laptop.carrier.put_opted_out_number(**named)
    laptop.carrier.delete_opted_out_number(**named)
    assert laptop.sends(number)
    laptop.carrier.put_opted_out_number(**named)
    with pytest.raises(laptop.carrier.exceptions.ValidationException) as caught:
        laptop.carrier.delete_opted_out_number(**named)
    assert said(caught.value)["Reason"] == "PHONE_NUMBER_CANNOT_BE_OPTED_IN"
    laptop.http.put("/local/clock", json={"offset_seconds": 30 * DAY})
    laptop.carrier.delete_opted_out_number(**named)
    with pytest.raises(laptop.carrier.exceptions.ResourceNotFoundException):
        laptop.carrier.delete_opted_out_number(**named)


def test_the_number_tells_its_rate(laptop: Laptop) -> None:
    laptop.behaves(parts_per_second=7)
    [number] = laptop.carrier.describe_phone_numbers(PhoneNumberIds=["phone-local"])["PhoneNumbers"]
    assert number["PhoneNumber"] == "+12065550100"
    assert number["MessagingLimits"] == {"RateLimits": {"SMS": 7}}
    assert number["SelfManagedOptOutsEnabled"]


def test_descriptions_are_filtered(laptop: Laptop) -> None:
    us, fr = ([{"Name": "iso-country-code", "Values": [country]}] for country in ("US", "FR"))
    assert laptop.carrier.describe_phone_numbers(Filters=us)["PhoneNumbers"]  # type: ignore[arg-type]
    assert not laptop.carrier.describe_phone_numbers(Filters=fr)["PhoneNumbers"]  # type: ignore[arg-type]
    with pytest.raises(laptop.carrier.exceptions.ResourceNotFoundException):
        laptop.carrier.describe_phone_numbers(PhoneNumberIds=["phone-other"])
    with pytest.raises(laptop.carrier.exceptions.ValidationException):
        laptop.carrier.describe_phone_numbers(NextToken="99")


def test_set_and_list_are_described(laptop: Laptop) -> None:
    [one] = laptop.carrier.describe_configuration_sets()["ConfigurationSets"]
    assert one["ConfigurationSetName"] == "assent-local"
    [only] = laptop.carrier.describe_opt_out_lists()["OptOutLists"]
    assert only["OptOutListName"] == "Default"


def test_each_region_has_a_list_of_its_own(laptop: Laptop) -> None:
    number, there = a_number(), laptop.carrier_in("us-west-2")
    put = there.put_opted_out_number(OptOutListName="Default", OptedOutNumber=number)
    assert put["OptOutListArn"] == "arn:aws:sms-voice:us-west-2:000000000000:opt-out-list/Default"
    assert there.describe_opted_out_numbers(OptOutListName=put["OptOutListArn"], OptedOutNumbers=[number])
    with pytest.raises(laptop.carrier.exceptions.ResourceNotFoundException):
        laptop.carrier.describe_opted_out_numbers(OptOutListName="Default", OptedOutNumbers=[number])
    assert laptop.sends(number)
    with pytest.raises(there.exceptions.ConflictException):
        there.send_text_message(DestinationPhoneNumber=number, MessageBody="Hello")

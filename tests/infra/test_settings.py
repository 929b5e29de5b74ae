"""A mistake in the settings is one clear line at synth, and nothing is deployed."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from infra.settings import BadSettings, read_settings
from shared.settings import CountryLine, Settings
from tests.infra.conftest import CDK_JSON, COMPANY, ROOT

LAPTOP = CDK_JSON["context"]
GB = {"countries": ["GB", "IE"], "identity": "pool-0123", "partsPerSecond": 10}

MISTAKES: list[tuple[dict[str, Any], str]] = [
    ({"brand": None}, '"brand" is missing'),
    ({"brand": "  "}, '"brand": string should have at least 1 character'),
    ({"brand": "A\nB"}, '"brand": string should match pattern'),
    ({"brand": "A brand that fills half of a text"}, '"brand": string should have at most 30 characters'),
    ({"brnd": "Acme"}, '"brnd" is no setting'),
    ({"support": None}, '"support" is missing'),
    ({"portalUrl": None}, '"portalUrl" is missing'),
    ({"portalUrl": "http://it.acme.example"}, '"portalUrl" must be an https URL'),
    ({"portalUrl": "it.acme.example"}, '"portalUrl": string should match pattern'),
    ({"issuer": None}, '"issuer" is missing'),
    ({"issuer": "http://id.acme.example"}, '"issuer" must be an https URL'),
    ({"issuer": "https://"}, '"issuer": string should match pattern'),
    ({"audience": None}, '"audience" is missing'),
    ({"audience": ""}, '"audience": string should match pattern'),
    ({"movingClock": "/tmp/clock.json"}, '"movingClock" is for the stage "local" alone'),
    ({"originationIdentity": None}, '"originationIdentity" is missing'),
    ({"originationIdentity": "phone 1"}, '"originationIdentity": string should match pattern'),
    ({"smsChannel": "pinpoint"}, "\"smsChannel\": input should be 'eum' or 'sns'"),
    ({"partsPerSecond": "0"}, '"partsPerSecond": input should be greater than or equal to 1'),
    ({"partsPerSecond": 101}, '"partsPerSecond": input should be less than or equal to 100'),
    ({"partsPerSecond": "fast"}, '"partsPerSecond": input should be a valid integer'),
    ({"lines": "GB"}, '"lines": is not JSON'),
    ({"lines": [{**GB, "countries": ["UK"]}]}, "\"lines.0.countries.0\": 'UK' is no ISO 3166 country"),
    ({"lines": [{**GB, "countries": []}]}, '"lines.0.countries": value should have at least 1 item'),
    ({"lines": [{**GB, "identity": ""}]}, '"lines.0.identity": string should have at least 1 character'),
    ({"lines": [{**GB, "identity": "pool 1"}]}, '"lines.0.identity": string should match pattern'),
    ({"lines": [{**GB, "partsPerSecond": 0}]}, '"lines.0.partsPerSecond": input should be greater than'),
    ({"lines": [{**GB, "rate": 1}]}, '"lines.0.rate" is no setting'),
    ({"lines": [GB, {**GB, "identity": "pool-2"}]}, '"lines": names GB, IE twice'),
    ({"lines": [GB, {**GB, "countries": ["DE"]}]}, '"lines": names pool-0123 twice'),
    ({"lines": [{**GB, "identity": COMPANY["originationIdentity"]}]}, '"lines" name "originationIdentity"'),
    ({"lines": [GB], "smsChannel": "sns"}, '"lines" are for the channel "eum"'),
    ({"formsAnHourPerSource": -1}, '"formsAnHourPerSource": input should be greater than or equal to 0'),
    ({"formsAnHourPerSource": 5001}, '"formsAnHourPerSource": input should be less than or equal to 5000'),
    ({"routineAnHour": -1}, '"routineAnHour": input should be greater than or equal to 0'),
    ({"routineAnHour": "some"}, '"routineAnHour": input should be a valid integer'),
    ({"attestationAfterDays": -1}, '"attestationAfterDays": input should be greater than or equal to 0'),
    ({"policyReviewEvery": "yearly"}, '"policyReviewEvery": string should match pattern'),
    ({"policyReviewEvery": "0 months"}, '"policyReviewEvery": string should match pattern'),
    ({"defaultRegion": "UK"}, "\"defaultRegion\": 'UK' is no ISO 3166 country with phone numbers"),
    ({"countries": "US,UK"}, "\"countries.1\": 'UK' is no ISO 3166 country with phone numbers"),
    ({"oneWayCountries": "UK"}, "\"oneWayCountries.0\": 'UK' is no ISO 3166 country with phone numbers"),
    ({"timeZone": "europe/berlin"}, "\"timeZone\": 'europe/berlin' is no IANA time zone"),
    ({"services": "email,email"}, '"services": names something twice'),
    ({"services": ["e mail"]}, '"services.0": string should match pattern'),
    ({"optOutRegions": "us-east-1,Oregon"}, '"optOutRegions.1": string should match pattern'),
    ({"optOutRegions": ["us-east-1", "us-east-1"]}, '"optOutRegions": names something twice'),
    ({"optOutLists": "the list"}, '"optOutLists.0": string should match pattern'),
    ({"tollFree": "perhaps"}, '"tollFree": input should be a valid boolean'),
    ({"roles": {"itsm": {"value": "the bus"}}}, '"roles.itsm.value": must be one word'),
    ({"roles": {"itsm": {"claim": "a b", "value": "c"}}}, '"roles.itsm.claim": must be one word'),
    ({"roles": {"itsm": {"value": ""}}}, '"roles.itsm.value": string should have at least 1 character'),
    ({"roles": {"admin": {"value": "x"}}}, '"roles": no role of ours: admin'),
    ({"roles": "help-desk"}, '"roles": is not JSON'),
    ({"roles": ["help-desk"]}, '"roles": must name a claim and a value'),
    ({"stage": "Prod"}, '"stage": string should match pattern'),
    ({"stage": "prod-"}, '"stage": string should match pattern'),
    ({"stage": "a-stage-with-a-long-name"}, '"stage": string should have at most 20 characters'),
    ({"alarmEmail": "nobody"}, '"alarmEmail": string should match pattern'),
    ({"configurationSet": "a b"}, '"configurationSet": string should match pattern'),
]


def changed(changes: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in {**COMPANY, **changes}.items() if value is not None}


@pytest.mark.parametrize(("changes", "sentence"), MISTAKES, ids=[sentence for _, sentence in MISTAKES])
def test_a_mistake_is_one_sentence(changes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(BadSettings) as refused:
        read_settings(changed(changes))
    (problem,) = refused.value.problems
    assert problem.startswith(sentence)


def test_all_mistakes_are_told_at_once() -> None:
    with pytest.raises(BadSettings) as refused:
        read_settings({"stage": "prod"})
    assert len(refused.value.problems) == 5
    with pytest.raises(BadSettings) as refused:
        read_settings(changed({"issuer": "http://a.example", "movingClock": "/tmp/clock.json"}))
    assert len(refused.value.problems) == 2


def test_the_laptop_needs_no_settings_of_its_own() -> None:
    settings = read_settings(LAPTOP)
    assert (settings.stage, settings.brand, settings.default_region) == ("local", "Example IT", "US")
    assert settings.services == ("email", "vpn", "erp", "network")
    assert settings.locations == ("BER", "MAD", "NYC")
    assert (settings.parts_per_second, settings.configuration_set_name) == (20, "assent-local")


def test_the_laptop_may_move_its_clock() -> None:
    settings = read_settings({**LAPTOP, "movingClock": "/state/clock.json"})
    assert settings.for_functions().moving_clock == Path("/state/clock.json")
    with pytest.raises(BadSettings, match="must be an absolute path"):
        read_settings({**LAPTOP, "movingClock": "clock.json"})


def test_the_command_line_goes_before_the_stages_section() -> None:
    settings = read_settings({**LAPTOP, "brand": "Other IT", "smsChannel": "sns", "partsPerSecond": "5"})
    assert (settings.brand, settings.sms_channel, settings.parts_per_second) == ("Other IT", "sns", 5)


def test_another_stage_takes_nothing_from_the_laptops_section() -> None:
    with pytest.raises(BadSettings, match='"brand" is missing'):
        read_settings({**LAPTOP, "stage": "prod"})
    section = {"prod": {name: value for name, value in COMPANY.items() if name != "stage"}}
    assert read_settings({**LAPTOP, **section, "stage": "prod"}).brand == "Acme IT"


def test_flags_of_the_cdk_are_none_of_our_business() -> None:
    flags = {"@aws-cdk/core:x": True, "aws:cdk:enable-path-metadata": True, "availability-zones:a:b": ["c"]}
    assert read_settings({**LAPTOP, **flags}).brand == "Example IT"


def test_roles_that_are_not_given_keep_their_defaults() -> None:
    given = json.dumps({"itsm": {"claim": "cognito:groups", "value": "operators"}})
    settings = read_settings(changed({"roles": given})).for_functions()
    assert settings.roles == {
        "help-desk": ("groups", "help-desk"),
        "compliance": ("groups", "compliance"),
        "itsm": ("cognito:groups", "operators"),
    }


def test_the_functions_read_what_the_settings_say() -> None:
    settings = read_settings(COMPANY).for_functions()
    assert Settings.from_json(settings.to_json()) == settings


def test_the_functions_are_told_of_each_line() -> None:
    given = [GB, {"countries": "DE", "identity": "ACME", "partsPerSecond": 5}]
    settings = read_settings(changed({"lines": json.dumps(given)})).for_functions()
    assert settings.lines == (
        CountryLine(("GB", "IE"), "pool-0123", 10),
        CountryLine(("DE",), "ACME", 5),
    )
    assert Settings.from_json(settings.to_json()) == settings


def test_through_sns_no_configuration_set_is_named() -> None:
    settings = read_settings(changed({"smsChannel": "sns", "originationIdentity": None})).for_functions()
    assert (settings.configuration_set, settings.origination_identity) == ("", "sns")


def test_the_app_ends_with_the_sentence_and_no_traceback(tmp_path: Path) -> None:
    context = {**changed({"movingClock": "/tmp/clock.json"}), "brnd": "x"}
    environment = {**os.environ, "CDK_CONTEXT_JSON": json.dumps(context), "CDK_OUTDIR": str(tmp_path)}
    command = [sys.executable, "-m", "infra.app"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.splitlines() == ['assent: "brnd" is no setting']
    assert not list(tmp_path.glob("*.template.json"))

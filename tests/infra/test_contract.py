"""Outputs, routes and queues as outsiders rely on them."""

import json
from itertools import chain

import pytest
from botocore.session import Session

from infra.portal_api import LOGGED
from shared.sms.inbound import UNDECIDED
from tests.infra.stacks import Stacks, name_of

QUEUES = ("FanOut", "Urgent", "Routine", "Inbound", "Receipts", "Observed")
SERVICE = ("ApiUrl", "BusName", "InboundTopicArn", "ReceiptsTopicArn", "HousekeepingFunction")
DATA = {
    *("SubscribersTable", "LedgerTable", "EventsTable", "DeliveriesTable", "HeldTable"),
    *("AnchorsBucket", "PacksBucket", "SigningKeyArn"),
}
ROUTES = {
    "POST /api/opt-ins": "employee_api",
    "POST /api/opt-ins/confirmations": "employee_api",
    "GET /api/me": "employee_api",
    "PATCH /api/me": "employee_api",
    "DELETE /api/me": "employee_api",
    "POST /api/help-desk/opt-outs": "staff_api",
    "POST /api/help-desk/lookups": "staff_api",
    "POST /api/help-desk/explanations": "staff_api",
    "POST /api/compliance/lookups": "staff_api",
    "POST /api/compliance/evidence": "staff_api",
    "POST /api/compliance/erasures": "staff_api",
    "POST /api/operations/pause": "staff_api",
    "POST /api/operations/resume": "staff_api",
}


def test_the_laptop_has_two_stacks_and_a_company_three(
    laptop: Stacks, company: Stacks, company_by_sns: Stacks
) -> None:
    assert set(laptop.templates) == {"data", "service"}
    assert set(company.templates) == {"data", "service", "carrier"}
    assert set(company_by_sns.templates) == {"data", "service"}


def test_outputs(laptop: Stacks) -> None:
    queues = {f"{queue}{kind}Url" for queue in QUEUES for kind in ("Queue", "DeadQueue")}
    assert laptop.outputs("data").keys() >= DATA
    assert laptop.outputs("service").keys() >= {*SERVICE, *queues}


def test_a_route_exists_when_it_is_named_and_no_other_does(company: Stacks) -> None:
    integrations = company.resources("AWS::ApiGatewayV2::Integration")
    found = {}
    for route in company.properties("AWS::ApiGatewayV2::Route"):
        target = route["Target"]["Fn::Join"][1][1]["Ref"]
        found[route["RouteKey"]] = name_of(integrations[target]["Properties"]["IntegrationUri"])
    functions = {"employee_api": "EmployeeApiFunction", "staff_api": "StaffApiFunction"}
    assert found == {route: functions[module] for route, module in ROUTES.items()}


def test_every_route_asks_for_a_token_of_our_issuer(company: Stacks) -> None:
    assert {route["AuthorizationType"] for route in company.properties("AWS::ApiGatewayV2::Route")} == {"JWT"}
    (authorizer,) = company.properties("AWS::ApiGatewayV2::Authorizer")
    assert authorizer["JwtConfiguration"] == {"Audience": ["assent"], "Issuer": "https://id.acme.example"}


def test_the_access_log_shows_nothing_that_a_person_typed(company: Stacks) -> None:  # G7
    (stage,) = company.properties("AWS::ApiGatewayV2::Stage")
    assert json.loads(stage["AccessLogSettings"]["Format"]) == LOGGED
    for variable in LOGGED.values():
        assert not any(
            word in variable for word in ("path", "identity", "claims", "error", "requestOverride")
        )


@pytest.mark.parametrize(("prefix", "queue"), [("itsm.", "FanOut"), ("hr.", "Observed")])
def test_events_of_other_systems_reach_their_queue_and_none_is_lost_on_the_way(
    company: Stacks, prefix: str, queue: str
) -> None:  # G4
    rules = [rule for rule in company.properties("AWS::Events::Rule") if "EventPattern" in rule]
    assert len(rules) == 2
    (rule,) = (rule for rule in rules if rule["EventPattern"] == {"source": [{"prefix": prefix}]})
    assert name_of(rule["EventBusName"]) == "ItsmBus"
    (target,) = rule["Targets"]
    assert name_of(target["Arn"]) == f"{queue}Queue"
    assert name_of(target["DeadLetterConfig"]["Arn"]) == f"{queue}DeadLetters"


def test_housekeeping_runs_every_minute(company: Stacks) -> None:
    (rule,) = (r for r in company.properties("AWS::Events::Rule") if "ScheduleExpression" in r)
    assert rule["ScheduleExpression"] == "rate(1 minute)"
    assert name_of(rule["Targets"][0]["Arn"]) == "HousekeepingFunction"


@pytest.mark.parametrize(("topic", "queue"), [("CarrierInbound", "Inbound"), ("CarrierReceipts", "Receipts")])
def test_the_carriers_topics_reach_their_queues_in_the_envelope(
    company: Stacks, topic: str, queue: str
) -> None:  # G6: the envelope's time stamp is what orders texts
    subscriptions = company.properties("AWS::SNS::Subscription")
    (found,) = (s for s in subscriptions if name_of(s["TopicArn"]) == topic)
    assert (found["Protocol"], name_of(found["Endpoint"])) == ("sqs", f"{queue}Queue")
    assert "RawMessageDelivery" not in found
    assert name_of(found["RedrivePolicy"]["deadLetterTargetArn"]) == f"{queue}DeadLetters"


def test_the_carrier_may_publish_its_receipts_and_replies(company: Stacks) -> None:
    (configuration_set,) = company.properties("AWS::SMSVOICE::ConfigurationSet")
    (destination,) = configuration_set["EventDestinations"]
    assert configuration_set["ConfigurationSetName"] == "assent-prod"
    model = Session().get_service_model("pinpoint-sms-voice-v2")
    every = {kind for kind in model.shape_for("EventType").metadata["enum"] if kind.startswith("TEXT_")}
    assert set(destination["MatchingEventTypes"]) == every - UNDECIDED - {"TEXT_ALL"}
    assert "CarrierReceipts" in destination["SnsDestination"]["TopicArn"]["Fn::ImportValue"]
    policies = company.properties("AWS::SNS::TopicPolicy")
    statements = list(chain.from_iterable(policy["PolicyDocument"]["Statement"] for policy in policies))
    allowed = [s for s in statements if s["Principal"] == {"Service": "sms-voice.amazonaws.com"}]
    assert {name_of(s["Resource"]) for s in allowed} == {"CarrierInbound", "CarrierReceipts"}
    assert all("aws:SourceAccount" in s["Condition"]["StringEquals"] for s in allowed)

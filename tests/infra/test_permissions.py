"""Who may do what: the whole list, so that a permission more or less is seen."""

import pytest
from aws_cdk import App, Stack

from infra.carrier import Carrier
from infra.settings import read_settings
from tests.infra.conftest import COMPANY
from tests.infra.stacks import Allowance, Stacks, name_of

CONSENT = {
    "ConsentSubscribers": "GetItem PutItem UpdateItem",
    "ConsentLedger": "Query PutItem",
}
SECRET = {"ConsentKeySecret": "secretsmanager:GetSecretValue"}
ANSWERS = {"AnswersQueue": "sqs:SendMessage"}
TELLS = {"ObservedQueue": "sqs:SendMessage"}
SIGNS = "kms:Sign kms:GetPublicKey"
TAKES = (
    "sqs:ReceiveMessage sqs:ChangeMessageVisibility sqs:GetQueueUrl sqs:DeleteMessage sqs:GetQueueAttributes"
)

MAY = {
    "employee_api": CONSENT | SECRET | ANSWERS,
    "staff_api": {
        **CONSENT,
        **SECRET,
        **ANSWERS,
        "ConsentSubscribers": "GetItem PutItem UpdateItem Query DeleteItem",
        "DeliveriesTable/index/texts": "Query",
        "DeliveriesTable": "BatchGetItem",
        "EventsTable": "Query",
        "EventsTable/index/ids": "Query",
        "LinesTable": "GetItem UpdateItem",
        "EvidenceAnchors": "s3:ListBucket",
        "EvidenceAnchors/*": "s3:GetObject",
        "EvidencePacks/*": "s3:PutObject s3:GetObject",
        "EvidenceSigningKey": SIGNS,
    },
    "inbound_sms": CONSENT
    | SECRET
    | ANSWERS
    | {f"{queue}Queue": TAKES for queue in ("Inbound", "Observed")}
    | {f"{queue}DeadLetters": "sqs:SendMessage" for queue in ("Inbound", "Observed")},
    "fan_out": {
        "EventsTable": "PutItem UpdateItem Query",
        "ConsentSubscribers/index/audience": "Query",
        "DeliveriesTable": "Query",
        "FanOutQueue": f"{TAKES} sqs:SendMessage",
        "FanOutDeadLetters": "sqs:SendMessage",
        "UrgentQueue": "sqs:SendMessage",
        "RoutineQueue": "sqs:SendMessage",
    },
    "send_sms": {
        "EventsTable": "Query",
        "ConsentSubscribers": "GetItem UpdateItem",
        "DeliveriesTable": "GetItem PutItem",
        "LinesTable": "GetItem UpdateItem",
        "HeldTable": "PutItem",
        **SECRET,
        **TELLS,
        **{f"{lane}Queue": f"{TAKES} sqs:SendMessage" for lane in ("Urgent", "Routine", "Answers")},
        **{f"{lane}DeadLetters": "sqs:SendMessage" for lane in ("Urgent", "Routine", "Answers")},
    },
    "delivery_receipts": {
        "DeliveriesTable": "GetItem UpdateItem",
        "ReceiptsQueue": TAKES,
        "ReceiptsDeadLetters": "sqs:SendMessage",
        **TELLS,
    },
    "housekeeping": {
        **CONSENT,
        **SECRET,
        **ANSWERS,
        "ConsentSubscribers": "GetItem PutItem UpdateItem Scan",
        "ConsentSubscribers/index/due": "Query",
        "ItsmBus": "events:PutEvents",
        "HeldTable": "Query BatchWriteItem",
        "UrgentQueue": "sqs:SendMessage",
        "RoutineQueue": "sqs:SendMessage",
        "ConsentLedger": "Query PutItem Scan",
        "EvidenceAnchors": "s3:ListBucket",
        "EvidenceAnchors/*": "s3:GetObject s3:PutObject",
        "EvidenceSigningKey": SIGNS,
        "LinesTable": "GetItem PutItem",
    },
}
NUMBER = "arn:*:sms-voice:*:*:phone-number"
READS = ("sms-voice:DescribeOptOutLists", "sms-voice:DescribeOptedOutNumbers")


@pytest.mark.parametrize("module", MAY)
def test_a_function_may_do_what_its_arrows_say_and_no_more(company: Stacks, module: str) -> None:
    log_and_carrier = ("logs:", "sms-voice:")
    found = {each for each in company.allowances(module) if not each.action.startswith(log_and_carrier)}
    assert found == {
        Allowance(action if ":" in action else f"dynamodb:{action}", thing)
        for thing, actions in MAY[module].items()
        for action in actions.split()
    }


@pytest.mark.parametrize("module", MAY)
def test_a_function_writes_its_own_log_and_no_other(company: Stacks, module: str) -> None:
    found = {each for each in company.allowances(module) if each.action.startswith("logs:")}
    assert {each.action for each in found} == {"logs:CreateLogStream", "logs:PutLogEvents"}
    assert len({each.thing for each in found}) == 1


def test_nobody_changes_or_removes_an_entry_of_the_ledger(company: Stacks) -> None:  # G5
    touching = {
        each.action
        for module in MAY
        for each in company.allowances(module)
        if each.thing.startswith(("ConsentLedger", "*"))
    }
    assert touching == {"dynamodb:Query", "dynamodb:PutItem", "dynamodb:Scan"}


def test_nobody_removes_an_anchor_or_shortens_its_lock(company: Stacks) -> None:  # G5
    touching = {
        each.action
        for module in MAY
        for each in company.allowances(module)
        if each.thing.startswith(("EvidenceAnchors", "*"))
    }
    assert touching == {"s3:ListBucket", "s3:GetObject", "s3:PutObject"}


def test_particulars_can_be_erased_by_the_staffs_function_alone(company: Stacks) -> None:
    allowed = {(m, a.action, a.thing) for m in MAY for a in company.allowances(m)}
    deletes = ("dynamodb:DeleteItem", "dynamodb:BatchWriteItem")
    assert {(m, thing) for m, action, thing in allowed if action in deletes} == {
        ("staff_api", "ConsentSubscribers"),
        ("housekeeping", "HeldTable"),
    }


def test_only_send_sms_reaches_a_phone_and_only_from_our_number(company: Stacks) -> None:  # G1
    calls = {module: _calls(company, module, "sms-voice:") for module in MAY}
    assert calls.pop("send_sms") == {
        Allowance("sms-voice:SendTextMessage", f"{NUMBER}/phone-0123456789abcdef"),
        Allowance("sms-voice:SendTextMessage", "arn:*:sms-voice:*:*:configuration-set/assent-prod"),
        Allowance("sms-voice:DescribePhoneNumbers", f"{NUMBER}/*"),
    }
    del calls["housekeeping"]
    assert not any(calls.values())


def test_each_line_may_be_texted_from_and_no_other_identity() -> None:
    own = {"countries": ["GB"], "identity": "pool-0123", "partsPerSecond": 10}
    settings = read_settings({**COMPANY, "lines": [own]})
    sending = Carrier(Stack(App()), "Carrier", settings=settings).sending
    texts = next(each.to_statement_json() for each in sending.statements)
    names = [name_of(resource).rpartition(":")[2] for resource in texts["Resource"]]
    assert names == [
        "phone-number/phone-0123456789abcdef",
        "pool/pool-0123",
        "configuration-set/assent-prod",
    ]


def test_housekeeping_reads_opt_outs_in_each_region_and_writes_none(company: Stacks) -> None:
    assert _calls(company, "housekeeping", "sms-voice:") == {
        Allowance(action, f"arn:*:sms-voice:{region}:*:opt-out-list/*")
        for action in READS
        for region in ("us-east-1", "us-west-2")
    }


def test_through_sns_a_text_may_go_to_phones_and_never_to_a_topic(company_by_sns: Stacks) -> None:
    calls = {module: _calls(company_by_sns, module, "sns:") for module in MAY}
    assert calls.pop("send_sms") == {
        Allowance("sns:Publish", "*"),
        Allowance("sns:Publish", "arn:*:sns:*:*:*", "Deny"),
    }
    assert calls.pop("housekeeping") == {Allowance("sns:ListPhoneNumbersOptedOut", "*")}
    assert not any(calls.values())


def test_of_lists_that_are_chosen_only_these_are_read() -> None:
    settings = read_settings({**COMPANY, "optOutLists": "Default,alerts"})
    reading = Carrier(Stack(App()), "Carrier", settings=settings).reading_opt_outs
    [statement] = [each.to_statement_json() for each in reading.statements]
    assert statement["Action"] == READS[1]
    names = [name_of(resource).rpartition(":")[2] for resource in statement["Resource"]]
    assert names == ["opt-out-list/Default", "opt-out-list/alerts"]
    assert reading.wide == {}


def test_no_role_comes_with_more_than_its_own_policy(company: Stacks) -> None:
    assert not any("ManagedPolicyArns" in role for role in company.properties("AWS::IAM::Role"))


def _calls(stacks: Stacks, module: str, service: str) -> set[Allowance]:
    return {each for each in stacks.allowances(module) if each.action.startswith(service)}

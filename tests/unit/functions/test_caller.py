"""Who may do what, from the claims that the gateway passes on."""

from http import HTTPStatus
from typing import Any

import pytest
from aws_lambda_powertools.utilities.data_classes import APIGatewayProxyEventV2

from functions.caller import employee, require, source, words_of
from functions.http import Problem
from shared.consent.keys import Keys
from tests.adapters.tables import SETTINGS


def request(**claims: Any) -> APIGatewayProxyEventV2:
    return APIGatewayProxyEventV2({"requestContext": {"authorizer": {"jwt": {"claims": claims}}}})


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("[help-desk itsm]", ["help-desk", "itsm"]),
        ("[help-desk]", ["help-desk"]),
        ("help-desk", ["help-desk"]),
        ("[]", []),
        ("", []),
        (None, []),
        (["help-desk"], []),
    ],
)
def test_a_claim_is_read_as_the_gateway_writes_it(claim: object, words: list[str]) -> None:
    assert words_of(claim) == words


@pytest.mark.parametrize("groups", ["[help-desk]", "[itsm help-desk]", "help-desk"])
def test_the_role_lets_pass(groups: str) -> None:
    require("help-desk", request(sub="desk", groups=groups), SETTINGS)


@pytest.mark.parametrize(
    "claims", [{}, {"groups": "[help-desks]"}, {"groups": "[no-help-desk]"}, {"role": "help-desk"}]
)
def test_without_the_whole_word_nobody_passes(claims: dict[str, Any]) -> None:
    with pytest.raises(Problem) as refused:
        require("help-desk", request(sub="ana", **claims), SETTINGS)
    assert refused.value.status is HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("claims", [{}, {"sub": ""}])
def test_a_token_that_names_nobody_is_nobodys(claims: dict[str, Any]) -> None:
    with pytest.raises(Problem):
        employee(request(**claims), Keys(b"secret"))


def test_a_source_is_what_the_gateway_saw_whatever_a_header_claims() -> None:
    def comes(address: str, **headers: str) -> str:
        request = {"http": {"sourceIp": address}}
        keys = Keys(b"the secret of a test")
        return source(APIGatewayProxyEventV2({"requestContext": request, "headers": headers}), keys)

    office = comes("192.0.2.1")
    assert office == comes("192.0.2.1", **{"x-forwarded-for": "203.0.113.9"})
    assert office != comes("192.0.2.2")
    assert "192.0.2.1" not in office  # G7

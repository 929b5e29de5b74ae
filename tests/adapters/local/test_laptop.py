"""The clock that moves, the issuer of tokens, and what a restart leaves as it was."""

import json
from pathlib import Path
from typing import Any

import jwt
import pytest

from .stand import Engine, Laptop, a_number, eventually, open_doors


def test_the_clock_moves_functions_and_carrier(laptop: Laptop) -> None:
    moved = laptop.http.put("/local/clock", json={"offset_seconds": 400 * 86_400})
    assert (moved.status_code, moved.json()) == (200, {"offset_seconds": 400 * 86_400})
    assert json.loads((laptop.home / "clock.json").read_text()) == {"offset_seconds": 400 * 86_400}
    assert laptop.http.get("/local/clock").json() == {"offset_seconds": 400 * 86_400}
    laptop.sends(number := a_number())
    assert laptop.texts(number)[0]["submitted_at"] >= "2027"


def test_a_moved_clock_calls_housekeeping_at_once(laptop: Laptop) -> None:
    before = len(laptop.engine.invocations)
    laptop.http.put("/local/clock", json={"offset_seconds": 86_400})
    eventually(lambda: len(laptop.engine.invocations) > before, seconds=1)
    assert laptop.engine.invocations[-1] == "/2015-03-31/functions/housekeeping/invocations"


@pytest.mark.parametrize("offset", ["60", True, None, 1e12, -1e12, [1]])
def test_a_clock_cannot_be_moved_to_nonsense(laptop: Laptop, offset: Any) -> None:
    assert laptop.http.put("/local/clock", json={"offset_seconds": offset}).status_code == 422
    assert laptop.http.put("/local/clock", json={"offset": 1}).status_code == 422
    assert laptop.http.get("/local/clock").json() == {"offset_seconds": 0}


def test_a_token_is_verified_through_discovery(laptop: Laptop) -> None:
    asked = {"sub": "ana", "name": "Ana Lopez", "groups": "help-desk, itsm", "expires_in": "60"}
    claims = _verified(laptop, laptop.http.get("/local/token", params=asked).text)
    assert (claims["sub"], claims["name"], claims["groups"]) == ("ana", "Ana Lopez", ["help-desk", "itsm"])
    assert claims["exp"] - claims["iat"] == 60


def test_expired_and_foreign_tokens_do_not_verify(laptop: Laptop) -> None:
    expired = laptop.http.get("/local/token", params={"expires_in": "-60"}).text
    with pytest.raises(jwt.ExpiredSignatureError):
        _verified(laptop, expired)
    foreign = laptop.http.get("/local/token", params={"issuer": "other"}).text
    with pytest.raises(jwt.InvalidSignatureError):
        _verified(laptop, foreign)
    assert jwt.decode(foreign, options={"verify_signature": False})["iss"] != _discovery(laptop)["issuer"]


@pytest.mark.parametrize(
    "query", ["expires_in=soon", "expires_in=1e3", "expires_in=99999999999", "issuer=ana", "sub="]
)
def test_a_token_that_makes_no_sense(laptop: Laptop, query: str) -> None:
    assert laptop.http.get(f"/local/token?{query}").status_code == 422


def test_everything_survives_a_restart(tmp_path: Path, engine: Engine, engine_url: str) -> None:
    number, gone = a_number(), a_number()
    with open_doors(tmp_path, engine, engine_url) as first:
        first.behaves(parts_per_second=77, receipts={"delay_ms": 900})
        first.carrier.put_opted_out_number(OptOutListName="Default", OptedOutNumber=gone)
        first.http.post("/carrier/replies", json={"from": number, "body": "YES"})
        token = first.http.get("/local/token").text
        sent = first.sends(number)
    assert engine.receipts_of(sent) == []
    with open_doors(tmp_path, engine, engine_url) as second:
        assert second.http.get("/carrier/settings").json()["parts_per_second"] == 77
        assert [text["id"] for text in second.texts(number)] == [sent]
        assert [each["body"] for each in second.http.get("/carrier/replies").json()] == ["YES"]
        with pytest.raises(second.carrier.exceptions.ConflictException):
            second.sends(gone)
        assert jwt.decode(token, _key(second, token), algorithms=["RS256"], audience="assent")
        eventually(lambda: engine.receipts_of(sent))
    assert len(engine.receipts_of(sent)) == 1
    assert (tmp_path / "oidc.pem").stat().st_mode & 0o777 == 0o600


def _discovery(laptop: Laptop) -> dict[str, str]:
    found: dict[str, str] = laptop.http.get("/local/oidc/.well-known/openid-configuration").json()
    return found


def _key(laptop: Laptop, token: str) -> Any:
    keys = jwt.PyJWKSet.from_dict(laptop.http.get(_discovery(laptop)["jwks_uri"]).json())
    return keys[jwt.get_unverified_header(token)["kid"]].key


def _verified(laptop: Laptop, token: str) -> dict[str, Any]:
    claims: dict[str, Any] = jwt.decode(
        token,
        _key(laptop, token),
        algorithms=["RS256"],
        audience="assent",
        issuer=_discovery(laptop)["issuer"],
    )
    return claims

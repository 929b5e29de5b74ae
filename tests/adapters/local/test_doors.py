"""Settings, phones, pages, and the API behind one address, which is for this machine alone."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from local.doors import World, create_app

from .stand import OUTPUTS, Laptop, a_number, free_port, served


def test_settings_merge(laptop: Laptop) -> None:
    laptop.http.put("/carrier/settings", json={"receipts": {"lost_rate": 0.5}})
    settings = laptop.http.put("/carrier/settings", json={"parts_per_second": 3, "throttle_rate": 0.1}).json()
    assert (settings["parts_per_second"], settings["throttle_rate"]) == (3, 0.1)
    assert settings["receipts"] == {"delay_ms": 0, "duplicate_rate": 0, "lost_rate": 0.5}
    assert laptop.http.get("/carrier/settings").json() == settings


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ('{"parts_per_second": 0}', 422),
        ('{"parts_per_second": 1.5}', 422),
        ('{"parts_per_second": true}', 422),
        ('{"throttle_rate": 1.1}', 422),
        ('{"throttle_rate": "0.1"}', 422),
        ('{"error_rate": -0.1}', 422),
        ('{"delay_ms": -1}', 422),
        ('{"delay_ms": null}', 422),
        ('{"refuse": "no"}', 422),
        ('{"refuse": "AccessDeniedException:"}', 422),
        ('{"refuse": null}', 422),
        ('{"receipts": 5}', 422),
        ('{"receipts": {"lost_rate": 2}}', 422),
        ('{"receipts": {"speed": 2}}', 422),
        ('{"speed": 2}', 422),
        ('{"parts_per_second": 9, "speed": 2}', 422),
        ('{"throttle_rate": NaN}', 400),
        ("[]", 400),
        ("", 400),
        ("\udcff", 400),
    ],
)
def test_settings_that_make_no_sense_change_nothing(laptop: Laptop, body: str, status: int) -> None:
    before = laptop.http.get("/carrier/settings").json()
    answer = laptop.http.put("/carrier/settings", content=body.encode(errors="surrogateescape"))
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert laptop.http.get("/carrier/settings").json() == before


def test_phones_show_their_last_text(laptop: Laptop) -> None:
    number = a_number()
    laptop.sends(number, "first")
    laptop.sends(number, "second")
    assert _phone(laptop, number) == {"direction": "received", "body": "second"}
    laptop.http.post("/carrier/replies", json={"from": number, "body": "STOP"})
    assert _phone(laptop, number) == {"direction": "sent", "body": "STOP"}


def test_a_plus_may_stand_unescaped_in_a_query(laptop: Laptop) -> None:
    laptop.sends(number := a_number())
    assert len(laptop.http.get(f"/carrier/messages?to={number}").json()) == 1


def test_sns_texts_appear_on_the_phone(laptop: Laptop) -> None:
    number = a_number()
    laptop.engine.sns_texts.append({"MessageId": "sns-1", "PhoneNumber": number, "Message": "by SNS ☎"})
    [text] = laptop.texts(number)
    assert (text["id"], text["from"], text["status"]) == ("sns-1", "SNS", "accepted")
    assert (text["encoding"], text["parts"], text["context"]) == ("UCS-2", 1, {})


def test_an_sns_text_bears_the_time_before_the_clock_moved(laptop: Laptop) -> None:
    number = a_number()
    now = datetime.now(UTC)
    laptop.engine.sns_texts.append({"MessageId": "sns-2", "PhoneNumber": number, "Message": "Hello"})
    laptop.http.put("/local/clock", json={"offset_seconds": 86_400})
    [text] = laptop.texts(number)
    assert datetime.fromisoformat(text["submitted_at"]) - now < timedelta(seconds=30)


def test_the_api_stands_behind_the_same_address(laptop: Laptop) -> None:
    answer = laptop.http.patch(
        "/api/me%2Fx%20y?a=1&a=%2B2", content=b"\x00body", headers={"X-Any": "1", "TE": "gzip"}
    )
    call = laptop.engine.api_calls[-1]
    assert (call["method"], call["path"], call["query"]) == ("PATCH", "/api/me%2Fx%20y", "a=1&a=%2B2")
    assert call["host"].startswith("0123abcd.execute-api.localhost:")
    assert (call["body"], call["headers"]["x-any"]) == (b"\x00body", "1")
    assert "te" not in call["headers"]
    assert (answer.status_code, answer.json(), answer.headers["x-from"]) == (201, {"hello": "Ana"}, "the api")
    assert len(answer.headers.get_list("set-cookie")) == 2
    assert "content-security-policy" not in answer.headers


def test_the_api_never_sees_a_cookie_of_another_caller(laptop: Laptop) -> None:
    for _ in range(2):
        assert "set-cookie" in httpx.get(laptop.http.base_url.join("/api/me")).headers
        assert "cookie" not in laptop.engine.api_calls[-1]["headers"]


def test_without_an_engine_the_api_says_so(tmp_path: Path) -> None:
    port = free_port()
    app = create_app(World(tmp_path, port, f"http://127.0.0.1:{free_port()}", lambda: OUTPUTS))
    with served(app, port) as url:
        answer = httpx.get(f"{url}/api/me")
    assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json")


def test_before_the_deployment_the_doors_say_so(tmp_path: Path) -> None:
    port = free_port()
    app = create_app(World(tmp_path, port, f"http://127.0.0.1:{free_port()}", dict))
    with served(app, port) as url:
        for answer in (
            httpx.get(f"{url}/api/me"),
            httpx.post(f"{url}/carrier/replies", json={"from": "+14155550123", "body": "a"}),
        ):
            assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
        assert httpx.get(f"{url}/carrier/messages").json() == []


@pytest.mark.parametrize(("path", "kind"), [("/", "text/html"), ("/portal/index.html", "text/html")])
def test_pages_are_guarded_and_never_stale(laptop: Laptop, path: str, kind: str) -> None:
    answer = laptop.http.get(path)
    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, kind)
    assert answer.headers["cache-control"] == "no-cache"
    assert "default-src 'self'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    "path", ["/local", "/local/", "/local/nothing", "/carrier/nothing", "/nothing", "/portal/no.js"]
)
def test_what_is_not_there(laptop: Laptop, path: str) -> None:
    answer = laptop.http.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.example:8080"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
)
def test_foreign_hosts_and_origins_are_turned_away(laptop: Laptop, headers: dict[str, str]) -> None:
    for method, path in (
        ("GET", "/local/token"),
        ("POST", "/carrier/replies"),
        ("GET", "/api/me"),
        ("POST", "/"),
    ):
        answer = laptop.http.request(method, path, headers=headers)
        assert answer.status_code == 403
        assert not [name for name in answer.headers if name.startswith("access-control")]


def test_own_names_and_origins_pass(laptop: Laptop) -> None:
    port = laptop.http.base_url.port
    own = {"Host": f"localhost:{port}", "Origin": f"http://127.0.0.1:{port}"}
    assert laptop.http.get("/carrier/settings", headers=own).status_code == 200


def _phone(laptop: Laptop, number: str) -> dict[str, str]:
    [phone] = [phone for phone in laptop.http.get("/carrier/phones").json() if phone["number"] == number]
    del phone["last"]["at"]
    last: dict[str, str] = phone["last"]
    return last

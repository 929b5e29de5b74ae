"""Nothing that somebody wrote into a title can be opened at a touch."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.sms.links import untappable

LINKS = [
    ("see https://evil.example.com/x?y=1 now", "see  evil.example[.]com  now"),
    ("HTTP://user:pw@evil.co.uk:8080/x", " evil[.]co[.]uk:8080 "),
    ("http://intranet/x", " intranet "),
    ("hthttp://tp://x.com", " tp: "),
    ("bit.ly/abc", "bit[.]ly/abc"),
    ("www.intranet", "www[.]intranet"),
    ("ana@example.com", "ana@example[.]com"),
    ("mailto:ana@example.com tel:+14155550100", "mailto ana@example[.]com tel +14155550100"),
    ("javascript:alert", "javascript alert"),
    ("Salesforce.com and ASP.NET, main.py", "Salesforce[.]com and ASP[.]NET, main[.]py"),
    ("foo.com-bar foo.com_bar foo.com:80", "foo[.]com-bar foo[.]com_bar foo[.]com:80"),
    ("host 10.1.2.3 and 10.1.2.3:80", "host 10.1.2[.]3 and 10.1.2[.]3:80"),
    ("пример.рф, xn--e1afmkfd.xn--p1ai", "пример[.]рф, xn--e1afmkfd[.]xn--p1ai"),
    ("example\u3002com", "example[.]com"),
]
PLAIN = [
    "Email is slow.",
    "v2.3.1, build 10.0.19045",
    "report.pdf, Node.js, app.log, srv01.local",
    "Email is down.Please wait",
    "故障。请稍后",
    "Note: call 5. e.g. x, 12:30",
    "C:\\Temp and //share/x",
]


@pytest.mark.parametrize(("text", "shown"), LINKS)
def test_a_link_is_shown_and_is_none_any_more(text: str, shown: str) -> None:
    assert untappable(text) == shown


@pytest.mark.parametrize("text", PLAIN)
def test_what_is_no_link_stays_as_it_is(text: str) -> None:
    assert untappable(text) == text


@given(st.text(alphabet="abcomdetn.:/@-_ 0123\u3002", max_size=60))
def test_there_is_nothing_left_to_do(text: str) -> None:
    assert untappable(untappable(text)) == untappable(text)

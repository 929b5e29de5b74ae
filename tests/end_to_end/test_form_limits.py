"""The form cannot be used to flood anybody: so many an hour, and the rest is told when to come again."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from tests.end_to_end.people import Phone
from tests.end_to_end.stage import Clock
from tests.end_to_end.test_bad_requests import tells_of

AN_HOUR = 3600


def test_the_eleventh_form_in_an_hour_has_to_wait(ana: Phone, ben: Phone, clock: Clock) -> None:
    ana.opts_in()
    for _ in range(9):
        assert ana.fills_in_the_form().status_code == 200

    answer = ana.fills_in_the_form(phone=ben.number)

    tells_of(answer, 429, ana.number, ben.number)
    assert AN_HOUR - 120 < int(answer.headers["Retry-After"]) <= AN_HOUR
    ben.hears_nothing()
    assert ben.fills_in_the_form().status_code == 202  # it is Ana who has to wait

    clock.moves(hours=1, minutes=1)
    assert ana.fills_in_the_form().status_code == 200


def test_forms_at_the_same_moment_count_one_by_one(ana: Phone) -> None:
    ana.opts_in()
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda _: ana.fills_in_the_form().status_code, range(24)))
    assert Counter(answers) == {200: 9, 429: 15}


def test_a_form_with_a_mistake_in_it_is_no_form(ana: Phone) -> None:
    for _ in range(12):
        assert ana.fills_in_the_form(phone="12").status_code == 422
    assert ana.fills_in_the_form().status_code == 202

"""Keys tell nothing, and codes are those of one request."""

from hypothesis import given
from hypothesis import strategies as st

from shared.consent.keys import SHARDS, Keys, SubscriberKey, same_code, shard_of
from shared.sms.number import PhoneNumber

KEYS, OTHER = Keys(b"secret of this stage"), Keys(b"secret of another")
NUMBERS = st.integers(10**6, 10**14 - 1).map(lambda digits: PhoneNumber(f"+1{digits}"))


@given(NUMBERS)
def test_a_key_tells_nothing_without_the_secret(number: PhoneNumber) -> None:  # G7
    key = KEYS.subscriber(number)
    assert len(key) == 22
    assert number.e164[1:] not in key
    assert key != OTHER.subscriber(number)
    assert key == KEYS.subscriber(PhoneNumber(number.e164))
    assert 0 <= shard_of(key) < SHARDS


def test_an_employee_and_a_number_never_share_a_key() -> None:
    assert str(KEYS.employee("+14155550123")) != str(KEYS.subscriber(PhoneNumber("+14155550123")))


@given(st.integers(1, 10_000))
def test_a_code_is_six_digits_of_its_request(seq: int) -> None:
    key = SubscriberKey("k" * 22)
    code = KEYS.code(key, seq)
    assert len(code) == 6
    assert code.isdigit()
    assert same_code(code, KEYS.code(key, seq))
    assert not same_code(code, f"{(int(code) + 1) % 10**6:06}")


def test_codes_of_different_requests_differ() -> None:
    key = SubscriberKey("k" * 22)
    assert len({KEYS.code(key, seq) for seq in range(200)}) > 190


def test_all_shards_are_used() -> None:
    numbers = (PhoneNumber(f"+1415555{n:04}") for n in range(2000))
    assert {shard_of(KEYS.subscriber(number)) for number in numbers} == set(range(SHARDS))

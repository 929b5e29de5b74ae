"""One engine and one pair of doors for all; every test finds them with default settings."""

from collections.abc import Iterator

import pytest

from .stand import Engine, Laptop, open_doors, running

DEFAULTS = {
    "parts_per_second": 10_000,
    "throttle_rate": 0,
    "error_rate": 0,
    "delay_ms": 0,
    "receipts": {"delay_ms": 0, "duplicate_rate": 0, "lost_rate": 0},
}


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine()


@pytest.fixture(scope="session")
def engine_url(engine: Engine) -> Iterator[str]:
    with running(engine) as url:
        yield url


@pytest.fixture(scope="session")
def open_laptop(
    tmp_path_factory: pytest.TempPathFactory, engine: Engine, engine_url: str
) -> Iterator[Laptop]:
    with open_doors(tmp_path_factory.mktemp("home"), engine, engine_url) as laptop:
        yield laptop


@pytest.fixture
def laptop(open_laptop: Laptop) -> Iterator[Laptop]:
    open_laptop.behaves(**DEFAULTS)
    yield open_laptop
    open_laptop.engine.out_of_order = False
    open_laptop.http.put("/local/clock", json={"offset_seconds": 0})

"""Fixtures of every test, and the order in which files are run."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.cast import Cast, load_content, make_cast

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # playwright's sync API runs an event loop
# a machine that is busy is no fault of what is tested: no property has to hold within so many milliseconds
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
HERE = Path(__file__).parent
WITHOUT_DATABASE = ("architecture", "domain")
LONG = (
    "access/test_matrix.py",
    "browser",
    "faults",
    "architecture/test_texts.py",
    "plc_survey/test_print_the_survey.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What asks no database needs no second one; long files first, so that the workers end together."""
    for item in items:
        if item.path.relative_to(HERE).parts[0] in WITHOUT_DATABASE:
            item.add_marker(pytest.mark.one_database)
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    place = item.path.relative_to(HERE).as_posix()
    return next((turn for turn, name in enumerate(LONG) if place.startswith(name)), len(LONG))


@pytest.fixture
def cast(db: None) -> Cast:
    """The standing cast, saved."""
    return make_cast()


@pytest.fixture
def content(db: None) -> None:
    """The programme's content, loaded as a new installation loads it."""
    load_content()

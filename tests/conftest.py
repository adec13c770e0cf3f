"""Fixtures of every test."""

import os

import pytest

from programme.actions import load_file
from tests.cast import Cast, make_cast

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # playwright's sync API runs an event loop


@pytest.fixture
def cast(db: None) -> Cast:
    """The standing cast, saved."""
    return make_cast()


@pytest.fixture
def content(db: None) -> None:
    """The programme's content, loaded as a new installation loads it."""
    load_file()

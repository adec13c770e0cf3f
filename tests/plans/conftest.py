"""A plan of Ås skole, empty or filled from the example."""

from datetime import date

import pytest
from django.utils import timezone

from plans import actions
from plans.models import Plan
from plans.queries.example import example_contents
from programme.actions import load_file
from tests.cast import Cast

YEAR = 2026


@pytest.fixture
def content(db: None) -> None:
    """The programme's content, published."""
    load_file()


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """An empty sketch, five school years from 2026/27."""
    return actions.begin_plan(
        school=cast.hill, network=cast.network, first_year=YEAR, years=5, by=cast["principal"]
    )


@pytest.fixture
def full(plan: Plan, cast: Cast, content: None) -> Plan:
    """The example plan, as it is."""
    actions.pour(plan=plan, contents=example_contents("nb", YEAR), source="example", by=cast["principal"])
    return plan


@pytest.fixture
def today() -> date:
    """Today in Oslo."""
    return timezone.localdate()

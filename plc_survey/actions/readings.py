"""Handing the survey's figures down to the plan."""

from accounts.models import Person
from plc_survey.models import Round


def push_readings(*, round_: Round, by: Person | None) -> None:
    """Give the plan's indicators that follow a dimension their figure from the closed round."""

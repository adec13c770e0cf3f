"""Which texts of the survey save themselves, and what is asked before a figure leaves a school with its plan."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Person
from foundation.writing.registry import Writable, register
from plc_survey import queries, rules
from plc_survey.actions.results import pass_on_figures


def enter() -> None:
    """Enter the ideas."""
    register(
        Writable(
            kind="survey.idea",
            load=queries.idea_for,
            may=rules.lead,
            fields=("text",),
            who_sees=lambda idea: _("only the leadership at %(school)s") % {"school": idea.school.name},
            network=lambda idea: idea.round.network_id,
            address=_address,
            title=lambda idea: _("Idea %(number)d") % {"number": idea.number},
        )
    )


def _address(idea: Any) -> str:
    return f"{reverse('plc_survey:round', args=[idea.round_id])}#tre"


def before_passing_on(source_keys: list[str], by: Person) -> None:
    """What the plan asks before survey figures go along with it."""
    pass_on_figures(source_keys=source_keys, by=by)

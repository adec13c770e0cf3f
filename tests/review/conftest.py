"""A network in the middle of its first year: four sessions held, one shared plan, a task, a round."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
import time_machine
from django.core.management import call_command

from network.models import Anchoring
from plans.models import Plan
from review.actions import begin_review
from review.domain.occasions import Occasion
from review.models import Review, SchoolPart
from review.queries import places_of
from sessions.models import NetworkSession, Task
from tests.cast import Cast
from tests.press import printed_once
from tests.review.year import OSLO, make_plan, make_sessions

__all__ = ["printed_once"]

TODAY = datetime(2026, 12, 1, 10, 0, tzinfo=OSLO)


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    """Every test of reviews happens on Tuesday 1 December 2026 at ten."""
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def sessions(cast: Cast) -> list[NetworkSession]:
    """The year's six sessions; three with published minutes, where Ås skole missed one leader once."""
    return make_sessions(cast)


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """Ås skole's final plan with a secret in its title, shared with RKBU."""
    return make_plan(cast)


@pytest.fixture
def full_network(cast: Cast, sessions: list[NetworkSession], plan: Plan) -> Cast:
    """Everything that a review can see."""
    Anchoring.objects.create(network=cast.network, body="Kommunestyret", decided_on=date(2026, 4, 23))
    Task.objects.create(
        network=cast.network,
        session=sessions[2],
        school=cast.hill,
        what="Vise skjemaet",
        due_on=date(2026, 11, 1),
    )
    return cast


@pytest.fixture
def review(full_network: Cast) -> Review:
    """The review of the midpoint, begun."""
    place = places_of(full_network.network, full_network.year)[1]
    assert place.occasion == Occasion.MIDPOINT
    return begin_review(place=place, by=full_network["reviewer"])


@pytest.fixture
def part(review: Review, cast: Cast) -> SchoolPart:
    """Ås skole's part, with words in it."""
    part = SchoolPart.objects.select_related("review__network__municipality", "school", "network").get(
        review=review, school=cast.hill
    )
    part.summary, part.strengths = "Planen lever.", "Verdiene er konkrete\nPersonalet er med"
    part.advice, part.next_step = "Gi mål to en startverdi", "Måle i februar."
    part.private_note = "Bare for oss"
    part.save()
    return part


@pytest.fixture
def content(db: None) -> None:
    """The programme's content, with the owner's questions."""
    call_command("load_programme", verbosity=0)

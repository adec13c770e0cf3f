"""A network in the middle of its first year: four sessions held, one shared plan, a task, a round."""

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import call_command

from network.models import Anchoring
from plans.actions.sharing import share_plan
from plans.models import Goal, Indicator, Measure, Plan, Strategy, Value
from review.actions import begin_review
from review.domain.occasions import Occasion
from review.models import Review, SchoolPart
from review.queries import places_of
from sessions.models import Attendance, NetworkSession, Task
from tests.cast import Cast

OSLO = ZoneInfo("Europe/Oslo")
TODAY = datetime(2026, 12, 1, 10, 0, tzinfo=OSLO)
SESSIONS = [
    ((2026, 6, 2), "first", "published", True),
    ((2026, 8, 25), "second", "approved", False),
    ((2026, 10, 13), "middle", "published", False),
    ((2026, 11, 24), "middle", "held", True),
    ((2027, 1, 19), "middle", "planned", False),
    ((2027, 4, 13), "last", "planned", True),
]


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    """Every test of reviews happens on Tuesday 1 December 2026 at ten."""
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def sessions(cast: Cast) -> list[NetworkSession]:
    """The year's six sessions; three with published minutes, where Ås skole missed one leader once."""
    made = [
        NetworkSession.objects.create(
            programme_year=cast.year,
            network=cast.network,
            number=number,
            kind=kind,
            state=state,
            starts_at=datetime(*day, 13, 0, tzinfo=OSLO),
            minutes=90,
            host=cast.harbour,
            rkbu_takes_part=with_reviewer,
        )
        for number, (day, kind, state, with_reviewer) in enumerate(SESSIONS, start=1)
    ]
    for session in made[:3]:
        for part, school in (("convenor", cast.harbour), ("principal", cast.hill), ("leader", cast.hill)):
            absent = session is made[0] and part == "leader"
            Attendance.objects.create(
                session=session,
                person=cast[part],
                name=cast[part].name,
                school=school,
                presence="absent" if absent else "present",
            )
    return made


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """Ås skole's final plan with a secret in its title, shared with RKBU."""
    plan = Plan.objects.create(
        school=cast.hill, network=cast.network, first_year=2026, laid_year=2026, stage="final", vision="Hvert barn"
    )
    Value.objects.create(plan=plan, name="Nærhet", asks="Jeg hilser")
    goal = Goal.objects.create(plan=plan, title="Hemmelig mål")
    Goal.objects.create(plan=plan, title="Hemmelig mål to", position=2)
    Indicator.objects.create(
        goal=goal,
        what="Elever med en voksen",
        unit="prosent",
        source="Elevundersøkelsen",
        baseline=78,
        baseline_on=date(2026, 6, 1),
        target=95,
        target_on=date(2031, 6, 1),
    )
    strategy = Strategy.objects.create(goal=goal, title="Strategi")
    Measure.objects.create(strategy=strategy, title="Fem minutter", state="going")
    share_plan(plan=plan, audiences=["rkbu"], figures={}, by=cast["principal"])
    return plan


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
    part.advice, part.next_step = "Gi mål to et utgangspunkt", "Måle i februar."
    part.private_note = "Bare for oss"
    part.save()
    return part


@pytest.fixture
def content(db: None) -> None:
    """The programme's content, with the owner's questions."""
    call_command("load_programme", verbosity=0)

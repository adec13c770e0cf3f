"""A network's year for the tests of this room: six sessions, and one school's plan shared with RKBU."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from plans.actions.sharing import share_plan
from plans.models import Goal, Indicator, Measure, Plan, Strategy, Value
from sessions.models import Attendance, NetworkSession
from tests.cast import Cast

OSLO = ZoneInfo("Europe/Oslo")
SESSIONS = [
    ((2026, 6, 2), "first", "published", True),
    ((2026, 8, 25), "second", "approved", False),
    ((2026, 10, 13), "middle", "published", False),
    ((2026, 11, 24), "middle", "held", True),
    ((2027, 1, 19), "middle", "planned", False),
    ((2027, 4, 13), "last", "planned", True),
]


def make_sessions(cast: Cast) -> list[NetworkSession]:
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


def make_plan(cast: Cast) -> Plan:
    """Ås skole's final plan with a secret in its title, shared with RKBU."""
    plan = Plan.objects.create(
        school=cast.hill,
        network=cast.network,
        first_year=2026,
        laid_year=2026,
        stage="final",
        vision="Hvert barn",
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

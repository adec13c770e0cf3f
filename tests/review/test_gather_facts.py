"""Facts come from what is shared, from published minutes and closed rounds; never from drafts."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from network.models import Membership, School
from plans.actions.sharing import share_plan, withdraw_share
from plans.models import Goal, Plan
from review.queries import gather
from review.wording import network_fact, school_fact
from sessions.models import NetworkSession
from tests.cast import LONG_AGO, Cast


def test_a_shared_plan_published_minutes_and_tasks_are_counted(full_network: Cast) -> None:
    facts = gather(full_network.network, full_network.year).of(full_network.hill)
    assert facts.plan is not None
    assert (facts.plan.stage, facts.plan.goals, facts.plan.measurable) == ("final", 2, 1)
    assert (facts.sessions, facts.middle_sessions, facts.attended, facts.fully_attended) == (3, 1, 3, 2)
    assert (facts.tasks, facts.tasks_done, facts.tasks_late) == (1, 0, 1)


def test_a_school_that_has_not_shared_is_only_that(full_network: Cast) -> None:
    Plan.objects.create(
        school=full_network.island,
        network=full_network.network,
        first_year=2026,
        laid_year=2026,
        stage="final",
    )
    facts = gather(full_network.network, full_network.year).of(full_network.island)
    assert facts.plan is None
    assert school_fact("plan", facts) == "Ikke delt ennå"


def test_a_draft_after_the_sharing_does_not_show(full_network: Cast, plan: Plan) -> None:
    Goal.objects.create(plan=plan, title="Nytt utkast", position=3)
    facts = gather(full_network.network, full_network.year).of(full_network.hill)
    assert facts.plan is not None
    assert facts.plan.goals == 2


@pytest.mark.parametrize("audiences", [["network"], ["owner"], []])
def test_a_plan_withdrawn_from_rkbu_is_not_seen(full_network: Cast, plan: Plan, audiences: list[str]) -> None:
    withdraw_share(plan=plan, audience="rkbu", by=full_network["principal"])
    share_plan(plan=plan, audiences=audiences, figures={}, by=full_network["principal"])
    assert gather(full_network.network, full_network.year).of(full_network.hill).plan is None


def test_minutes_that_are_not_published_tell_nothing(
    full_network: Cast, sessions: list[NetworkSession]
) -> None:
    NetworkSession.objects.filter(pk=sessions[0].pk).update(state="held")
    facts = gather(full_network.network, full_network.year).of(full_network.hill)
    assert (facts.sessions, facts.fully_attended) == (2, 2)


def test_the_network_is_counted_not_named(full_network: Cast) -> None:
    facts = gather(full_network.network, full_network.year).network
    assert network_fact("plan", facts) == "1 av 3 skoler har delt, 1 av dem ferdig"
    assert network_fact("goals", facts) == "1 av 2 mål kan måles"
    assert network_fact("sessions", facts) == "4 av 4, oppmøte 89\u00a0%"
    assert network_fact("anchoring", facts) == "Kommunestyret 23.\u00a0april 2026"


def test_the_number_of_queries_does_not_grow_with_the_schools(full_network: Cast) -> None:
    with CaptureQueriesContext(
        connection,
    ) as few:
        gather(full_network.network, full_network.year)
    for number in range(10):
        school = School.objects.create(municipality=full_network.municipality, name=f"Skole {number}")
        Membership.objects.create(network=full_network.network, school=school, joined_on=LONG_AGO)
    with CaptureQueriesContext(connection) as many:
        gather(full_network.network, full_network.year)
    assert len(few) == len(many) == 9

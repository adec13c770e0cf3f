"""The front page: what is next, by hat."""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from network.models import Network, ProgrammeYear, Role, RoleAssignment
from plans.models import Goal, Indicator, Measure, Plan, Strategy
from sessions.models import Kind, Mode, NetworkSession, State, Task
from tests.cast import LONG_AGO, Cast

EVERYBODY = [
    "rkbu",
    "editor",
    "reviewer",
    "owner",
    "convenor",
    "principal",
    "leader",
    "third",
    "outsider",
    "operator",
]


def session(cast: Cast, number: int = 1, days: int = 7, **more: object) -> NetworkSession:
    return NetworkSession.objects.create(
        programme_year=cast.year,
        network=cast.network,
        number=number,
        kind=Kind.MIDDLE,
        starts_at=timezone.now() + timedelta(days=days),
        minutes=90,
        mode=Mode.PHYSICAL,
        host=cast.hill,
        **more,
    )


def page(cast: Cast, part: str) -> str:
    answer = cast.client(part).get("/")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("part", EVERYBODY)
def test_everybody_has_a_home_with_at_most_one_filled_button(cast: Cast, part: str) -> None:
    shown = page(cast, part)
    main = shown[shown.index("<main") : shown.index("</main>")]
    filled = [tag for tag in main.split("<") if 'class="ds-button"' in tag and "data-variant" not in tag]
    assert len(filled) <= 1


def test_home_needs_sign_in(cast: Cast) -> None:
    assert Client().get("/").headers["Location"].startswith("/accounts/login/")
    assert cast.client("principal").post("/").status_code == 405


def test_someone_without_a_role_is_told_how_to_get_one(cast: Cast) -> None:
    RoleAssignment.objects.filter(person=cast["leader"]).delete()
    assert "invitasjon" in page(cast, "leader")


def test_the_principal_sees_the_next_session_and_what_to_prepare(cast: Cast) -> None:
    coming = session(cast, number=2, extra_time_school=cast.hill)
    shown = page(cast, "principal")
    assert "om sju dager" in shown
    assert f"/sessions/{coming.pk}/question/" in shown
    assert f"/sessions/{coming.pk}/#host" in shown
    assert "om sju dager" in page(cast, "owner")


@pytest.mark.parametrize("part", ["third", "leader"])
def test_only_the_school_that_has_it_is_asked_for_its_question(cast: Cast, part: str) -> None:
    coming = session(cast, number=2, extra_time_school=cast.hill)
    assert (f"/sessions/{coming.pk}/question/" in page(cast, part)) is (part == "leader")


def test_a_task_is_marked_as_done_from_home(cast: Cast) -> None:
    late = timezone.localdate() - timedelta(days=2)
    task = Task.objects.create(network=cast.network, what="Observere i par", school=cast.hill, due_on=late)
    client = cast.client("leader")
    assert "Skulle vært gjort" in page(cast, "leader")
    assert "Observere i par" not in page(cast, "third")
    answer = client.post(f"/tasks/{task.pk}/done/", {"back": "/"})
    assert answer.headers["Location"] == "/"
    assert "Observere i par" not in client.get("/").content.decode().split("<main")[1]


def test_unfinished_minutes_come_first_for_the_convenor(cast: Cast) -> None:
    held = session(cast, number=1, days=-3, state=State.HELD)
    session(cast, number=2, days=30)
    client = cast.client("convenor")
    client.post("/hat/", {"hat": f"convenor:{cast.network.pk}:"})
    assert f"/sessions/{held.pk}/minutes/write/" in client.get("/").content.decode()


def test_the_owner_sees_no_school_by_school_list(cast: Cast) -> None:
    Task.objects.create(
        network=cast.network,
        what="Hemmelig",
        school=cast.hill,
        due_on=timezone.localdate() - timedelta(days=9),
    )
    assert "Hemmelig" in page(cast, "principal")
    assert "Hemmelig" not in page(cast, "owner")


def test_the_owner_and_the_reviewer_find_their_own_tasks(cast: Cast) -> None:
    for part in ("owner", "reviewer"):
        assert "Oppgavene dine" not in page(cast, part)
        Task.objects.create(
            network=cast.network, what=f"For {part} selv", person=cast[part], due_on=timezone.localdate()
        )
        assert f"For {part} selv" in page(cast, part)


@time_machine.travel(date(2026, 11, 22))
@pytest.mark.parametrize(
    ("laid", "stage", "told"), [(2024, "final", True), (2026, "final", False), (2024, "draft", False)]
)
def test_home_says_when_the_plan_is_to_go_into_the_next_year(
    cast: Cast, laid: int, stage: str, told: bool
) -> None:
    plan = Plan.objects.create(
        school=cast.hill, network=cast.network, first_year=2024, laid_year=laid, stage=stage, years=5
    )
    assert (reverse("plans:roll", args=[plan.pk]) in page(cast, "principal")) is told


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("part", "number"),
    [("principal", 28), ("convenor", 14), ("owner", 19), ("reviewer", 12), ("rkbu", 5), ("operator", 5)],
)
def test_home_costs_the_same_for_one_and_three(
    cast: Cast, part: str, number: int, rows: int, django_assert_num_queries: object
) -> None:
    plan = Plan.objects.create(school=cast.hill, network=cast.network, first_year=2026, laid_year=2026)
    for index in range(rows):
        _followed_network(cast, index)
        goal = Goal.objects.create(plan=plan, title=f"Mål {index}", position=index)
        Indicator.objects.create(goal=goal, what="Ro i timen")
        Measure.objects.create(strategy=Strategy.objects.create(goal=goal), title="Felles start")
        session(cast, number=index + 1, days=7 + 20 * index)
        Task.objects.create(
            network=cast.network, what=f"Oppgave {index}", school=cast.hill, due_on=timezone.localdate()
        )
    client = cast.client(part)
    client.post("/hat/", {"hat": f"{part}:{cast.network.pk}:"})
    client.get("/accounts/profile/")
    with django_assert_num_queries(number):
        client.get("/")


def _followed_network(cast: Cast, index: int) -> None:
    """One more network that the reviewer follows, its first session held and waiting for the review."""
    network = Network.objects.create(
        municipality=cast.municipality, name=f"Nettverk {index}", first_year=cast.network.first_year
    )
    year = ProgrammeYear.objects.create(network=network, year=network.first_year)
    RoleAssignment.objects.create(
        person=cast["reviewer"], role=Role.REVIEWER, network=network, starts_on=LONG_AGO
    )
    NetworkSession.objects.create(
        programme_year=year, network=network, number=1, kind=Kind.FIRST, state=State.PUBLISHED, minutes=180,
        starts_at=timezone.now() - timedelta(days=9), rkbu_takes_part=True,
    )  # fmt: skip

"""*Siden sist*: gathered by itself, for the school's leadership; only what may leave the school is on the sheet."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from desk.documents import documents_of, since_last_document
from desk.queries.since_last import sheet_of
from foundation.documents.render import html_of, pdf_of
from plans.models import Goal, Indicator, LogEntry, Measure, Plan, Reading, Strategy
from sessions.models import Kind, NetworkSession, State, Task, TaskState
from tests.cast import Cast

TODAY = timezone.localdate()


@pytest.fixture
def plan(cast: Cast) -> Plan:
    for number, days, state in ((1, -30, State.PUBLISHED), (2, 9, State.CALLED)):
        NetworkSession.objects.create(
            programme_year=cast.year, network=cast.network, number=number, kind=Kind.MIDDLE, state=state,
            starts_at=timezone.now() + timedelta(days=days), minutes=90, host=cast.harbour,
            extra_time_school=cast.hill, extra_question="Hvordan får dere vikarer med?",
        )  # fmt: skip
    plan = Plan.objects.create(school=cast.hill, network=cast.network, first_year=2026, laid_year=2026)
    recent, old = TODAY - timedelta(days=4), TODAY - timedelta(days=60)
    goal = Goal.objects.create(plan=plan, title="Alle kjenner en voksen")
    strategy = Strategy.objects.create(goal=goal, title="Se hver elev")
    for title, state, on in (
        ("Kjennetegn", "done", recent),
        ("Observasjon", "going", recent),
        ("Gammel", "done", old),
    ):
        Measure.objects.create(strategy=strategy, title=title, state=state, state_on=on)
    timer = Indicator.objects.create(goal=goal, what="Timer med alle kjennetegn", unit="prosent", target=85)
    Reading.objects.create(indicator=timer, read_on=recent, value=Decimal(46))
    Reading.objects.create(indicator=timer, read_on=recent, value=Decimal("3.21"), series="survey")
    LogEntry.objects.create(plan=plan, on=recent, kind="story", text="Han bygger radioer.", shared=True)
    LogEntry.objects.create(plan=plan, on=recent, kind="challenge", text="Bare for oss.", shared=False)
    done = Task.objects.create(network=cast.network, what="Dele skjemaet", school=cast.hill, due_on=TODAY)
    Task.objects.filter(pk=done.pk).update(state=TaskState.DONE, closed_at=timezone.now())
    return plan


def address(cast: Cast, more: str = "/") -> str:
    return f"/networks/{cast.network.pk}/schools/{cast.hill.pk}/since-last{more}"


def test_what_happened_since_the_last_session_stands_there(cast: Cast, plan: Plan) -> None:
    page = cast.client("leader").get(address(cast)).content.decode()
    for shown in ("Kjennetegn", "Observasjon", "46", "Han bygger radioer.", "Dele skjemaet", "vikarer med"):
        assert shown in page, shown
    assert "Gammel" not in page
    assert "Ett tiltak gjort og ett tiltak i gang" in page


@pytest.mark.parametrize("more", ["/", "/paper/"])
def test_what_may_not_leave_the_school_is_not_on_the_sheet(cast: Cast, plan: Plan, more: str) -> None:
    page = cast.client("principal").get(address(cast, more)).content.decode()
    assert "Bare for oss." not in page
    assert "3,21" not in page
    log = cast.client("principal").get(f"/plans/{plan.pk}/log/").content.decode()
    goals = cast.client("principal").get(f"/plans/{plan.pk}/").content.decode()
    assert "Bare for oss." in log
    assert "3,21" in goals


@pytest.mark.parametrize(
    ("part", "status"),
    [("third", 403), ("convenor", 403), ("owner", 403), ("reviewer", 403), ("rkbu", 404), ("outsider", 404)],
)
def test_others_do_not_read_it(cast: Cast, plan: Plan, part: str, status: int) -> None:
    for more in ("/", "/paper/", ".pdf"):
        assert cast.client(part).get(address(cast, more)).status_code == status


def test_the_pdf_is_one_page_in_the_schools_norwegian(cast: Cast, plan: Plan) -> None:
    cast.hill.language = "nn"
    cast.hill.save()
    document = since_last_document(sheet_of(cast.network, cast.hill))
    assert document.language == "nn"
    assert "Sidan sist" in html_of(document)
    assert pdf_of(document).startswith(b"%PDF")
    answer = cast.client("principal").get(address(cast, ".pdf"))
    assert answer["Content-Type"] == "application/pdf"


def test_a_school_without_a_plan_is_told_how_to_begin(cast: Cast) -> None:
    page = cast.client("principal").get(address(cast)).content.decode()
    assert "Planen er ikke påbegynt" in page
    assert cast.client("principal").post(address(cast)).status_code == 405


def test_every_school_has_its_sheet_in_the_export(cast: Cast, plan: Plan) -> None:
    names = [document.pdf_name for document in documents_of(cast.network)]
    assert len(names) == len(set(names))
    assert sum(name.startswith("siden-sist-") for name in names) == 3


@pytest.mark.parametrize("rows", [1, 3])
def test_it_costs_the_same_for_one_and_three(
    cast: Cast, plan: Plan, rows: int, django_assert_num_queries: object
) -> None:
    for index in range(rows):
        Task.objects.create(network=cast.network, what=f"O{index}", school=cast.hill, due_on=TODAY)
        LogEntry.objects.create(plan=plan, on=TODAY, kind="manual", text=f"{index}", shared=True)
    client = cast.client("principal")
    client.get("/accounts/profile/")
    with django_assert_num_queries(29):
        client.get(address(cast))

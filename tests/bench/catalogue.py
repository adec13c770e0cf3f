"""What is measured: the pages people open most, the writes they make, the papers they print."""

import random
from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from accounts.models import Person
from foundation.documents.document import Document
from foundation.documents.render import pdf_of
from network.models import Network
from plans.documents import plan_document, poster_document
from plans.models import Goal, Measure, Plan, Strategy
from plc_survey.answering import page
from plc_survey.models import AnswerSheet, Round
from sessions.models import NetworkSession, Task

Page = tuple[str, str, Person | None]
Work = tuple[str, Callable[[], bytes | None]]
STATEMENTS = 29


def person(name: str) -> Person:
    """Somebody of the demonstration by name."""
    return Person.objects.get(name=name)


def open_round() -> Round:
    """The round that staff can answer today."""
    return Round.objects.running().get()


def survey_form(round_: Round) -> str:
    """The address of a fresh form."""
    return page.form_address(round_, "", "nb")


def pages() -> list[Page]:
    """Name, address and who opens it."""
    network = Network.objects.get()
    plan = Plan.objects.get(school__name="Havnes skole")
    convenor, principal = person("Torunn Hagerup Lie"), person("Biret Elle Guŧtorm-Skoglund")
    reviewer, owner, rkbu = (
        person("Sigrid Ødegård Lunde"),
        person("Per Anders Holmvik"),
        person("Randi Moxnes"),
    )
    coming = NetworkSession.objects.filter(state__in=("planned", "called")).order_by("starts_at").first()
    results = Round.objects.closed().filter(school=plan.school).first()
    assert coming is not None
    assert results is not None
    session = [coming.pk]
    return [
        ("sign-in", "/accounts/login/", None),
        ("home, principal", "/", principal),
        ("home, convenor", "/", convenor),
        ("home, owner", "/", owner),
        ("home, rkbu", "/", rkbu),
        ("network", reverse("network:network", args=[network.pk]), convenor),
        ("sessions", reverse("sessions:sessions", args=[network.pk]), convenor),
        ("session page", reverse("sessions:session", args=session), convenor),
        ("agenda edit", reverse("sessions:agenda", args=session), convenor),
        ("holding page", reverse("sessions:hold", args=[hold().pk]), convenor),
        ("year wheel", reverse("sessions:wheel", args=[network.pk]), convenor),
        ("plan", reverse("plans:plan", args=[plan.pk]), convenor),
        ("plan, goals", reverse("plans:part", args=[plan.pk, "goals"]), convenor),
        ("plan, five years", reverse("plans:years", args=[plan.pk]), convenor),
        ("plan as the network sees it", reverse("plans:plan", args=[plan.pk]), principal),
        ("since last", reverse("desk:since_last", args=[network.pk, plan.school_id]), convenor),
        ("survey start", reverse("plc_survey:start", args=[open_round().token]), None),
        ("survey form", survey_form(open_round()), None),
        ("survey results", reverse("plc_survey:round", args=[results.pk]), convenor),
        ("review overview", reverse("review:overview"), reviewer),
        ("programme", reverse("programme:library"), principal),
    ]


def documents() -> list[Work]:
    """The papers, each from its own rows to finished PDF."""
    from desk.documents import since_last_document
    from desk.queries.since_last import sheet_of
    from plc_survey.documents import documents_of as survey_papers
    from review.documents import documents_of as review_papers
    from sessions.documents import documents_of as session_papers

    network = Network.objects.get()
    plan = Plan.objects.select_related("school", "network__municipality").get(school__name="Havnes skole")

    def first(papers: Callable[[Network], object], word: str) -> Callable[[], bytes]:
        found = next(one for one in papers(network) if word in one.template)  # type: ignore[attr-defined]
        assert isinstance(found, Document)
        return lambda: pdf_of(found)

    return [
        ("agenda PDF", first(session_papers, "agenda")),
        ("minutes PDF", first(session_papers, "minutes")),
        ("year wheel PDF", first(session_papers, "year")),
        ("plan PDF", lambda: pdf_of(plan_document(plan))),
        ("value poster PDF", lambda: pdf_of(poster_document(plan))),
        ("survey report PDF", first(survey_papers, "report")),
        ("slips PDF", first(survey_papers, "slips")),
        ("review PDF", first(review_papers, "review")),
        ("since last PDF", lambda: pdf_of(since_last_document(sheet_of(network, plan.school)))),
    ]


def bare_insert() -> None:
    """One sheet and nothing else: what a submission is compared with."""
    AnswerSheet.objects.create(round=open_round_once(), answers=[3] * STATEMENTS)


_ROUND: list[Round] = []


def open_round_once() -> Round:
    """The open round, read once."""
    if not _ROUND:
        _ROUND.append(open_round())
    return _ROUND[0]


def submit() -> None:
    """A fresh form, answered and sent as a phone sends it."""
    round_ = open_round_once()
    client = Client(headers={"host": "127.0.0.1"})
    answer = client.post(survey_form(round_), filled_in(round_))
    if answer.status_code != 303:
        raise RuntimeError(f"the form answered {answer.status_code}")


def filled_in(round_: Round) -> dict[str, str]:
    """The form's own fields with every statement answered."""
    from plc_survey.answering.form import version_of
    from plc_survey.queries.instrument import content_of_round

    marks = {f"s-{statement.key}": "4" for statement in content_of_round(round_).statements}
    return {"instrument": version_of(round_), **marks}


def hold() -> NetworkSession:
    """The session after the next one, running: its page and those who follow it."""
    from sessions.actions.holding import begin_session

    session = NetworkSession.objects.filter(state="planned").order_by("starts_at").last()
    assert session is not None
    begin_session(session=session, by=person("Torunn Hagerup Lie"), now=session.starts_at)
    return session


def follower_poll() -> Callable[[], None]:
    """One look of somebody who follows, when nothing has changed: 304."""
    from sessions.models import Holding
    from sessions.queries.holding import follow_token, tag_of

    holding = Holding.objects.latest("pk")
    address = reverse("sessions:screen", args=[follow_token(holding, "nb")])
    client, tag = Client(headers={"host": "127.0.0.1"}), tag_of(holding, "nb")

    def look() -> None:
        answer = client.get(address, headers={"If-None-Match": tag})
        if answer.status_code != 304:
            raise RuntimeError(f"the poll answered {answer.status_code}")

    return look


def answer_a_call() -> Callable[[], None]:
    """The mailed link's button pressed."""
    from sessions.actions.call import token_for
    from sessions.models import CallAnswer

    answer = CallAnswer.objects.filter(session__state="called").order_by("pk").first()
    assert answer is not None
    client = Client(headers={"host": "127.0.0.1"})
    address = reverse("sessions:answer_by_link", args=[token_for(answer)])

    def press() -> None:
        if client.post(address, {"answer": "coming"}).status_code != 200:
            raise RuntimeError("the answer was not taken")

    return press


def task_done() -> Callable[[], None]:
    """A task marked as done and opened again by its person: two requests."""
    convenor = person("Torunn Hagerup Lie")
    task = Task.objects.filter(person=convenor).first()
    assert task is not None
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(convenor)
    addresses = [reverse(name, args=[task.pk]) for name in ("sessions:finish_task", "sessions:reopen_task")]

    def press() -> None:
        for address in addresses:
            if client.post(address).status_code >= 400:
                raise RuntimeError(address)

    return press


def self_save() -> None:
    """A text of the plan saved as the page saves it."""
    from foundation.writing.actions import save_text
    from foundation.writing.texts import base_of

    plan = Plan.objects.get(school__name="Havnes skole")
    by = person("Torunn Hagerup Lie")
    save_text(
        kind="plans.plan",
        obj=plan,
        field="purpose",
        value=f"{plan.purpose}.",
        base=base_of(plan.purpose),
        by=by,
    )


def writes() -> list[Work]:
    """The writes, what the bench itself has to look up left out of the count.

    The survey's submission is compared with a bare insert (tests/bench/rows.py).
    """
    return [
        ("self-save of a text", self_save),
        ("task done and opened again", task_done()),
        ("answering a call", answer_a_call()),
        ("follower poll, nothing new", follower_poll()),
    ]


def fill_up(round_: Round, number: int) -> None:
    """Sheets of a seeded crowd until there are so many."""
    crowd = random.Random(number)
    missing = number - AnswerSheet.objects.filter(round=round_).count()
    for begun in range(0, missing, 5000):
        AnswerSheet.objects.bulk_create(
            AnswerSheet(
                round=round_, answers=[crowd.choice((2, 3, 4, 5, 0)) for _statement in range(STATEMENTS)]
            )
            for _sheet in range(min(5000, missing - begun))
        )


def closed_with(number: int) -> Round:
    """A closed round of the demonstration whose stored result was computed from so many sheets."""
    from plc_survey.domain.result import compute, to_json
    from plc_survey.models import RoundResult
    from plc_survey.queries.instrument import shape_of

    round_ = Round.objects.closed().filter(school__name="Havnes skole").order_by("pk")[0]
    sheets = list(
        AnswerSheet.objects.filter(round=open_round_once()).values_list("answers", flat=True)[:number]
    )
    figures = to_json(compute(sheets, shape_of(round_), round_.threshold))
    RoundResult.objects.filter(round=round_).update(sheets=number, figures=figures)
    Round.objects.filter(pk=round_.pk).update(expected=min(number, 32767), counted=number)
    return round_


def compute_results(round_: Round) -> None:
    """What closing computes once: read every sheet, count, and the cross products."""
    from plc_survey.domain.result import compute, to_json
    from plc_survey.queries.instrument import shape_of

    sheets = list(AnswerSheet.objects.filter(round=round_).values_list("answers", flat=True))
    to_json(compute(sheets, shape_of(round_), round_.threshold))


def big_plan() -> tuple[str, Person]:
    """A plan with thirty goals of five measures each, and its principal."""
    plan = Plan.objects.get(school__name="Storelva ungdomsskole")
    for goal_number in range(plan.goals.count(), 30):
        goal = Goal.objects.create(plan=plan, position=goal_number + 1, title=f"Mål {goal_number + 1}")
        strategy = Strategy.objects.create(goal=goal, position=1, title="Vei dit")
        Measure.objects.bulk_create(
            Measure(strategy=strategy, position=place, title=f"Tiltak {place}") for place in range(1, 6)
        )
    return reverse("plans:plan", args=[plan.pk]), person("Anne-Grethe Kvammen")

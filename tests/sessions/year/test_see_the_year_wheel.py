"""Everyone in the network sees the year as a picture, as a list and on paper."""

import io
import re
from datetime import UTC, date, datetime

import pytest
from pypdf import PdfReader

from plc_survey.models import Round
from programme.queries import active_version
from review.models import Review
from sessions.actions.schedule import close_days
from sessions.models import NetworkSession
from sessions.queries.wheel import wheel_of
from tests.cast import Cast
from tests.sessions.year.conftest import Lay


@pytest.mark.parametrize("part", ["convenor", "principal", "leader", "owner", "reviewer"])
def test_members_see_it(cast: Cast, lay: Lay, part: str) -> None:
    lay()
    page = cast.client(part).get(f"/networks/{cast.network.pk}/wheel/").content.decode()
    assert "<svg" in page
    assert "Årshjul 2026/27" in page
    assert "Skisse" in page


@pytest.mark.parametrize("part", ["outsider", "operator", "rkbu", "editor"])
@pytest.mark.parametrize("path", ["wheel/", "wheel.pdf", "wheel/paper/"])
def test_others_do_not_learn_that_it_exists(cast: Cast, part: str, path: str) -> None:
    assert cast.client(part).get(f"/networks/{cast.network.pk}/{path}").status_code == 404


def test_before_the_year_is_laid(cast: Cast) -> None:
    page = cast.client("principal").get(f"/networks/{cast.network.pk}/wheel/").content.decode()
    assert "Her kommer årets samlinger." in page


def test_plan_deadlines_follow_the_sessions(cast: Cast, lay: Lay) -> None:
    lay()
    shown = wheel_of(cast.network)
    assert shown
    assert [(deadline.letter, deadline.day) for deadline in shown.deadlines] == [
        ("A", date(2026, 6, 2)),
        ("B", date(2026, 8, 18)),
        ("C", date(2026, 12, 8)),
        ("D", date(2027, 4, 13)),
    ]
    assert shown.with_rkbu == [1, 4, 7]


def test_survey_rounds_stand_there_without_saying_which_school(cast: Cast, first: NetworkSession) -> None:
    for school, day in ((cast.harbour, 7), (cast.hill, 9)):
        Round.objects.create(
            school=school,
            network=cast.network,
            content=active_version(),
            phase="start",
            opens_on=date(2026, 9, day),
            closes_on=date(2026, 9, day + 12),
        )
    shown = wheel_of(cast.network)
    assert shown
    assert shown.rounds == [(date(2026, 9, 7), date(2026, 9, 21))]
    page = cast.client("owner").get(f"/networks/{cast.network.pk}/wheel/").content.decode()
    assert "7.–21." in page


def test_on_paper(cast: Cast, lay: Lay) -> None:
    lay()
    close_days(
        network=cast.network,
        starts_on=date(2026, 10, 5),
        ends_on=date(2026, 10, 9),
        reason="",
        by=cast["convenor"],
    )
    client = cast.client("principal")
    assert client.get(f"/networks/{cast.network.pk}/wheel/paper/").status_code == 200
    answer = client.get(f"/networks/{cast.network.pk}/wheel.pdf")
    assert len(PdfReader(io.BytesIO(answer.content)).pages) == 1
    assert "arshjul-2026-27.pdf" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("year", ["1999", "x", "99999"])
def test_a_year_that_is_not_there_shows_the_running_one(cast: Cast, year: str) -> None:
    page = cast.client("principal").get(f"/networks/{cast.network.pk}/wheel/?year={year}").content.decode()
    assert "Årshjul 2026/27" in page


def test_the_same_number_of_queries_for_one_and_seven_sessions(
    cast: Cast, first: NetworkSession, lay: Lay, django_assert_num_queries: object
) -> None:
    client = cast.client("principal")
    client.get(f"/networks/{cast.network.pk}/wheel/")
    with django_assert_num_queries(14):  # type: ignore[operator]
        client.get(f"/networks/{cast.network.pk}/wheel/")
    lay()
    with django_assert_num_queries(14):  # type: ignore[operator]
        client.get(f"/networks/{cast.network.pk}/wheel/")


def test_shared_reviews_stand_there_and_drafts_do_not(cast: Cast, first: NetworkSession) -> None:
    facts = {"network": cast.network, "programme_year": cast.year}
    Review.objects.create(
        occasion="first", version=1, shared_at=datetime(2026, 9, 8, 12, tzinfo=UTC), **facts
    )
    Review.objects.create(occasion="midpoint", **facts)
    page = cast.client("principal").get(f"/networks/{cast.network.pk}/wheel/").content.decode()
    assert re.search(r"Første samling 8\.\s*september", page)
    assert "Midtveis" not in page

"""*Mine data* is what one wrote and what is about oneself: not what others wrote on the same row."""

import json

import pytest
from django.utils import timezone

from foundation.post.models import Message
from foundation.writing.actions import base_of, save_text
from network.actions import Office, invite
from network.models import Role, RoleAssignment
from plc_survey.models import Phase, Round
from programme.queries import active_version
from review.domain.occasions import Occasion
from review.models import Review, SchoolPart
from sessions.models import Kind, Minutes, NetworkSession, Task
from tests.cast import Cast

PATHS = ("/my-data/", "/my-data/paper/", "/my-data.json")


def told(cast: Cast, part: str) -> str:
    """All three ways in which it is read, the PDF as it prints."""
    client = cast.client(part)
    return "".join(client.get(path).content.decode() for path in PATHS)


@pytest.fixture
def review(cast: Cast) -> Review:
    return Review.objects.create(
        network=cast.network, programme_year=cast.year, occasion=Occasion.MIDPOINT, begun_by=cast["reviewer"]
    )


def test_who_answers_a_review_does_not_read_the_reviewers_private_note(cast: Cast, review: Review) -> None:
    part = SchoolPart.objects.create(
        review=review, network=cast.network, school=cast.hill, private_note="Vanskelig samtale",
        advice="Upublisert råd", answered_by=cast["leader"], answered_at=timezone.now(),
    )  # fmt: skip
    page = told(cast, "leader")
    assert "Vanskelig samtale" not in page
    assert "Upublisert råd" not in page
    rows = json.loads(cast.client("leader").get("/my-data.json").content)["tables"]["review.SchoolPart"]
    assert [row["id"] for row in rows["rows"]] == [part.pk]
    assert rows["rows"][0]["school"] == "Ås skole"


def test_ones_own_words_are_there_by_the_history_of_the_text(cast: Cast, review: Review) -> None:
    by = cast["reviewer"]
    kind = "review.network_part"
    assert save_text(kind=kind, obj=review, field="private_note", value="Mine ord", base=base_of(""), by=by)
    RoleAssignment.objects.filter(person=by).update(ends_on=timezone.localdate())
    review.refresh_from_db()
    assert save_text(
        kind=kind, obj=review, field="private_note", value="Den nyes ord", base=base_of("Mine ord"), by=cast["third"]
    )  # fmt: skip
    page = told(cast, "reviewer")
    assert "Mine ord" in page
    assert "Den nyes ord" not in page


def test_a_mail_one_has_sent_is_told_without_its_links(cast: Cast) -> None:
    sent = invite(
        email="ny@example.no", name="Ny", office=Office(Role.LEADER, school=cast.hill), by=cast["principal"]
    )
    assert sent.token in Message.objects.get().body
    page = told(cast, "principal")
    assert "Invitasjon til Lederprogrammet: Ås skole" in page
    assert sent.token not in page
    assert "/invitation/" not in page


def test_who_took_minutes_reads_nothing_written_there_later(cast: Cast) -> None:
    session = NetworkSession.objects.create(
        programme_year=cast.year, network=cast.network, number=1, kind=Kind.MIDDLE, minutes=90,
        starts_at=timezone.now(),
    )  # fmt: skip
    Minutes.objects.create(
        session=session, taker=cast["leader"], summary="Nytt utkast", correction_reason="Feil tall"
    )
    page = told(cast, "leader")
    assert "Referater du har ført" in page
    assert "Nytt utkast" not in page
    assert "Feil tall" not in page


def test_who_prepared_a_round_for_another_school_reads_nothing_of_it(cast: Cast) -> None:
    day = timezone.localdate()
    Round.objects.create(
        school=cast.hill, network=cast.network, content=active_version(), phase=Phase.START, opens_on=day, closes_on=day,
        expected=14, counted=9, met_on=day, union_rep="Una Tillit", safety_rep="Vera Vern", prepared_by=cast["convenor"],
    )  # fmt: skip
    assert "Una Tillit" not in told(cast, "convenor")
    rows = json.loads(cast.client("convenor").get("/my-data.json").content)["tables"]["plc_survey.Round"]
    assert set(rows["rows"][0]) == {"id", "yours_through", "when", "school", "network"}


def test_a_task_one_gave_is_anothers_and_a_task_one_has_is_ones_own(cast: Cast) -> None:
    Task.objects.create(
        network=cast.network, what="Ringe Lia", person=cast["third"], created_by=cast["leader"],
        due_on=timezone.localdate(),
    )  # fmt: skip
    assert "Ringe Lia" in told(cast, "third")
    assert "Ringe Lia" not in told(cast, "leader")

"""Minutes that no session follows soon: approved in writing, when the time for remarks is over, and not before."""

from datetime import timedelta

import time_machine
from django.test import Client

from foundation.spelling import HARD
from sessions.actions.holding import begin_session
from sessions.actions.minutes import approve_minutes, make_remark, publish_minutes
from sessions.documents import agenda_document
from sessions.models import NetworkSession
from tests.cast import Cast
from tests.sessions.conftest import TODAY, Plan


def _page(client: Client, path: str) -> str:
    return client.get(path).content.decode().replace(HARD, " ").replace("\xa0", " ")


def _publish(cast: Cast, session: NetworkSession) -> None:
    publish_minutes(session=session, expected=1, by=cast["convenor"])


def test_the_button_comes_the_day_after_the_last_day_for_remarks(cast: Cast, held: NetworkSession) -> None:
    _publish(cast, held)
    path = f"/sessions/{held.pk}/minutes/"
    with time_machine.travel(TODAY + timedelta(days=14)):
        before = _page(cast.client("convenor"), path)
        assert f"{path}approve/" not in before
        assert "Fra og med onsdag 16. september kan du melde her" in before
    with time_machine.travel(TODAY + timedelta(days=15)):
        client = cast.client("convenor")
        assert f"{path}approve/" in _page(client, path)
        assert "kan du melde her" not in _page(client, path)
        assert client.post(f"{path}approve/", {"at": "writing"}).status_code == 302
    held.refresh_from_db()
    assert held.state == "approved"


def test_a_session_that_was_to_approve_them_is_gone_and_the_page_says_from_when(
    cast: Cast, held: NetworkSession, plan: Plan
) -> None:
    following = plan(days=35)
    _publish(cast, held)
    assert held.record.remarks_until is None
    following.state = "cancelled"
    following.save()
    page = _page(cast.client("convenor"), f"/sessions/{held.pk}/minutes/")
    assert "Fra og med onsdag 16. september kan du melde her" in page
    assert f"/sessions/{held.pk}/minutes/approve/" not in page


def test_the_next_sessions_item_says_what_has_been_approved_in_writing(
    cast: Cast, held: NetworkSession, plan: Plan
) -> None:
    _publish(cast, held)
    following = plan(days=120)
    pages = [f"/sessions/{following.pk}/", f"/sessions/{following.pk}/agenda/"]
    for path in pages:
        assert "Merknader kan komme til og med 15. september." in _page(cast.client("convenor"), path), path
    with time_machine.travel(TODAY + timedelta(days=15)):
        for path in pages:
            assert "Fristen for merknader er ute." in _page(cast.client("convenor"), path), path
        approve_minutes(session=held, by=cast["convenor"])
    for path in pages:
        assert "Godkjent skriftlig 16. september." in _page(cast.client("convenor"), path), path
    paper = agenda_document(following).context["text"].items[0]
    assert paper.settled.replace(HARD, " ").replace("\xa0", " ") == "Godkjent skriftlig 16. september."
    with time_machine.travel(following.starts_at):
        begin_session(session=following, by=cast["convenor"])
        page = _page(cast.client("convenor"), f"/sessions/{following.pk}/hold/")
    assert "Godkjent skriftlig 16. september." in page
    assert "Godkjent her" not in page


def test_the_item_says_when_there_are_no_minutes_yet(cast: Cast, held: NetworkSession, plan: Plan) -> None:
    following = plan(days=35)
    assert "Det er ikke publisert ennå." in _page(cast.client("leader"), f"/sessions/{following.pk}/")
    _publish(cast, held)
    page = _page(cast.client("leader"), f"/sessions/{following.pk}/")
    assert "Det er ikke publisert ennå." not in page
    assert f"/sessions/{held.pk}/minutes/" in page


def test_the_item_says_that_they_were_approved_here(cast: Cast, held: NetworkSession, plan: Plan) -> None:
    following = plan(days=35)
    _publish(cast, held)
    with time_machine.travel(following.starts_at):
        begin_session(session=following, by=cast["convenor"])
        client = cast.client("convenor")
        assert "Godkjent her" in _page(client, f"/sessions/{following.pk}/hold/")
        client.post(f"/sessions/{held.pk}/minutes/approve/", {"at": "session", "back": str(following.pk)})
        page = _page(client, f"/sessions/{following.pk}/hold/")
    assert "Godkjent 6. oktober, i samling 2." in page
    assert "Godkjent her" not in page


def test_only_the_next_session_approves_until_it_is_skipped(
    cast: Cast, held: NetworkSession, plan: Plan
) -> None:
    following, later = plan(days=35), plan(days=63)
    _publish(cast, held)
    make_remark(session=held, text="Sak 2 mangler.", by=cast["leader"])
    link = f"/sessions/{held.pk}/minutes/"
    assert link in _page(cast.client("leader"), f"/sessions/{following.pk}/")
    assert link not in _page(cast.client("leader"), f"/sessions/{later.pk}/")
    assert agenda_document(later).context["text"].items[0].remarks == ()
    with time_machine.travel(later.starts_at):
        assert link in _page(cast.client("leader"), f"/sessions/{later.pk}/")

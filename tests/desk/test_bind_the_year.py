"""The binder of a programme year: asked for by a button, made apart, fetched by the network, gone after a while."""

import io
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pypdf import PdfReader

from desk import binder as binding
from desk.actions import binder as actions
from desk.actions import making
from desk.models import Binder, Making
from sessions.actions import minutes
from sessions.actions.agenda import add_item, edit_item
from sessions.actions.call import send_call
from sessions.actions.holding import begin_session, mark_held
from sessions.actions.sessions import plan_session
from sessions.actions.tasks import give_task
from sessions.models import NetworkSession
from tests.cast import Cast
from tests.documents.verapdf import assert_valid


@pytest.fixture
def year(cast: Cast, content: None) -> NetworkSession:
    """A year with one session held, an exempt item in it, its minutes published, and one more called."""
    by, now = cast["convenor"], timezone.now()
    facts = {"year": cast.year, "kind": "middle", "by": by, "host": cast.harbour}
    first = plan_session(starts_at=now + timedelta(days=20), **facts)
    item = add_item(session=first, title="Hansen slutter", minutes=5, by=by)
    edit_item(item=item, exempt=True, exempt_basis="Offl. § 13", by=by)
    send_call(session=first, note="", expected=0, by=by)
    begin_session(session=first, by=by, now=first.starts_at)
    mark_held(session=first, by=by, now=first.ends_at)
    open_item = first.items.live().first()
    minutes.add_decision(session=first, item=open_item, text="Vi bruker samme skjema.", by=by)
    minutes.add_decision(session=first, item=item, text="Hansen får ros.", by=by)
    due = {"due_on": timezone.localdate() + timedelta(days=40), "session": first, "by": by}
    give_task(network=cast.network, what="Kjøpe blomster til Hansen", item=item, **due)
    give_task(network=cast.network, what="Sende skjemaet", item=open_item, **due)
    minutes.publish_minutes(session=first, expected=1, by=by)
    second = plan_session(starts_at=now + timedelta(days=50), **facts)
    send_call(session=second, note="", expected=0, by=by)
    return first


def _path(cast: Cast) -> str:
    return f"/networks/{cast.network.pk}/years/{cast.year.year}/binder"


def _begun(cast: Cast) -> Binder:
    row = actions.ask_for_binder(year=cast.year, by=cast["convenor"])
    Binder.objects.filter(pk=row.pk).update(state=Making.MAKING, started_at=timezone.now())
    return row


def _made(cast: Cast) -> Binder:
    row = _begun(cast)
    call_command("bind", row.pk)
    row.refresh_from_db()
    return row


def _texts(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def test_asked_for_by_a_button_twice_is_once(
    cast: Cast, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    client = cast.client("leader")
    assert "Lag permen" in client.get(f"{_path(cast)}/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        for _press in range(2):
            assert client.post(f"{_path(cast)}/make/").status_code == 302
    assert Binder.objects.get().state == Making.WAITING
    assert DBTaskResult.objects.filter(task_path="desk.tasks.make_binder").count() == 1
    assert "Venter på å bli laget" in client.get(f"{_path(cast)}/").content.decode()


def test_it_holds_the_year_with_true_page_numbers_and_nothing_exempt(
    cast: Cast, year: NetworkSession
) -> None:
    row = _made(cast)
    assert row.state == Making.READY
    client = cast.client("leader")
    assert "Last ned permen" in client.get(f"{_path(cast)}/").content.decode()
    pdf = client.get(f"{_path(cast)}-1.pdf").content
    assert_valid(pdf)
    pages, whole = _texts(pdf), " ".join(_texts(pdf))
    assert row.volumes.get().pages == len(pages)
    assert "Hansen" not in whole
    assert "Vi bruker samme skjema." in whole
    assert "Sende skjemaet" in whole
    contents = pages[1]
    for title, opening in (
        ("Beslutninger i året", "Fra de publiserte"),
        ("Oppgaver i året", "Gitt i samlingene"),
    ):
        stands = next(n for n, text in enumerate(pages, start=1) if opening in text)
        assert re.search(rf"{title} ?{stands}\b", contents)
    assert "Referat fra samling 1" in " ".join(str(one) for one in PdfReader(io.BytesIO(pdf)).outline)


def test_who_may_read_it(cast: Cast) -> None:
    for part, status in (("leader", 200), ("reviewer", 200), ("owner", 403), ("outsider", 404)):
        assert cast.client(part).get(f"{_path(cast)}/").status_code == status
    assert cast.client("owner").post(f"{_path(cast)}/make/").status_code == 403
    assert not Binder.objects.exists()


def test_more_than_a_volume_holds_becomes_two(
    cast: Cast, year: NetworkSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(binding, "MOST_PAGES", binding.FRONT + 4)
    volumes = list(binding.binder_documents(cast.year))
    assert len(volumes) > 1
    anchors = [sheet.anchor for document in volumes for sheet in document.context["sheets"]]
    assert anchors == [f"part-{number}" for number in range(1, len(anchors) + 1)]
    assert len({document.pdf_name for document in volumes}) == len(volumes)


def test_what_the_process_could_not_make_has_failed_and_can_be_tried_again(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'other.sqlite3'}")
    row = actions.ask_for_binder(year=cast.year, by=cast["convenor"])
    assert making.make(Binder, row.pk) == Making.FAILED
    client = cast.client("leader")
    page = client.get(f"{_path(cast)}/").content.decode()
    assert "Permen ble ikke laget" in page
    assert "Prøv en gang til" in page
    client.post(f"{_path(cast)}/make/")
    assert Binder.objects.get().state == Making.WAITING


def test_whose_maker_is_gone_has_failed_after_ten_minutes(cast: Cast) -> None:
    row, now = _begun(cast), timezone.now()
    assert making.look_after(Binder, now + timedelta(minutes=9)) == 0
    assert making.look_after(Binder, now + timedelta(minutes=11)) == 1
    row.refresh_from_db()
    assert row.state == Making.FAILED


def test_a_late_maker_changes_nothing(cast: Cast) -> None:
    row = _begun(cast)
    Binder.objects.update(state=Making.FAILED)
    actions.keep_binder(binder=row, volumes=[actions.Made("a.pdf", b"%PDF", 1)], seen="", by=None)
    row.refresh_from_db()
    assert (row.state, row.volumes.count()) == (Making.FAILED, 0)


def test_outdated_is_said_and_old_ones_go(cast: Cast, year: NetworkSession) -> None:
    row, now = _made(cast), timezone.now()
    client = cast.client("leader")
    assert "siden den ble laget" not in client.get(f"{_path(cast)}/").content.decode()
    assert actions.clear_binders(now + timedelta(days=29)) == 0
    minutes.publish_minutes(session=year, expected=2, by=cast["convenor"])
    assert "siden den ble laget" in client.get(f"{_path(cast)}/").content.decode()
    assert actions.clear_binders(now + timedelta(hours=1)) == 0
    assert actions.clear_binders(now + timedelta(days=2)) > 0
    assert not Binder.objects.filter(pk=row.pk).exists()

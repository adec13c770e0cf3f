"""A school's archive: asked for by its leadership, made apart, one ZIP with what they may read, gone after a while."""

import io
import json
from collections.abc import Callable
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db.models import Q
from django.utils import timezone, translation
from django_tasks_db.models import DBTaskResult
from pypdf import PdfReader

from desk import archive as archiving
from desk.actions import archive as actions
from desk.actions import making
from desk.models import Making, SchoolArchive
from desk.queries.archive import networks_of
from desk.queries.written import written_plans
from network.models import Membership, RoleAssignment
from plans.actions import along, sharing
from plans.models import Plan
from sessions.actions import minutes
from sessions.actions.agenda import add_item, edit_item
from sessions.actions.call import send_call
from sessions.actions.holding import begin_session, mark_held
from sessions.actions.papers import add_paper
from sessions.actions.sessions import plan_session
from sessions.domain.papers import PDF
from sessions.models import NetworkSession
from tests.cast import Cast
from tests.documents.verapdf import assert_valid
from tests.plc_survey.made import closed


@pytest.fixture
def plan(cast: Cast, content: None) -> Plan:
    """The school's plan with a version, and a log of which one entry stays in the school."""
    by = cast["principal"]
    plan = Plan.objects.create(school=cast.hill, network=cast.network, first_year=2026, laid_year=2026)
    for kind, text in (("challenge", "Vi får ikke tid til gruppene."), ("story", "Gutta i 9B hilste først.")):
        along.write_log(plan=plan, on=date(2026, 9, 1), kind=kind, text=text, shared=kind == "story", by=by)
    sharing.freeze_plan(plan=plan, reason="session:2026-10-20", by=by)
    return plan


@pytest.fixture
def held(cast: Cast, content: None, settings: Any, tmp_path: Path) -> NetworkSession:
    """A session with an exempt item, two papers of which one is exempt, and published minutes."""
    settings.MEDIA_ROOT = tmp_path
    by, starts = cast["convenor"], timezone.now() + timedelta(days=20)
    session = plan_session(year=cast.year, kind="middle", by=by, host=cast.harbour, starts_at=starts)
    item = add_item(session=session, title="Hansen slutter", minutes=5, by=by)
    edit_item(item=item, exempt=True, exempt_basis="Offl. § 13", by=by)
    for title in ("Skjemaet", "Hansens brev"):
        file = SimpleUploadedFile("vedlegg.pdf", b"%PDF-1.7 " + title.encode())
        paper = add_paper(session=session, file=file, kind=PDF, title=title, by=by)
        paper.exempt = title != "Skjemaet"
        paper.save()
    send_call(session=session, note="", expected=0, by=by)
    begin_session(session=session, by=by, now=session.starts_at)
    mark_held(session=session, by=by, now=session.ends_at)
    minutes.add_decision(session=session, item=session.items.live().first(), text="Samme skjema.", by=by)
    minutes.add_decision(session=session, item=item, text="Hansen får ros.", by=by)
    minutes.publish_minutes(session=session, expected=1, by=by)
    return session


def _path(cast: Cast) -> str:
    return f"/schools/{cast.hill.pk}/archive"


def _begun(cast: Cast) -> SchoolArchive:
    row = actions.ask_for_archive(school=cast.hill, by=cast["principal"])
    SchoolArchive.objects.filter(pk=row.pk).update(state=Making.MAKING, started_at=timezone.now())
    return row


def _text(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages)


def test_asked_for_by_a_button_twice_is_once(
    cast: Cast, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    client = cast.client("leader")
    page = client.get(f"{_path(cast)}/").content.decode()
    assert "Lag arkivet" in page
    assert "Dette ser: ledelsen ved Ås skole" in page
    with django_capture_on_commit_callbacks(execute=True):
        for _press in range(2):
            assert client.post(f"{_path(cast)}/make/").status_code == 302
    assert SchoolArchive.objects.get().state == Making.WAITING
    assert DBTaskResult.objects.filter(task_path="desk.tasks.make_archive").count() == 1
    page = client.get(f"{_path(cast)}/").content.decode()
    assert "Venter på å bli laget" in page
    assert 'hx-trigger="every 3s"' in page
    assert client.get(f"{_path(cast)}.zip").status_code == 404


def test_it_holds_what_the_leadership_may_read_and_no_more(
    cast: Cast, plan: Plan, held: NetworkSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "PIECE", 50_000)
    round_ = closed(cast, 4, expected=12)
    row, client = _begun(cast), cast.client("leader")
    call_command("archive", row.pk)
    row.refresh_from_db()
    assert row.state == Making.READY
    assert row.pieces.count() > 1
    assert "Last ned arkivet" in client.get(f"{_path(cast)}/").content.decode()
    answer = client.get(f"{_path(cast)}.zip")
    content = b"".join(answer.streaming_content)
    assert (len(content), sha256(content).hexdigest()) == (row.size, row.sha256)
    packed = ZipFile(io.BytesIO(content))
    assert packed.testzip() is None
    files = {name: packed.read(name) for name in packed.namelist()}
    assert len(files) == row.files
    day = timezone.localdate().isoformat()
    stands = f"plan/versjoner/{day}-versjon-1-til-samlingen-20-oktober-2026.pdf"
    for name in (stands, "plan/loggen-as-skole.pdf", "plan/plan-as-skole-2026-2031.docx", "skole.json"):
        assert name in files, sorted(files)
    for name, file in files.items():
        if name.endswith(".pdf") and "vedlegg" not in name:
            assert PdfReader(io.BytesIO(file)).pages, name
    assert_valid(files["plan/loggen-as-skole.pdf"])
    assert "Vi får ikke tid til gruppene." in _text(files["plan/loggen-as-skole.pdf"])
    # the very files of the pages, and so nothing that four answers are too few for
    figures = next(file for name, file in files.items() if name.endswith(".csv"))
    assert figures == client.get(f"/survey/rounds/{round_.pk}/figures.csv").content
    assert "Egenskap" not in figures.decode()
    # of what is exempt nothing but that it is there
    network = {name: _text(file) for name, file in files.items() if "samling-1" in name}
    assert len(network) == 2
    assert all("Hansen" not in text and "Offl. § 13" in text for text in network.values())
    assert any("Samme skjema." in text for text in network.values())
    assert [file for name, file in files.items() if "vedlegg" in name] == [b"%PDF-1.7 Skjemaet"]
    # a person can check the files, and a machine can read them
    listed = files["innhold.txt"].decode()
    assert all(
        f"{sha256(file).hexdigest()}  {name}\n" in listed
        for name, file in files.items()
        if name != "innhold.txt"
    )
    assert "Hansen" not in listed
    told = json.loads(files["skole.json"])
    assert (told["schema"], told["kind"]) == (1, "lederprogrammet.skole")
    assert [entry["text"] for entry in told["plans"][0]["log"]] == [
        "Vi får ikke tid til gruppene.",
        "Gutta i 9B hilste først.",
    ]


def test_its_bytes_do_not_say_when_it_was_made(cast: Cast, plan: Plan) -> None:
    now, found = timezone.now(), []
    for days in (0, 1):
        with time_machine.travel(now + timedelta(days=days), tick=False), translation.override("nb"):
            entries = [
                e
                for e in archiving.entries(cast.hill, written_plans(cast.hill))
                if e.name.endswith((".docx", ".xlsx"))
            ]
            found.append([(e.day, b"".join(e.read())) for e in entries])
    assert len(found[0]) == 2
    assert found[0] == found[1]


def test_a_school_that_left_keeps_its_own_and_reads_the_network_no_more(
    cast: Cast, plan: Plan, held: NetworkSession
) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    Membership.objects.filter(school=cast.hill).update(left_on=yesterday)
    assert networks_of(cast.hill) == []
    with translation.override("nb"):
        folders = {
            entry.folder.partition("/")[0] for entry in archiving.entries(cast.hill, written_plans(cast.hill))
        }
    assert folders == {"plan"}
    assert cast.client("principal").get(f"{_path(cast)}/").status_code == 200


def test_who_gets_it(cast: Cast) -> None:
    row = _begun(cast)
    SchoolArchive.objects.filter(pk=row.pk).update(state=Making.READY, size=1, made_at=timezone.now())
    for part, status in (("principal", 200), ("convenor", 403), ("owner", 403), ("outsider", 404)):
        for address in (f"{_path(cast)}/", f"{_path(cast)}.zip"):
            assert cast.client(part).get(address).status_code == status, (part, address)
    RoleAssignment.objects.filter(person=cast["leader"]).update(ends_on=timezone.localdate())
    assert cast.client("leader").get(f"{_path(cast)}.zip").status_code == 404
    assert cast.client("convenor").post(f"{_path(cast)}/make/").status_code == 403


def test_the_school_and_the_plans_papers_and_my_data_lead_there(cast: Cast, plan: Plan) -> None:
    pages = (f"/schools/{cast.hill.pk}/", f"/plans/{plan.pk}/papers/", "/my-data/")
    client, way = cast.client("leader"), f'href="{_path(cast)}/"'
    for page in pages:
        assert way in client.get(page).content.decode(), page
    assert way not in cast.client("convenor").get(pages[0]).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_as_much_for_little_as_for_much(
    cast: Cast, plan: Plan, rows: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for number in range(rows):
        along.write_log(
            plan=plan, on=date(2026, 9, 2 + number), kind="story", text="Ny", shared=True, by=cast["leader"]
        )
        sharing.freeze_plan(plan=plan, reason=f"session:2026-11-0{number + 1}", by=cast["leader"])
        closed(cast, 6, expected=12, seed=number)
    row = _begun(cast)
    SchoolArchive.objects.filter(pk=row.pk).update(state=Making.READY, size=1, made_at=timezone.now())
    client = cast.client("leader")
    client.get(f"{_path(cast)}/")
    with django_assert_num_queries(32):
        client.get(f"{_path(cast)}/")


def test_a_killed_maker_is_told_and_it_can_be_tried_again(cast: Cast) -> None:
    row, client = _begun(cast), cast.client("leader")
    assert "Lages nå" in client.get(f"{_path(cast)}/").content.decode()
    making.give_up(SchoolArchive, Q(pk=row.pk))  # what the worker does when the process has ended without it
    page = client.get(f"{_path(cast)}/").content.decode()
    assert "Arkivet ble ikke laget" in page
    assert "Prøv en gang til" in page
    client.post(f"{_path(cast)}/make/")
    assert SchoolArchive.objects.get().state == Making.WAITING


def test_whose_maker_is_gone_has_failed_after_ten_minutes_and_a_late_one_changes_nothing(
    cast: Cast, tmp_path: Path
) -> None:
    row, now = _begun(cast), timezone.now()
    assert making.look_after(SchoolArchive, now + timedelta(minutes=9)) == 0
    assert making.look_after(SchoolArchive, now + timedelta(minutes=11)) == 1
    late = tmp_path / "late.zip"
    late.write_bytes(b"PK")
    actions.keep_archive(archive=row, made=actions.Zipped("a.zip", late, 1), seen="", by=None)
    row.refresh_from_db()
    assert (row.state, row.pieces.count()) == (Making.FAILED, 0)


def test_outdated_is_said_and_old_ones_go(cast: Cast, plan: Plan) -> None:
    row, now = _begun(cast), timezone.now()
    seen = actions.fingerprint(cast.hill)
    facts = {"state": Making.READY, "size": 1, "made_at": now, "seen": seen}
    SchoolArchive.objects.filter(pk=row.pk).update(**facts)
    client = cast.client("leader")
    assert "siden arkivet ble laget" not in client.get(f"{_path(cast)}/").content.decode()
    assert actions.clear_archives(now + timedelta(days=29)) == 0
    along.remove_log(entry=plan.log.first(), by=cast["leader"])
    assert "siden arkivet ble laget" in client.get(f"{_path(cast)}/").content.decode()
    assert actions.clear_archives(now + timedelta(hours=1)) == 0
    assert actions.clear_archives(now + timedelta(days=2)) > 0
    assert not SchoolArchive.objects.exists()

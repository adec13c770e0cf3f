"""The convenor writes the agenda; members propose."""

import io
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from foundation.access.verdict import Refused
from foundation.writing import jobs
from sessions.actions import agenda as actions
from sessions.actions import papers
from sessions.models import AgendaItem, Attachment, NetworkSession, Proposal, ProposalState
from tests.cast import Cast
from tests.sessions.conftest import Plan

PDF = b"%PDF-1.7\n1 0 obj\nendobj\n"


def _keys(session: NetworkSession) -> list[str]:
    return [item.key or item.title for item in session.items.live()]


def _first(session: NetworkSession) -> AgendaItem:
    item = session.items.live().first()
    assert item
    return item


def test_an_item_is_edited(cast: Cast, planned: NetworkSession) -> None:
    item = _first(planned)
    cast.client("convenor").post(
        f"/agenda-items/{item.pk}/", {"title": "Runde", "text": "Hva nå?", "minutes": "40"}
    )
    item.refresh_from_db()
    assert (item.title, item.text, item.minutes) == ("Runde", "Hva nå?", 40)


@pytest.mark.parametrize("minutes", ["0", "-5", "mange", "9999", ""])
def test_minutes_that_are_none_are_refused_and_the_text_is_kept(
    cast: Cast, planned: NetworkSession, minutes: str
) -> None:
    item = _first(planned)
    answer = cast.client("convenor").post(
        f"/agenda-items/{item.pk}/", {"title": "Runde om alt", "minutes": minutes}
    )
    assert answer.status_code == 200
    assert "Runde om alt" in answer.content.decode()
    before = item.minutes
    item.refresh_from_db()
    assert item.minutes == before


def test_exempt_needs_its_legal_basis(cast: Cast, planned: NetworkSession) -> None:
    item = _first(planned)
    data = {"title": item.title, "minutes": "10", "exempt": "on"}
    assert cast.client("convenor").post(f"/agenda-items/{item.pk}/", data).status_code == 200
    item.refresh_from_db()
    assert not item.exempt


def test_items_move_by_buttons(cast: Cast, planned: NetworkSession) -> None:
    before = _keys(planned)
    client = cast.client("convenor")
    client.post(f"/agenda-items/{_first(planned).pk}/step/", {"to": "down"})
    assert _keys(planned) == [before[1], before[0], *before[2:]]
    client.post(f"/agenda-items/{_first(planned).pk}/step/", {"to": "up"})
    assert _keys(planned) == [before[1], before[0], *before[2:]]


def test_the_fragment_is_the_list_as_the_page_has_it(cast: Cast, planned: NetworkSession) -> None:
    client = cast.client("convenor")
    answer = client.post(
        f"/agenda-items/{_first(planned).pk}/step/", {"to": "down"}, headers={"HX-Request": "true"}
    )
    part = answer.content.decode().strip()
    page = client.get(f"/sessions/{planned.pk}/agenda/").content.decode()
    import re

    def bare(text: str) -> str:
        return re.sub(r'value="[A-Za-z0-9]{64}"', "", text)

    assert bare(part) in bare(page)


def test_items_move_by_dragging(cast: Cast, planned: NetworkSession) -> None:
    keys = [item.pk for item in planned.items.live()]
    order = [keys[-1], *keys[:-1]]
    actions.order_items(session=planned, order=order, revision=planned.agenda_revision, by=cast["convenor"])
    assert [item.pk for item in planned.items.live()] == order


def test_dragging_an_old_list_is_refused(cast: Cast, planned: NetworkSession) -> None:
    keys = [item.pk for item in planned.items.live()]
    answer = cast.client("convenor").post(
        f"/sessions/{planned.pk}/agenda/order/", {"order": ",".join(map(str, keys[::-1])), "revision": "0"}
    )
    assert answer.status_code == 409
    assert [item.pk for item in planned.items.live()] == keys


def test_foreign_items_are_not_dragged_in(cast: Cast, plan: Plan) -> None:
    one, two = plan(days=14), plan(days=28)
    foreign = [item.pk for item in two.items.live()]
    with pytest.raises(Refused):
        actions.order_items(session=one, order=foreign, revision=one.agenda_revision, by=cast["convenor"])


def test_an_exercise_comes_before_the_tasks(cast: Cast, planned: NetworkSession) -> None:
    cast.client("convenor").post(f"/sessions/{planned.pk}/agenda/exercises/", {"exercise-exercise": "horse"})
    assert _keys(planned)[-2:] == ["horse", "tasks"]


def test_removed_and_undone(cast: Cast, planned: NetworkSession) -> None:
    before = _keys(planned)
    item = list(planned.items.live())[1]
    client = cast.client("convenor")
    client.post(f"/agenda-items/{item.pk}/remove/")
    client.post(f"/agenda-items/{item.pk}/remove/")
    assert _keys(planned) == [before[0], *before[2:]]
    client.post(f"/agenda-items/{item.pk}/back/")
    assert _keys(planned) == before


def test_reading_changes_nothing(cast: Cast, planned: NetworkSession) -> None:
    item = _first(planned)
    for what in ("step", "remove", "back"):
        assert cast.client("convenor").get(f"/agenda-items/{item.pk}/{what}/").status_code == 405


@pytest.mark.parametrize(("part", "status"), [("principal", 403), ("owner", 403), ("outsider", 404)])
def test_others_do_not_write_it(cast: Cast, planned: NetworkSession, part: str, status: int) -> None:
    item, client = _first(planned), cast.client(part)
    assert client.get(f"/sessions/{planned.pk}/agenda/").status_code == status
    assert client.post(f"/agenda-items/{item.pk}/remove/").status_code == status


def test_a_held_sessions_agenda_stands(cast: Cast, held: NetworkSession) -> None:
    item = _first(held)
    assert cast.client("convenor").post(f"/agenda-items/{item.pk}/remove/").status_code == 409


def test_the_private_note_is_on_no_paper(cast: Cast, planned: NetworkSession) -> None:
    actions.edit_item(item=_first(planned), by=cast["convenor"], private_note="Spør Anders først")
    for path in ("", "agenda/paper/"):
        page = cast.client("principal").get(f"/sessions/{planned.pk}/{path}").content.decode()
        assert "Spør Anders" not in page
    assert "Spør Anders" in cast.client("convenor").get(f"/sessions/{planned.pk}/agenda/").content.decode()


# ---- proposals ------------------------------------------------------------------------------


def test_a_members_proposal_is_taken_in_with_their_name(cast: Cast, planned: NetworkSession) -> None:
    cast.client("principal").post(
        f"/sessions/{planned.pk}/propose/", {"title": "Vikarer", "text": "Hva gjør dere?", "minutes": "5"}
    )
    proposal = Proposal.objects.get()
    client = cast.client("convenor")
    for _press in range(2):
        client.post(f"/proposals/{proposal.pk}/", {f"p{proposal.pk}-reply": "Fint", "answer": "accept"})
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.ACCEPTED
    assert _keys(planned).count("Vikarer") == 1
    assert proposal.item
    assert proposal.item.leader == "Anders Lien"


def test_a_proposal_is_declined_with_a_word(cast: Cast, planned: NetworkSession) -> None:
    proposal = actions.propose(
        session=planned, by=cast["leader"], school=cast.hill, title="Hest", text="", minutes=5
    )
    cast.client("convenor").post(
        f"/proposals/{proposal.pk}/", {f"p{proposal.pk}-reply": "Neste gang", "answer": "no"}
    )
    page = cast.client("leader").get(f"/sessions/{planned.pk}/").content.decode()
    assert "Neste gang" in page
    assert "Hest" not in _keys(planned)


def test_the_owner_proposes_nothing(cast: Cast, planned: NetworkSession) -> None:
    assert cast.client("owner").get(f"/sessions/{planned.pk}/propose/").status_code == 403


# ---- extra time -----------------------------------------------------------------------------


def test_the_school_with_extra_time_writes_its_question(cast: Cast, plan: Plan) -> None:
    session = plan(extra_time_school=cast.hill)
    path = f"/sessions/{session.pk}/question/"
    assert cast.client("third").post(path, {"extra_question": "Min?"}).status_code == 403
    assert cast.client("leader").post(path, {"extra_question": "Hvordan få med alle?"}).status_code == 302
    assert "Hvordan få med alle?" in cast.client("third").get(f"/sessions/{session.pk}/").content.decode()


# ---- papers ---------------------------------------------------------------------------------


def _upload(cast: Cast, session: NetworkSession, content: bytes, name: str = "Plan.pdf"):
    file = SimpleUploadedFile(name, content, content_type="application/pdf")
    return cast.client("convenor").post(f"/sessions/{session.pk}/agenda/papers/", {"paper-file": file})


@pytest.fixture(autouse=True)
def _media(tmp_path, settings) -> None:
    settings.MEDIA_ROOT = tmp_path


def test_a_paper_is_kept_and_fetched_as_a_download(cast: Cast, planned: NetworkSession) -> None:
    assert _upload(cast, planned, PDF, "../Års plan.pdf").status_code == 302
    paper = Attachment.objects.get()
    assert "plan" not in paper.file.name
    answer = cast.client("leader").get(f"/papers/{paper.pk}/")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content) == PDF


@pytest.mark.parametrize("content", [b"MZ\x90", b"<script>alert(1)</script>", b"PK\x03\x04nothing", b""])
def test_what_is_no_paper_is_refused_with_the_reason(
    cast: Cast, planned: NetworkSession, content: bytes
) -> None:
    answer = _upload(cast, planned, content)
    assert answer.status_code == 422
    assert "ds-error-summary" in answer.content.decode()
    assert not Attachment.objects.exists()


def _word() -> bytes:
    held, document = io.BytesIO(), docx.Document()
    document.add_paragraph("Dagsorden")
    document.save(held)
    return held.getvalue()


def _slides() -> bytes:
    """The parts of a presentation that PowerPoint itself always writes."""
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    main = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{types}"><Override PartName="/ppt/presentation.xml" '
        f'ContentType="{main}"/></Types>',
        "_rels/.rels": "<Relationships/>",
        "ppt/presentation.xml": "<presentation/>",
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            packed.writestr(name, text)
    return held.getvalue()


@pytest.mark.parametrize(
    ("made", "suffix", "kind"),
    [(_word, ".docx", "wordprocessingml.document"), (_slides, ".pptx", "presentationml.presentation")],
)
def test_word_and_powerpoint_are_taken_in_by_their_content(
    cast: Cast, planned: NetworkSession, made: Callable[[], bytes], suffix: str, kind: str
) -> None:
    content = made()
    assert _upload(cast, planned, content, "Årets plan").status_code == 302
    paper = Attachment.objects.get()
    assert paper.filename == f"Årets plan{suffix}"
    assert paper.mimetype.endswith(kind)
    page = cast.client("leader").get(f"/sessions/{planned.pk}/").content.decode()
    assert f"/papers/{paper.pk}/" in page
    answer = cast.client("leader").get(f"/papers/{paper.pk}/")
    assert answer["Content-Type"] == paper.mimetype
    assert b"".join(answer.streaming_content) == content


def test_macros_are_refused(cast: Cast, planned: NetworkSession) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        for name in ("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"):
            packed.writestr(name, "x")
    assert _upload(cast, planned, held.getvalue(), "x.docx").status_code == 422


def test_too_large_is_refused(cast: Cast, planned: NetworkSession) -> None:
    assert _upload(cast, planned, PDF + b"0" * (20 * 1024 * 1024)).status_code == 422


def test_the_same_file_twice_is_kept_once(cast: Cast, planned: NetworkSession) -> None:
    _upload(cast, planned, PDF)
    _upload(cast, planned, PDF)
    assert Attachment.objects.count() == 1


@pytest.mark.parametrize(("part", "status"), [("owner", 403), ("outsider", 404)])
def test_papers_are_for_those_called(cast: Cast, planned: NetworkSession, part: str, status: int) -> None:
    _upload(cast, planned, PDF)
    assert cast.client(part).get(f"/papers/{Attachment.objects.get().pk}/").status_code == status


def test_a_removed_paper_is_gone(cast: Cast, planned: NetworkSession) -> None:
    _upload(cast, planned, PDF)
    paper = Attachment.objects.get()
    client = cast.client("convenor")
    assert client.post(f"/papers/{paper.pk}/remove/").status_code == 302
    assert client.get(f"/papers/{paper.pk}/").status_code == 404


def test_a_removed_paper_comes_back_with_its_content(cast: Cast, planned: NetworkSession) -> None:
    _upload(cast, planned, b"%PDF-1.7 innhold")
    paper, client = Attachment.objects.get(), cast.client("convenor")
    agenda, back = f"/sessions/{planned.pk}/agenda/", f"/papers/{paper.pk}/back/"
    assert back not in client.get(agenda).content.decode()
    for _press in range(2):
        assert client.post(f"/papers/{paper.pk}/remove/").status_code == 302
    assert back in client.get(agenda).content.decode()
    assert cast.client("leader").post(back).status_code == 403
    for _press in range(2):
        assert client.post(back).status_code == 302
    assert back not in client.get(agenda).content.decode()
    fetched = cast.client("leader").get(f"/papers/{paper.pk}/")
    assert b"".join(fetched.streaming_content) == b"%PDF-1.7 innhold"


def test_a_removed_paper_does_not_come_back_beside_itself_or_as_the_twenty_first(
    cast: Cast, planned: NetworkSession
) -> None:
    _upload(cast, planned, b"%PDF-1.7 en")
    paper, client = Attachment.objects.get(), cast.client("convenor")
    client.post(f"/papers/{paper.pk}/remove/")
    _upload(cast, planned, b"%PDF-1.7 en")
    assert client.post(f"/papers/{paper.pk}/back/").status_code == 302
    assert planned.attachments.there().count() == 1
    planned.attachments.there().update(sha256="another")
    for number in range(19):
        _upload(cast, planned, b"%PDF-1.7 " + str(number).encode())
    assert client.post(f"/papers/{paper.pk}/back/").status_code == 409
    assert planned.attachments.there().count() == 20


def test_a_removed_papers_file_is_deleted_with_its_row_after_thirty_days(
    cast: Cast, planned: NetworkSession, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    _upload(cast, planned, PDF)
    papers.remove_paper(paper=Attachment.objects.get(), by=cast["convenor"])
    for days, left in ((29, 1), (31, 0)):
        with django_capture_on_commit_callbacks(execute=True):
            jobs.tidy(timezone.now() + timedelta(days=days))
        assert Attachment.objects.count() == left
        assert sum(found.is_file() for found in tmp_path.rglob("*")) == left

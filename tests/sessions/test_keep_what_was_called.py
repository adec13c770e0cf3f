"""An agenda stays readable as people were called with it; what is changed afterwards is shown, and can be sent again."""

import io

from pypdf import PdfReader

from foundation.post.models import Message
from foundation.writing.models import ArchiveCopy
from sessions.actions import agenda as actions
from sessions.actions.call import send_call
from sessions.actions.sessions import move_session
from sessions.actions.tasks import give_task
from sessions.models import NetworkSession
from sessions.queries.called import called as called_agenda
from tests.cast import Cast


def _words(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return " ".join("".join(page.extract_text() for page in pages).split())


def _of_last(session: NetworkSession):
    found = called_agenda(session)
    assert found
    return found


def _page(cast: Cast, session: NetworkSession, part: str = "leader") -> str:
    return cast.client(part).get(f"/sessions/{session.pk}/").content.decode()


def test_what_was_called_stays_as_it_was(cast: Cast, called: NetworkSession) -> None:
    actions.add_item(session=called, title="Skolestart neste år", minutes=5, by=cast["convenor"])
    client = cast.client("leader")
    assert "Skolestart neste år" not in _words(client.get(f"/sessions/{called.pk}/called-1.pdf").content)
    assert "Skolestart neste år" in _words(client.get(f"/sessions/{called.pk}/agenda.pdf").content)
    copy = ArchiveCopy.objects.get(version=_of_last(called).version)
    mailed = Message.objects.filter(kind="session.call").first()
    assert mailed
    paper = mailed.attachments.get(mimetype="application/pdf")
    assert bytes(copy.content) == bytes(paper.content)
    assert copy.metadata["type"] == "innkalling"


def test_a_change_is_shown_as_changed_and_sent_again(cast: Cast, called: NetworkSession) -> None:
    assert "Endret siden innkallingen" not in _page(cast, called)
    first, second, *_rest = called.items.live()
    actions.add_item(session=called, title="Skolestart neste år", minutes=5, by=cast["convenor"])
    actions.remove_item(item=first, by=cast["convenor"])
    actions.edit_item(item=second, minutes=second.minutes + 3, by=cast["convenor"])
    move_session(
        session=called, starts_at=called.starts_at, minutes=called.minutes, mode="online", host=None,
        online_link="https://teams.example/1", by=cast["convenor"],
    )  # fmt: skip
    page = _page(cast, called)
    for said in (
        "Endret siden innkallingen",
        "Nytt på dagsordenen: «Skolestart neste år»",
        "Tatt av dagsordenen",
    ):
        assert said in page
    send_call(session=called, note="", expected=1, by=cast["convenor"])
    called.refresh_from_db()
    assert "Endret siden innkallingen" not in _page(cast, called)
    mail = Message.objects.filter(kind="session.update").first()
    assert mail
    assert "Nytt på dagsordenen: «Skolestart neste år»" in mail.body
    assert "Stedet er et annet" in mail.body
    assert cast.client("leader").get(f"/sessions/{called.pk}/called-2.pdf").status_code == 200


def test_what_moves_by_itself_is_no_change(cast: Cast, called: NetworkSession) -> None:
    cast["reviewer"].name = "Nytt Navn"
    cast["reviewer"].save()
    assert "Endret siden innkallingen" not in _page(cast, called)


def test_an_exempt_item_is_not_named_in_the_mail(cast: Cast, called: NetworkSession) -> None:
    item = actions.add_item(session=called, title="Hansen slutter", minutes=5, by=cast["convenor"])
    actions.edit_item(item=item, exempt=True, exempt_basis="Offl. § 13", by=cast["convenor"])
    give_task(network=cast.network, what="Gave til Hansen", item=item, by=cast["convenor"])
    send_call(session=called, note="", expected=1, by=cast["convenor"])
    mail = Message.objects.filter(kind="session.update").first()
    assert mail
    assert "Hansen" not in mail.body
    assert "en sak som er unntatt offentlighet" in mail.body
    assert "Hansen" not in _words(bytes(mail.attachments.get(mimetype="application/pdf").content))
    client = cast.client("leader")
    assert "Hansen" in _words(client.get(f"/sessions/{called.pk}/called-2.pdf").content)
    assert "Hansen" not in _words(client.get(f"/sessions/{called.pk}/called-2-public.pdf").content)


def test_a_call_that_was_never_made_is_not_found(cast: Cast, called: NetworkSession) -> None:
    assert cast.client("leader").get(f"/sessions/{called.pk}/called-7.pdf").status_code == 404

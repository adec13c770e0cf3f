"""Who sees the sessions of a network, and what of them."""

from importlib import import_module

import pytest
from django.apps import apps
from django.test import Client
from django.utils import translation
from django.utils.html import escape

from foundation.post.models import Message
from foundation.writing.models import FrozenVersion
from sessions.actions.call import send_call
from sessions.actions.minutes import publish_minutes
from sessions.actions.tasks import give_task
from sessions.models import KeptAs, NetworkSession
from sessions.wording import kept_because
from tests.cast import Cast
from tests.sessions.conftest import Plan

MEMBERS = ["convenor", "principal", "leader", "third", "reviewer"]


def _page(client: Client, session: NetworkSession) -> str:
    answer = client.get(f"/sessions/{session.pk}/")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("part", [*MEMBERS, "owner"])
def test_everyone_in_the_network_sees_the_list(cast: Cast, planned: NetworkSession, part: str) -> None:
    page = cast.client(part).get(f"/networks/{cast.network.pk}/sessions/")
    assert page.status_code == 200
    assert escape(planned.title) in page.content.decode()


@pytest.mark.parametrize("part", MEMBERS)
def test_members_see_the_agenda(cast: Cast, planned: NetworkSession, part: str) -> None:
    assert "Verdier og atferd" in _page(cast.client(part), planned)


def test_the_owner_sees_when_and_where_but_no_agenda(cast: Cast, planned: NetworkSession) -> None:
    page = _page(cast.client("owner"), planned)
    assert "Havna skole" in page
    assert "Verdier og atferd" not in page


def test_the_owner_sees_the_agenda_of_a_session_they_are_invited_to(cast: Cast, plan: Plan) -> None:
    session = plan(more={"owner_takes_part": True})
    assert "Verdier og atferd" in _page(cast.client("owner"), session)


@pytest.mark.parametrize("part", ["outsider", "rkbu", "editor", "operator"])
def test_others_do_not_learn_that_it_exists(cast: Cast, planned: NetworkSession, part: str) -> None:
    client = cast.client(part)
    assert client.get(f"/sessions/{planned.pk}/").status_code == 404
    assert client.get(f"/networks/{cast.network.pk}/sessions/").status_code == 404


def test_an_empty_year_says_what_comes(cast: Cast) -> None:
    page = cast.client("convenor").get(f"/networks/{cast.network.pk}/sessions/").content.decode()
    assert f"/networks/{cast.network.pk}/sessions/new/" in page


def test_the_owner_is_called_without_the_schools_tasks(cast: Cast, plan: Plan) -> None:
    session = plan(more={"owner_takes_part": True})
    give_task(network=cast.network, what="Dele skissen", school=cast.hill, by=cast["convenor"])
    send_call(session=session, note="", expected=0, by=cast["convenor"])
    preview = f"/sessions/{session.pk}/agenda/paper/"
    assert "Dele skissen" in cast.client("leader").get(preview).content.decode()
    assert "Dele skissen" not in cast.client("owner").get(preview).content.decode()
    assert _mailed_agenda("leader") != _mailed_agenda("owner")
    assert _mailed_agenda("leader") == _mailed_agenda("third")


def _mailed_agenda(part: str) -> bytes:
    message = Message.objects.get(deliveries__email=f"{part}@example.no")
    return bytes(message.attachments.get(mimetype="application/pdf").content)


@pytest.mark.parametrize(
    ("kept", "said"), [("published", "Published"), ("call", "First call"), ("Feil dato", "Feil dato")]
)
def test_why_a_version_is_kept_is_said_in_the_readers_language(kept: str, said: str) -> None:
    with translation.override("en"):
        assert kept_because(kept) == said


def test_words_that_were_kept_before_become_keys(cast: Cast, held: NetworkSession) -> None:
    version = publish_minutes(session=held, expected=1, by=cast["convenor"])
    assert version is not None
    assert version.reason == KeptAs.PUBLISHED
    moved = import_module("sessions.migrations.0004_keys_of_why_minutes_were_kept")
    for kept, key in (("Publisert", "published"), ("Godkjent", "approved"), ("Feil dato", "Feil dato")):
        FrozenVersion.objects.update(reason=kept)
        moved.words_to_keys(apps, None)
        version.refresh_from_db()
        assert version.reason == key


def test_the_year_on_paper_speaks_the_networks_language_to_every_reader(cast: Cast, plan: Plan) -> None:
    plan(kind="second")
    cast["convenor"].language = "en"
    cast["convenor"].save()
    page = cast.client("convenor").get(f"/networks/{cast.network.pk}/wheel/paper/").content.decode()
    assert "Ferdig og delt ut" in page
    assert "Finished and handed out" not in page

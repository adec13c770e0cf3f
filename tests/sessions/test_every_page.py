"""Every page of a session in every state draws, for each who may see it."""

from datetime import timedelta

import pytest
import time_machine

from sessions.actions import agenda as agenda_actions
from sessions.actions import minutes as minutes_actions
from sessions.actions.call import cancel_and_tell
from sessions.actions.tasks import give_task
from sessions.models import NetworkSession, State
from tests.cast import Cast

PLANNED = [
    "",
    "about/",
    "move/",
    "online/",
    "agenda/",
    "agenda/paper/",
    "agenda.pdf",
    "agenda-public.pdf",
    "call/",
    "cancel/",
]
HELD = ["", "agenda.pdf", "minutes/write/", "minutes/publish/", "minutes/paper/", "minutes-draft.pdf"]


def _all_draw(cast: Cast, session: NetworkSession, pages: list[str], part: str = "convenor") -> None:
    client = cast.client(part)
    for page in pages:
        answer = client.get(f"/sessions/{session.pk}/{page}")
        assert answer.status_code == 200, (page, answer.status_code)


def _busy(cast: Cast, session: NetworkSession) -> None:
    """A task for each school, one for a person; a proposal; an exercise; an exempt item."""
    by = cast["convenor"]
    give_task(network=cast.network, what="Prøve skjemaet i to klasser", each_school=True, by=by)
    give_task(network=cast.network, what="Lage en felles mal", person=by, by=by)
    agenda_actions.propose(
        session=session,
        by=cast["principal"],
        school=cast.hill,
        title="Vikarer",
        text="Hva gjør vi?",
        minutes=5,
    )
    item = agenda_actions.add_exercise(session=session, key="horse", by=by)
    agenda_actions.edit_item(item=item, by=by, exempt=True, exempt_basis="Offl. § 13")


def test_while_planned(cast: Cast, planned: NetworkSession) -> None:
    _busy(cast, planned)
    _all_draw(cast, planned, PLANNED)
    _all_draw(cast, planned, ["", "propose/"], "principal")


def test_while_called(cast: Cast, called: NetworkSession) -> None:
    _busy(cast, called)
    _all_draw(cast, called, [*PLANNED, "answer/"])
    _all_draw(cast, called, ["", "answer/", "agenda.pdf"], "leader")


def test_while_running(cast: Cast, begun: NetworkSession) -> None:
    _all_draw(cast, begun, ["", "hold/", "hold/clock/", "projector/", "minutes/write/"])
    _all_draw(cast, begun, ["", "follow/", "minutes/"], "principal")


def test_when_held_published_approved_corrected(cast: Cast, held: NetworkSession) -> None:
    by = cast["convenor"]
    minutes_actions.everyone_was_there(session=held, by=by)
    for item in held.items.live()[:3]:
        minutes_actions.add_decision(session=held, item=item, text="Vi gjør det.", by=by)
        give_task(
            network=cast.network, session=held, item=item, what="Skrive det ned", school=cast.hill, by=by
        )
    _all_draw(cast, held, HELD)
    minutes_actions.publish_minutes(session=held, expected=1, by=by)
    _all_draw(cast, held, [*HELD, "minutes/", "minutes.pdf", "minutes-public.pdf", "minutes-1.pdf"])
    _all_draw(cast, held, ["minutes/", "minutes.pdf"], "owner")
    minutes_actions.make_remark(session=held, text="Jeg var der også.", by=cast["leader"])
    with time_machine.travel(held.starts_at + timedelta(days=16)):
        minutes_actions.approve_minutes(session=held, by=by)
    held.refresh_from_db()
    assert held.state == State.APPROVED
    _all_draw(cast, held, ["", "minutes/", "minutes-2.pdf", "minutes/correct/"])
    minutes_actions.begin_correction(session=held, reason="Feil navn i sak 2.", by=by)
    _all_draw(cast, held, ["minutes/write/", "minutes/", "minutes/publish/"])


def test_when_cancelled(cast: Cast, called: NetworkSession) -> None:
    cancel_and_tell(session=called, reason="Storm", by=cast["convenor"])
    _all_draw(cast, called, ["", "agenda.pdf"], "leader")


@pytest.mark.parametrize(
    "path", ["/tasks/", "/calendar/", "/networks/{network}/tasks/", "/networks/{network}/sessions/new/"]
)
def test_pages_beside_the_sessions(cast: Cast, planned: NetworkSession, path: str) -> None:
    _busy(cast, planned)
    assert cast.client("convenor").get(path.format(network=cast.network.pk)).status_code == 200

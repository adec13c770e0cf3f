"""However much a network has written, its pages ask the database the same number of questions."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Person
from network.models import Membership, Role, RoleAssignment, School
from sessions.actions import agenda as agenda_actions
from sessions.actions import minutes as minutes_actions
from sessions.actions.call import answer_call, send_call
from sessions.actions.holding import begin_session, mark_held
from sessions.actions.tasks import finish_task, give_task
from sessions.models import Attachment, NetworkSession, Task
from tests.cast import LONG_AGO, Cast
from tests.sessions.conftest import Plan

MOST = 40  # no page needs more, however it is made


def _grow(cast: Cast, number: int) -> School:
    """One school more in the network, with a principal and a leader of its own."""
    school = School.objects.create(municipality=cast.municipality, name=f"Ny skole {number}", staff_count=9)
    Membership.objects.create(
        network=cast.network, school=school, joined_on=LONG_AGO, position=cast.network.memberships.count() + 1
    )
    for role in (Role.PRINCIPAL, Role.LEADER):
        person = Person.objects.create_user(f"{role}{number}@example.no", f"Ny {role} {number}")
        RoleAssignment.objects.create(person=person, role=role, school=school, starts_on=LONG_AGO)
    return school


def _write_more(cast: Cast, session: NetworkSession, school: School, number: int) -> None:
    """An item, a proposal, a paper and tasks of every kind more for a session that is still open."""
    by = cast["convenor"]
    agenda_actions.add_item(session=session, title=f"Sak {number}", minutes=1, by=by)
    agenda_actions.remove_item(
        item=agenda_actions.add_item(session=session, title=f"Bort {number}", minutes=1, by=by), by=by
    )
    agenda_actions.propose(
        session=session, by=by, school=school, title=f"Forslag {number}", text="", minutes=5
    )
    Attachment.objects.create(
        session=session, title=f"Vedlegg {number}", filename="a.pdf", size=9, sha256=str(number), added_by=by
    )
    give_task(network=cast.network, what=f"Alle {number}", each_school=True, by=by)
    for rows in ({"school": school}, {"person": by}):
        give_task(network=cast.network, what=f"Oppgave {number}", by=by, **rows)
        finish_task(task=give_task(network=cast.network, what=f"Gjort {number}", by=by, **rows)[0], by=by)


def _minute_more(cast: Cast, session: NetworkSession, school: School, number: int) -> None:
    """A note, two decisions and two tasks more for a session that has begun."""
    by, item = cast["convenor"], session.items.get(key="round")
    session.record.notes.filter(school=school).update(text=f"Notat {number}")
    for text in (f"Vedtak {number}", f"Bort {number}"):
        made = minutes_actions.add_decision(session=session, item=item, text=text, by=by)
    minutes_actions.remove_decision(decision=made, by=by)
    for rows in ({"school": school}, {"each_school": True}):
        give_task(network=cast.network, session=session, item=item, what=f"Fra {number}", by=by, **rows)


def _questions(cast: Cast, part: str, path: str) -> int:
    client = cast.client(part)
    client.get(path)  # what is read once a process
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return len(asked)


def _same(few: dict[str, int], many: dict[str, int]) -> None:
    assert many == few
    assert max(few.values()) <= MOST


@pytest.fixture
def _media(tmp_path, settings) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.usefixtures("_media")
def test_before_the_session(cast: Cast, plan: Plan) -> None:
    session = plan()
    send_call(session=session, note="", expected=0, by=cast["convenor"])
    paths = {
        "list": f"/networks/{cast.network.pk}/sessions/",
        "network": f"/networks/{cast.network.pk}/",
        "session": f"/sessions/{session.pk}/",
        "agenda": f"/sessions/{session.pk}/agenda/",
        "call": f"/sessions/{session.pk}/call/",
        "mine": "/tasks/",
        "tasks": f"/networks/{cast.network.pk}/tasks/",
    }

    def asked() -> dict[str, int]:
        members = {f"{name}, member": _questions(cast, "leader", paths[name]) for name in ("session", "mine")}
        return {name: _questions(cast, "convenor", path) for name, path in paths.items()} | members

    _write_more(cast, session, _grow(cast, 0), 0)
    few = asked()
    for number in range(1, 4):
        _write_more(cast, session, _grow(cast, number), number)
        plan(days=14 + 14 * number)
    send_call(session=session, note="", expected=1, by=cast["convenor"])
    agenda_actions.add_item(session=session, title="Sist", minutes=1, by=cast["convenor"])
    for answer in session.answers.all():
        answer_call(answer=answer, choice="coming", deputy="", word="Ja", by=answer.person)
    _same(few, asked())


@pytest.mark.parametrize("state", ["running", "held"])
def test_while_and_after_it(cast: Cast, plan: Plan, state: str) -> None:
    schools = [_grow(cast, number) for number in range(4)]
    before = plan(days=0)
    with time_machine.travel(before.ends_at, tick=False):
        mark_held(session=before, by=cast["convenor"])
        minutes_actions.publish_minutes(session=before, expected=1, by=cast["convenor"])
    session = plan(days=28)
    with time_machine.travel(session.starts_at, tick=False):
        _during(cast, before, session, schools, state)


def _during(
    cast: Cast, before: NetworkSession, session: NetworkSession, schools: list[School], state: str
) -> None:
    begin_session(session=session, by=cast["convenor"])
    written = f"/sessions/{session.pk}/minutes/write/"
    paths = {"write": written, "session": f"/sessions/{session.pk}/"}
    if state == "running":
        paths |= {"hold": f"/sessions/{session.pk}/hold/", "clock": f"/sessions/{session.pk}/hold/clock/"}
        paths |= {"follow": f"/sessions/{session.pk}/follow/"}
    else:
        mark_held(session=session, by=cast["convenor"], now=session.ends_at)
        paths |= {"publish": f"/sessions/{session.pk}/minutes/publish/"}
        paths |= {"published": f"/sessions/{before.pk}/minutes/"}
    _minute_more(cast, session, schools[0], 0)
    minutes_actions.make_remark(session=before, text="Merknad 0", by=cast["leader"])
    few = {name: _questions(cast, "convenor", path) for name, path in paths.items()}
    for number in range(1, 4):
        _minute_more(cast, session, schools[number], number)
        minutes_actions.make_remark(session=before, text=f"Merknad {number}", by=cast["third"])
    assert Task.objects.filter(session=session).count() > 20
    _same(few, {name: _questions(cast, "convenor", path) for name, path in paths.items()})

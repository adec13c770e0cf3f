"""The demonstration's sessions: called, held, minuted and published through the same actions that people press."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from desk.demo.clock import at, moment
from desk.demo.people import People
from desk.demo.story import Story
from network.models import School
from programme.queries import active_content
from sessions.actions.call import answer_call, send_call
from sessions.actions.holding import begin_session, mark_held
from sessions.actions.minutes import add_decision, approve_minutes, everyone_was_there, publish_minutes
from sessions.actions.sessions import ask_question, plan_session
from sessions.actions.tasks import finish_task, give_task
from sessions.domain.days import ClosedRange
from sessions.domain.rotation import Member
from sessions.domain.schedule import ProposedSession, Request, propose
from sessions.models import AgendaItem, Answer, NetworkSession, State

MIDDLE_SESSIONS = 4
CALLED_BEFORE = timedelta(days=21)
QUESTION = "Hvordan holder vi det vi har begynt på, i gang når nyheten er borte?"


def make_meetings(story: Story, people: People, before: Callable[[date], None]) -> list[NetworkSession]:
    """The whole year's sessions, those before today held and minuted, the next one called when it is near.

    `before` tells what the schools did until the day of a session that is held.
    """
    _constitute(story, people)
    sessions = [_plan(people, proposed, story) for proposed in _dates(story, people)]
    for number, session in enumerate(sessions):
        session.refresh_from_db()
        following = sessions[number + 1] if number + 1 < len(sessions) else None
        day = timezone.localdate(session.starts_at)
        if day < story.today:
            before(day)
        _tell(story, people, session, following)
    return sessions


def _constitute(story: Story, people: People) -> None:
    people.year.middle_sessions = MIDDLE_SESSIONS
    people.year.constituted_on = date(story.year, 6, 2)
    people.year.save()


def _dates(story: Story, people: People) -> tuple[ProposedSession, ...]:
    winter = date(story.year + 1, 2, 22)
    request = Request(
        year=story.year,
        is_first_year=True,
        middle_sessions=MIDDLE_SESSIONS,
        weekday=people.year.weekday,
        starts_at=people.year.starts_at,
        schools=tuple(
            Member(school=school.pk, position=place, joined=story.begins)
            for place, school in enumerate(people.schools.values(), start=1)
        ),
        closed=(ClosedRange(winter, winter + timedelta(days=4), "vinterferie"),),
    )
    return propose(active_content(), request).sessions


def _plan(people: People, proposed: ProposedSession, story: Story) -> NetworkSession:
    schools = {school.pk: school for school in people.schools.values()}
    assert proposed.date is not None
    with at(moment(story.begins)):
        return plan_session(
            year=people.year,
            kind=proposed.kind,
            starts_at=moment(proposed.date, proposed.start.hour, proposed.start.minute),
            minutes=proposed.minutes,
            host=schools.get(proposed.host or 0),
            films=proposed.films,
            extra_time_school=schools.get(proposed.extra_time or 0),
            rkbu_takes_part=proposed.rkbu,
            by=people.by_role["convenor"],
        )


def _tell(story: Story, people: People, session: NetworkSession, following: NetworkSession | None) -> None:
    """Call, hold, minute: as far as the session has come by today."""
    day = timezone.localdate(session.starts_at)
    if day - CALLED_BEFORE <= story.today:
        _call(people, session, day)
    if day < story.today:
        _hold(story, people, session, following, day)


def _call(people: People, session: NetworkSession, day: date) -> None:
    convenor = people.by_role["convenor"]
    hosts = [
        person
        for key, school in people.schools.items()
        if school == session.host
        for person in people.leaders[key]
    ]
    with at(moment(day - CALLED_BEFORE, 10)):
        if session.extra_time_school_id:
            ask_question(session=session, question=QUESTION, by=convenor)
        send_call(session=session, note="", expected=0, by=convenor)
    with at(moment(day - CALLED_BEFORE + timedelta(days=1), 12)):
        for number, answer in enumerate(session.answers.select_related("person")):
            if number % 5 != 3:
                away = number % 7 == 6 and answer.person not in hosts
                choice = Answer.NOT_COMING if away else Answer.COMING
                answer_call(answer=answer, choice=choice, deputy="", word="", by=answer.person)


def _hold(
    story: Story, people: People, session: NetworkSession, following: NetworkSession | None, day: date
) -> None:
    told: dict[str, Any] = next((row for row in story.told["session"] if row["number"] == session.number), {})
    convenor, writer = people.by_role["convenor"], people.by_role["minute_taker"]
    with at(moment(day, 13)):
        begin_session(session=session, by=convenor)
    with at(moment(day, 13) + timedelta(minutes=session.minutes)):
        _approve_last(session, convenor)
        _write(people, session, following, told)
        everyone_was_there(session=session, by=writer)
        mark_held(session=session, by=convenor)
    if day + timedelta(days=2) <= story.today:
        with at(moment(day + timedelta(days=2), 15)):
            publish_minutes(session=session, expected=1, by=convenor)
            _finish(session, told, writer)


def _approve_last(session: NetworkSession, convenor: Any) -> None:
    before = NetworkSession.objects.filter(
        programme_year=session.programme_year, number=session.number - 1, state=State.PUBLISHED
    ).first()
    if before is not None:
        approve_minutes(session=before, at=session, by=convenor)


def _write(
    people: People, session: NetworkSession, following: NetworkSession | None, told: dict[str, Any]
) -> None:
    items = {item.key: item for item in session.items.live()}
    writer = people.by_role["minute_taker"]
    for key, text in told.get("notes", {}).items():
        if key in items:
            session.record.notes.filter(item=items[key], school=None).update(text=text)
    for outcome in told.get("outcome", ()):
        if outcome["kind"] == "decision" and outcome["item"] in items:
            add_decision(session=session, item=items[outcome["item"]], text=outcome["text"], by=writer)
    for task in told.get("task", ()):
        _give(people, session, following, items.get("tasks"), task)


def _give(
    people: People,
    session: NetworkSession,
    following: NetworkSession | None,
    item: AgendaItem | None,
    told: dict[str, Any],
) -> None:
    who: list[tuple[School | None, Any]] = [people.called(name) for name in told["who"]]
    everyone = len(who) == len(people.schools)
    for school, person in who[:1] if everyone else who:
        give_task(
            network=session.network,
            what=told["text"],
            session=session,
            item=item,
            school=None if everyone else school,
            person=person,
            each_school=everyone,
            due_session=following,
            by=people.by_role["minute_taker"],
        )


def _finish(session: NetworkSession, told: dict[str, Any], writer: Any) -> None:
    done = {row["text"] for row in told.get("task", ()) if row["done"]}
    for task in session.tasks.filter(what__in=done):
        finish_task(task=task, by=writer)

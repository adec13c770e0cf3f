"""Filling an agenda in from the content, and fitting it to other films."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import Person
from foundation.audit.actions import record
from foundation.writing.actions import take_away
from programme.domain.content import SessionTemplate
from programme.queries import film_minutes
from sessions.domain.agenda import ROUND_KEYS, Film, Template, fill, refit
from sessions.models import AgendaItem, ItemKind, Kind, NetworkSession
from sessions.queries.agenda import content_for
from sessions.queries.sessions import session_before

KINDS = {
    "approval": ItemKind.APPROVAL,
    "films": ItemKind.FILMS,
    "constitution": ItemKind.CONSTITUTION,
    "tasks": ItemKind.TASKS,
    "continuation": ItemKind.CONTINUATION,
    **dict.fromkeys(ROUND_KEYS, ItemKind.ROUND),
}


@transaction.atomic
def fill_agenda(*, session: NetworkSession, by: Person) -> NetworkSession:
    """Make the agenda from the content in the network's language; what the convenor has written is left alone."""
    if session.agenda_touched:
        return session
    template = content_for(session).session(session.kind)
    items = _filled(session, template, session.films, film_minutes())
    session.items.all().delete()
    AgendaItem.objects.bulk_create(_row(session, item, n) for n, item in enumerate(items, start=1))
    _head(session, template)
    session.agenda_revision += 1
    session.agenda_touched = False
    session.save()
    record(by=by, action="agenda.filled", obj=session, network=session.network_id)
    return session


@transaction.atomic
def refit_films(*, session: NetworkSession, before: Sequence[str], by: Person) -> NetworkSession:
    """Fit a written agenda to the session's films where it had those `before`: the films' item and the round's minutes.

    The films' item comes with the first film and goes with the last, and the round takes or gives its minutes. Words
    and minutes that are not the program's own are the convenor's, and stay.
    """
    template, real = content_for(session).session(session.kind), film_minutes()
    now = _filled(session, template, session.films, real)
    items = list(session.items.live())
    film = next((item for item in items if item.key == "films"), None)
    turns = next((item for item in items if item.key in ROUND_KEYS), None)
    shown = refit(
        films=_as_template(film) if film else None,
        round_minutes=turns.minutes if turns else 0,
        own_words=bool(film and (film.leader or film.private_note)),
        was=[_filled(session, template, before, lengths) for lengths in (real, {})],
        now=now,
    )
    if turns and turns.minutes != shown.round_minutes:
        turns.minutes = shown.round_minutes
        turns.save(update_fields=["minutes"])
    _put_films(session, film, shown.films, [item.key for item in now], by)
    session.agenda_revision += 1
    session.save(update_fields=["agenda_revision"])
    record(by=by, action="agenda.films_refitted", obj=session, network=session.network_id)
    return session


def _as_template(item: AgendaItem) -> Template:
    return Template(item.key, item.title, item.text, item.minutes)


def _put_films(
    session: NetworkSession,
    found: AgendaItem | None,
    wanted: Template | None,
    order: Sequence[str],
    by: Person,
) -> None:
    if found and wanted:
        found.title, found.text, found.minutes = wanted.title, wanted.text, wanted.minutes
        found.save(update_fields=["title", "text", "minutes"])
        return
    if found:
        take_away(obj=found, by=by, network=session.network_id)
    items = list(session.items.live())
    if wanted and not found:
        earlier = order[: order.index(wanted.key)]
        after = [place for place, item in enumerate(items, start=1) if item.key in earlier]
        place = max(after, default=0)
        new = _row(session, wanted, place + 1)
        new.save()
        items.insert(place, new)
    number_items(items)


def number_items(items: Sequence[AgendaItem]) -> None:
    """Give the items their places, 1, 2, … in this order."""
    for position, item in enumerate(items, start=1):
        if item.position != position:
            AgendaItem.objects.filter(pk=item.pk).update(position=position)
            item.position = position


def _filled(
    session: NetworkSession, template: SessionTemplate, films: Sequence[str], real: Mapping[str, int]
) -> tuple[Template, ...]:
    language, content = session.network.language, content_for(session)
    videos = [content.video(key) for key in films]
    with translation.override(language):
        return fill(
            [
                Template(i.key, i.title.in_language(language), i.text.in_language(language), i.minutes)
                for i in template.items
            ],
            films=[
                Film(v.key, v.title.in_language(language), v.minutes, real.get(v.key, v.minutes))
                for v in videos
            ],
            length=session.minutes,
            approve_last=session_before(session) is not None,
            join=_("and"),
        )


def _row(session: NetworkSession, item: Template, position: int) -> AgendaItem:
    return AgendaItem(
        session=session,
        position=position,
        key=item.key,
        kind=KINDS.get(item.key, ItemKind.PLAIN),
        title=item.title,
        text=item.text,
        minutes=item.minutes,
    )


def _head(session: NetworkSession, template: SessionTemplate) -> None:
    language = session.network.language
    session.goal = template.goal.in_language(language)
    session.focus = template.focus.in_language(language) if template.focus else ""
    session.preparation = template.preparation.in_language(language)
    with translation.override(language):
        session.title = heading(session)


def heading(session: NetworkSession) -> str:
    """A heading that says what the session is about; middle sessions take theirs from the programme's focus in turn."""
    if session.kind == Kind.FIRST:
        return _("We constitute the network")
    if session.kind == Kind.SECOND:
        return _("The plans are ready: how do we begin?")
    if session.kind == Kind.LAST:
        return _("What do we take along?")
    turns = [
        _("Do the teachers' plan and the leaders' plan hang together?"),
        _("Which good stories do we hear?"),
        _("Do we reach the milestones?"),
        _("Which challenges come up on the way?"),
        _("Do we do what our values say?"),
    ]
    return turns[max(0, session.number - 3) % len(turns)]

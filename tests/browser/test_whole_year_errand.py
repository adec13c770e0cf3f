"""Convenor and participant through a whole programme year and into the next.

Every session goes through the pages, from the call to published minutes: the convenor calls, holds, writes and
publishes, a participant answers, follows, reads the minutes and ticks off what they promised. At the first and the
last the pages are looked at as well, and a member's proposal is taken in. The clock is set to each day as it comes.
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from sessions.actions.sessions import plan_session
from sessions.models import AgendaItem, Minutes, NetworkSession, State, Task
from sessions.queries.sessions import session_before
from tests.browser import session_steps as steps
from tests.browser.conftest import Open, Visit, session_cookie
from tests.cast import Cast

OSLO = ZoneInfo("Europe/Oslo")
LOOKED_AT = (1, 7)  # by axe too; the steps are the same in those between
FOLLOWED = (2, 5)
MAY = datetime(2026, 5, 11, 10, 0, tzinfo=OSLO)


class Story:
    """The year as these two live it: who they are, how closely their pages are looked at, and what time it is.

    Each has one browser the whole year, as people do; every day they sign in anew.
    """

    def __init__(self, cast: Cast, signed_in: Open, stranger: Open, visit: Visit, server: LiveServer) -> None:
        self.cast, self.looks, self.server = cast, visit, server
        self.stranger = stranger(phone=True)
        self._pages = {"convenor": signed_in("convenor"), "leader": signed_in("leader", phone=True)}

    def passes(self, page: Page, path: str) -> Page:
        """Opens the address without looking closer."""
        answer = page.goto(self.server.url + path)
        assert answer is not None
        assert answer.status == 200, path
        return page

    def visit(self, session: NetworkSession) -> Visit:
        """How the pages of a session are opened."""
        return self.looks if session.number in LOOKED_AT else self.passes

    def convenor(self) -> Page:
        """The convenor signs in."""
        return self._sign_in("convenor")

    def participant(self) -> Page:
        """A leader at another school signs in, on their phone."""
        return self._sign_in("leader")

    def _sign_in(self, part: str) -> Page:
        page = self._pages[part]
        page.context.add_cookies([session_cookie(self.cast.client(part), self.server.url)])
        return page


@pytest.fixture
def story(cast: Cast, signed_in: Open, stranger: Open, visit: Visit, live_server: LiveServer) -> Story:
    """Fjordvik's network in May 2026, with a first session planned for June."""
    with time_machine.travel(MAY):
        start = datetime(2026, 6, 2, 12, 0, tzinfo=OSLO)
        plan_session(year=cast.year, kind="first", starts_at=start, host=cast.harbour, by=cast["convenor"])
        return Story(cast, signed_in, stranger, visit, live_server)


def test_a_whole_programme_year_and_into_the_next(story: Story) -> None:
    with time_machine.travel(MAY):
        _lay_the_year(story)
    sessions = list(NetworkSession.objects.in_time_order())
    assert [session.kind for session in sessions] == ["first", "second", *["middle"] * 4, "last"]
    for session in sessions:
        _through_the_pages(story, session)
    states = list(NetworkSession.objects.in_time_order().values_list("state", flat=True))
    assert states == [*[State.APPROVED] * 6, State.PUBLISHED]
    _into_the_next_year(story, sessions[-1])


def _lay_the_year(story: Story) -> None:
    page = story.looks(story.convenor(), f"/networks/{story.cast.network.pk}/schedule/")
    page.get_by_label("4, altså 7 i alt").check()
    steps.propose_year(page)
    steps.save_year(page)


# ---- a session through the pages ------------------------------------------------------------


def _through_the_pages(story: Story, session: NetworkSession) -> None:
    with time_machine.travel(session.starts_at - timedelta(days=15)):
        if session.number in LOOKED_AT:
            _propose(story, session)
    with time_machine.travel(session.starts_at - timedelta(days=14)):
        _call(story, session)
    with time_machine.travel(session.starts_at):
        _hold(story, session)
    with time_machine.travel(session.starts_at + timedelta(days=1)):
        _do_what_was_promised(story, session)
    _approve_in_writing(story, session)


def _matter(session: NetworkSession) -> str:
    return f"Vikarer etter samling {session.number}"


def _propose(story: Story, session: NetworkSession) -> None:
    page = story.passes(story.participant(), f"/sessions/{session.pk}/propose/")
    page.locator("#id_title").fill(_matter(session))
    page.get_by_role("button", name="Send forslaget").click()
    expect(page.locator(".told")).to_contain_text("Sendt til nettverkslederen")


def _call(story: Story, session: NetworkSession) -> None:
    page = story.convenor()
    if session.number in LOOKED_AT:
        story.passes(page, f"/sessions/{session.pk}/agenda/")
        page.get_by_role("button", name="Ta den inn").click()
        expect(page.locator(".agenda").get_by_role("heading", name=_matter(session))).to_be_visible()
        assert AgendaItem.objects.get(title=_matter(session)).leader == "Tone Berg"
    steps.call(page, story.visit(session), session, people=len(_called(session)))
    steps.answer(story.stranger, story.visit(session), "leader@example.no")


def _called(session: NetworkSession) -> list[str]:
    """The leaderships of three schools, and RKBU where the programme says so."""
    return ["convenor", "principal", "leader", "third", *(["reviewer"] if session.rkbu_takes_part else [])]


def _hold(story: Story, session: NetworkSession) -> None:
    page = story.convenor()
    steps.start(page, story.visit(session), session)
    follows = _follow(story, session) if session.number in FOLLOWED else None
    _approve_the_last(page, session)
    second = session.items.live()[1].title
    page.get_by_role("button", name="Neste sak").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(second)
    if follows:
        expect(follows.get_by_role("heading", level=1)).to_have_text(second)
    steps.end(page)
    _write(page, session)
    steps.publish(page, story.visit(session), session)


def _follow(story: Story, session: NetworkSession) -> Page:
    page = story.passes(story.participant(), f"/sessions/{session.pk}/follow/")
    expect(page.get_by_role("heading", level=1)).to_have_text(session.items.live()[0].title)
    return page


def _approve_the_last(page: Page, session: NetworkSession) -> None:
    """At the session where one follows soon; what has been approved in writing is only told."""
    before = session_before(session)
    if before is None:
        return
    expect(page.get_by_role("heading", level=1)).to_contain_text("Godkjenning")
    if before.state == State.APPROVED:
        expect(page.get_by_role("region", name="Forrige referat", exact=True)).to_contain_text(
            "Godkjent skriftlig"
        )
        expect(page.get_by_role("button", name="Godkjent her")).to_have_count(0)
        return
    page.get_by_role("button", name="Godkjent her").click()
    expect(page.locator(".told")).to_contain_text("godkjent og låst")
    before.refresh_from_db()
    assert (before.state, before.record.approved_in) == (State.APPROVED, session)


def _write(page: Page, session: NetworkSession) -> None:
    page.get_by_role("button", name="Alle var der").click()
    expect(page.get_by_role("radio", name="Til stede").last).to_be_checked()
    under = page.locator(f"#item-{session.items.live()[1].pk}")
    note = under.get_by_role("textbox", name="Notater").first
    note.fill("Vi deler på vikarene.")
    note.blur()
    expect(page.locator("[data-saved=saved]")).to_be_visible()
    steps.give_task(under, _task(session), "Ås skole")
    steps.decide(page, f"Vi følger planen fra samling {session.number}.")


def _task(session: NetworkSession) -> str:
    return f"Lage vikarliste {session.number}"


def _do_what_was_promised(story: Story, session: NetworkSession) -> None:
    page, what = story.participant(), _task(session)
    story.passes(page, f"/sessions/{session.pk}/minutes/")
    expect(page.locator("main")).to_contain_text(f"Vi følger planen fra samling {session.number}.")
    expect(page.locator("main")).to_contain_text("Vi deler på vikarene.")
    if session.kind != "last":
        story.visit(session)(page, "/tasks/")
        page.get_by_role("button", name=f"Marker som gjort: {what}").click()
        expect(page.locator(".told")).to_contain_text(what)
        assert Task.objects.get(what=what).state == "done"


def _approve_in_writing(story: Story, session: NetworkSession) -> None:
    """Where no session follows within sixty days, the convenor does it when the time for remarks is over."""
    until = Minutes.objects.get(session=session).remarks_until
    if until is None or session.kind == "last":
        return
    for day in (until, until + timedelta(days=1)):
        with time_machine.travel(datetime.combine(day, time(9), OSLO)):
            page = story.passes(story.convenor(), f"/sessions/{session.pk}/minutes/")
            button = page.get_by_role("button", name="Godkjent skriftlig")
            if day == until:
                expect(page.get_by_text("kan du melde her at referatet er godkjent")).to_be_visible()
                expect(button).to_have_count(0)
            else:
                button.click()
                expect(page.locator(".told")).to_contain_text("godkjent og låst")


# ---- the turn of the year -------------------------------------------------------------------


def _into_the_next_year(story: Story, last: NetworkSession) -> None:
    with time_machine.travel(last.starts_at + timedelta(days=2)):
        page = story.passes(story.convenor(), f"/sessions/{last.pk}/minutes/")
        steps.take_a_stand(page)
        expect(page.get_by_text("Lage vikarliste 7")).to_be_visible()
        page.get_by_role("button", name="Åpne skoleåret").click()
        expect(page.get_by_text("er åpnet")).to_be_visible()
        steps.propose_year(page)
        steps.save_year(page)
        coming = NetworkSession.objects.filter(programme_year__year=2027).in_time_order()
        first = coming.first()
        assert first is not None
        assert [session.kind for session in coming][-1] == "last"
        assert Task.objects.get(what="Lage vikarliste 7").due_session == first
        assert first.items.get(position=1).kind == "approval"
        story.looks(story.participant(), f"/sessions/{first.pk}/")

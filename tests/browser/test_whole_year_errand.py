"""Convenor and participant through a whole programme year and into the next.

The first and the last session go through the pages, from a member's proposal to published minutes;
those in between are held through the same actions. The clock is set to each day as it comes.
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from playwright.sync_api import Page, expect

from sessions.actions.call import send_call
from sessions.actions.holding import begin_session, mark_held
from sessions.actions.minutes import approve_minutes, publish_minutes
from sessions.actions.sessions import plan_session
from sessions.models import AgendaItem, Minutes, NetworkSession, State, Task
from sessions.queries.sessions import session_before
from tests.browser import session_steps as steps
from tests.browser.conftest import Open, Visit
from tests.cast import Cast

OSLO = ZoneInfo("Europe/Oslo")
THROUGH_THE_PAGES = (1, 7)
MAY = datetime(2026, 5, 11, 10, 0, tzinfo=OSLO)


class Story:
    """The year as these two live it: who they are, and what time it is."""

    def __init__(self, cast: Cast, signed_in: Open, stranger: Open, visit: Visit) -> None:
        self.cast, self.signed_in, self.stranger, self.visit = cast, signed_in, stranger, visit

    def convenor(self) -> Page:
        """The convenor signs in: every day is another day."""
        return self.signed_in("convenor")

    def participant(self) -> Page:
        """A leader at another school signs in, on their phone."""
        return self.signed_in("leader", phone=True)


@pytest.fixture
def story(cast: Cast, signed_in: Open, stranger: Open, visit: Visit) -> Story:
    """Fjordvik's network in May 2026, with a first session planned for June."""
    with time_machine.travel(MAY):
        start = datetime(2026, 6, 2, 12, 0, tzinfo=OSLO)
        plan_session(year=cast.year, kind="first", starts_at=start, host=cast.harbour, by=cast["convenor"])
    return Story(cast, signed_in, stranger, visit)


def test_a_whole_programme_year_and_into_the_next(story: Story) -> None:
    with time_machine.travel(MAY):
        _lay_the_year(story)
    sessions = list(NetworkSession.objects.in_time_order())
    assert [session.kind for session in sessions] == ["first", "second", *["middle"] * 4, "last"]
    for session in sessions:
        through = _through_the_pages if session.number in THROUGH_THE_PAGES else _through_the_actions
        through(story, session)
    states = list(NetworkSession.objects.in_time_order().values_list("state", flat=True))
    assert states == [*[State.APPROVED] * 6, State.PUBLISHED]
    _into_the_next_year(story, sessions[-1])


def _lay_the_year(story: Story) -> None:
    page = story.visit(story.convenor(), f"/networks/{story.cast.network.pk}/schedule/")
    page.get_by_label("4, altså 7 i alt").check()
    steps.propose_year(page)
    steps.save_year(page)


def _through_the_actions(story: Story, session: NetworkSession) -> None:
    by, before = story.cast["convenor"], session_before(session)
    with time_machine.travel(session.starts_at - timedelta(days=14)):
        send_call(session=session, note="", expected=0, by=by)
    with time_machine.travel(session.starts_at):
        begin_session(session=session, by=by)
        if before.record.remarks_until is None:
            approve_minutes(session=before, at=session, by=by)
        mark_held(session=session, by=by)
        publish_minutes(session=session, expected=1, by=by)
    _approve_in_writing(story, session)


def _approve_in_writing(story: Story, session: NetworkSession) -> None:
    """Where no session follows within sixty days, the convenor does it when the time for remarks is over."""
    until = Minutes.objects.get(session=session).remarks_until
    if until is None or session.kind == "last":
        return
    with time_machine.travel(datetime.combine(until + timedelta(days=1), time(9), OSLO)):
        page = story.visit(story.convenor(), f"/sessions/{session.pk}/minutes/", axe=False)
        page.get_by_role("button", name="Godkjent skriftlig").click()
        expect(page.locator(".told")).to_contain_text("godkjent og låst")


# ---- a session through the pages ------------------------------------------------------------


def _through_the_pages(story: Story, session: NetworkSession) -> None:
    matter = f"Vikarer etter samling {session.number}"
    with time_machine.travel(session.starts_at - timedelta(days=15)):
        _propose(story, session, matter)
    with time_machine.travel(session.starts_at - timedelta(days=14)):
        convenor = story.convenor()
        _accept(convenor, story, session, matter)
        steps.call(convenor, story.visit, session, people=len(_called(story, session)))
        steps.answer(story.stranger(phone=True), story.visit, "leader@example.no")
    with time_machine.travel(session.starts_at):
        _hold(story, session, matter)
    with time_machine.travel(session.starts_at + timedelta(days=1)):
        _do_what_was_promised(story, session)
    _approve_in_writing(story, session)


def _called(story: Story, session: NetworkSession) -> list[str]:
    """The leaderships of three schools, and RKBU where the programme says so."""
    return ["convenor", "principal", "leader", "third", *(["reviewer"] if session.rkbu_takes_part else [])]


def _propose(story: Story, session: NetworkSession, matter: str) -> None:
    page = story.visit(story.participant(), f"/sessions/{session.pk}/propose/", axe=False)
    page.locator("#id_title").fill(matter)
    page.get_by_role("button", name="Send forslaget").click()
    expect(page.locator(".told")).to_contain_text("Sendt til nettverkslederen")


def _accept(page: Page, story: Story, session: NetworkSession, matter: str) -> None:
    story.visit(page, f"/sessions/{session.pk}/agenda/", axe=False)
    page.get_by_role("button", name="Ta den inn").click()
    expect(page.locator(".agenda").get_by_role("heading", name=matter)).to_be_visible()
    assert AgendaItem.objects.get(title=matter).leader == "Tone Berg"


def _hold(story: Story, session: NetworkSession, matter: str) -> None:
    page, before = story.convenor(), session_before(session)
    steps.start(page, story.visit, session)
    if before is not None:
        expect(page.get_by_role("heading", level=1)).to_contain_text("Godkjenning")
        page.get_by_role("button", name="Godkjent her").click()
        expect(page.locator(".told")).to_contain_text("godkjent og låst")
        before.refresh_from_db()
        assert (before.state, before.record.approved_in) == (State.APPROVED, session)
    second = session.items.live()[1].title
    page.get_by_role("button", name="Neste sak").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(second)
    steps.end(page)
    _write(page, session, matter)
    steps.publish(page, story.visit, session)


def _write(page: Page, session: NetworkSession, matter: str) -> None:
    page.get_by_role("button", name="Resten var der").click()
    expect(page.get_by_role("radio", name="Til stede").last).to_be_checked()
    under = page.locator(f"#item-{AgendaItem.objects.get(title=matter).pk}")
    under.get_by_label("Notater").fill("Vi deler på vikarene.")
    under.get_by_label("Notater").blur()
    expect(page.locator("[data-saved=saved]")).to_be_visible()
    steps.give_task(under, f"Lage vikarliste {session.number}", "Ås skole")
    steps.decide(page, f"Vi følger planen fra samling {session.number}.")


def _do_what_was_promised(story: Story, session: NetworkSession) -> None:
    page, what = story.participant(), f"Lage vikarliste {session.number}"
    story.visit(page, f"/sessions/{session.pk}/minutes/", axe=False)
    expect(page.locator("main")).to_contain_text(f"Vi følger planen fra samling {session.number}.")
    expect(page.locator("main")).to_contain_text("Vi deler på vikarene.")
    if session.kind == "last":
        return
    story.visit(page, "/tasks/")
    page.get_by_role("button", name=f"Marker som gjort: {what}").click()
    expect(page.locator(".told")).to_contain_text(what)
    assert Task.objects.get(what=what).state == "done"


# ---- the turn of the year -------------------------------------------------------------------


def _into_the_next_year(story: Story, last: NetworkSession) -> None:
    with time_machine.travel(last.starts_at + timedelta(days=2)):
        page = story.visit(story.convenor(), f"/sessions/{last.pk}/minutes/", axe=False)
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
        story.visit(story.participant(), f"/sessions/{first.pk}/")

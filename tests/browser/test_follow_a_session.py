"""Those who follow a session while it is led: within seconds, through a lost network, and to the end."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from sessions.actions.holding import begin_session
from sessions.actions.sessions import plan_session
from sessions.models import NetworkSession
from tests.browser.conftest import Open, Visit, eventually
from tests.cast import Cast


def _running(cast: Cast) -> NetworkSession:
    start = timezone.now() + timedelta(minutes=2)
    session = plan_session(
        year=cast.year, kind="middle", starts_at=start, host=cast.harbour, by=cast["convenor"]
    )
    begin_session(session=session, by=cast["convenor"], now=session.starts_at)
    return session


def test_the_page_goes_on_by_itself_after_a_lost_network(cast: Cast, signed_in: Open, visit: Visit) -> None:
    session = _running(cast)
    leads = visit(signed_in("convenor"), f"/sessions/{session.pk}/hold/")
    follows = visit(signed_in("leader", phone=True), f"/sessions/{session.pk}/follow/")
    shown = follows.get_by_role("heading", level=1)
    first = shown.inner_text()
    follows.context.set_offline(True)
    expect(follows.locator("[data-lost]")).to_be_visible()
    items = list(session.items.live())
    leads.get_by_role("button", name=items[-1].title).click()
    expect(leads.get_by_role("heading", level=1)).to_have_text(items[-1].title)
    expect(shown).to_have_text(first)
    follows.context.set_offline(False)
    expect(shown).to_have_text(items[-1].title)
    expect(follows.locator("[data-lost]")).to_be_hidden()
    _nothing_is_lost_where_it_is_led(leads, session)


def _nothing_is_lost_where_it_is_led(page: Page, session: NetworkSession) -> None:
    """Presses and words without network wait, and say so; with it they go on from where they were."""
    items = list(session.items.live())
    heading, note = page.get_by_role("heading", level=1), page.get_by_role("textbox", name="Notater")
    somebody = session.attendances.get(person__email="leader@example.no")
    page.context.set_offline(True)
    note.fill("Sagt uten nett")
    page.get_by_role("button", name=items[0].title).click()
    expect(page.locator("[data-lost]")).to_be_visible()
    expect(heading).to_have_text(items[-1].title)
    page.locator(f"label[for=p{somebody.pk}-absent]").click()
    expect(page.locator("[data-trouble=later]")).to_be_visible()
    page.get_by_text("Legg til en beslutning").click()
    page.get_by_label("Hva ble bestemt?").fill("Bestemt uten nett")
    page.get_by_role("button", name="Legg til beslutningen").click()
    expect(page.locator("[data-trouble=offline]")).to_be_visible()
    expect(page.get_by_label("Hva ble bestemt?")).to_have_value("Bestemt uten nett")
    page.context.set_offline(False)
    eventually(
        page, lambda: _has(session, somebody.pk), "what was ticked and written without network is kept"
    )
    expect(page.locator("[data-lost]")).to_be_hidden()
    page.get_by_role("button", name="Legg til beslutningen").click()
    expect(page.get_by_label("Beslutning", exact=True)).to_have_value("Bestemt uten nett")
    page.get_by_role("button", name=items[0].title).click()
    expect(heading).to_have_text(items[0].title)


def _has(session: NetworkSession, somebody: int) -> bool:
    kept = session.record.notes.filter(text="Sagt uten nett").exists()
    return kept and session.attendances.get(pk=somebody).presence == "absent"

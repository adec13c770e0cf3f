"""Those who follow a session while it is led: within seconds, through a lost network, and to the end."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from sessions.actions.holding import begin_session
from sessions.actions.sessions import plan_session
from sessions.models import NetworkSession
from tests.browser.conftest import Open, Visit
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

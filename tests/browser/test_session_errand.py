"""The convenor's errand: agenda, call, holding, minutes; and a member who answers the call."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from sessions.actions.call import token_for
from sessions.actions.sessions import plan_session
from sessions.models import NetworkSession, State
from tests.browser.conftest import Open, Visit
from tests.cast import Cast


def _planned(cast: Cast) -> NetworkSession:
    """A session that begins in two minutes, so that it can be called and then held."""
    return plan_session(
        year=cast.year,
        kind="middle",
        starts_at=timezone.now() + timedelta(minutes=2),
        host=cast.harbour,
        by=cast["convenor"],
    )


def test_from_agenda_to_published_minutes(cast: Cast, signed_in: Open, visit: Visit) -> None:
    session = _planned(cast)
    page, address = signed_in("convenor"), f"/sessions/{session.pk}/"
    visit(page, f"{address}agenda/")
    page.get_by_role("button", name="Ned: Siden sist").click()
    expect(page.locator(".agenda h3").first).to_have_text("Verdier og atferd")
    visit(page, f"{address}call/")
    page.get_by_role("button", name="Send innkallingen til 4").click()
    expect(page.locator(".told")).to_contain_text("på vei")
    leader = signed_in("leader")
    answer = session.answers.get(person=cast["leader"])
    visit(leader, f"/answers/{token_for(answer)}/")
    leader.get_by_label("Kommer", exact=True).check()
    leader.get_by_role("button", name="Send svaret").click()
    expect(leader.get_by_role("heading", level=1)).to_contain_text("Svaret ditt er lagret")
    visit(page, address)
    page.get_by_role("button", name="Start samlingen").click()
    expect(page.get_by_role("timer")).to_be_visible()
    page.get_by_role("button", name="Avslutt samlingen").click()
    page.get_by_text("Legg til en beslutning").first.click()
    page.get_by_label("Hva ble bestemt?").first.fill("Vi bruker samme skjema.")
    page.get_by_role("button", name="Legg til beslutningen").first.click()
    expect(page.get_by_label("Beslutning", exact=True)).to_have_value("Vi bruker samme skjema.")
    visit(page, f"{address}minutes/publish/")
    page.get_by_role("button", name="Publiser referatet").click()
    expect(page.locator("main")).to_contain_text("Vi bruker samme skjema.")
    session.refresh_from_db()
    assert session.state == State.PUBLISHED

"""The convenor's errand: agenda, call, holding, minutes; and a member who answers the call."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from sessions.actions.sessions import plan_session
from sessions.actions.tasks import give_task
from sessions.models import NetworkSession, State
from tests.browser.conftest import Open, Visit, look_at
from tests.browser.session_steps import answer, call, decide, end, publish, start
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


def test_from_agenda_to_published_minutes(cast: Cast, signed_in: Open, stranger: Open, visit: Visit) -> None:
    session = _planned(cast)
    page, address = signed_in("convenor"), f"/sessions/{session.pk}/"
    visit(page, f"{address}agenda/")
    page.get_by_role("button", name="Ned: Siden sist").click()
    expect(page.locator(".agenda h3").first).to_have_text("Verdier og atferd")
    call(page, visit, session, people=4)
    answer(stranger(phone=True), visit, "leader@example.no")
    assert session.answers.get(person=cast["leader"]).answer == "coming"
    start(page, visit, session)
    end(page)
    decide(page, "Vi bruker samme skjema.")
    publish(page, visit, session)
    expect(page.locator("main")).to_contain_text("Vi bruker samme skjema.")
    session.refresh_from_db()
    assert session.state == State.PUBLISHED
    task = give_task(network=cast.network, what="Dele malen", school=cast.hill, by=cast["convenor"])[0]
    visit(page, f"/networks/{cast.network.pk}/tasks/")
    row = page.locator(f"#task-{task.pk}")
    row.get_by_role("link", name="Endre oppgaven").click()
    row.get_by_label("Hvem?").select_option(label=cast.island.name)
    look_at(page)
    row.get_by_role("button", name="Lagre").click()
    expect(page.locator(".changing")).to_have_count(0)
    expect(row).to_contain_text(cast.island.name)

"""When a session has been held, each school has its plan as it stood that day, to read, compare and print."""

from django.urls import reverse
from django.utils import timezone

from plans.actions import begin_plan
from plans.queries.versions import versions_of
from sessions.actions.holding import mark_held
from sessions.models import NetworkSession
from tests.cast import Cast


def test_a_held_session_keeps_each_plan_once(cast: Cast, begun: NetworkSession) -> None:
    plan = begin_plan(school=cast.hill, network=cast.network, first_year=2026, years=5, by=cast["principal"])
    for _press in range(2):
        mark_held(session=begun, by=cast["convenor"], now=begun.ends_at)
    (version,) = versions_of(plan)
    assert version.reason == f"session:{timezone.localdate(begun.starts_at).isoformat()}"
    assert version.by_name == ""
    client = cast.client("leader")
    assert "Til samlingen" in client.get(reverse("plans:versions", args=[plan.pk])).content.decode()
    printed = client.get(reverse("plans:version_pdf", args=[plan.pk, version.number]))
    assert printed.headers["Content-Type"] == "application/pdf"

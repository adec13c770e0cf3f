"""The demonstration: the same each time, whole, and offering one account a role."""

import json
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client

from desk.demo.build import build
from desk.demo.story import story
from foundation.writing.models import FrozenVersion
from plans.models import Plan
from plc_survey.models import JointRubric, Round
from review.models import Review
from sessions.models import NetworkSession, Task

ROLES = ["rkbu", "reviewer", "editor", "convenor", "principal", "leader", "owner"]
pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def own_folder(settings: Any, tmp_path: Path) -> Path:
    settings.VAR_DIR = tmp_path
    return tmp_path


def test_one_command_makes_it_tells_the_accounts_and_leaves_it_alone_afterwards(
    content: None, own_folder: Path
) -> None:
    out = StringIO()
    call_command("demo", "--json", stdout=out, stderr=StringIO())
    rows = json.loads(out.getvalue())
    assert [row["role"] for row in rows] == ROLES
    assert all(set(row) == {"role", "name", "email", "password"} for row in rows)
    for row in rows:
        answer = Client().post("/accounts/login/", {"login": row["email"], "password": row["password"]})
        assert answer.status_code == 302, row["role"]
    made = NetworkSession.objects.count()
    call_command("demo", "--once", stderr=StringIO())
    assert NetworkSession.objects.count() == made
    with pytest.raises(CommandError, match="already"):
        call_command("demo", stderr=StringIO())


def test_a_real_installation_never_gets_it(settings: Any) -> None:
    settings.EMBEDDED, settings.DEMO = False, False
    with pytest.raises(CommandError, match="real installation"):
        call_command("demo", stderr=StringIO())


@pytest.mark.parametrize("day", [date(2027, 10, 31)])
def test_whatever_the_day_sessions_lie_behind_and_minutes_can_be_read(content: None, day: date) -> None:
    with time_machine.travel(f"{day}T09:00:00+00:00", tick=True):
        build(day)
        states = list(NetworkSession.objects.order_by("number").values_list("state", flat=True))
    assert len(states) == 7
    assert states[:2] == ["approved", "approved"]
    assert {"held", "published", "approved"} >= set(states[:3])
    assert Task.objects.filter(state="open").exists()
    assert Plan.objects.count() == 6
    assert Round.objects.closed().count() >= 5
    assert JointRubric.objects.count() == 1
    assert Review.objects.exists()
    kept = FrozenVersion.objects.filter(kind="plan", reason__startswith="session:")
    assert kept.values("object_id").distinct().count() == 6


@pytest.mark.parametrize(
    ("day", "year"), [(date(2026, 11, 1), 2026), (date(2027, 10, 30), 2026), (date(2027, 11, 1), 2027)]
)
def test_the_story_begins_so_that_something_has_happened(day: date, year: int) -> None:
    assert story(day).year == year

"""Five hundred answer at once while the house shakes: every receipt has its sheet, nothing is double, nothing lost."""

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import psycopg2
import pytest
from django.conf import settings
from django.core import serializers
from django.core.management import call_command

from plc_survey import actions
from plc_survey.models import AnswerSheet, Code, FormNonce, Round, Way
from tests.bench.server import Server, gunicorn
from tests.cast import Cast, make_cast
from tests.faults.staff import Staff, unlike
from tests.faults.workers import database_url
from tests.plc_survey.made import opened
from tests.postgres import restart_postgres, throwaway_postgres

STAFF = 500


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    call_command("createcachetable")
    return make_cast()


def environment(address: str) -> dict[str, str]:
    """The shipped settings on that database, with this test's keys, else codes and forms would not be ours."""
    secrets = {"SECRET_KEY": settings.SECRET_KEY, "SURVEY_CODE_KEY": settings.SURVEY_CODE_KEY}
    there = {"DJANGO_SETTINGS_MODULE": "config.settings", "DATABASE_URL": address}
    return {**os.environ, **secrets, **there, "VAR_DIR": str(settings.VAR_DIR)}


def kill_a_worker(server: Server) -> None:
    """SIGKILL in the middle of whatever it does."""
    os.kill(server.workers()[0], signal.SIGKILL)


def assert_every_receipt_has_one_sheet(staff: Staff, sheets: Iterable[list[int]]) -> None:
    """Everybody has a receipt in the end; the answers of each lie there once, and no others."""
    assert staff.receipts == set(range(STAFF))
    assert Counter(map(tuple, sheets)) == Counter(tuple(unlike(number)) for number in range(STAFF))


def test_a_web_process_is_killed_in_the_middle(cast: Cast) -> None:
    round_ = opened(cast, way=Way.CODES, expected=STAFF)
    codes: list[str] = []
    while len(codes) < STAFF:
        codes += actions.issue_codes(round_=round_, number=100, replace=False, by=cast["principal"])
    with gunicorn(environment(database_url()), workers=2) as server:
        staff = Staff(round_, server.port, codes, STAFF)
        with staff.answering():
            for receipts in (60, 200, 350):
                staff.wait_for(receipts)
                kill_a_worker(server)
    assert staff.errors, "the killing should have been felt"
    assert_every_receipt_has_one_sheet(staff, AnswerSheet.objects.values_list("answers", flat=True))
    assert (Code.objects.count(), FormNonce.objects.count()) == (0, STAFF)
    closed = actions.close_round(round_=round_, by=cast["principal"])
    assert (closed.counted, closed.result.sheets) == (STAFF, STAFF)


# ---- the database itself ----------------------------------------------------------------------------


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """A PostgreSQL of this test's own, which keeps its promises on disk."""
    with throwaway_postgres(durable=True) as address:
        yield address


def move(round_: Round, address: str, folder: Path) -> None:
    """Our tables there, with the round and what it stands on."""
    things = [
        round_.network.municipality, round_.school, round_.network, round_.content,
        round_.prepared_by, round_.opened_by, Round.objects.get(pk=round_.pk),
    ]  # fmt: skip
    file = folder / "round.json"
    file.write_text(serializers.serialize("json", things))
    for words in (["migrate", "-v", "0"], ["loaddata", str(file)]):
        command = [sys.executable, str(settings.BASE_DIR / "manage.py"), *words]
        subprocess.run(command, env=environment(address), check=True, stdout=subprocess.DEVNULL)


def sheets_at(address: str) -> list[list[int]]:
    """The answers that lie there."""
    with psycopg2.connect(host=address.split("host=")[1], user="postgres", dbname="postgres") as connection:
        cursor = connection.cursor()
        cursor.execute("SELECT answers::text FROM plc_survey_answersheet")
        return [json.loads(row[0]) for row in cursor.fetchall()]


@pytest.mark.one_database
def test_the_database_is_restarted_in_the_middle(cast: Cast, elsewhere: str, tmp_path: Path) -> None:
    round_ = opened(cast, expected=STAFF)
    move(round_, elsewhere, tmp_path)
    with gunicorn(environment(elsewhere), workers=2) as server:
        staff = Staff(round_, server.port, [], STAFF)
        with staff.answering():
            for receipts, mode in ((60, "fast"), (250, "immediate")):
                staff.wait_for(receipts)
                restart_postgres(elsewhere, mode=mode)
    assert staff.errors, "the restarts should have been felt"
    assert_every_receipt_has_one_sheet(staff, sheets_at(elsewhere))

"""Nobody can find out who answered what: each test first makes a path that could be found, and finds it."""

import logging
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import IntegrityError, connection, transaction
from django.test import Client, RequestFactory
from django.utils import timezone
from django.views.debug import get_exception_reporter_filter
from django_tasks_db.models import DBTaskResult

from foundation.audit.actions import record
from plc_survey import actions
from plc_survey.domain import codes as coding
from plc_survey.middleware import seal
from plc_survey.models import AnswerSheet, Round, Way
from tests.cast import Cast
from tests.faults import paths
from tests.faults.paths import (
    clocks_and_counters,
    dump,
    likeness,
    path_to_a_sheet,
    physical_order,
    sequences,
)
from tests.plc_survey.made import form_of, opened, sent
from tests.post.conftest import a_message

MAY_CHANGE = {"plc_survey_answersheet": 1, "plc_survey_code": -1, "plc_survey_formnonce": 1}


def unlike(number: int) -> list[int]:
    """Answers that no other number gives."""
    return [1 + (number >> place) % 2 for place in range(6)] + [3] * 23


def answer(round_: Round, code: str, number: int) -> Client:
    """One person answers, signed in or not, through the real pages."""
    client = Client()
    keys = [key for key in sent(round_) if key.startswith("s-")]
    marks = {key: str(value) for key, value in zip(keys, unlike(number), strict=True)}
    assert client.post(form_of(round_, code), {**sent(round_), **marks}).status_code == 303
    return client


@pytest.fixture
def answered(transactional_db: None) -> tuple[Cast, Round, list[str]]:
    """Twenty people have answered with codes, one transaction each."""
    from django.core.management import call_command

    from tests.cast import make_cast

    call_command("createcachetable")
    cast = make_cast()
    round_ = opened(cast, way=Way.CODES, expected=20)
    codes = actions.issue_codes(round_=round_, number=20, replace=False, by=cast["principal"])
    for number, code in enumerate(codes):
        answer(round_, code, number)
    return cast, round_, codes


def known(cast: Cast, round_: Round, codes: list[str]) -> list[str]:
    """All that someone who wants to know could know: codes, their hashes, people's names and addresses."""
    from django.conf import settings

    macs = [coding.mac(settings.SURVEY_CODE_KEY, round_.token, code) for code in codes]
    people = [value for person in cast.people.values() for value in (person.email, person.name)]
    return [*codes, *macs, *people]


def test_no_path_while_the_round_is_open_and_none_after(answered: tuple[Cast, Round, list[str]]) -> None:
    cast, round_, codes = answered
    assert path_to_a_sheet(known(cast, round_, codes), dump()) == []
    actions.close_round(round_=round_, by=cast["principal"])
    assert AnswerSheet.objects.count() == 20
    assert path_to_a_sheet(known(cast, round_, codes), dump()) == []


def in_the_audit(cast: Cast, code: str, sheet: str) -> None:
    record(by=cast["principal"], action="planted", detail={"code": code, "sheet": sheet})


def in_a_task(cast: Cast, code: str, sheet: str) -> None:
    DBTaskResult.objects.create(
        task_path="planted", args_kwargs={"args": [code, sheet], "kwargs": {}}, backend_name="default",
        run_after=timezone.now(), exception_class_path="", traceback="",
    )  # fmt: skip


def in_the_cache(cast: Cast, code: str, sheet: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO cache_entries VALUES (%s, %s, %s)", [code, sheet, "2030-01-01 00:00:00"])


def in_a_session(cast: Cast, code: str, sheet: str) -> None:
    Session.objects.create(session_key=code, session_data=f"{{'sheet': {sheet}}}", expire_date=timezone.now())


def in_a_mail(cast: Cast, code: str, sheet: str) -> None:
    a_message("a@example.no", subject=f"{code} gave {sheet}")


@pytest.mark.parametrize("plant", [in_the_audit, in_a_task, in_the_cache, in_a_session, in_a_mail])
def test_a_path_that_is_planted_is_found(answered: tuple[Cast, Round, list[str]], plant: Any) -> None:
    cast, round_, codes = answered
    plant(cast, codes[3], str(AnswerSheet.objects.values_list("key", flat=True)[0]))
    assert path_to_a_sheet(known(cast, round_, codes), dump()) != []
    cache.clear()


def test_two_rows_of_one_transaction_are_a_path_that_is_found(
    answered: tuple[Cast, Round, list[str]],
) -> None:
    """On PostgreSQL `xmin` joins what one transaction wrote: that is why the used code is deleted, not marked."""
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL tells which transaction wrote a row")
    cast, round_, codes = answered
    with transaction.atomic():
        record(by=cast["principal"], action="planted", detail={"code": codes[0]})
        AnswerSheet.objects.create(round=round_, answers=unlike(40))
    assert path_to_a_sheet(known(cast, round_, codes), dump()) != []


def test_the_order_of_the_sheets_says_nothing(answered: tuple[Cast, Round, list[str]]) -> None:
    cast, round_, _codes = answered
    true_order: list[Any] = [unlike(number) for number in range(20)]
    assert likeness(true_order, true_order) == 1, "the order itself is found"
    assert (
        abs(likeness(list(AnswerSheet.objects.order_by("key").values_list("answers", flat=True)), true_order))
        < 0.9
    )
    if connection.vendor == "sqlite":
        assert abs(likeness(physical_order(), true_order)) < 0.9
    actions.close_round(round_=round_, by=cast["principal"])
    assert abs(likeness(physical_order(), true_order)) < 0.9


def test_no_table_of_answers_has_a_clock_a_counter_or_a_way_to_anything_but_the_round(
    transactional_db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert clocks_and_counters() == []
    monkeypatch.setattr(paths, "ANSWERING", ("audit_entry",))
    assert {each.rsplit(".")[-1] for each in clocks_and_counters()} >= {"at", "person_id"}


def test_answering_moves_no_counter(answered: tuple[Cast, Round, list[str]]) -> None:
    cast, round_, _codes = answered
    before = sequences()
    code = actions.issue_codes(round_=round_, number=1, replace=False, by=cast["principal"])[0]
    after = sequences()
    assert after != before, "printing a slip writes an audit row, and that is seen"
    answer(round_, code, 33)
    assert sequences() == after


def counts() -> dict[str, int]:
    found: dict[str, int] = {}
    for row in dump():
        found[row.table] = found.get(row.table, 0) + 1
    return found


def test_answering_changes_three_tables_and_nothing_else(answered: tuple[Cast, Round, list[str]]) -> None:
    cast, round_, _codes = answered
    code = actions.issue_codes(round_=round_, number=1, replace=False, by=cast["principal"])[0]
    before, rows = counts(), {row.text for row in dump() if row.table not in MAY_CHANGE}
    answer(round_, code, 33)
    after = counts()
    changed = {table: after.get(table, 0) - before.get(table, 0) for table in {*before, *after}}
    assert {table: by for table, by in changed.items() if by} == MAY_CHANGE
    assert {row.text for row in dump() if row.table not in MAY_CHANGE} == rows, (
        "no session, audit, task, time"
    )


def test_no_log_line_tells_of_an_answer(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    round_ = opened(cast, way=Way.CODES)
    code = actions.issue_codes(round_=round_, number=1, replace=False, by=cast["principal"])[0]
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("django.request").warning("planted %s", code)
        assert code in caplog.text, "a line with a code is found"
        caplog.clear()
        answer(round_, code, 1)
        Client().get(f"/s/{round_.token}/?k={code}")
        Client().post(form_of(round_, code), sent(round_))
    lines = [each.getMessage() for each in caplog.records if not each.name.startswith("django.db")]
    assert not [line for line in lines if code in line or round_.token in line]


def test_an_error_report_holds_neither_answers_nor_address() -> None:
    request = RequestFactory().post(
        "/s/abc/def/?k=K7MP4RDX2A", {"s-1a": "5"}, REMOTE_ADDR="10.1.2.3", HTTP_COOKIE="sessionid=x"
    )
    plain = get_exception_reporter_filter(request)
    assert "5" in str(plain.get_post_parameters(request)), "the usual report does hold them"
    seal(request)
    sealed = get_exception_reporter_filter(request)
    assert not sealed.get_post_parameters(request)
    assert not sealed.get_safe_request_meta(request)
    assert not sealed.get_traceback_frame_variables(request, None)
    assert "REMOTE_ADDR" not in request.META
    assert request.COOKIES == {}
    assert "abc" not in request.path


def test_an_error_tells_the_log_and_the_operators_nothing(
    cast: Cast, caplog: pytest.LogCaptureFixture, settings: Any, mailoutbox: list[Any]
) -> None:
    """A database's complaint can hold the row it could not store; the log has a time."""
    settings.ADMINS = [("Drift", "drift@example.no")]
    round_, client = opened(cast), Client(raise_request_exception=False)

    def complains(**more: Any) -> None:
        raise IntegrityError(f"Failing row contains ({more['answers']})")

    with pytest.MonkeyPatch.context() as broken:
        broken.setattr("plc_survey.views.answering.submit_sheet", complains)
        page = client.post(form_of(round_), sent(round_, 4))
    assert page.status_code == 500
    assert "Svarene dine teller én gang" in page.content.decode()
    assert "IntegrityError in complains" in caplog.text, "that something broke is said"
    told = caplog.text + "".join(each.body for each in mailoutbox) + repr(dump())
    assert "4, 4, 4" not in told
    assert round_.token not in caplog.text

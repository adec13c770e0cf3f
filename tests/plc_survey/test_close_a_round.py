"""Closing: results once, sheets anew in random order, everything that could lead back gone; never open again."""

from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from foundation.access.verdict import Refused
from foundation.audit.models import Entry
from foundation.post import due
from plans.actions import add_row, begin_plan
from plans.models import Goal, Plan, Reading
from plc_survey import actions, jobs
from plc_survey.domain.result import from_json
from plc_survey.models import AnswerSheet, Code, FormNonce, FreeText, Idea, Round, RoundResult, Way
from tests.cast import Cast
from tests.plc_survey.made import closed, form_of, opened, prepared, sent, some_sheets, with_sheets


def test_the_principal_closes_and_sees_the_results(cast: Cast) -> None:
    round_ = with_sheets(opened(cast), some_sheets(11))
    client, page = cast.client("principal"), f"/survey/rounds/{round_.pk}/close/"
    assert "aldri igjen" in client.get(page).content.decode()
    assert Round.objects.get().closed_at is None
    answer = client.post(page, follow=True)
    assert "Åtte kjennetegn" in answer.content.decode()
    assert RoundResult.objects.get().sheets == 11


def test_closing_twice_changes_nothing(cast: Cast) -> None:
    round_ = with_sheets(opened(cast), some_sheets(6))
    first = actions.close_round(round_=round_, by=cast["principal"]).closed_at
    keys = set(AnswerSheet.objects.values_list("key", flat=True))
    assert actions.close_round(round_=round_, by=cast["principal"]).closed_at == first
    assert set(AnswerSheet.objects.values_list("key", flat=True)) == keys
    assert Entry.objects.filter(action="survey.closed").count() == 1


def test_sheets_are_copied_under_new_keys_and_nothing_is_lost(cast: Cast) -> None:
    sheets = some_sheets(30)
    round_ = with_sheets(opened(cast), sheets)
    before = set(AnswerSheet.objects.values_list("key", flat=True))
    actions.close_round(round_=round_, by=cast["principal"])
    after = AnswerSheet.objects.all()
    assert not before & {sheet.key for sheet in after}
    assert sorted(sheet.answers for sheet in after) == sorted(sheets)


def test_the_new_order_is_not_the_old_one(cast: Cast) -> None:
    """Thirty numbered sheets: read back by key they do not come in the order they were sent in."""
    sheets = [[None] * 28 + [1] for _ in range(30)]
    for number, sheet in enumerate(sheets):
        sheet[number % 28] = 1 + number % 5
    round_ = with_sheets(opened(cast, expected=40), sheets)
    actions.close_round(round_=round_, by=cast["principal"])
    assert [sheet.answers for sheet in AnswerSheet.objects.order_by("key")] != sheets


def test_codes_and_form_numbers_go(cast: Cast) -> None:
    round_ = opened(cast, way=Way.CODES)
    codes = actions.issue_codes(round_=round_, number=8, replace=False, by=cast["principal"])
    other = opened(cast, cast.harbour, by="convenor", way=Way.CODES)
    theirs = actions.issue_codes(round_=other, number=2, replace=False, by=cast["convenor"])
    Client().post(form_of(round_, codes[0]), sent(round_))
    Client().post(form_of(other, theirs[0]), sent(other))
    actions.close_round(round_=round_, by=cast["principal"])
    assert set(Code.objects.values_list("round", flat=True)) == {other.pk}
    assert set(FormNonce.objects.values_list("round_key", flat=True)) == {other.pk}


def test_below_the_threshold_nothing_but_the_number_is_kept(cast: Cast) -> None:
    round_ = with_sheets(opened(cast, free_text=True), some_sheets(4))
    FreeText.objects.create(round=round_, text="Bare jeg kan ha skrevet dette")
    actions.close_round(round_=round_, by=cast["principal"])
    assert not AnswerSheet.objects.exists()
    assert not FreeText.objects.exists()
    result = from_json(RoundResult.objects.get().figures)
    assert (result.sheets, result.statements, result.dimensions) == (4, (), ())


def test_a_round_that_was_never_opened_cannot_be_closed(cast: Cast) -> None:
    round_ = prepared(cast)
    with pytest.raises(Refused):
        actions.close_round(round_=round_, by=cast["principal"])
    assert cast.client("principal").post(f"/survey/rounds/{round_.pk}/close/").status_code == 409


def test_a_closed_round_never_opens_again(cast: Cast) -> None:
    round_ = closed(cast, 6)
    client = cast.client("principal")
    client.post(f"/survey/rounds/{round_.pk}/open/", {})
    later = timezone.localdate() + timedelta(days=9)
    assert client.post(f"/survey/rounds/{round_.pk}/end/", {"closes_on": later}).status_code == 409
    round_.refresh_from_db()
    assert round_.closed_at is not None


def test_the_clock_closes_what_is_over(cast: Cast) -> None:
    round_ = with_sheets(opened(cast), some_sheets(7))
    still = opened(cast, cast.harbour, by="convenor", closes_on=timezone.localdate() + timedelta(days=30))
    with time_machine.travel(timezone.now() + timedelta(days=11)):
        assert "regnes ut" in cast.client("leader").get(f"/survey/rounds/{round_.pk}/").content.decode()
        done = due.run_due()
        assert done["plc_survey.close"] == 1
        assert due.run_due()["plc_survey.close"] == 0
    round_.refresh_from_db()
    still.refresh_from_db()
    assert round_.closed_at
    assert still.closed_at is None
    assert Entry.objects.get(action="survey.closed").person is None


def test_the_last_day_itself_is_open(cast: Cast) -> None:
    round_ = opened(cast, closes_on=timezone.localdate())
    assert actions.close_overdue(now=timezone.now()) == 0
    assert Client().post(form_of(round_), sent(round_)).status_code == 303


def test_sheets_are_counted_once_a_day_and_the_number_stands_still_between(cast: Cast) -> None:
    round_ = with_sheets(opened(cast), some_sheets(3))
    now = timezone.now()
    assert jobs.count(now) == 1
    with_sheets(round_, some_sheets(2))
    jobs.count(now)
    round_.refresh_from_db()
    assert round_.counted == 3
    with time_machine.travel(now + timedelta(days=1)):
        jobs.count(timezone.now())
    round_.refresh_from_db()
    assert round_.counted == 5


def test_sheets_go_at_their_date_and_figures_stay(cast: Cast) -> None:
    round_ = closed(cast, 12, free_text=True)
    FreeText.objects.create(round=round_, text="Mer tid sammen")
    now = timezone.now()
    assert jobs.forget(now) == 0
    assert jobs.forget(now + timedelta(days=181)) == 1
    assert jobs.forget(now + timedelta(days=181)) == 0
    assert not AnswerSheet.objects.exists()
    assert not FreeText.objects.exists(), "people's own words go with the sheets"
    assert "Åtte kjennetegn" in cast.client("principal").get(f"/survey/rounds/{round_.pk}/").content.decode()


def indicator(cast: Cast) -> Plan:
    plan = begin_plan(school=cast.hill, network=cast.network, first_year=2026, years=5, by=cast["principal"])
    goal = add_row(kind="goal", parent=plan, by=cast["principal"], title="Mer tillit")
    for key in ("mutual-trust", "openness"):
        add_row(kind="indicator", parent=goal, by=cast["principal"], what=key, dimension=key)
    return plan


def test_the_figures_are_pushed_into_the_plan(cast: Cast) -> None:
    indicator(cast)
    sheets = [[4] * 29 for _ in range(12)]
    for row in sheets:
        row[21:25] = [3, 3, 2, 2]
    round_ = with_sheets(opened(cast), sheets)
    actions.close_round(round_=round_, by=cast["principal"])
    reading = Reading.objects.get(indicator__dimension="mutual-trust")
    assert reading.series == Reading.SURVEY
    assert reading.value == Decimal("4.00")
    actions.close_round(round_=round_, by=cast["principal"])
    assert Reading.objects.count() == 2


def test_more_answers_than_staff_are_said_beside_the_figure_in_the_plan(cast: Cast) -> None:
    indicator(cast)
    closed(cast, 14, expected=12)
    notes = Reading.objects.values_list("note", flat=True)
    assert list(notes) == ["Usikkert: flere svar enn ansatte."] * 2


def test_too_few_answers_push_a_reading_without_a_figure(cast: Cast) -> None:
    indicator(cast)
    closed(cast, 3)
    assert set(Reading.objects.values_list("value", flat=True)) == {None}


def test_what_is_pushed_is_what_is_shown(cast: Cast) -> None:
    """Seven people all say 5: the page says ≥ 4.5, and the plan gets no more."""
    indicator(cast)
    round_ = with_sheets(opened(cast), [[5] * 29 for _ in range(7)])
    actions.close_round(round_=round_, by=cast["principal"])
    assert set(Reading.objects.values_list("value", flat=True)) == {Decimal("4.50")}


def test_ideas_have_their_places_when_the_round_closes(cast: Cast) -> None:
    closed(cast, 6)
    assert [idea.number for idea in Idea.objects.all()] == [1, 2, 3]
    assert not Goal.objects.exists()

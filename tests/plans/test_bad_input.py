"""Bad input in the plan: a clear message beside the field in one's own language, what was typed kept, nothing lost.

Each is sent both ways: as a form without script, and as the page's script saves by itself.
"""

import re
from html import unescape
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from foundation.forms import CHOOSE
from foundation.writing.models import Revision
from foundation.writing.texts import base_of
from plans.forms.rows import ROW_FORMS
from plans.kinds import KINDS
from plans.models import Indicator, Plan
from plans.models.plans import Part
from tests.cast import Cast
from tests.plans.rows import first, indicator_data, measure_data

LANGUAGES = ("nb", "nn", "en")
NUMBER = "15108695088"  # made up: the checksum is right, nobody is meant
SAMI = "Čáhceravda ŋđŧšž 😀👩‍👧 måler «trygghet»"
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)> & «slik»"
BY_SCRIPT = {"X-Requested-With": "fetch"}

# What is changed, where the reason stands, and its words in bokmål, nynorsk and English.
INDICATOR = [
    (
        {"target": "70"},
        "target",
        ("høyere enn startverdien", "høgare enn startverdien", "higher than the baseline"),
    ),
    (
        {"direction": "down"},
        "target",
        ("lavere enn startverdien", "lågare enn startverdien", "lower than the baseline"),
    ),
    (
        {"target_on": "2040-06-01"},
        "target_on",
        ("Planen går fra 1.5.2026", "Planen går frå 1.5.2026", "runs from 1.5.2026"),
    ),
    (
        {"baseline_on": "1999-06-01"},
        "baseline_on",
        ("Velg en dag", "Vel ein dag", "Choose a day"),
    ),
    (
        {"unit": "elever"},
        "unit",
        ("målt på den gamle måten", "målte på den gamle måten", "measured the old way"),
    ),
    ({"baseline": "mange"}, "baseline", ("Skriv et tall", "Skriv eit tal", "Write a number")),
]
MEASURE = [
    (
        {"ends_on": "2039-01-01"},
        "ends_on",
        ("Planen går fra", "Planen går frå", "The plan runs from"),
    ),
    (
        {"starts_on": "2027-06-01", "ends_on": "2027-01-01"},
        "ends_on",
        ("slutte etter at det begynner", "slutte etter at det byrjar", "must end after it begins"),
    ),
]
MILESTONE = [
    (
        {"reached_on": "2019-01-01"},
        "reached_on",
        ("Planen går fra", "Planen går frå", "The plan runs from"),
    ),
]


def text_of(answer: HttpResponse) -> str:
    return unescape(answer.content.decode()).replace("\xa0", " ")


def speaking(cast: Cast, language: str) -> Client:
    """The principal, who has chosen that language."""
    cast["principal"].language = language
    cast["principal"].save()
    return cast.client("principal")


def save_url(row: Part) -> str:
    return reverse("plans:save_row", args=[row._meta.model_name, row.pk])


def data_of(row: Part) -> dict[str, Any]:
    """What the row's form sends as it stands."""
    if isinstance(row, Indicator):
        return indicator_data(row)
    if row._meta.model_name == "measure":
        return measure_data(row)  # type: ignore[arg-type]
    names = [*KINDS[row._meta.model_name].texts, *KINDS[row._meta.model_name].plain]
    values = {name: getattr(row, name) for name in names if name != "values"}
    return {name: "" if value is None else value for name, value in values.items()}


def state(row: Part) -> dict[str, Any]:
    """Everything the row holds."""
    row.refresh_from_db()
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_and_dates_that_cannot_be_are_refused_both_ways(
    cast: Cast, full: Plan, language: str
) -> None:
    client = speaking(cast, language)
    cases = [("indicator", one) for one in INDICATOR]
    cases += [("measure", one) for one in MEASURE] + [("milestone", one) for one in MILESTONE]
    for kind, (changed, field, words) in cases:
        row, words = first(full, kind), words[LANGUAGES.index(language)]
        before = state(row)
        page = client.post(save_url(row), {**data_of(row), **changed})
        text = text_of(page)
        assert page.status_code == 422
        assert words in said_at(text, f"{kind}-{row.pk}-{field}"), (changed, language)
        for name, typed in changed.items():
            assert f'value="{typed}"' in text, name
        by_itself = client.post(save_url(row), {"changed": list(changed), **changed}, headers=BY_SCRIPT)
        assert by_itself.status_code == 422
        assert words in by_itself.json()["errors"][field].replace("\xa0", " ")
        assert state(row) == before


def said_at(page: str, identity: str) -> str:
    """The reason that stands beside a field, which names it as its description."""
    assert re.search(rf'id="{identity}"[^>]*aria-describedby="[^"]*{identity}_error', page)
    found = re.search(rf'id="{identity}_error">([^<]*)<', page)
    return found.group(1) if found else ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_yearly_targets_on_the_wrong_side_are_given_back(cast: Cast, full: Plan, language: str) -> None:
    row = first(full, "indicator")
    before = [(target.year, target.value) for target in row.year_targets.all()]
    url = reverse("plans:year_targets", args=[row.pk])
    page = speaking(cast, language).post(url, {"year_2026": "80", "year_2027": "3"})
    words = ("feil side av startverdien", "feil side av startverdien", "wrong side of the baseline")
    assert page.status_code == 422
    assert words[LANGUAGES.index(language)] in said_at(text_of(page), "id_year_2027")
    assert 'value="80"' in text_of(page)
    assert [(target.year, target.value) for target in row.year_targets.all()] == before


TEXTS = {kind: known.texts[0] for kind, known in KINDS.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_that_cannot_be_kept_are_refused_both_ways(cast: Cast, full: Plan, language: str) -> None:
    """A hundred thousand characters and a national identity number, in every kind of row."""
    client = speaking(cast, language)
    bad = {
        "å" * 100_000: ("har 100 000 tegn", "har 100 000 teikn", "has 100 000 characters"),
        f"Eleven {NUMBER}": ("er et fødselsnummer", "er eit fødselsnummer", "national identity number"),
    }
    for kind, field in TEXTS.items():
        row = first(full, kind)
        before = state(row)
        for typed, words in bad.items():
            page = client.post(save_url(row), {**data_of(row), field: typed})
            assert page.status_code == 422
            assert words[LANGUAGES.index(language)] in said_at(text_of(page), f"{kind}-{row.pk}-{field}")
            assert typed in text_of(page)
            by_itself = self_save(client, cast, row, field, typed)
            assert by_itself.status_code == 422
            assert words[LANGUAGES.index(language)] in by_itself.json()["message"].replace("\xa0", " ")
        assert state(row) == before
    assert not Revision.objects.exists()


def self_save(client: Client, cast: Cast, row: Part, field: str, value: str) -> HttpResponse:
    body = {"value": value, "base": base_of(getattr(row, field)), "person": cast["principal"].pk}
    return client.post(reverse("writing:save", args=[f"plans.{row._meta.model_name}", row.pk, field]), body)


@pytest.mark.parametrize("typed", [SAMI, SCRIPT], ids=["sami-and-emoji", "script"])
def test_any_letters_are_kept_as_they_are_and_never_run(cast: Cast, full: Plan, typed: str) -> None:
    """In every kind of row, both ways; then on the part's page, on the plan and in its print preview."""
    client, texts = cast.client("principal"), {}
    for number, (kind, field) in enumerate(TEXTS.items()):
        row = first(full, kind)
        text = f"{number} {typed}"[: row._meta.get_field(field).max_length]
        assert client.post(save_url(row), {**data_of(row), field: text}).status_code == 302
        assert state(row)[field] == text
        assert self_save(client, cast, row, field, f"{text}!"[:60]).status_code == 200
        assert state(row)[field] == f"{text}!"[:60]
        texts[kind] = state(row)[field]
    for part, kinds in (("goals", {"goal", "indicator", "milestone"}), ("strategy", {"strategy", "measure"})):
        page = client.get(reverse("plans:part", args=[full.pk, part])).content.decode()
        assert all(texts[kind] in unescape(page) for kind in kinds)
        assert not runs(page)
    for name in ("plan", "years", "preview"):
        page = client.get(reverse(f"plans:{name}", args=[full.pk])).content.decode()
        assert texts["goal"][:16] in unescape(page)  # an emoji is a box on paper
        assert not runs(page)


def runs(page: str) -> bool:
    return "<script>alert" in page or "<img src=x" in page


def test_only_what_was_changed_is_saved_by_the_script(cast: Cast, full: Plan) -> None:
    """Somebody else's figure on the same row, saved meanwhile, stays."""
    row = first(full, "indicator")
    Indicator.objects.filter(pk=row.pk).update(baseline="80")
    answer = cast.client("principal").post(
        save_url(row), {"changed": "target", "target": "97,5"}, headers=BY_SCRIPT
    )
    assert answer.status_code == 200
    row.refresh_from_db()
    assert (str(row.baseline), str(row.target), row.unit) == ("80.00", "97.50", "prosent")


def test_the_last_value_of_a_goal_is_unticked_by_the_script(cast: Cast, full: Plan) -> None:
    goal, client = first(full, "goal"), cast.client("principal")
    kept = list(goal.values.values_list("pk", flat=True))
    assert kept
    assert client.post(save_url(goal), {"changed": "values"}, headers=BY_SCRIPT).status_code == 200
    assert not goal.values.exists()
    again = {"changed": "values", "values": kept}
    assert client.post(save_url(goal), again, headers=BY_SCRIPT).status_code == 200
    assert set(goal.values.values_list("pk", flat=True)) == set(kept)


def test_the_script_never_saves_for_somebody_else_who_has_signed_in(cast: Cast, full: Plan) -> None:
    row = first(full, "measure")
    body = {"changed": "state", "state": "done", "person": cast["principal"].pk}
    assert cast.client("leader").post(save_url(row), body, headers=BY_SCRIPT).status_code == 401
    row.refresh_from_db()
    assert row.state != "done"


@pytest.mark.parametrize(
    ("kind", "name"), [("measure", "leadership"), ("measure", "dimension"), ("indicator", "dimension")]
)
def test_what_is_chosen_from_the_programme_is_no_free_text(full: Plan, kind: str, name: str) -> None:
    row = first(full, kind)
    data = measure_data(row) if kind == "measure" else indicator_data(row)
    form = ROW_FORMS[kind](data | {name: f"Ring {NUMBER}"}, instance=row)
    assert form.errors.get(name) == [CHOOSE]
    setattr(row, name, "a-word-of-an-older-manual")
    assert name not in ROW_FORMS[kind](data | {name: getattr(row, name)}, instance=row).errors

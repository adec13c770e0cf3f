"""The tags that every page uses."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

import pytest
from django.template import Context, Template
from django.utils.translation import override

H = "\N{NO-BREAK SPACE}"


def drawn(source: str, **context: object) -> str:
    with override("nb"):
        return Template("{% load components %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("{{ d|longday }}", f"tirsdag 19.{H}januar"),
        ("{{ d|day }}", f"19.{H}januar 2027"),
        ("{{ d|shortday }}", f"tir.{H}19.{H}jan."),
        ("{{ t|clock }}", "13.00"),
        ("{{ t|clockspan:u }}", "13.00–14.30"),
        ("{{ t|at_clock }}", f"kl.{H}13.00"),
        ("{{ t|at_clock:u }}", f"kl.{H}13.00–14.30"),
        ("{{ n|decimal:1 }}", "3,4"),
        ("{{ none|decimal:1 }}", "–"),
        ("{{ 78|percent }}", f"78{H}%"),
        ("{{ 3|words }}", "tre"),
        ('{{ 1|words:"n" }}', "ett"),
        ("{{ none|day }}", ""),
        ("{{ now|clock }}", "14.00"),
        ("{{ late|day }}", f"20.{H}januar 2027"),
    ],
)
def test_filters(source: str, shown: str) -> None:
    context = {
        "d": date(2027, 1, 19), "t": time(13, 0), "u": time(14, 30), "n": 3.44, "none": None,
        "now": datetime(2027, 1, 19, 13, 0, tzinfo=UTC), "late": datetime(2027, 1, 19, 23, 30, tzinfo=UTC),
    }  # fmt: skip
    assert drawn(source, **context) == shown


def test_a_mark_is_hidden_unless_it_speaks_for_itself() -> None:
    assert 'aria-hidden="true"' in drawn('{% mark "done" %}')
    assert 'role="img" aria-label="&lt;Ferdig&gt;"' in drawn('{% mark "done" word %}', word="<Ferdig>")


def test_an_unknown_mark_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="no mark"):
        drawn('{% mark "unicorn" %}')


def test_ties_escape_what_people_wrote() -> None:
    assert drawn("{{ text|tie }}", text="<b> 78 %") == f"&lt;b&gt; 78{H}%"


def test_crumbs_lead_up_and_end_here() -> None:
    html = drawn('{% crumbs "Nettverk" "/networks/1/" "Samling 5" %}')
    assert 'href="/networks/1/"' in html
    assert html.count("<li>") == 3
    assert 'aria-current="page">Samling 5' in html


@dataclass
class Step:
    """A session as the thread draws it."""

    number: int
    day: date
    place: str
    state: str
    words: str
    with_rkbu: bool = False
    url: str = ""


STEPS = [
    Step(1, date(2026, 6, 2), "Havna skole", "held", "Holdt", with_rkbu=True, url="/sessions/1/"),
    Step(2, date(2026, 8, 25), "Ås skole", "next", "Neste"),
    Step(3, date(2026, 10, 13), "", "planned", "Planlagt"),
]


def test_the_threadlet_has_a_shape_for_each_step_and_its_words() -> None:
    html = drawn('{% threadlet steps "1 av 3 holdt" %}', steps=STEPS)
    assert (html.count("<path"), html.count("<circle")) == (1, 2)
    assert 'role="img" aria-label="1 av 3 holdt"' in html
    assert 'viewBox="0 0 84 24"' in html


def test_the_date_in_large() -> None:
    html = drawn(
        '{% include "components/datebox.html" %}', day=date(2027, 1, 19), starts=time(13, 0), place="Havna"
    )
    assert f"tirsdag kl.{H}13.00" in html


def test_an_empty_place_says_what_will_come() -> None:
    html = drawn('{% include "components/empty.html" with title="Ingen mål ennå" text="Skriv det første." %}')
    assert "Ingen mål ennå" in html


def test_a_function_stands_in_a_sentence_with_a_small_letter_unless_it_is_a_name_in_capitals() -> None:
    told = ["Avdelingsleder 10. trinn", "Áirras", "FAU-leder", ""]
    shown = drawn("{% for each in told %}{{ each|in_sentence }};{% endfor %}", told=told)
    assert shown == "avdelingsleder 10. trinn;áirras;FAU-leder;;"


def test_long_words_may_be_divided_in_a_narrow_column() -> None:
    soft = drawn("{{ name|hyphenated }}", name="Ytre Sandøya oppvekstsenter, Storelva ungdomsskole")
    assert soft.replace("\u00ad", "|") == "Ytre Sandøya oppvekst|senter, Storelva ungdoms|skole"

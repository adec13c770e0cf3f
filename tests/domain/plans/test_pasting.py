"""Text out of Word becomes proposals, and none of it is lost on the way."""

import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from plans.domain.pasting import MOST, OUT, PLACES, blocks_of_html, blocks_of_text, fields_of, propose
from plans.domain.pasting.places import ROWS, home_of

WORDS = st.text(alphabet="abcæøåáčđŋšŧžABCÆØÅ😀", min_size=1, max_size=12)
SENTENCES = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
TITLES = st.sampled_from(
    ["Visjon", "Verdier", "Mål", "Tiltak", "Klassemiljø", "INTERESSENTER", "Mål og tiltak"]
)
PLAIN = st.one_of(
    SENTENCES, TITLES, SENTENCES.map("- {}".format), SENTENCES.map("    • {}".format), st.just("")
)
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def lines_in(texts: list[str]) -> list[str]:
    return [line.removeprefix("– ") for text in texts for line in text.split("\n") if line]


def words_in(texts: list[str]) -> list[str]:
    return [word for line in lines_in(texts) for word in line.split()]


@SLOW
@example(["- A A A A"])
@given(st.lists(PLAIN, max_size=30))
def test_every_line_stands_in_exactly_one_proposal(lines: list[str]) -> None:
    made = propose(blocks_of_text("\n".join(lines)))
    wanted = [re.sub(r"^[-•] ", "", line.strip()) for line in lines if line.strip()]
    assert lines_in([proposal.text for proposal in made]) == wanted


PIECES = st.one_of(
    st.tuples(st.sampled_from(["h1", "h2", "p", "li", "td", "b"]), SENTENCES),
    st.tuples(st.sampled_from(["h1", "p"]), TITLES),
)


@SLOW
@given(st.lists(PIECES, max_size=25))
def test_no_word_of_the_html_is_lost_or_doubled(pieces: list[tuple[str, str]]) -> None:
    forms = {
        "li": "<ul><li>{}</li></ul>",
        "td": "<table><tr><td>{}</td></tr></table>",
        "b": "<p><b>{}</b></p>",
    }
    html = "".join(forms.get(tag, f"<{tag}>{{}}</{tag}>").format(words) for tag, words in pieces)
    made = propose(blocks_of_html(html))
    assert words_in([proposal.text for proposal in made]) == [
        word for _tag, text in pieces for word in text.split()
    ]


@SLOW
@given(st.lists(PLAIN, max_size=30))
def test_every_proposal_has_a_place_that_there_is_and_a_goal_before_it(lines: list[str]) -> None:
    made = propose(blocks_of_text("\n".join(lines)))
    assert {proposal.place for proposal in made} <= PLACES
    for at, proposal in enumerate(made):
        assert len(proposal.text) <= MOST
        assert proposal.under is None or (proposal.under < at and made[proposal.under].place == "goal")


def test_a_line_longer_than_any_field_is_divided_between_words() -> None:
    long = " ".join(["tillit"] * 1000)
    made = propose(blocks_of_text(long))
    assert max(len(proposal.text) for proposal in made) <= MOST
    assert words_in([proposal.text for proposal in made]) == long.split()


@pytest.mark.parametrize(
    ("title", "item"),
    [
        ("Visjon", "text.vision"), ("3. Verdiane våre", "value"), ("Our values", "value"), ("Måla våre", "goal"),
        ("2.1 Tiltak for året", "measure"), ("Hovudutfordringar", "text.challenges"), ("Interessentar", "stakeholder"),
        ("Organisering", "text.organisation"), ("Medverknad", "text.staff_part"), ("Forankring", "text.anchoring"),
        ("Når er visjonen nådd?", "text.vision_reached"), ("Action plan", "measure"), ("Strategiar", "strategy"),
    ],
)  # fmt: skip
def test_headings_are_known_in_all_three_languages(title: str, item: str) -> None:
    home = home_of(title)
    assert home is not None
    assert home.item == item


@pytest.mark.parametrize("title", ["Klassemiljø", "Rutiner ved fravær", "", "1.", "2026–2027"])
def test_other_headings_are_left_to_the_school(title: str) -> None:
    assert home_of(title) is None


def places(text: str) -> list[tuple[str, str]]:
    return [(proposal.text, proposal.place) for proposal in propose(blocks_of_text(text))]


def test_lists_below_a_heading_become_rows_and_running_text_stays_text() -> None:
    assert places("Verdier\nSlik valgte vi.\n- Respekt\n- Mot") == [
        ("Verdier", OUT),
        ("Slik valgte vi.", "text.values_intro"),
        ("Respekt", "value"),
        ("Mot", "value"),
    ]


def test_what_stands_below_a_goal_goes_under_it() -> None:
    made = propose(
        blocks_of_text(
            "Mål 1: Alle blir sett\nVi vet det ikke.\n- Hilse i døra\nMål 2: Alle hører til\n- Faste par"
        )
    )
    assert [(each.text, each.place, each.under) for each in made] == [
        ("Alle blir sett", "goal", None),
        ("Vi vet det ikke.", "describe", 0),
        ("Hilse i døra", "measure", 0),
        ("Alle hører til", "goal", None),
        ("Faste par", "measure", 3),
    ]


def test_a_list_within_the_list_of_goals_holds_measures() -> None:
    made = propose(blocks_of_text("Mål\n- Alle blir sett\n    - Hilse i døra\n- Alle hører til"))
    assert [(each.place, each.under) for each in made] == [
        (OUT, None),
        ("goal", None),
        ("measure", 1),
        ("goal", None),
    ]


def test_a_heading_nobody_knows_has_no_place_nor_what_stands_below_it() -> None:
    assert [place for _text, place in places("# Klassemiljø\nVi jobber.\n- Ett\n- To")] == ["", "", "", ""]


def test_a_heading_below_the_values_is_a_value() -> None:
    assert places("# Verdier\n## Respekt\nVi lytter.\n## Mot\nVi sier fra.") == [
        ("Verdier", OUT),
        ("Respekt\nVi lytter.", "value"),
        ("Mot\nVi sier fra.", "value"),
    ]


def test_a_table_is_read_row_by_row_with_the_names_of_its_columns() -> None:
    html = "<table><tr><th>Tiltak</th><th>Ansvarlig</th></tr><tr><td><p>Hilse</p></td><td>Inspektør</td></tr></table>"
    assert [(each.text, each.place) for each in propose(blocks_of_html(html))] == [
        ("Tiltak | Ansvarlig", OUT),
        ("Hilse\nAnsvarlig: Inspektør", "measure"),
    ]


def test_words_own_lists_lose_their_bullets_only() -> None:
    bullet = "<span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span>"
    html = f"<h1>Verdier</h1><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>{bullet}Respekt</p>"
    assert [(each.text, each.place) for each in propose(blocks_of_html(html))] == [
        ("Verdier", OUT),
        ("Respekt", "value"),
    ]


@pytest.mark.parametrize(
    ("place", "text", "fields"),
    [
        ("value", "Respekt: vi lytter", {"name": "Respekt", "meaning": "vi lytter"}),
        ("value", "Respekt\nvi lytter\nvi svarer", {"name": "Respekt", "meaning": "vi lytter\nvi svarer"}),
        ("goal", "Alle blir sett", {"title": "Alle blir sett", "description": ""}),
        ("strategy", "Møte\nelevene", {"title": "Møte elevene"}),
        ("measure", f"Hilse. {'x' * 200}", {"title": "Hilse.", "description": "x" * 200}),
    ],
)
def test_the_first_line_is_the_name_and_the_rest_says_more(
    place: str, text: str, fields: dict[str, str]
) -> None:
    assert fields_of(place, text) == fields


@SLOW
@given(st.sampled_from(ROWS), st.lists(SENTENCES, min_size=1, max_size=4))
def test_no_word_is_lost_between_the_fields_of_a_row(place: str, lines: list[str]) -> None:
    fields = fields_of(place, "\n".join(lines))
    assert " ".join(fields.values()).split() == " ".join(lines).split()

"""A table of schools pasted out of a spreadsheet, in whatever shape it comes."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.domain.table import ORDER, Column, Problem, find_problems, read_table

FJORDVIK = (
    "Skole\tMålform\tAnsatte\tRektor\tE-post\tMøterom\tAdresse\n"
    "Havna skole\tbokmål\t31\tKari Nygård\tkari@example.no\tPersonalrommet\tHavneveien 2\n"
    "Ås skule\tNynorsk\t12\tAnders Lien\tanders@example.no\t\t\n"
)


def test_a_table_with_a_norwegian_head() -> None:
    table = read_table(FJORDVIK)
    assert table.had_head
    assert table.rows == (
        {
            Column.NAME: "Havna skole",
            Column.LANGUAGE: "nb",
            Column.STAFF: "31",
            Column.PRINCIPAL_NAME: "Kari Nygård",
            Column.PRINCIPAL_EMAIL: "kari@example.no",
            Column.ROOM: "Personalrommet",
            Column.ADDRESS: "Havneveien 2",
        },
        {
            Column.NAME: "Ås skule",
            Column.LANGUAGE: "nn",
            Column.STAFF: "12",
            Column.PRINCIPAL_NAME: "Anders Lien",
            Column.PRINCIPAL_EMAIL: "anders@example.no",
            Column.ROOM: "",
            Column.ADDRESS: "",
        },
    )


@pytest.mark.parametrize(
    "head",
    [
        "Skule;Mål;Talet på tilsette;Namn på rektor;Rektors e-post;Møterom;Besøksadresse",
        "School;Written Norwegian;Number of staff;Principal;Principal's e-mail;Meeting room;Address",
        "SKOLENAVN;målform:;antall ansatte (uten ledelse);Rektor (navn);epost;rom;adresse",
    ],
)
def test_heads_in_three_languages_and_many_spellings(head: str) -> None:
    table = read_table(head + "\nÅs;nn;12;Anders;a@b.no;Rom 1;Vei 2")
    assert table.columns == ORDER
    assert table.rows[0][Column.STAFF] == "12"


def test_columns_may_stand_in_any_order_and_unknown_ones_are_named() -> None:
    table = read_table("Rektor,Org.nr,Skole\nKari,987654321,Havna")
    assert table.ignored == ("Org.nr",)
    assert table.rows[0][Column.NAME] == "Havna"
    assert table.rows[0][Column.PRINCIPAL_NAME] == "Kari"


def test_without_a_head_all_seven_columns_go_by_order() -> None:
    table = read_table("Havna;Rom 3;mange;Kari;kari(a)x.no;;Vei 1")
    assert not table.had_head
    assert table.rows[0][Column.LANGUAGE] == "Rom 3"
    assert table.rows[0][Column.PRINCIPAL_EMAIL] == "kari(a)x.no"


def test_without_a_head_fewer_columns_are_known_by_what_stands_in_them() -> None:
    table = read_table("Havna skole;31;Kari Nygård;kari@example.no\nLia skole;;Per Li;per@example.no")
    assert table.columns == (Column.NAME, Column.STAFF, Column.PRINCIPAL_NAME, Column.PRINCIPAL_EMAIL)


def test_a_bare_list_of_names_is_a_table_of_one_column() -> None:
    table = read_table("Havna skole\nÅs skole\n\n  Čáhceravda   skuvla ")
    assert [row[Column.NAME] for row in table.rows] == ["Havna skole", "Ås skole", "Čáhceravda skuvla"]


def test_a_cell_with_a_line_break_and_one_with_a_stray_quote() -> None:
    assert (
        read_table('Skole\tAdresse\nHavna\t"Vei 1\n8000 Bodø"').rows[0][Column.ADDRESS] == "Vei 1 8000 Bodø"
    )
    assert len(read_table('Skole\tAdresse\n"Havna\tVei 1\nLia\tVei 2').rows) == 2


def test_problems_are_named_by_row_and_column() -> None:
    rows = [
        {Column.NAME: "", Column.STAFF: "mange"},
        {Column.NAME: "Havna", Column.LANGUAGE: "dansk", Column.PRINCIPAL_EMAIL: "kari"},
        {Column.NAME: "havna ", Column.PRINCIPAL_NAME: "Per"},
        {Column.NAME: "Lia", Column.PRINCIPAL_EMAIL: "per@x.no"},
        {Column.NAME: "Å" * 121, Column.STAFF: "5001"},
        {Column.NAME: "Nes", Column.PRINCIPAL_NAME: "Per", Column.PRINCIPAL_EMAIL: "PER@x.no"},
    ]
    assert find_problems(rows) == (
        {Column.NAME: Problem.MISSING, Column.STAFF: Problem.NO_NUMBER},
        {
            Column.LANGUAGE: Problem.NO_LANGUAGE,
            Column.PRINCIPAL_EMAIL: Problem.NO_EMAIL,
            Column.PRINCIPAL_NAME: Problem.NAME_OF_EMAIL,
        },
        {Column.NAME: Problem.TWICE},
        {Column.PRINCIPAL_NAME: Problem.NAME_OF_EMAIL},
        {Column.NAME: Problem.TOO_LONG, Column.STAFF: Problem.NO_NUMBER},
        {},
    )


def test_a_table_longer_than_the_limit_is_cut_and_says_so() -> None:
    table = read_table("\n".join(f"Skole {n}" for n in range(230)))
    assert len(table.rows) == 200
    assert table.cut


WORD = st.text("abcdefgh æøåÆØÅčđŋ-'.,;\"()", min_size=1, max_size=20).map(lambda t: " ".join(t.split()))
NAME = WORD.filter(lambda t: any(c.isalpha() for c in t)).map(lambda t: f"X{t}")
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            Column.NAME: NAME,
            Column.LANGUAGE: st.sampled_from(["nb", "nn", ""]),
            Column.STAFF: st.integers(0, 300).map(str),
            Column.PRINCIPAL_NAME: WORD,
            Column.PRINCIPAL_EMAIL: st.just("kari@example.no"),
            Column.ROOM: WORD,
            Column.ADDRESS: WORD,
        }
    ),
    min_size=1,
    max_size=8,
)
HEADS = dict(
    zip(ORDER, ["Skole", "Målform", "Ansatte", "Rektor", "E-post", "Møterom", "Adresse"], strict=True)
)


@given(ROWS, st.permutations(ORDER), st.sampled_from("\t;,"), st.booleans())
def test_what_a_spreadsheet_wrote_is_read_back(
    rows: list[dict[Column, str]], order: list[Column], delimiter: str, windows: bool
) -> None:
    out = io.StringIO()
    lines = csv.writer(out, delimiter=delimiter, lineterminator="\r\n" if windows else "\n")
    lines.writerow([HEADS[column] for column in order])
    lines.writerows([[row[column] for column in order] for row in rows])
    assert list(read_table(out.getvalue()).rows) == rows


@given(st.text(max_size=400))
def test_whatever_is_pasted_gives_a_table_and_findings_for_each_row(text: str) -> None:
    table = read_table(text)
    assert len(find_problems(table.rows)) == len(table.rows)
    assert all(set(row) == set(ORDER) and any(row.values()) for row in table.rows)

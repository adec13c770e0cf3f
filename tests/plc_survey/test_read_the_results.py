"""Who reads what of a closed round: page, papers, files; nothing below its threshold."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from network.models import Membership
from plc_survey.actions import close_round, share_round
from plc_survey.models import FreeText, Phase, Round, Share
from plc_survey.telling import tell, words
from tests.cast import Cast
from tests.plc_survey.made import closed, loaded, opened, some_sheets, with_sheets

PAPERS = (
    "report.pdf",
    "report/",
    "slides.pdf",
    "slides/",
    "figures.xlsx",
    "figures.csv",
    "protection/",
    "protection.pdf",
)


def page(round_: Round, tail: str = "") -> str:
    return f"/survey/rounds/{round_.pk}/{tail}"


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_the_leadership_reads_picture_tables_and_what_to_talk_about(cast: Cast) -> None:
    shown = text(cast.client("leader"), page(closed(cast, 12)))
    for part in ("Hvem har svart", "12 <small>av 12", "Åtte kjennetegn", "Sterkest og svakest", "Snakk om dette",
                 "Alle har svart", "Tre gode ideer til mandag", "Dette ser"):  # fmt: skip
        assert part in shown
    assert shown.count("<svg") > 1
    assert "<desc" in shown


def test_below_the_threshold_the_page_says_why(cast: Cast) -> None:
    round_ = closed(cast, 4)
    shown = text(cast.client("principal"), page(round_))
    assert "For få svar til å vise resultatene" in shown
    assert "Fire har svart" in shown
    assert "Åtte kjennetegn" not in shown
    for tail in ("report.pdf", "slides.pdf", "figures.xlsx", "figures.csv"):
        assert cast.client("principal").get(page(round_, tail)).status_code == 200


@pytest.mark.parametrize(("n", "spread"), [(9, False), (10, True)])
def test_spread_agreement_and_dont_know_from_ten(cast: Cast, n: int, spread: bool) -> None:
    shown = text(cast.client("principal"), page(closed(cast, n)))
    assert ("De fleste" in shown) is spread
    assert ("Hvor enige er vi med hverandre" in shown) is spread


def test_change_in_words_with_its_uncertainty(cast: Cast) -> None:
    closed(cast, 24, cast.harbour, by="convenor", seed=3, lean=2.6)
    later = closed(cast, 27, cast.harbour, by="convenor", seed=9, lean=4.2, phase=Phase.MIDWAY)
    shown = text(cast.client("convenor"), page(later))
    assert "Åtte av åtte kjennetegn har økt tydelig." in shown
    assert "Tydelig opp" in shown
    assert "±" in shown
    assert "Av åtte forskjeller kan én" in shown


def test_at_most_four_rounds_in_the_picture(cast: Cast) -> None:
    for seed in range(5):
        last = closed(cast, 12, seed=seed)
    shown = text(cast.client("principal"), page(last))
    assert shown.count('scope="col" class="n"') > 0
    assert (
        text(cast.client("principal"), page(last)).split("restable")[1].count('<th scope="col" class="n">')
        == 6
    )


def test_more_answers_than_staff_are_said_and_no_share_is_worked_out(cast: Cast) -> None:
    round_ = closed(cast, 14, expected=12)
    shown = text(cast.client("principal"), page(round_))
    assert "14 svar er kommet inn, men 12 var ventet" in shown
    assert "Ingen svarprosent" in shown
    assert not re.search(r"117(,\d)?\s*(%|prosent)", shown)
    assert "14 svar er kommet inn" in text(cast.client("principal"), page(round_, "figures.csv"))


def test_the_uncertainty_of_too_many_answers_stands_at_every_figure(cast: Cast) -> None:
    round_ = closed(cast, 14, expected=12)
    mark = "Usikkert: flere svar enn ansatte."
    assert text(cast.client("principal"), page(round_)).count(mark) == 3
    assert text(cast.client("principal"), page(round_, "report/")).count(mark) >= 3
    assert mark not in text(cast.client("principal"), page(closed(cast, 12, phase=Phase.MIDWAY)))


def test_an_earlier_round_with_too_many_answers_is_marked_wherever_it_stands(cast: Cast) -> None:
    closed(cast, 14, cast.hill, seed=3, lean=2.6, expected=12)
    later = closed(cast, 12, cast.hill, seed=9, lean=4.2, phase=Phase.MIDWAY)
    client = cast.client("principal")
    for tail, least in (("", 4), ("report/", 4), ("slides/", 2), ("figures.csv", 8)):
        shown = text(client, page(later, tail))
        assert shown.count("(usikkert)") >= least, tail
        assert "flere svar enn ansatte" in shown, tail
    assert "endringen er også usikker" in text(client, page(later))
    book = load_workbook(io.BytesIO(client.get(page(later, "figures.xlsx")).content))
    assert sum("(usikkert)" in str(row[1].value) for row in book["Kjennetegn"].iter_rows()) == 8
    assert "(usikkert)" not in text(client, page(closed(cast, 12, cast.harbour, by="convenor")))


def test_figures_in_the_text_file_are_numbers_to_a_norwegian_spreadsheet(cast: Cast) -> None:
    closed(cast, 12)
    round_ = closed(cast, 12, seed=5, phase=Phase.MIDWAY)
    lines = list(
        csv.reader(io.StringIO(text(cast.client("principal"), page(round_, "figures.csv"))), delimiter=";")
    )
    first = next(line for line in lines if line[:1] == ["Delte verdier og visjon"] and line[7])
    assert re.fullmatch(r"[1-5],\d", first[3])
    assert re.fullmatch(r"-?\d,\d", first[7])
    assert "'" not in {cell for line in lines for cell in line}


def test_ups_are_one_question_and_the_weakest_is_still_asked_about(cast: Cast) -> None:
    closed(cast, 12, lean=2.0)
    told = tell(closed(cast, 12, seed=9, lean=4.4, phase=Phase.MIDWAY), own=True)
    asked = words.talk(told)
    assert len(told.clear) > 2
    assert sum("økt tydelig" in line for line in asked) == 1
    assert any(line.startswith("Lavest er") for line in asked)


def test_words_of_ones_own_from_ten_answers(cast: Cast) -> None:
    def with_words(n: int) -> str:
        round_ = with_sheets(opened(cast, free_text=True), some_sheets(n))
        FreeText.objects.create(round=round_, text="Mer tid sammen <b>nå</b>")
        client = cast.client("principal")
        client.post(page(round_, "close/"))
        return text(client, page(round_))

    assert "Mer tid sammen" not in with_words(9)
    assert "Mer tid sammen &lt;b&gt;" in with_words(10)


# ---- who sees ---------------------------------------------------------------------------------------

INSIDE = ("principal", "leader")
NETWORK = ("convenor", "third", "reviewer")
NEVER = ("outsider", "rkbu", "editor", "operator")


@pytest.mark.parametrize(
    ("share", "seen_by"),
    [(Share.NOBODY, INSIDE), (Share.NETWORK, INSIDE + NETWORK), (Share.OWNER, (*INSIDE, *NETWORK, "owner"))],
)
def test_who_sees_the_schools_own_figures(cast: Cast, share: str, seen_by: tuple[str, ...]) -> None:
    round_ = closed(cast, 12)
    Round.objects.filter(pk=round_.pk).update(share=share)
    for part in (*INSIDE, *NETWORK, "owner", *NEVER):
        for tail in ("", "figures.csv"):
            status = cast.client(part).get(page(round_, tail)).status_code
            assert status == (200 if part in seen_by else 404), (part, tail)


def test_others_never_see_ideas_or_an_open_round(cast: Cast) -> None:
    round_ = closed(cast, 12)
    Round.objects.filter(pk=round_.pk).update(share=Share.OWNER)
    shown = text(cast.client("reviewer"), page(round_))
    assert "Tre gode ideer" not in shown
    assert "Lag utkast til mål" not in shown
    running = opened(cast, phase=Phase.MIDWAY)
    Round.objects.filter(pk=running.pk).update(share=Share.OWNER)
    assert cast.client("reviewer").get(page(running)).status_code == 404


def test_the_principal_chooses_who_sees(cast: Cast) -> None:
    round_ = closed(cast, 12)
    client = cast.client("principal")
    assert client.get(page(round_, "share/")).status_code == 200
    answer = client.post(page(round_, "share/"), {"share": Share.NETWORK, "in_aggregate": "on"})
    assert answer.status_code == 302
    round_.refresh_from_db()
    assert (round_.share, round_.in_aggregate, round_.ever_shared) == (Share.NETWORK, True, True)
    client.post(page(round_, "share/"), {"share": Share.NOBODY})
    round_.refresh_from_db()
    assert (round_.share, round_.in_aggregate, round_.ever_shared) == (Share.NOBODY, False, True)
    assert cast.client("leader").get(page(round_, "share/")).status_code == 403
    assert cast.client("reviewer").get(page(round_, "share/")).status_code == 404


def test_an_open_round_is_not_shared(cast: Cast) -> None:
    round_ = opened(cast)
    answer = cast.client("principal").post(page(round_, "share/"), {"share": Share.NETWORK})
    assert "når runden er lukket" in answer.content.decode()
    assert Round.objects.get().share == Share.NOBODY


# ---- papers and files -------------------------------------------------------------------------------


@pytest.mark.parametrize("tail", PAPERS)
def test_every_paper_opens(cast: Cast, tail: str) -> None:
    closed(cast, 12, seed=4)
    answer = cast.client("leader").get(page(closed(cast, 12), tail))
    assert answer.status_code == 200
    assert cast.client("leader").post(page(Round.objects.first(), tail)).status_code == 405
    if tail.endswith("pdf"):
        assert answer.content.startswith(b"%PDF")


@pytest.mark.parametrize(
    "tail", ["report.pdf", "report/", "slides.pdf", "slides/", "figures.xlsx", "figures.csv"]
)
def test_no_paper_before_the_round_is_closed(cast: Cast, tail: str) -> None:
    assert cast.client("principal").get(page(opened(cast), tail)).status_code == 404


def test_the_spreadsheet_holds_what_the_page_shows(cast: Cast) -> None:
    answer = cast.client("principal").get(page(closed(cast, 12), "figures.xlsx"))
    book = load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == ["Kjennetegn", "Påstander", "Om"]
    heads = [cell.value for cell in book["Påstander"][1]]
    first = dict(zip(heads, [cell.value for cell in book["Påstander"][2]], strict=True))
    assert isinstance(first["Snitt"], float)
    assert first["1"] is None, "five categories need twenty"
    assert book["Påstander"].max_row == 30


def test_the_csv_file_says_no_more_than_the_page(cast: Cast) -> None:
    answer = cast.client("principal").get(page(closed(cast, 7), "figures.csv"))
    assert answer.content.startswith("\ufeff".encode())
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    statements = [line for line in lines if line and line[0] == "1a"]
    assert statements[0][3] == ""
    assert set(statements[0][5:15]) == {""}


def test_the_page_asks_the_same_for_one_and_for_three_rounds(cast: Cast, django_assert_num_queries) -> None:
    client = cast.client("principal")
    last = closed(cast, 12)
    client.get(page(last))
    with django_assert_num_queries(12):
        client.get(page(last))
    closed(cast, 12, seed=2)
    last = closed(cast, 12, seed=3)
    with django_assert_num_queries(12):
        client.get(page(last))


def _read_by(cast: Cast, part: str, round_: Round) -> str:
    papers = ("", "report/", "slides/", "figures.csv")
    return " ".join(text(cast.client(part), page(round_, paper)) for paper in papers)


def test_those_it_is_shared_with_read_the_figures_and_not_the_staffs_words(cast: Cast) -> None:
    round_ = with_sheets(opened(cast, free_text=True), some_sheets(12))
    FreeText.objects.bulk_create([FreeText(round=round_, text="Vi trenger mer tid") for _n in range(10)])
    round_ = loaded(close_round(round_=round_, by=cast["principal"]))
    share_round(round_=round_, in_aggregate=False, share=Share.OWNER, by=cast["principal"])
    assert "Vi trenger mer tid" in _read_by(cast, "leader", round_)
    for part in ("third", "convenor", "reviewer", "owner"):
        assert "Sterkest og svakest" in _read_by(cast, part, round_)
        assert "Vi trenger mer tid" not in _read_by(cast, part, round_)


@pytest.mark.parametrize(("earlier", "is_seen"), [("nobody", False), ("network", False), ("owner", True)])
def test_an_earlier_round_goes_along_only_when_it_is_shared_as_widely(
    cast: Cast, earlier: str, is_seen: bool
) -> None:
    first = closed(cast, 12, phase=Phase.START)
    later = closed(cast, 12, phase=Phase.MIDWAY)
    share_round(round_=first, in_aggregate=False, share=Share(earlier), by=cast["principal"])
    share_round(round_=later, in_aggregate=False, share=Share.OWNER, by=cast["principal"])
    assert len(tell(loaded(later), own=True).rounds) == 2
    assert len(tell(loaded(later), own=False).rounds) == (2 if is_seen else 1)


def test_a_school_that_has_left_the_network_keeps_its_results(cast: Cast) -> None:
    round_ = closed(cast, 12)
    yesterday = timezone.localdate() - timedelta(days=1)
    Membership.objects.filter(school=cast.hill).update(left_on=yesterday)
    assert cast.client("principal").get(page(round_)).status_code == 200
    rounds = f"/networks/{cast.network.pk}/schools/{cast.hill.pk}/survey/"
    assert cast.client("leader").get(rounds).status_code == 200
    assert cast.client("third").get(page(round_)).status_code == 404

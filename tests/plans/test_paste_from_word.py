"""A plan in Word is pasted, divided, looked through and taken in, piece by piece; nothing is lost on the way."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from foundation.access.verdict import Refused
from foundation.audit.models import Entry
from foundation.writing.queries import revisions
from plans import actions
from plans.actions import Choice
from plans.domain.pasting import Proposal
from plans.models import Goal, Measure, Piece, Plan, Value
from tests.cast import Cast

WORD = Path(__file__).with_name("word.html").read_text()
TEXT = "Visjon\nAlle blir sett.\nVerdier\n- Respekt: vi lytter\n- Mot\nMål 1: Alle hører til\n- Hilse i døra"


def pasted(cast: Cast, plan: Plan, **form: str) -> list[Piece]:
    """The pieces of what the principal pastes."""
    answer = cast.client("principal").post(f"/plans/{plan.pk}/paste/", {"text": TEXT, "html": "", **form})
    assert answer.status_code == 302, answer.content.decode()
    return list(plan.pieces.all())


def sent(pieces: list[Piece], do: str = "take", **more: Any) -> dict[str, Any]:
    """What the page sends, every piece that has a place ticked."""
    data: dict[str, Any] = {"do": do}
    for piece in pieces:
        data |= {
            f"place-{piece.pk}": piece.place, f"under-{piece.pk}": piece.under, f"text-{piece.pk}": piece.text
        }  # fmt: skip
        if piece.place:
            data[f"chosen-{piece.pk}"] = "1"
    return {**data, **more}


def with_text(pieces: list[Piece], text: str) -> Piece:
    return next(piece for piece in pieces if piece.text == text)


def test_pasting_changes_nothing_in_the_plan_and_is_there_after_a_reload(cast: Cast, plan: Plan) -> None:
    pieces = pasted(cast, plan)
    assert [piece.place for piece in pieces] == [
        "out", "text.vision", "out", "value", "value", "goal", "measure",
    ]  # fmt: skip
    assert not Goal.objects.exists()
    for part in ("principal", "leader"):
        page = cast.client(part).get(f"/plans/{plan.pk}/pieces/").content.decode()
        assert all(piece.text in page for piece in pieces)
    assert "7 biter fra tidligere" in cast.client("leader").get(f"/plans/{plan.pk}/paste/").content.decode()


def test_what_is_ticked_goes_into_the_plan_and_the_rest_waits(cast: Cast, plan: Plan) -> None:
    pieces = pasted(cast, plan)
    client, address = cast.client("principal"), f"/plans/{plan.pk}/pieces/"
    mot = with_text(pieces, "Mot")
    data = sent(pieces)
    del data[f"chosen-{mot.pk}"]
    answer = client.post(address, data)
    assert answer.status_code == 302
    plan.refresh_from_db()
    assert plan.vision == "Alle blir sett."
    assert [(value.name, value.meaning) for value in Value.objects.all()] == [("Respekt", "vi lytter")]
    measure = Measure.objects.get()
    assert (measure.title, measure.strategy.goal.title) == ("Hilse i døra", "Alle hører til")
    assert list(plan.pieces.waiting()) == [mot]
    assert Entry.objects.filter(action="plans.pieces_taken", person=cast["principal"]).count() == 1
    assert client.post(address, data).status_code == 302
    assert Goal.objects.count() == 1, "a second press takes nothing in twice"


def test_it_is_added_after_what_stands_and_the_history_keeps_both(cast: Cast, plan: Plan) -> None:
    Plan.objects.filter(pk=plan.pk).update(vision="Vi ser hverandre.")
    pieces = pasted(cast, plan)
    cast.client("principal").post(f"/plans/{plan.pk}/pieces/", sent(pieces))
    plan.refresh_from_db()
    assert plan.vision == "Vi ser hverandre.\n\nAlle blir sett."
    assert next(iter(revisions("plans.plan", plan.pk, "vision"))).value == plan.vision


def test_words_html_keeps_its_headings_and_lists_and_loses_its_script(cast: Cast, plan: Plan) -> None:
    pieces = pasted(cast, plan, html=WORD)
    found = [(piece.text, piece.place) for piece in pieces]
    assert ("Respekt: vi lytter før vi svarer", "value") in found
    assert ("Čálli ja gulahallan 😀", "value") in found
    assert ("Klassemiljø", "") in found
    assert ("Gå sammen ut i friminuttet\nAnsvarlig: Inspektør", "measure") in found
    whole = " ".join(text for text, _place in found)
    assert not any(word in whole for word in ("caught", "MsoNormal", "mso-", "<", "supportLists"))
    goal = with_text(pieces, "Alle elever har en voksen de stoler på")
    assert with_text(pieces, "Vi hilser i døra hver morgen").under == f"p{goal.pk}"


@pytest.mark.parametrize("html", ["<div>" * 20_000 + "x", "<p>a</p>" * 40_000])
def test_html_that_no_word_processor_writes_gives_way_to_the_plain_text(
    cast: Cast, plan: Plan, html: str
) -> None:
    assert [piece.text for piece in pasted(cast, plan, text="Vi lytter", html=html)] == ["Vi lytter"]


def test_script_in_plain_text_is_text(cast: Cast, plan: Plan) -> None:
    pasted(cast, plan, text="Visjon\n<script>alert(1)</script> er kode.")
    page = cast.client("principal").get(f"/plans/{plan.pk}/pieces/").content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert(1)" not in page


@pytest.mark.parametrize(
    ("text", "said"),
    [("ord " * 25_000, "plass til 60"), ("Eleven 15108695088 er ny.", "fødselsnummer"), ("  \n ", "Fyll ut")],
    ids=["100,000 characters", "identity number", "nothing"],
)
def test_what_cannot_be_taken_is_said_beside_the_field_and_kept(
    cast: Cast, plan: Plan, text: str, said: str
) -> None:
    answer = cast.client("principal").post(f"/plans/{plan.pk}/paste/", {"text": text, "html": ""})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert text.strip() in page
    assert not Piece.objects.exists()


def test_an_identity_number_in_the_html_alone_is_found_too(cast: Cast, plan: Plan) -> None:
    form = {"text": "Eleven er ny.", "html": "<p>Eleven 151086 95088 er ny.</p>"}
    answer = cast.client("principal").post(f"/plans/{plan.pk}/paste/", form)
    assert answer.status_code == 422
    assert not Piece.objects.exists()


def test_more_pieces_than_there_is_room_for_are_said_so(cast: Cast, plan: Plan) -> None:
    text = "Mål\n" + "\n".join(f"- Mål nummer {at} her" for at in range(320))
    answer = cast.client("principal").post(f"/plans/{plan.pk}/paste/", {"text": text, "html": ""})
    assert "én del av planen om gangen" in answer.content.decode()
    assert not Piece.objects.exists()


@pytest.mark.parametrize(
    ("place", "text", "under", "said"),
    [
        ("", "Noe", "", "Velg hvor dette"),
        ("measure", "Hilse", "", "hvilket mål"),
        ("measure", "Hilse", "g999999", "hvilket mål"),
        ("goal", "x" * 201, "", "plass til 200"),
        ("text.vision", "ord " * 200, "", "plass til 500"),
        ("value", "", "", "står det ingenting"),
        ("goal", "Eleven 15108695088", "", "fødselsnummer"),
    ],
)
def test_what_hinders_is_said_at_the_piece_and_nothing_is_taken_in(
    cast: Cast, plan: Plan, place: str, text: str, under: str, said: str
) -> None:
    pieces = actions.paste(
        plan=plan, proposals=[Proposal("Alle blir sett", "goal"), Proposal("Noe", "")], by=cast["principal"]
    )
    pk = pieces[1].pk
    changed = {f"place-{pk}": place, f"text-{pk}": text, f"under-{pk}": under, f"chosen-{pk}": "1"}
    answer = cast.client("principal").post(f"/plans/{plan.pk}/pieces/", sent(pieces, **changed))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert text.strip() in page
    assert not Goal.objects.exists()
    assert plan.pieces.waiting().count() == 2


def test_one_choice_for_everything_below_a_heading(cast: Cast, plan: Plan) -> None:
    pieces = pasted(cast, plan, text="# Klassemiljø\nVi jobber.\n- Ett\n# Visjon\nAlle blir sett.")
    heading, client, address = pieces[0], cast.client("principal"), f"/plans/{plan.pk}/pieces/"
    client.post(
        address, sent([heading], f"spread:{heading.pk}", **{f"place-{heading.pk}": "text.relation_today"})
    )
    client.post(address, {"do": f"tick:{heading.pk}"})
    client.post(address, {"do": "take"})
    plan.refresh_from_db()
    assert plan.relation_today == "Klassemiljø\n\nVi jobber.\n\nEtt"
    assert plan.vision == ""


def test_what_is_laid_aside_can_be_brought_back(cast: Cast, plan: Plan) -> None:
    pieces = pasted(cast, plan)
    client = cast.client("principal")
    client.post(f"/plans/{plan.pk}/pieces/", {"do": "aside"})
    assert not plan.pieces.waiting().exists()
    assert client.get(f"/plans/pieces/{pieces[1].pk}/back/").status_code == 405
    for _press in range(2):
        client.post(f"/plans/pieces/{pieces[1].pk}/back/")
    assert list(plan.pieces.waiting()) == [pieces[1]]


def test_a_heading_does_not_wait_when_all_below_it_is_taken(cast: Cast, plan: Plan) -> None:
    pieces = pasted(cast, plan)
    vision = with_text(pieces, "Alle blir sett.")
    actions.sort_pieces(plan=plan, choices={vision.pk: Choice(vision.place, "", True)}, by=cast["principal"])
    assert actions.take_in(plan=plan, by=cast["principal"]) == 1
    waiting = [piece.text for piece in plan.pieces.waiting()]
    assert "Visjon" not in waiting
    assert waiting[:2] == ["Verdier", "Respekt: vi lytter"]


def test_a_measure_finds_a_goal_that_was_taken_in_before(cast: Cast, plan: Plan) -> None:
    pieces = pasted(cast, plan)
    client, address = cast.client("principal"), f"/plans/{plan.pk}/pieces/"
    measure = with_text(pieces, "Hilse i døra")
    data = sent(pieces)
    del data[f"chosen-{measure.pk}"]
    client.post(address, data)
    client.post(address, sent([measure]))
    assert Measure.objects.get().strategy.goal == Goal.objects.get()


def test_the_script_keeps_each_choice_as_it_is_made(cast: Cast, plan: Plan) -> None:
    piece = pasted(cast, plan)[0]
    address, form = f"/plans/pieces/{piece.pk}/", {"place": "value", "under": "", "chosen": "1"}
    answer = cast.client("leader").post(address, form, headers={"X-Requested-With": "fetch"})
    assert "at" in answer.json()
    piece.refresh_from_db()
    assert (piece.place, piece.chosen) == ("value", True)
    cast.client("leader").post(address, {**form, "place": "text.password"})
    piece.refresh_from_db()
    assert piece.place == "", "a place there is not is no place"


@pytest.mark.parametrize(
    ("part", "status"), [("third", 403), ("convenor", 403), ("reviewer", 403), ("outsider", 404)]
)
def test_others_neither_paste_nor_read(cast: Cast, plan: Plan, part: str, status: int) -> None:
    piece = pasted(cast, plan)[0]
    client: Client = cast.client(part)
    for address in ("paste/", "pieces/"):
        assert client.get(f"/plans/{plan.pk}/{address}").status_code == status
        assert client.post(f"/plans/{plan.pk}/{address}", {"text": TEXT}).status_code == status
    assert client.post(f"/plans/pieces/{piece.pk}/", {"place": "out"}).status_code == status


def test_pieces_of_another_plan_are_not_touched(cast: Cast, plan: Plan) -> None:
    other = actions.begin_plan(
        school=cast.island, network=cast.network, first_year=2026, years=5, by=cast["third"]
    )
    theirs = actions.paste(plan=other, proposals=[Proposal("Deres", "goal")], by=cast["third"])[0]
    mine = pasted(cast, plan)
    actions.sort_pieces(plan=plan, choices={theirs.pk: Choice("out", "", True)}, by=cast["principal"])
    cast.client("principal").post(
        f"/plans/{plan.pk}/pieces/", sent([*mine, theirs], **{f"text-{theirs.pk}": "Mitt"})
    )
    theirs.refresh_from_db()
    assert (theirs.text, theirs.place, theirs.chosen) == ("Deres", "goal", False)
    assert not Goal.objects.filter(plan=other).exists()


def test_a_full_list_refuses_and_nothing_is_half_done(cast: Cast, plan: Plan) -> None:
    proposals = [
        Proposal("Alle blir sett.", "text.vision"),
        *(Proposal(f"Mål {at}", "goal") for at in range(61)),
    ]
    pieces = actions.paste(plan=plan, proposals=proposals, by=cast["principal"])
    Piece.objects.update(chosen=True)
    with pytest.raises(Refused):
        actions.take_in(plan=plan, by=cast["principal"])
    plan.refresh_from_db()
    assert plan.vision == ""
    assert not Goal.objects.exists()
    assert plan.pieces.waiting().count() == len(pieces)


def test_the_page_asks_the_same_for_few_and_many_pieces(
    cast: Cast, plan: Plan, django_assert_max_num_queries: Any
) -> None:
    client, address = cast.client("principal"), f"/plans/{plan.pk}/pieces/"
    actions.paste(plan=plan, proposals=[Proposal("Ett", "value")], by=cast["principal"])
    client.get(address)
    with django_assert_max_num_queries(12) as few:
        client.get(address)
    actions.paste(
        plan=plan, proposals=[Proposal(f"Ord {at}", "value") for at in range(40)], by=cast["principal"]
    )
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(address)


def test_a_plan_begins_with_what_is_in_word(cast: Cast) -> None:
    address = f"/networks/{cast.network.pk}/schools/{cast.hill.pk}/plan/"
    answer = cast.client("principal").post(address, {"first_year": 2026, "years": 5, "start": "word"})
    assert answer.headers["Location"] == f"/plans/{Plan.objects.get().pk}/paste/"

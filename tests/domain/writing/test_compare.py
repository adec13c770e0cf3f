from hypothesis import given
from hypothesis import strategies as st

from foundation.writing.merge import compare, joined, merge_paragraphs

WORDS = st.text(st.sampled_from("ab åŋ.\n"), max_size=60)


def test_the_words_that_differ_are_marked_as_one_run() -> None:
    mine = "Hvert barn har en god relasjon til minst én voksen på skolen."
    theirs = "Hvert barn har en god relasjon til kontaktlæreren og én voksen til på skolen."
    assert [(chunk.kind, chunk.text) for chunk in compare(mine, theirs)] == [
        ("same", "Hvert barn har en god relasjon til "),
        ("gone", "minst én voksen"),
        ("added", "kontaktlæreren og én voksen til"),
        ("same", " på skolen."),
    ]


def test_equal_texts_have_nothing_marked() -> None:
    assert [chunk.kind for chunk in compare("en dag\n\nto dager", "en dag\n\nto dager")] == ["same"]
    assert compare("", "") == []


@given(WORDS, WORDS)
def test_both_texts_can_be_read_out_of_a_comparison(old: str, new: str) -> None:
    chunks = compare(old, new)
    assert "".join(chunk.text for chunk in chunks if chunk.kind != "added") == old
    assert "".join(chunk.text for chunk in chunks if chunk.kind != "gone") == new


def test_changes_in_different_paragraphs_go_together() -> None:
    regions = merge_paragraphs(
        "Først.\nMidten.\nSist.", "Først nå.\nMidten.\nSist.", "Først.\nMidten.\nSist da."
    )
    assert [region.kind for region in regions] == ["mine", "same", "theirs"]
    assert joined(regions) == "Først nå.\nMidten.\nSist da."


def test_neighbouring_paragraphs_can_be_changed_by_one_person_each() -> None:
    assert (
        joined(merge_paragraphs("Først.\nSist.", "Først nå.\nSist.", "Først.\nSist da."))
        == "Først nå.\nSist da."
    )


def test_a_paragraph_that_both_changed_is_kept_twice() -> None:
    regions = merge_paragraphs("Innledning.\nVi vil.", "Innledning.\nJeg vil.", "Innledning.\nAlle vil.")
    assert [region.kind for region in regions] == ["same", "clash"]
    assert joined(regions) == "Innledning.\nJeg vil.\nAlle vil."


def test_what_one_took_away_stays_away() -> None:
    assert joined(merge_paragraphs("a\nb", "a\nb\nc", "b")) == "b\nc"


@given(WORDS, WORDS)
def test_only_one_changed_then_that_text_stands(base: str, changed: str) -> None:
    assert joined(merge_paragraphs(base, changed, base)) == changed
    assert joined(merge_paragraphs(base, base, changed)) == changed


@given(WORDS, WORDS, WORDS)
def test_nothing_of_either_is_lost_where_both_changed(base: str, mine: str, theirs: str) -> None:
    regions = merge_paragraphs(base, mine, theirs)
    for region in regions:
        if region.kind == "clash":
            assert region.mine in joined(regions)
            assert region.theirs in joined(regions)


def test_texts_of_one_word_over_and_over_are_compared_in_bounded_time() -> None:
    """Counting every pair of equal words took minutes; what is alike in all places is not looked for."""
    old, new = "a " * 4000, "b a " * 2000
    chunks = compare(old, new)
    assert "".join(chunk.text for chunk in chunks if chunk.kind != "gone") == new
    assert joined(merge_paragraphs(old, new, old)) == new

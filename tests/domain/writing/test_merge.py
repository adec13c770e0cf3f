"""What two people wrote goes together, or stands side by side: properties of the paragraph merge."""

import itertools

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foundation.writing.merge import compare, joined, meeting, merge_paragraphs

quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
paragraph = st.text(st.sampled_from("ab åŋ😀."), max_size=8)
texts = st.lists(paragraph, max_size=6).map("\n".join)
# Words that say whose they are, so that it can be told what came through.
BASE = ["Innledning.", "Midten.", "Og slutten."]
edits = st.lists(st.sampled_from(["keep", "change", "drop", "add"]), min_size=3, max_size=3)
SWAPPED = {"mine": "theirs", "theirs": "mine"}


def edited(who: str, marks: list[str]) -> tuple[str, set[str]]:
    """The base as one person left it, and the words only that person wrote."""
    paragraphs, own = [], set()
    for place, (text, mark) in enumerate(zip(BASE, marks, strict=True)):
        word = f"{who}{place}"
        if mark in {"change", "add"}:
            own.add(word)
        paragraphs += {"keep": [text], "change": [word], "drop": [], "add": [text, word]}[mark]
    return "\n".join(paragraphs), own


@quick
@given(edits, edits)
def test_no_word_that_either_wrote_is_lost(mine: list[str], theirs: list[str]) -> None:
    (one, my_words), (other, her_words) = edited("A", mine), edited("B", theirs)
    together = joined(merge_paragraphs("\n".join(BASE), one, other))
    assert all(word in together for word in my_words | her_words)


@quick
@given(edits, edits)
def test_what_neither_touched_stands_once(mine: list[str], theirs: list[str]) -> None:
    (one, _), (other, _) = edited("A", mine), edited("B", theirs)
    regions = merge_paragraphs("\n".join(BASE), one, other)
    if not any(region.kind == "clash" for region in regions):
        together = joined(regions)
        for text, a, b in zip(BASE, mine, theirs, strict=True):
            if {a, b} <= {"keep", "add"}:
                assert together.count(text) == 1


@quick
@given(texts, texts)
def test_the_same_change_by_both_is_no_clash(base: str, changed: str) -> None:
    regions = merge_paragraphs(base, changed, changed)
    assert joined(regions) == changed
    assert all(region.mine == region.theirs for region in regions)


@quick
@given(texts)
def test_nothing_changed_is_nothing_to_do(text: str) -> None:
    assert {region.kind for region in merge_paragraphs(text, text, text)} <= {"same"}
    assert joined(merge_paragraphs(text, text, text)) == text


@quick
@given(texts, texts, texts)
def test_who_asks_makes_no_difference(base: str, mine: str, theirs: str) -> None:
    """Turned round, the same regions come with the two swapped: nobody's text counts more."""
    here, there = merge_paragraphs(base, mine, theirs), merge_paragraphs(base, theirs, mine)
    assert [(SWAPPED.get(r.kind, r.kind), r.theirs, r.mine) for r in here] == [
        (r.kind, r.mine, r.theirs) for r in there
    ]


@quick
@given(texts, texts, texts)
def test_each_ones_text_can_be_read_out_of_the_regions(base: str, mine: str, theirs: str) -> None:
    """Of what is shown side by side, no paragraph of either is missing."""
    regions = merge_paragraphs(base, mine, theirs)
    shown = "".join(region.mine + region.theirs for region in regions)
    for text in (mine, theirs):
        kept = {line for line in text.split("\n") if line} - set(base.split("\n"))
        assert all(line in shown for line in kept)


@quick
@given(texts, texts)
def test_a_comparison_turned_round_marks_the_same_words_the_other_way(old: str, new: str) -> None:
    for chunks, first, second in ((compare(old, new), old, new), (compare(new, old), new, old)):
        assert "".join(chunk.text for chunk in chunks if chunk.kind != "added") == first
        assert "".join(chunk.text for chunk in chunks if chunk.kind != "gone") == second
        assert all(chunk.text for chunk in chunks)
        assert all(a.kind != b.kind for a, b in itertools.pairwise(chunks))


@given(st.none() | st.sampled_from("abc"), st.sampled_from("abc"), st.sampled_from("abc"))
def test_a_choice_only_meets_another_when_both_changed_it(base: str | None, mine: str, theirs: str) -> None:
    both_changed = base is not None and mine != base and theirs != base
    assert (meeting(base, mine, theirs) == "clash") == (both_changed and mine != theirs)
    if base == mine or mine == theirs:
        assert meeting(base, mine, theirs) == "theirs"
    elif base in (None, theirs):
        assert meeting(base, mine, theirs) == "mine"

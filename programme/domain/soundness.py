"""What must hold in a content version beyond its shape: texts there, keys once, references that lead somewhere."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from programme.domain.content import KINDS, LANGUAGES, Content, SessionTemplate, Text, Texts

DIRECTIONS = ("up", "down")


def faults(content: Content) -> list[str]:
    """Everything wrong with the content, one English sentence each; empty when it is sound."""
    return [
        *_empty_texts(content, "content"),
        *_repeated_keys(content),
        *_sessions(content),
        *_instrument(content),
        *_references(content),
    ]


def walk(part: Any, place: str) -> Iterator[tuple[str, Any]]:
    """Every part of the content with its place, outermost first."""
    yield place, part
    if isinstance(part, tuple):
        for number, inner in enumerate(part):
            yield from walk(inner, f"{place}[{getattr(inner, 'key', number)}]")
    elif is_dataclass(part) and not isinstance(part, Text | Texts):
        for field in fields(part):
            yield from walk(getattr(part, field.name), f"{place}.{field.name}")


def _empty_texts(content: Content, root: str) -> Iterator[str]:
    for place, part in walk(content, root):
        if isinstance(part, Text):
            for language in LANGUAGES:
                if not part.in_language(language).strip():
                    yield f"{place} has no text in {language}"
        elif isinstance(part, Texts):
            yield from _uneven(part, place)


def _uneven(texts: Texts, place: str) -> Iterator[str]:
    lengths = {len(texts.in_language(language)) for language in LANGUAGES}
    if len(lengths) != 1 or lengths == {0}:
        yield f"{place} is not equally long in every language"
    if any(not text.strip() for language in LANGUAGES for text in texts.in_language(language)):
        yield f"{place} has an empty text"


def _repeated_keys(content: Content) -> Iterator[str]:
    for place, part in walk(content, "content"):
        if isinstance(part, tuple) and part and hasattr(part[0], "key"):
            for key, times in Counter(inner.key for inner in part).items():
                if times > 1:
                    yield f"{place} has the key {key} {times} times"


def _sessions(content: Content) -> Iterator[str]:
    kinds = tuple(template.kind for template in content.sessions)
    if kinds != KINDS:
        yield f"content.sessions must be {', '.join(KINDS)} in this order, not {', '.join(kinds)}"
    for template in content.sessions:
        yield from _session(template)


def _session(template: SessionTemplate) -> Iterator[str]:
    place = f"content.sessions[{template.kind}]"
    planned = sum(item.minutes for item in template.items)
    if planned > template.minutes:
        yield f"{place} plans {planned} minutes of {template.minutes}"
    if any(item.minutes <= 0 for item in template.items):
        yield f"{place} has an item without minutes"
    if not template.months or not all(1 <= month <= 12 for month in template.months):
        yield f"{place} has no right months"


def _instrument(content: Content) -> Iterator[str]:
    instrument = content.instrument
    if len(instrument.scale_labels) != len(instrument.scale):
        yield "content.instrument has not one label for each step of the scale"
    if len(instrument.rubric_levels) != 3:
        yield "content.instrument has not three rubric levels"
    keys = [statement.key for statement in instrument.statements]
    if len(set(keys)) != len(keys):
        yield "content.instrument uses a statement key twice"
    if any(not dimension.statements for dimension in instrument.dimensions):
        yield "content.instrument has a dimension without statements"


def _references(content: Content) -> Iterator[str]:
    films = {video.key for video in content.videos}
    works = {work.key for work in content.literature}
    for template in content.sessions:
        yield from (f"there is no film {key}" for key in template.videos if key not in films)
    for topic in content.topics:
        yield from (f"there is no work {key}" for key in topic.literature if key not in works)
    for page in content.background:
        yield from (f"there is no work {key}" for key in page.sources if key not in works)
    for work in content.literature:
        if work.before_session and work.before_session not in KINDS:
            yield f"content.literature[{work.key}] is for an unknown kind of session"
    for example in content.indicator_examples:
        if example.direction not in DIRECTIONS:
            yield f"content.indicator_examples[{example.key}] has no right direction"

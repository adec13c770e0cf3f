"""Checks of the plan's length, its project, the relation today, stakeholders."""

from collections.abc import Iterator
from datetime import date

from plans.domain.checks.sentences import Finding
from plans.domain.contents import Contents
from plans.domain.life import years_wanted
from plans.domain.parts import PARTICIPATION, TEACHER_MODULE


def _text_missing(contents: Contents, name: str, part: str, kind: str) -> Iterator[Finding]:
    if not contents.text(name):
        yield Finding(kind, part, name)


def horizon(contents: Contents, today: date) -> Iterator[Finding]:
    """The plan reaches three years ahead in the sketch, five from the draft."""
    if contents.years < years_wanted(contents.stage):
        yield Finding("horizon", "project", "years")


def organisation(contents: Contents, today: date) -> Iterator[Finding]:
    """Who does what in the project."""
    return _text_missing(contents, "organisation", "project", "organisation")


def participation(contents: Contents, today: date) -> Iterator[Finding]:
    """Somebody beside the leadership has taken part in values and goals."""
    if not any(contents.text(name) for name in PARTICIPATION):
        yield Finding("participation", "project", PARTICIPATION[0])


def teacher_module(contents: Contents, today: date) -> Iterator[Finding]:
    """The groups of the teacher module and their meetings are described."""
    if not all(contents.text(name) for name in TEACHER_MODULE[:2]):
        yield Finding("teacher_module", "project", TEACHER_MODULE[0])


def teacher_contact(contents: Contents, today: date) -> Iterator[Finding]:
    """How leadership and teacher groups meet: the two modules shall support each other."""
    return _text_missing(contents, "teacher_contact", "project", "teacher_contact")


def anchoring(contents: Contents, today: date) -> Iterator[Finding]:
    """The project is anchored politically and in municipal plans."""
    return _text_missing(contents, "anchoring", "project", "anchoring")


def ordinary_work(contents: Contents, today: date) -> Iterator[Finding]:
    """How the project becomes ordinary work."""
    return _text_missing(contents, "ordinary_work", "project", "ordinary_work")


def relation_today(contents: Contents, today: date) -> Iterator[Finding]:
    """What the relation is like today."""
    return _text_missing(contents, "relation_today", "today", "relation_today")


def relation_source(contents: Contents, today: date) -> Iterator[Finding]:
    """Where that is known from."""
    if contents.text("relation_today"):
        yield from _text_missing(contents, "relation_source", "today", "relation_source")


def challenges(contents: Contents, today: date) -> Iterator[Finding]:
    """The main challenges are named."""
    return _text_missing(contents, "challenges", "challenges", "challenges")


def stakeholders(contents: Contents, today: date) -> Iterator[Finding]:
    """Someone who needs special follow-up is named, and how."""
    if not any(s.who and s.action for s in contents.stakeholders):
        yield Finding("stakeholders", "challenges", "stakeholders")

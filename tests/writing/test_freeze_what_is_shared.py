from dataclasses import dataclass
from datetime import date

import pytest
from pydantic import ValidationError

from foundation.writing.actions import freeze, keep_copy
from foundation.writing.frozen import Frozen, opened, register_schema
from foundation.writing.models import ArchiveCopy, FrozenPart, FrozenVersion
from foundation.writing.queries import archive_copies, latest_version, read, read_many, versions
from plans.models import Plan
from tests.cast import Cast

PARTS = {
    "vision": {"text": "Hvert barn er sett."},
    "goals": [{"key": "a", "title": "Nærhet"}, {"key": "b", "title": "Mot", "on": date(2027, 1, 19)}],
}


def frozen(cast: Cast, plan: Plan, **changed: object) -> FrozenVersion:
    return freeze(
        kind="tests.plan",
        obj=plan,
        language="nn",
        parts={**PARTS, **changed},
        reason="Delt med nettverket",
        by=cast["principal"],
    )


def test_it_reads_as_it_was_whatever_becomes_of_the_live_rows(cast: Cast, plan: Plan) -> None:
    version = frozen(cast, plan)
    cast["principal"].name = "Et annet navn"
    cast["principal"].save()
    held = read(version)
    assert (held.schema, held.kind, held.language) == (1, "tests.plan", "nn")
    assert list(held.parts) == ["vision", "goals"]
    assert held.parts["goals"][1] == {"key": "b", "title": "Mot", "on": "2027-01-19"}
    assert version.by_name == "Anders Lien"


def test_parts_that_have_not_changed_are_stored_once(cast: Cast, plan: Plan) -> None:
    first, second = frozen(cast, plan), frozen(cast, plan, vision={"text": "Hvert barn er hørt."})
    assert (first.number, second.number) == (1, 2)
    assert FrozenPart.objects.count() == 3
    assert [version.number for version in versions("tests.plan", plan.pk)] == [2, 1]
    assert latest_version("tests.plan", plan.pk) == second


def test_many_versions_are_read_by_one_query(cast: Cast, plan: Plan, django_assert_num_queries) -> None:
    held = [frozen(cast, plan, vision={"text": f"Visjon {n}"}) for n in range(4)]
    with django_assert_num_queries(1):
        assert [one.parts["vision"]["text"] for one in read_many(held)] == [f"Visjon {n}" for n in range(4)]


def test_it_is_never_changed(cast: Cast, plan: Plan) -> None:
    version = frozen(cast, plan)
    version.reason = "Noe annet"
    with pytest.raises(TypeError):
        version.save()


@dataclass(frozen=True)
class PlanParts:
    """The newest schema of the tests' own plan."""

    vision: dict[str, str]
    goals: list[dict[str, str]]


def test_an_old_schema_is_brought_up_to_the_newest() -> None:
    register_schema(
        "tests.old",
        newest=3,
        shape=PlanParts,
        upgrades={
            1: lambda parts: {"vision": parts["visjon"], "goals": []},
            2: lambda parts: {**parts, "vision": {"text": parts["vision"]}},
        },
    )
    held = opened(kind="tests.old", schema=1, language="nb", parts={"visjon": "Sett."})
    assert held == Frozen(
        3, "tests.old", "nb", {"vision": {"text": "Sett."}, "goals": []}, PlanParts({"text": "Sett."}, [])
    )


def test_what_does_not_fit_its_schema_is_not_read_half() -> None:
    register_schema("tests.strict", shape=PlanParts)
    with pytest.raises(ValidationError):
        opened(kind="tests.strict", schema=1, language="nb", parts={"vision": {"text": "x"}})


def test_a_step_without_an_upgrade_is_found_at_the_start() -> None:
    with pytest.raises(ValueError, match="no upgrade from schema 2"):
        register_schema("tests.gap", newest=3, upgrades={1: lambda parts: parts})


def test_what_is_published_keeps_its_bytes(cast: Cast, plan: Plan) -> None:
    version = frozen(cast, plan)
    facts = {"title": "Plan", "date": "2027-01-19", "case_number": "2027/12", "type": "plan"}
    for _ in range(2):
        copy = keep_copy(
            version=version, filename="plan.pdf", pdf=b"%PDF", metadata=facts, by=cast["principal"]
        )
    assert ArchiveCopy.objects.count() == 1
    assert bytes(ArchiveCopy.objects.get().content) == b"%PDF"
    assert copy.metadata["sha256"] == copy.sha256
    assert copy.metadata["version"] == 1
    assert [one.filename for one in archive_copies(version)] == ["plan.pdf"]
    copy.filename = "annet.pdf"
    with pytest.raises(TypeError):
        copy.save()

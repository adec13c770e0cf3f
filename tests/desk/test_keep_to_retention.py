"""The retention file: every column has its place, and the clock does what it says."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import models
from django.utils import timezone

from accounts.models import Person
from desk.actions import keep_to_retention
from desk.domain.retention import Do
from desk.queries.retention import tables
from foundation.audit.models import Entry
from foundation.post import due
from foundation.post.actions import Recipient, post
from foundation.post.models import Delivery, Message
from network.actions import Office, invite
from network.models import Invitation, Role, RoleAssignment
from sessions.models import CallAnswer, Kind, NetworkSession
from tests.cast import Cast

TEXT = (
    models.CharField,
    models.TextField,
    models.JSONField,
    models.BinaryField,
    models.GenericIPAddressField,
    models.FileField,
)


def columns_to_place(model: type[models.Model]) -> set[str]:
    """Every column that could hold something about a person."""
    found = set()
    for column in model._meta.concrete_fields:
        if column.is_relation:
            if column.related_model is Person:
                found.add(column.name)
        elif isinstance(column, TEXT) and not column.choices:
            found.add(column.name)
    return found


@pytest.mark.parametrize("model", apps.get_models(include_auto_created=True), ids=lambda m: m._meta.label)
def test_every_column_has_its_place(model: type[models.Model]) -> None:
    wanted = columns_to_place(model)
    table = tables().get(model._meta.label)
    assert table or not wanted, f"desk/retention.toml has no table for {model._meta.label}: {sorted(wanted)}"
    if table:
        placed = {*table.fields, *table.plain}
        assert wanted <= placed, f"no place for {sorted(wanted - placed)}"
        assert not set(table.fields) & set(table.plain)


@pytest.mark.django_db
@pytest.mark.parametrize("table", tables().values(), ids=lambda t: t.label)
def test_every_row_of_the_file_is_true(table: object) -> None:
    model = apps.get_model(table.label)
    names = {column.name for column in model._meta.get_fields()}
    assert {*table.fields, *table.plain, *table.people, *table.secret} <= names
    assert table.kept
    for own in table.people.values():
        told = {model._meta.get_field(name) for name in own}
        assert not any(column.is_relation for column in told), "another row's words are nobody's own"
        assert not {column.name for column in told} & {*table.secret, "password"}
    assert not table.people or set(table.title) == {"nb", "nn", "en"}
    if table.copy:
        assert {table.copy.name, table.copy.of} <= names
    if table.same_name:
        assert set(table.same_name.columns) <= names
        assert list(model._base_manager.filter(**{f"{table.same_name.at}__in": [0]})) == []
    if table.by:
        assert table.by in {job.name for job in due.jobs()}


def test_every_person_column_is_somebodys_data() -> None:
    """A column that leads to a person stands in «mine data», or says by its table why not."""
    without = {"accounts.Person_groups", "accounts.Person_user_permissions"}
    missing = [
        f"{model._meta.label}.{column.name}"
        for model in apps.get_models(include_auto_created=True)
        for column in model._meta.concrete_fields
        if column.is_relation and column.related_model is Person and model._meta.label not in without
        if column.name not in (*tables()[model._meta.label].people, "invited_by")
    ]
    assert missing == []


def aged(rows: models.QuerySet[models.Model], field: str, days: int) -> None:
    rows.update(**{field: timezone.now() - timedelta(days=days)})


def test_old_rows_go_and_young_ones_stay(cast: Cast) -> None:
    by = cast["principal"]
    for number in range(2):
        invite(email=f"{number}@example.no", name="N", office=Office(Role.LEADER, school=cast.hill), by=by)
        post(kind="test", recipients=[Recipient(f"{number}@example.no")], subject="Hei", body="Hei", by=by)
    old = Invitation.objects.order_by("pk")[:1].values("pk")
    aged(Invitation.objects.filter(pk__in=list(old.values_list("pk", flat=True))), "created_at", 366)
    aged(Message.objects.filter(kind="test", deliveries__email="0@example.no"), "created_at", 731)
    aged(Entry.objects.filter(pk=Entry.objects.last().pk), "at", 1830)
    assert keep_to_retention(now=timezone.now(), by=None) == 3
    assert Invitation.objects.count() == 1
    assert list(Delivery.objects.filter(message__kind="test").values_list("email", flat=True)) == [
        "1@example.no"
    ]
    assert keep_to_retention(now=timezone.now(), by=None) == 0
    assert Entry.objects.filter(action="retention.kept").count() == 1


def test_words_to_an_old_call_are_emptied_and_the_answer_stays(cast: Cast) -> None:
    for number, days in ((1, 370), (2, 10)):
        session = NetworkSession.objects.create(
            programme_year=cast.year, network=cast.network, number=number, kind=Kind.MIDDLE, minutes=90,
            starts_at=timezone.now() - timedelta(days=days),
        )  # fmt: skip
        CallAnswer.objects.create(
            session=session, person=cast["third"], answer="deputy", deputy="Ola", word="Syk"
        )
    assert keep_to_retention(now=timezone.now(), by=None) == 1
    assert list(CallAnswer.objects.order_by("pk").values_list("answer", "deputy", "word")) == [
        ("deputy", "", ""),
        ("deputy", "Ola", "Syk"),
    ]


def test_an_account_without_a_role_for_two_years_is_erased(cast: Cast) -> None:
    for part, days in (("leader", 731), ("third", 700)):
        RoleAssignment.objects.filter(person=cast[part]).update(
            ends_on=timezone.localdate() - timedelta(days=days)
        )
    aged(Person.objects.all(), "created_at", 2000)
    assert keep_to_retention(now=timezone.now(), by=None) == 1
    assert not Person.objects.get(pk=cast["leader"].pk).is_active
    assert Person.objects.get(pk=cast["third"].pk).is_active
    assert Person.objects.get(pk=cast["operator"].pk).is_active


def test_the_clock_has_the_job() -> None:
    assert {"desk.retention"} <= {job.name for job in due.jobs() if job.daily}
    assert sum(table.after is not None and table.after.do is Do.ERASE for table in tables().values()) == 1

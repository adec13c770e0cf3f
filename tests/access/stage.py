"""A stage with something behind every door: the demonstration, and what it lacks, made by the program's own actions.

It holds a secret of every kind: a word that stands nowhere else, so that something could leak.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Concat
from django.test import Client, override_settings
from django.utils import timezone, translation

from accounts.models import Person
from desk.actions.archive import Zipped, keep_archive
from desk.actions.binder import Made, keep_binder
from desk.demo.build import build
from desk.demo.clock import moment
from desk.models import Binder, Making, SchoolArchive
from foundation.post.models import Delivery, Message
from foundation.writing.actions import base_of, save_text
from network import actions as networks
from network.models import Network, Role, RoleAssignment, School
from plans import actions as plans
from plans.domain.passing_on import Extras
from plans.domain.pasting import Proposal
from plans.models import Plan, Share
from plc_survey import actions as surveys
from plc_survey.answering.page import form_address
from plc_survey.models import Phase, Publication, Round, Way
from plc_survey.place import Place
from programme.actions import load_file, set_film
from programme.queries import active_content, active_version
from review import actions as reviews
from review.models import Review, SchoolPart
from review.queries.places import place_for as occasion_for
from sessions.actions import agenda, calendars, call, holding, minutes, papers, schedule, sessions, tasks
from sessions.domain.papers import PDF
from sessions.models import Answer, Kind, Minutes, NetworkSession, State

MORNING = datetime(2027, 1, 12, 8, tzinfo=UTC)
PASSWORD = "en-lang-setning-om-fjorden"
ROLES = (
    "anonymous", "rkbu", "reviewer", "editor", "convenor", "minute_taker", "principal", "leader", "owner",
    "neighbour", "former", "outsider", "operator",
)  # fmt: skip
"""Who knocks. `principal` and `leader` are of the school that everything lies at, `neighbour` is principal of another
school in the network, `former` led the school until yesterday, `outsider` is a principal in another network."""


class Stage:
    """The network, the school that things lie at, and one person a role."""

    def __init__(self) -> None:
        self.today: date = timezone.localdate()
        load_file()
        build(self.today)
        self.network = Network.objects.get()
        self.school = School.objects.get(name__contains="Vassbredden")
        self.place = Place(self.school, self.network)
        self.people = self._people()
        self._the_plan()
        self._the_survey()
        self._the_sessions()
        self._the_reviews()
        self._the_rest()
        self._what_others_wrote()
        self.cookies = {role: self._sign_in(role) for role in ROLES}

    def __getitem__(self, role: str) -> Person:
        return self.people[role]

    def _sign_in(self, role: str) -> str:
        """The header of whoever has signed in; empty for anonymous."""
        client = Client()
        if role in self.people:
            client.force_login(self.people[role])
        return "; ".join(f"{cookie.key}={cookie.value}" for cookie in client.cookies.values())

    # ---- people ----------------------------------------------------------------------------

    def _people(self) -> dict[str, Person]:
        lyngvoll = School.objects.get(name__startswith="Lyngvoll")
        held = {role: self._holder(role) for role in ("rkbu", "reviewer", "editor", "owner")}
        held |= {role: self._holder(role, school=self.school) for role in ("principal", "leader")}
        held["neighbour"] = self._holder(Role.PRINCIPAL, school=lyngvoll)
        held["convenor"] = self._takes_over(Role.CONVENOR, "Konrad Nettverk")
        held["minute_taker"] = self._takes_over(Role.MINUTE_TAKER, "Rita Referent")
        held["former"] = self._former()
        held["outsider"] = self._outsider(held["rkbu"])
        held["operator"] = Person.objects.create_superuser("drift@example.no", "Drifts Ansvarlig", PASSWORD)
        return held

    def _holder(self, role: str, **place: Any) -> Person:
        return (
            RoleAssignment.objects.on(self.today)
            .filter(role=role, **place)
            .select_related("person")[0]
            .person
        )

    def _new(self, name: str) -> Person:
        return Person.objects.create_user(f"{name.split()[0].lower()}@example.no", name, PASSWORD)

    def _takes_over(self, role: str, name: str) -> Person:
        old = RoleAssignment.objects.on(self.today).get(role=role, network=self.network)
        return networks.hand_over(role=old, to=self._new(name), by=old.person).person

    def _former(self) -> Person:
        former = self._new("Frode Forhen")
        RoleAssignment.objects.create(
            person=former,
            role=Role.PRINCIPAL,
            school=self.school,
            starts_on=self.today - timedelta(days=365),
            ends_on=self.today,
        )
        return former

    def _outsider(self, rkbu: Person) -> Person:
        self.elsewhere = networks.create_network(
            municipality="Utgard kommune", name="Nettverket i Utgard", first_year=2026, year_count=2,
            language="nb", by=rkbu,
        )  # fmt: skip
        joined = networks.add_school(
            network=self.elsewhere, facts=networks.SchoolFacts("Utgard skole"), by=rkbu
        )
        outsider = self._new("Odd Fremmed")
        self.far_school = joined.school
        networks.assign(
            person=outsider, office=networks.Office(Role.PRINCIPAL, school=self.far_school), by=rkbu
        )
        return outsider

    # ---- the plan --------------------------------------------------------------------------

    def _the_plan(self) -> None:
        by = self["principal"]
        self.plan = Plan.objects.get(school=self.school)
        row = plans.add_row
        self.value = row(kind="value", parent=self.plan, by=by, name="Nærhet")
        self.goal = row(kind="goal", parent=self.plan, by=by, title="Alle blir sett")
        self.indicator = row(kind="indicator", parent=self.goal, by=by, what="Elever som blir sett", unit="%")
        self.milestone = row(kind="milestone", parent=self.goal, by=by, text="Alle har prøvd")
        self.strategy = row(kind="strategy", parent=self.goal, by=by, title="Hilse")
        self.measure = row(
            kind="measure", parent=self.strategy, by=by, title="Hilse i døra", responsible="kanariansvarlig"
        )
        self.stakeholder = row(kind="stakeholder", parent=self.plan, by=by, who="kanariinteressent")
        self.reading = plans.add_reading(
            indicator=self.indicator, read_on=self.today, value=71, note="", by=by
        )
        self.log = plans.write_log(
            plan=self.plan, on=self.today, kind="story", text="kanarilogg", shared=False, by=by
        )
        self.check = plans.check_values(plan=self.plan, on=self.today, marks={}, by=by)
        self.offer = plans.offer_measure(
            school=self.school,
            network=self.network,
            source="decision",
            source_key="t:1",
            title="Hospitere",
            by=by,
        )
        self.handout = plans.hand_out(plan=self.plan, extras=Extras(), by=by)
        self.piece = plans.paste(plan=self.plan, proposals=[Proposal("kanaribit", "")], by=by)[0]
        self.draft = row(kind="goal", parent=self.plan, by=by, title="kanariutkast")

    def share_plan(self, audience: str) -> None:
        """Let the audience read the plan as it was before the newest, secret goal."""
        plans.remove_row(row=self.draft, by=self["principal"])
        plans.share_plan(plan=self.plan, audiences=[audience], figures={}, by=self["principal"])
        plans.restore_row(row=self.draft, by=self["principal"])

    def withdraw_plan(self) -> None:
        """Share the plan with everyone, and take it back."""
        for audience, _words in Share.AUDIENCES:
            self.share_plan(audience)
            plans.withdraw_share(plan=self.plan, audience=audience, by=self["principal"])

    def close_link(self) -> None:
        """Withdraw what was handed out."""
        plans.withdraw_handout(plan=self.plan, by=self["principal"])

    # ---- the survey ------------------------------------------------------------------------

    def _the_survey(self) -> None:
        by = self["principal"]
        surveys.close_round(round_=Round.objects.running().get(school=self.school), by=by)
        self.closed = self._round(Way.LINK)
        self._answer(self.closed)
        self.closed = surveys.close_round(round_=self.closed, by=by)
        self.idea = self.closed.ideas.get(number=1)
        self.write("survey.idea", self.idea, "text", "kanariidé", by)
        self.open = self._round(Way.CODES)
        self.code = surveys.issue_codes(round_=self.open, number=3, replace=False, by=by)[0]
        self.nonce = form_address(self.open, self.code, "nb").split("?")[0].rstrip("/").rpartition("/")[2]
        days = {"opens_on": self.today, "closes_on": self.today + timedelta(days=9)}
        self.prepared = surveys.prepare_round(place=self.place, phase=Phase.END, by=by, **days)
        self.rubric = surveys.save_rubric(
            place=self.place, rubric=None, phase=Phase.START, held_on=self.today, present=4,
            judgements={active_content().instrument.dimensions[0].key: (2, "kanaribegrunnelse")}, by=by,
        )  # fmt: skip
        self.publication = self._publication()

    def _round(self, way: Way) -> Round:
        return surveys.open_new_round(
            place=self.place, phase=Phase.MIDWAY, opens_on=self.today, closes_on=self.today + timedelta(days=9),
            expected=14, way=way, free_text=True, met_on=self.today, union_rep="kanaritillitsvalgt",
            safety_rep="Vera",
            by=self["principal"],
        )  # fmt: skip

    def _answer(self, round_: Round) -> None:
        count = len(active_content().instrument.statements)
        for number in range(12):
            surveys.submit_sheet(
                round_key=round_.pk, code="", nonce=f"form-{number}", answers=[2 + number % 4] * count,
                text="kanarifritekst",
            )  # fmt: skip

    def _publication(self) -> Any:
        """The demonstration's own: the network's figures of its first phase are published there."""
        return Publication.objects.filter(network=self.network, phase=Phase.START).latest("pk")

    # ---- sessions --------------------------------------------------------------------------

    def _the_sessions(self) -> None:
        self.published, self.called, self.planned = (
            self._at(s) for s in (State.PUBLISHED, State.CALLED, State.PLANNED)
        )
        self.approved = self._at(State.APPROVED)
        self.held, self.running = self._extra(self.today - timedelta(days=4)), self._extra(self.today)
        holding.mark_held(session=self.held, by=self["convenor"])
        holding.begin_session(session=self.running, by=self["convenor"])
        self._the_agenda()
        self._the_call()
        self._the_minutes()
        self._the_tasks()

    def _at(self, state: str) -> NetworkSession:
        return NetworkSession.objects.filter(state=state).in_time_order()[0]

    def _extra(self, day: date) -> NetworkSession:
        year = self.called.programme_year
        return sessions.plan_session(year=year, kind=Kind.MIDDLE, starts_at=moment(day), by=self["convenor"])

    def _the_agenda(self) -> None:
        by, session = self["convenor"], self.planned
        self.item = agenda.add_item(session=session, title="Egen sak", text="kanarisak", by=by)
        agenda.edit_item(item=self.item, private_note="kanarinotat", by=by)
        self.gone = agenda.remove_item(item=agenda.add_item(session=session, title="Bort", by=by), by=by)
        self.proposal = agenda.propose(
            session=session, by=self["neighbour"], school=None, title="kanariforslag", text="", minutes=10
        )
        file = SimpleUploadedFile("sak.pdf", b"%PDF-1.7 ...")
        self.paper = papers.add_paper(session=session, file=file, kind=PDF, title="Vedlegg", by=by)

    def _the_call(self) -> None:
        self.answer = self.called.answers.get(person=self["principal"])
        call.answer_call(
            answer=self.answer, choice=Answer.NOT_COMING, deputy="", word="kanarisvar", by=self["principal"]
        )
        self.answer_token = call.token_for(self.answer)
        self.feed_token = calendars.token_of(calendars.make_feed(by=self["principal"]))
        free = self.today + timedelta(days=30)
        self.closed_days = schedule.close_days(
            network=self.network, starts_on=free, ends_on=free, reason="", by=self["convenor"]
        )

    def invite_owner(self) -> None:
        """The owner is to take part in the session that is called."""
        sessions.edit_session(session=self.called, owner_takes_part=True, by=self["convenor"])

    def _the_minutes(self) -> None:
        by, record = self["minute_taker"], self.held.record
        self.note = record.notes.first()
        self.write("sessions.note", self.note, "text", "kanarireferat", by)
        self.decision = minutes.add_decision(
            session=self.held, item=self.note.item, text="kanarivedtak", by=by
        )
        self.remark = minutes.make_remark(session=self.published, text="kanarimerknad", by=self["neighbour"])

    def _the_tasks(self) -> None:
        facts = {"network": self.network, "by": self["convenor"]}
        self.task = tasks.give_task(what="kanarioppgave", school=self.school, **facts)[0]
        self.own_task = tasks.give_task(what="Be om penger", person=self["owner"], **facts)[0]
        self.common_task = tasks.give_task(what="Lese boka", **facts)[0]

    # ---- reviews ---------------------------------------------------------------------------

    def _the_reviews(self) -> None:
        by = self["reviewer"]
        actor = self.actor("reviewer")
        occasion = occasion_for(actor, self.network.pk, 2026, "last")
        assert occasion is not None
        self.review = reviews.begin_review(place=occasion, by=by)
        self.part = self.review.parts.get(school=self.school)
        for kind, thing in (("review.network_part", self.review), ("review.school_part", self.part)):
            self.write(kind, thing, "private_note", "kanariprivat", by)
            self.write(kind, thing, "advice", "kanariråd", by)
        self.owner_year = reviews.begin_owner_year(network=self.network, year=occasion.year, by=self["owner"])
        self.owner_answer = self.owner_year.answers.first()
        self.write("review.owner_answer", self.owner_answer, "text", "kanarieier", self["owner"])
        self.summary = reviews.begin_summary(network=self.network, year=occasion.year, by=self["convenor"])
        self.write("review.network_summary", self.summary, "text", "kanarisammendrag", self["convenor"])

    # ---- the rest --------------------------------------------------------------------------

    def _the_binder(self) -> None:
        year = self.planned.programme_year
        self.binder = Binder.objects.create(
            programme_year=year, state=Making.MAKING, asked_at=timezone.now(), asked_by=self["convenor"]
        )
        made = Made("perm.pdf", b"%PDF-1.7 kanariperm", 1)
        keep_binder(binder=self.binder, volumes=[made], seen="", by=self["convenor"])

    def _the_archive(self) -> None:
        facts = {"state": Making.MAKING, "asked_at": timezone.now(), "asked_by": self["principal"]}
        self.archive = SchoolArchive.objects.create(school=self.school, **facts)
        with TemporaryDirectory() as folder:
            path = Path(folder) / "arkiv.zip"
            path.write_bytes(b"PK kanariarkiv")
            made = Zipped("arkiv.zip", path, 1)
            keep_archive(archive=self.archive, made=made, seen="", by=self["principal"])

    def _the_rest(self) -> None:
        self._the_binder()
        self._the_archive()
        self.film = active_content().videos[0].key
        set_film(
            key=self.film, by=self["editor"], minutes=12, file=SimpleUploadedFile("film.mp4", b"film"),
            captions_file=SimpleUploadedFile("film.vtt", b"WEBVTT"),
        )  # fmt: skip
        self.content, self.version = active_content(), active_version()
        self.to_school = self._invite(
            "kanariinvitert", networks.Office(Role.LEADER, school=self.school), self["principal"]
        )
        self.to_network = self._invite(
            "ny-eier", networks.Office(Role.OWNER, network=self.network), self["convenor"]
        )
        self.to_rkbu = self._invite("ny-redaktor", networks.Office(Role.EDITOR), self["rkbu"])
        self.delivery = Delivery.objects.select_related("message").first()
        self.membership = self.network.memberships.get(school=self.school)
        self.anchoring = self.network.anchorings.first()

    def _what_others_wrote(self) -> None:
        """In rows that somebody answered, took, began, prepared or sent: what others wrote there stays theirs."""
        answered = {"answered_by": self["principal"], "answered_at": timezone.now()}
        SchoolPart.objects.filter(pk=self.part.pk).update(**answered)
        self.write("sessions.record", self.held.record, "summary", "kanarireferat", self["minute_taker"])
        Minutes.objects.filter(pk=self.held.record.pk).update(taker=self["former"])
        Review.objects.filter(pk=self.review.pk).update(begun_by=self["former"])
        Round.objects.filter(pk=self.open.pk).update(prepared_by=self["convenor"])
        Message.objects.update(body=Concat("body", Value(" kanarilenke")))

    def _invite(self, name: str, office: networks.Office, by: Person) -> Any:
        return networks.invite(email=f"{name}@example.no", name="Ny Person", office=office, by=by)

    def role(self, role: str) -> RoleAssignment:
        """The assignment behind a person's role."""
        return RoleAssignment.objects.on(self.today).get(person=self[role], role=role)

    def actor(self, role: str) -> Any:
        """The person as rules see them."""
        from network.roles import actor_for

        return actor_for(self[role])

    def write(self, kind: str, thing: Any, field: str, text: str, by: Person) -> None:
        """A text as its self-save would keep it."""
        base = base_of(getattr(thing, field))
        assert save_text(kind=kind, obj=thing, field=field, value=text, base=base, by=by)
        thing.refresh_from_db()


@pytest.fixture(scope="module")
def stage(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    """Built once for the module, inside one transaction that is rolled back."""
    media = tmp_path_factory.mktemp("media")
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=media, DEBUG_PROPAGATE_EXCEPTIONS=True),
        translation.override("nb"),
        time_machine.travel(MORNING, tick=True),
        transaction.atomic(),
    ):
        yield Stage()
        transaction.set_rollback(True)

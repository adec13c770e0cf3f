"""From the session being held to minutes that are approved and locked."""

from datetime import timedelta
from hashlib import sha256

import pytest
import time_machine

from foundation.access.verdict import Refused
from foundation.post.models import Message
from foundation.writing.models import ArchiveCopy, FrozenVersion
from network.models import RoleAssignment
from sessions.actions import minutes as actions
from sessions.actions.holding import begin_session
from sessions.actions.sessions import cancel_session
from sessions.actions.tasks import give_task
from sessions.models import Attendance, Decision, NetworkSession, Note, Presence, State, Task
from sessions.queries.minutes import attendance_facts, published
from tests.cast import LONG_AGO, Cast
from tests.sessions.conftest import Plan


def _round_item(session: NetworkSession):
    return session.items.get(key="round")


def _publish(cast: Cast, session: NetworkSession, expected: int = 1) -> FrozenVersion | None:
    return actions.publish_minutes(session=session, expected=expected, by=cast["convenor"])


# ---- beginning ------------------------------------------------------------------------------


def test_beginning_makes_the_list_and_the_notes(cast: Cast, begun: NetworkSession) -> None:
    assert Attendance.objects.filter(session=begun).count() == 4
    notes = Note.objects.filter(item=_round_item(begun))
    assert sorted(note.school.name for note in notes if note.school) == [
        "Havna skole",
        "Ås skole",
        "Čáhceravda skuvla",
    ]


def test_a_session_is_not_begun_before_its_day(cast: Cast, called: NetworkSession) -> None:
    assert cast.client("convenor").post(f"/sessions/{called.pk}/begin/").status_code == 409
    called.refresh_from_db()
    assert called.state == State.CALLED


def test_beginning_twice_is_harmless(cast: Cast, begun: NetworkSession) -> None:
    begin_session(session=begun, by=cast["convenor"], now=begun.starts_at)
    assert Attendance.objects.filter(session=begun).count() == 4


def test_what_people_answered_is_the_start_of_the_list(cast: Cast, called: NetworkSession) -> None:
    called.answers.filter(person=cast["leader"]).update(answer="deputy", deputy="Eli Strøm")
    begin_session(session=called, by=cast["convenor"], now=called.starts_at)
    row = Attendance.objects.get(session=called, person=cast["leader"])
    assert (row.presence, row.deputy) == (Presence.DEPUTY, "Eli Strøm")


def test_a_session_that_was_never_called_can_still_be_minuted(cast: Cast, planned: NetworkSession) -> None:
    with time_machine.travel(planned.ends_at + timedelta(hours=1)):
        answer = cast.client("convenor").post(f"/sessions/{planned.pk}/begin/")
    assert answer["Location"].endswith("/minutes/write/")
    planned.refresh_from_db()
    assert planned.state == State.HELD


@pytest.mark.parametrize(
    ("part", "status"), [("principal", 403), ("owner", 403), ("reviewer", 403), ("outsider", 404)]
)
def test_drafts_are_for_those_who_write(cast: Cast, held: NetworkSession, part: str, status: int) -> None:
    client = cast.client(part)
    for page in ("minutes/write/", "minutes/publish/", "minutes-draft.pdf", "minutes/paper/"):
        assert client.get(f"/sessions/{held.pk}/{page}").status_code == status
    note = Note.objects.filter(record__session=held).first()
    assert note
    Note.objects.filter(pk=note.pk).update(text="Ikke ferdig tenkt")
    if status == 403:
        assert "Ikke ferdig tenkt" not in client.get(f"/sessions/{held.pk}/minutes/").content.decode()


def test_the_minute_taker_writes(cast: Cast, held: NetworkSession) -> None:
    RoleAssignment.objects.create(
        person=cast["leader"], role="minute_taker", network=cast.network, starts_on=LONG_AGO
    )
    client = cast.client("leader")
    assert client.get(f"/sessions/{held.pk}/minutes/write/").status_code == 200
    assert client.get(f"/sessions/{held.pk}/agenda/").status_code == 403


# ---- writing --------------------------------------------------------------------------------


def test_attendance_is_noted(cast: Cast, held: NetworkSession) -> None:
    rows = {row.person_id: row for row in held.attendances.all()}
    convenor, leader = rows[cast["convenor"].pk], rows[cast["leader"].pk]
    data = {
        f"presence-{convenor.pk}": "present",
        f"presence-{leader.pk}": "deputy",
        f"deputy-{leader.pk}": "Eli Strøm",
    }
    client = cast.client("convenor")
    client.post(f"/sessions/{held.pk}/minutes/attendance/", data)
    client.post(f"/sessions/{held.pk}/minutes/attendance/", {"everyone": "1"})
    leader.refresh_from_db()
    assert (leader.presence, leader.deputy) == (Presence.DEPUTY, "Eli Strøm")
    assert held.attendances.filter(presence=Presence.PRESENT).count() == 3
    assert attendance_facts(cast.network, cast.hill)[0].whole


def test_a_deputys_name_that_cannot_be_kept_is_said_beside_it(cast: Cast, held: NetworkSession) -> None:
    rows = {row.person_id: row for row in held.attendances.all()}
    convenor, leader = rows[cast["convenor"].pk], rows[cast["leader"].pk]
    client, address = cast.client("convenor"), f"/sessions/{held.pk}/minutes/attendance/"
    good = {f"presence-{leader.pk}": "deputy", f"deputy-{leader.pk}": "Eli Strøm"}
    client.post(address, good)
    data = {
        f"presence-{convenor.pk}": "present",
        f"presence-{leader.pk}": "deputy",
        f"deputy-{leader.pk}": "Eli 01010750160",
    }
    answer = client.post(address, data, headers={"HX-Request": "true"})
    assert answer.status_code == 422
    assert "er et fødselsnummer" in answer.content.decode()
    assert 'value="Eli 01010750160"' in answer.content.decode()
    assert "er et fødselsnummer" in client.post(address, data, follow=True).content.decode()
    leader.refresh_from_db()
    convenor.refresh_from_db()
    assert (leader.deputy, convenor.presence) == ("Eli Strøm", Presence.PRESENT)


def test_notes_save_themselves_and_a_clash_keeps_both(cast: Cast, held: NetworkSession) -> None:
    note = Note.objects.filter(record__session=held, school=cast.hill).get()
    client = cast.client("convenor")
    path = f"/writing/sessions.note/{note.pk}/text/"
    from foundation.writing.texts import base_of

    first = {"value": "Fem minutter ved døra", "base": base_of(""), "person": cast["convenor"].pk}
    assert client.post(path, first).status_code == 200
    late = {"value": "Noe annet", "base": base_of(""), "person": cast["convenor"].pk}
    assert client.post(path, late).status_code == 409
    note.refresh_from_db()
    assert note.text == "Fem minutter ved døra"


def test_without_script_the_form_saves(cast: Cast, held: NetworkSession) -> None:
    note = Note.objects.filter(record__session=held, school=cast.hill).get()
    client = cast.client("convenor")
    client.post(f"/sessions/{held.pk}/minutes/write/", {f"note-{note.pk}": "Uten skript", "summary": "Kort"})
    note.refresh_from_db()
    held.record.refresh_from_db()
    assert (note.text, held.record.summary) == ("Uten skript", "Kort")


def test_an_identity_number_is_refused_and_nothing_else_is_lost(cast: Cast, held: NetworkSession) -> None:
    note = Note.objects.filter(record__session=held, school=cast.hill).get()
    page = cast.client("convenor").post(
        f"/sessions/{held.pk}/minutes/write/",
        {f"note-{note.pk}": "Hun er 01010750160", "summary": "Kort"},
        follow=True,
    )
    note.refresh_from_db()
    held.record.refresh_from_db()
    assert note.text == ""
    assert held.record.summary == "Kort"
    assert "010107" in page.content.decode()


def test_decisions_and_tasks_of_an_item(cast: Cast, held: NetworkSession, plan: Plan) -> None:
    following = plan(days=50)
    item, client = _round_item(held), cast.client("convenor")
    for _press in range(2):
        client.post(f"/agenda-items/{item.pk}/decisions/", {"text": "Vi bruker samme skjema."})
    due = following.local_start.date().isoformat()
    client.post(f"/agenda-items/{item.pk}/tasks/", {"what": "Prøve skjemaet", "who": "each", "due_on": due})
    client.post(
        f"/agenda-items/{item.pk}/tasks/",
        {"what": "Sende mal", "who": f"person-{cast['leader'].pk}", "due_on": "2026-09-20"},
    )
    assert Decision.objects.count() == 1
    assert Task.objects.filter(what="Prøve skjemaet", due_session=following).count() == 3
    assert Task.objects.get(what="Sende mal").person == cast["leader"]


def test_a_task_without_somebody_or_with_a_day_gone_is_refused(cast: Cast, held: NetworkSession) -> None:
    item, client = _round_item(held), cast.client("convenor")
    for data in (
        {"what": "A", "who": "", "due_on": "2026-10-20"},
        {"what": "A", "who": "each", "due_on": "2020-01-01"},
    ):
        answer = client.post(f"/agenda-items/{item.pk}/tasks/", data)
        assert answer.status_code == 422
        assert 'value="A"' in answer.content.decode()
    assert not Task.objects.exists()


def test_a_decision_is_removed_and_brought_back(cast: Cast, held: NetworkSession) -> None:
    decision = actions.add_decision(session=held, item=_round_item(held), text="Nei", by=cast["convenor"])
    client = cast.client("convenor")
    client.post(f"/decisions/{decision.pk}/remove/")
    assert not Decision.objects.filter(removed_at__isnull=True).exists()
    client.post(f"/decisions/{decision.pk}/back/")
    assert Decision.objects.filter(removed_at__isnull=True).exists()


# ---- publishing -----------------------------------------------------------------------------


def test_published_minutes_go_to_everyone_and_the_archive(cast: Cast, held: NetworkSession) -> None:
    actions.everyone_was_there(session=held, by=cast["convenor"])
    actions.add_decision(
        session=held, item=_round_item(held), text="Vi bruker samme skjema.", by=cast["convenor"]
    )
    client = cast.client("convenor")
    for _press in range(2):
        client.post(f"/sessions/{held.pk}/minutes/publish/", {"expected": "1"})
    held.refresh_from_db()
    assert held.state == State.PUBLISHED
    mails = Message.objects.filter(kind="session.minutes")
    assert {d.email for m in mails for d in m.deliveries.all()} >= {"leader@example.no", "owner@example.no"}
    assert mails.count() == 6
    copy = ArchiveCopy.objects.get(version__kind="sessions.minutes")
    assert bytes(copy.content).startswith(b"%PDF")
    assert copy.metadata["sha256"] == copy.sha256
    assert copy.metadata["version"] == 1
    assert copy.metadata["type"] == "referat"
    for part in ("leader", "owner", "reviewer"):
        page = cast.client(part).get(f"/sessions/{held.pk}/minutes/").content.decode()
        assert "Vi bruker samme skjema." in page


def test_what_is_published_does_not_change_with_the_draft(cast: Cast, held: NetworkSession) -> None:
    decision = actions.add_decision(session=held, item=_round_item(held), text="Først", by=cast["convenor"])
    _publish(cast, held)
    Decision.objects.filter(pk=decision.pk).update(text="Siden")
    cast["leader"].name = "Nytt Navn"
    cast["leader"].save()
    found = published(held)
    assert found
    assert "Først" in str(found.text)
    assert "Nytt Navn" not in str(found.text)
    _publish(cast, held, expected=2)
    again = published(held)
    assert again
    assert again.version.number == 2
    assert "Siden" in str(again.text)


def test_minutes_are_not_published_before_the_session_has_been_held(
    cast: Cast, begun: NetworkSession
) -> None:
    with pytest.raises(Refused):
        _publish(cast, begun)


def test_exempt_items_do_not_go_by_mail(cast: Cast, held: NetworkSession) -> None:
    import io

    from pypdf import PdfReader

    item = _round_item(held)
    item.exempt, item.exempt_basis = True, "Offl. § 13"
    item.save()
    actions.add_decision(session=held, item=item, text="Hansen slutter", by=cast["convenor"])
    give_task(network=cast.network, what="Gave til Hansen", session=held, item=item, by=cast["convenor"])
    _publish(cast, held)
    message = Message.objects.filter(kind="session.minutes").first()
    assert message
    pdf = PdfReader(io.BytesIO(bytes(message.attachments.get().content)))
    text = "".join(page.extract_text() for page in pdf.pages)
    assert "Hansen" not in text
    assert "Hansen" not in message.body
    full = PdfReader(io.BytesIO(cast.client("leader").get(f"/sessions/{held.pk}/minutes.pdf").content))
    assert "Hansen" in "".join(page.extract_text() for page in full.pages)


def test_the_archive_gets_the_file_and_what_it_is(cast: Cast, held: NetworkSession) -> None:
    _publish(cast, held)
    client = cast.client("convenor")
    told = client.get(f"/sessions/{held.pk}/minutes-1.json").json()
    pdf = client.get(f"/sessions/{held.pk}/minutes-1.pdf").content
    assert told["sha256"] == sha256(pdf).hexdigest()
    assert {"title", "date", "case_number", "type", "version", "filename"} <= set(told)
    assert cast.client("leader").get(f"/sessions/{held.pk}/minutes-1.json").status_code == 403


# ---- remarks and approval -------------------------------------------------------------------


def test_members_have_remarks_that_are_answered(cast: Cast, held: NetworkSession) -> None:
    _publish(cast, held)
    path = f"/sessions/{held.pk}/minutes/remarks/"
    for _press in range(2):
        assert cast.client("leader").post(path, {"text": "Jeg var der."}).status_code == 302
    assert cast.client("owner").post(path, {"text": "Jeg også."}).status_code == 403
    remark = held.record.remarks.get()
    cast.client("convenor").post(f"/remarks/{remark.pk}/", {f"r{remark.pk}-answer": "Rettet."})
    assert "Rettet." in cast.client("leader").get(f"/sessions/{held.pk}/minutes/").content.decode()


def test_remarks_stand_in_the_next_agenda(cast: Cast, held: NetworkSession, plan: Plan) -> None:
    following = plan(days=35)
    _publish(cast, held)
    actions.make_remark(session=held, text="Sak 2 mangler.", by=cast["leader"])
    page = cast.client("leader").get(f"/sessions/{following.pk}/agenda/paper/").content.decode()
    assert "Sak 2 mangler." in page


def test_approved_at_the_next_session_and_locked(cast: Cast, held: NetworkSession, plan: Plan) -> None:
    following = plan(days=35)
    _publish(cast, held)
    with time_machine.travel(following.starts_at, tick=False):
        client = cast.client("convenor")
        for _press in range(2):
            client.post(f"/sessions/{held.pk}/minutes/approve/", {"at": "session"})
    held.refresh_from_db()
    assert held.state == State.APPROVED
    assert held.record.approved_in == following
    assert ArchiveCopy.objects.filter(version__kind="sessions.minutes").count() == 2
    with pytest.raises(Refused):
        actions.add_decision(session=held, item=_round_item(held), text="For sent", by=cast["convenor"])
    note = Note.objects.filter(record__session=held).first()
    assert note
    saved = client.post(
        f"/writing/sessions.note/{note.pk}/text/", {"value": "x", "base": "", "person": cast["convenor"].pk}
    )
    assert saved.status_code == 409


def test_no_session_approves_before_its_day(cast: Cast, held: NetworkSession, plan: Plan) -> None:
    following = plan(days=35)
    _publish(cast, held)
    client, path = cast.client("convenor"), f"/sessions/{held.pk}/minutes/"
    button = f"{path}approve/"
    assert button not in client.get(path).content.decode()
    answer = client.post(button, {"at": "session"})
    assert answer.status_code == 409
    assert "Referatet godkjennes der." in answer.content.decode()
    held.refresh_from_db()
    assert held.state == State.PUBLISHED
    with time_machine.travel(following.starts_at - timedelta(hours=3)):
        assert button in cast.client("convenor").get(path).content.decode()


def test_the_session_that_is_led_approves_also_when_another_was_skipped(
    cast: Cast, held: NetworkSession, plan: Plan
) -> None:
    plan(days=35)
    later = plan(days=63)
    _publish(cast, held)
    with time_machine.travel(later.starts_at, tick=False):
        body = {"at": "session", "back": str(later.pk)}
        cast.client("convenor").post(f"/sessions/{held.pk}/minutes/approve/", body)
    held.record.refresh_from_db()
    assert held.record.approved_in == later


def test_approved_in_writing_when_no_session_follows(cast: Cast, held: NetworkSession) -> None:
    _publish(cast, held)
    held.record.refresh_from_db()
    until = held.record.remarks_until
    assert until is not None
    with pytest.raises(Refused):
        actions.approve_minutes(session=held, by=cast["convenor"])
    with time_machine.travel(until + timedelta(days=1)):
        actions.approve_minutes(session=held, by=cast["convenor"])
    held.refresh_from_db()
    assert held.state == State.APPROVED


def test_in_writing_only_when_no_session_follows_soon(cast: Cast, held: NetworkSession, plan: Plan) -> None:
    following = plan(days=35)
    _publish(cast, held)
    with time_machine.travel(held.starts_at + timedelta(days=16)), pytest.raises(Refused):
        actions.approve_minutes(session=held, by=cast["convenor"])
    cancel_session(session=following, reason="Snø", by=cast["convenor"])
    with pytest.raises(Refused):
        actions.approve_minutes(session=held, by=cast["convenor"])
    with time_machine.travel(held.starts_at + timedelta(days=16)):
        actions.approve_minutes(session=held, by=cast["convenor"])
    held.refresh_from_db()
    assert held.state == State.APPROVED


def test_a_correction_is_a_new_version_that_says_what_it_changed(
    cast: Cast, held: NetworkSession, plan: Plan
) -> None:
    following = plan(days=35)
    _publish(cast, held)
    with time_machine.travel(following.starts_at, tick=False):
        actions.approve_minutes(session=held, at=following, by=cast["convenor"])
    client = cast.client("convenor")
    client.post(f"/sessions/{held.pk}/minutes/correct/", {"reason": "Feil navn i sak 2."})
    actions.add_decision(session=held, item=_round_item(held), text="Riktig navn", by=cast["convenor"])
    _publish(cast, held, expected=3)
    held.refresh_from_db()
    held.record.refresh_from_db()
    assert held.state == State.APPROVED
    assert held.record.is_locked
    page = client.get(f"/sessions/{held.pk}/minutes/").content.decode()
    assert "Feil navn i sak 2." in page
    assert "Riktig navn" in page
    assert FrozenVersion.objects.filter(kind="sessions.minutes").count() == 3


def test_only_the_convenor_approves(cast: Cast, held: NetworkSession) -> None:
    _publish(cast, held)
    for part, status in (("leader", 403), ("owner", 403), ("outsider", 404)):
        assert cast.client(part).post(f"/sessions/{held.pk}/minutes/approve/").status_code == status


# ---- a decision in the plans ----------------------------------------------------------------


def test_a_decision_is_offered_to_the_schools_plans(cast: Cast, held: NetworkSession) -> None:
    from plans.actions.stages import begin_plan
    from plans.models import Offer

    for school in (cast.hill, cast.harbour):
        begin_plan(school=school, network=cast.network, first_year=2026, years=5, by=cast["leader"])
    decision = actions.add_decision(
        session=held, item=_round_item(held), text="Samme skjema", by=cast["convenor"]
    )
    with pytest.raises(Refused):
        actions.offer_decision(decision=decision, by=cast["convenor"])
    _publish(cast, held)
    client = cast.client("convenor")
    for _press in range(2):
        client.post(f"/decisions/{decision.pk}/offer/")
    assert Offer.objects.count() == 2
    Offer.objects.filter(plan__school=cast.hill).update(state=Offer.DECLINED)
    page = cast.client("leader").get(f"/sessions/{held.pk}/minutes/").content.decode()
    assert "1 har takket nei" in page
    assert "har takket nei" not in cast.client("owner").get(f"/sessions/{held.pk}/minutes/").content.decode()

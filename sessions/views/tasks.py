"""Tasks: mine, the network's, done, dropped."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.addresses import address_of_ours
from foundation.access.guard import guard
from network.models import Network
from network.queries import network_for, roles_in, schools_of
from sessions import queries, rules
from sessions.actions import tasks as actions
from sessions.forms.minutes import AddTask, DropTask, people_for_tasks
from sessions.forms.tasks import ChangeTask
from sessions.models import Task, TaskState
from sessions.queries.tasks import closed_tasks, history_of, open_lines


@guard(rule=rules.see_my_tasks)
def my_tasks(request: HttpRequest) -> HttpResponse:
    """What I and my school have promised."""
    context = {
        "tasks": queries.tasks_of(request.actor),
        "done": queries.tasks_of(request.actor, state=TaskState.DONE)[-5:],
    }
    return render(request, "sessions/my_tasks.html", context)


@require_http_methods(["GET", "POST"])
@guard(network_for, rules.see_tasks)
def network_tasks(request: HttpRequest, network: Network) -> HttpResponse:
    """Every task of the network; the convenor gives one between sessions too."""
    leads = rules.lead_network(request.actor, network)
    form = _task_form(network, request.POST or None) if leads else None
    if form is not None and form.is_valid():
        actions.give_task(network=network, by=request.user, **form.given)
        messages.success(request, _("The task is given."))
        return redirect("sessions:network_tasks", pk=network.pk)
    context = {
        "network": network,
        "lines": open_lines(network),
        "closed": queries.lines(closed_tasks(network)),
        "form": form,
    }
    return render(
        request, "sessions/network_tasks.html", context, status=422 if form and form.errors else 200
    )


def _task_form(network: Network, data: object) -> AddTask:
    return AddTask(data, **_around(network))


def _around(network: Network) -> dict[str, Any]:
    """Whom a task can be for, and the session it is due at unless set."""
    return {
        "schools": schools_of(network),
        "people": people_for_tasks(network, roles_in(network)),
        "following": queries.next_session(network),
    }


@require_POST
@guard(queries.task_for, rules.close_task)
def finish_task(request: HttpRequest, task: Task) -> HttpResponse:
    """Done."""
    actions.finish_task(task=task, by=request.user)
    return _answer(request, task, _("Done: %(what)s") % {"what": task.what})


@require_POST
@guard(queries.task_for, rules.close_task)
def reopen_task(request: HttpRequest, task: Task) -> HttpResponse:
    """Undo."""
    actions.reopen_task(task=task, by=request.user)
    return _answer(request, task, _("Open again: %(what)s") % {"what": task.what})


@require_http_methods(["GET", "POST"])
@guard(queries.task_for, rules.close_task)
def drop_task(request: HttpRequest, task: Task) -> HttpResponse:
    """Dropped, with the reason."""
    form = DropTask(request.POST or None)
    if form.is_valid():
        actions.drop_task(task=task, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("The task is dropped."))
        return redirect(_back(request))
    return render(request, "sessions/drop_task.html", {"form": form, "task": task, "network": task.network})


@require_http_methods(["GET", "POST"])
@guard(queries.task_for, rules.move_task)
def change_task(request: HttpRequest, task: Task) -> HttpResponse:
    """What, who and when: in its place in a list for a script, else on a page of its own."""
    if task.state != TaskState.OPEN:
        messages.info(request, _("The task is closed already. Open it again before you change it."))
        return _as_it_is_now(request)
    leads = bool(rules.change_task(request.actor, task))
    form = ChangeTask(request.POST or None, task=task, leads=leads, **_around(task.network))
    if form.is_valid():
        actions.change_task(task=task, by=request.user, **form.changes)
        messages.success(request, _changed(form))
        return redirect(f"{_back(request)}#task-{task.pk}")
    part = (
        "sessions/parts/change_task.html"
        if request.headers.get("HX-Request")
        else "sessions/change_task.html"
    )
    context = {
        "form": form,
        "task": task,
        "network": task.network,
        "back": _back(request),
        "history": history_of(task),
    }
    return render(request, part, context, status=422 if form.errors else 200)


def _as_it_is_now(request: HttpRequest) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    return redirect(_back(request))


def _changed(form: ChangeTask) -> str:
    holder = form.new_holder
    if not holder:
        return _("The task is changed.")
    return _("The task is changed. %(name)s sees it in the list, and in the mail on Monday.") % {
        "name": holder
    }


@require_POST
@guard(queries.task_for, rules.take_task_back)
def take_task_back(request: HttpRequest, task: Task) -> HttpResponse:
    """A task given by mistake goes again."""
    session, item = task.session_id, task.item_id
    actions.take_task_back(task=task, by=request.user)
    messages.success(request, _("The task is taken away."))
    if session is None:
        return redirect("sessions:network_tasks", pk=task.network_id)
    name = "sessions:hold" if request.POST.get("back") == "hold" else "sessions:write_minutes"
    return redirect(f"{reverse(name, args=[session])}#item-{item}")


def _answer(request: HttpRequest, task: Task, told: str) -> HttpResponse:
    messages.success(request, told)
    return redirect(_back(request))


def _back(request: HttpRequest) -> str:
    back = request.POST.get("back") or request.GET.get("back", "")
    return address_of_ours(request, back) or reverse("sessions:my_tasks")

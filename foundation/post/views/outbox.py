"""The operator's page of the outbox."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from foundation.access.guard import guard
from foundation.numbers import whole_number
from foundation.post import queries, rules
from foundation.post.actions import mark_arrived, resend
from foundation.post.models import Delivery, Message

MONTHS = 3


@require_safe
@guard(rule=rules.run_outbox)
def outbox(request: HttpRequest) -> HttpResponse:
    """What needs a person, what waits, what went, and how many mails people get."""
    before = request.GET.get("before", "")
    rows = queries.latest(request.actor, whole_number(before))
    months = queries.months_back(timezone.localdate(), MONTHS)
    context = {
        "stuck": queries.waiting_for_a_person(request.actor),
        "queue": queries.queue(request.actor),
        "rows": rows,
        "older": rows[-1].pk if len(rows) == queries.LIST else None,
        "months": queries.mails_a_month(request.actor, months),
        "plenty": queries.PLENTY,
        "may_read": settings.DEMO,
        "has_server": bool(settings.SMTP_URL),
    }
    return render(request, "post/outbox.html", context)


@require_POST
@guard(queries.delivery_for, rules.settle)
def send_again(request: HttpRequest, delivery: Delivery) -> HttpResponse:
    """One more try, because the operator says so."""
    resend(delivery=delivery, by=request.user)
    messages.success(request, _("It is being sent again."))
    return redirect("post:outbox")


@require_POST
@guard(queries.delivery_for, rules.settle)
def arrived(request: HttpRequest, delivery: Delivery) -> HttpResponse:
    """The operator knows that it came through."""
    mark_arrived(delivery=delivery, by=request.user)
    messages.success(request, _("Noted: it has arrived."))
    return redirect("post:outbox")


@require_safe
@guard(queries.message_for, rules.read_message)
def message(request: HttpRequest, message: Message) -> HttpResponse:
    """The mail as it reads, in a demonstration."""
    return render(request, "post/message.html", {"message": message})

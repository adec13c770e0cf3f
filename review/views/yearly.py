"""What is written once a year in a network, then shared and printed: begun, shared, on paper, as PDF.

The owner's answers and the network's summary go this way alike; their own pages stand in `owner` and `summary`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from foundation.access.guard import Rule, View, guard
from foundation.documents.document import Document
from foundation.documents.http import pdf_response, preview_response
from network.models import Network
from network.queries import network_for, programme_year
from review import actions, documents, queries, rules
from review.models import NetworkSummary, OwnerYear

Text = OwnerYear | NetworkSummary


@dataclass(frozen=True)
class Yearly:
    """One such text: who may begin, see and share it, what doing so calls, and the names of its addresses."""

    load: Callable[..., Text | None]
    may_begin: Rule
    may_see: Rule
    may_share: Rule
    begin: Callable[..., Text]
    share: Callable[..., Text]
    told: str | Promise
    document: Callable[[Any], Document | None]
    page: str
    pdf: str


OWNER = Yearly(
    load=queries.owner_year_for,
    may_begin=rules.see_owner_page,
    may_see=rules.see_owner_year,
    may_share=rules.share_owner_year,
    begin=actions.begin_owner_year,
    share=lambda text, by: actions.share_owner_year(owner_year=text, by=by),
    told=_("Shared with the network."),
    document=documents.owner_document,
    page="review:owner_questions",
    pdf="review:owner_pdf",
)
SUMMARY = Yearly(
    load=queries.summary_for,
    may_begin=rules.write_networks_summary,
    may_see=rules.see_summary,
    may_share=rules.write_summary,
    begin=actions.begin_summary,
    share=lambda text, by: actions.share_summary(summary=text, by=by),
    told=_("Shared with the school owner and the network."),
    document=documents.summary_document,
    page="review:summary",
    pdf="review:summary_pdf",
)


def begin(kind: Yearly) -> View:
    """The view that begins this year's text; begun before, it is opened."""

    @require_POST
    @guard(lambda actor, network: network_for(actor, network), kind.may_begin)
    def view(request: HttpRequest, network: Network) -> HttpResponse:
        year = programme_year(network)
        if year is None:
            raise Http404
        return redirect(kind.page, kind.begin(network=network, year=year, by=request.user).pk)

    return view


def share(kind: Yearly) -> View:
    """The view that lets the network read the text."""

    @require_POST
    @guard(kind.load, kind.may_share)
    def view(request: HttpRequest, text: Text) -> HttpResponse:
        kind.share(text, request.user)
        messages.success(request, str(kind.told))
        return redirect(kind.page, text.pk)

    return view


def paper(kind: Yearly) -> View:
    """The view that shows the shared text as it is printed."""

    @require_safe
    @guard(kind.load, kind.may_see)
    def view(request: HttpRequest, text: Text) -> HttpResponse:
        pdf, back = reverse(kind.pdf, args=[text.pk]), reverse(kind.page, args=[text.pk])
        return preview_response(request, _document(kind, text), pdf=pdf, back=back)

    return view


def pdf(kind: Yearly) -> View:
    """The view that gives the shared text as PDF."""

    @require_safe
    @guard(kind.load, kind.may_see)
    def view(request: HttpRequest, text: Text) -> HttpResponse:
        return pdf_response(request, _document(kind, text))

    return view


def _document(kind: Yearly, text: Text) -> Document:
    """Nothing to print before anything has been shared."""
    document = kind.document(text)
    if document is None:
        raise Http404
    return document

"""The form that takes what was copied out of Word: as HTML where the browser gives it, else as plain text."""

from html.parser import HTMLParser
from typing import Any

import nh3
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.forms import PageForm
from foundation.writing.forms import PlainText
from foundation.writing.texts import clean_text
from foundation.writing.validators import refuse_identity_number, refuse_too_long
from plans.domain.pasting import Proposal, blocks_of_html, blocks_of_text, propose

MOST_TAGS, MOST_DEEP = 60_000, 500  # Word's own have some thousands, some ten deep; cleaning takes the square
MOST_TEXT = 60_000  # characters: some twenty pages
KEPT_TAGS = {
    "h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "blockquote", "pre", "ul", "ol", "li", "dl", "dt", "dd",
    "table", "thead", "tbody", "tr", "td", "th", "b", "strong", "span", "br",
}  # fmt: skip
KEPT_ATTRIBUTES = {
    "*": {"class", "style"}
}  # Word tells its lists and headings by them; nothing of it is shown
NO_INSIDE = {"br", "hr", "img", "meta", "link", "col", "input"}
EMPTIED_TAGS = {"script", "style", "title", "noscript", "template", "svg"}


class _Depth(HTMLParser):
    """How deep the tags of a page stand in each other."""

    depth = deepest = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """One deeper, but for what has no inside."""
        if tag not in NO_INSIDE:
            self.depth += 1
            self.deepest = max(self.deepest, self.depth)

    def handle_endtag(self, tag: str) -> None:
        """One out again."""
        self.depth = max(0, self.depth - 1)


def is_like_words(html: str) -> bool:
    """Whether the HTML is no larger and no deeper than what a word processor writes."""
    if html.count("<") > MOST_TAGS:
        return False
    depth = _Depth()
    depth.feed(html)
    return depth.deepest <= MOST_DEEP


def cleaned(html: str) -> str:
    """The HTML with nothing left in it but text and what tells headings, lists and tables."""
    return nh3.clean(
        html, tags=KEPT_TAGS, attributes=KEPT_ATTRIBUTES, clean_content_tags=EMPTIED_TAGS, strip_comments=True
    )


class PasteForm(PageForm):
    """What was pasted; `proposals` is what came of it, once the form is valid."""

    submit = gettext_lazy("Go on")
    text = PlainText(label=gettext_lazy("Paste the text here"), limit=MOST_TEXT, rows=16)
    html = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, room: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.room = room
        self.proposals: list[Proposal] = []
        self.fields["text"].widget.attrs |= {"data-paste": "html"}

    def clean(self) -> dict[str, Any]:
        """Divided into pieces: no more than there is room for, no identity number in any of them."""
        data = super().clean() or {}
        if self.errors:
            return data
        try:
            self.proposals = self._proposals(data)
        except ValidationError as refusal:
            self.add_error("text", refusal)
        return data

    def _proposals(self, data: dict[str, Any]) -> list[Proposal]:
        html = data.get("html", "")
        found = (
            propose(blocks_of_html(clean_text(cleaned(html)))) if html.strip() and is_like_words(html) else []
        )
        found = found or propose(blocks_of_text(data["text"]))
        whole = "\n".join(proposal.text for proposal in found)
        refuse_too_long(whole, MOST_TEXT)
        refuse_identity_number(whole)
        if len(found) > self.room:
            raise ValidationError(self._too_many(len(found)))
        return found

    def _too_many(self, number: int) -> str:
        said = _(
            "This is %(number)s pieces, and there is room for %(room)s more. Paste one part of the plan at a time."
        )
        return said % {"number": number, "room": max(0, self.room)}

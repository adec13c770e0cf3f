"""Reviews, the preparation sheet, the owner's answers and the summary on paper."""

import pytest
from django.test import Client
from django.urls import reverse

from foundation.documents.render import html_of, pdf_of
from review import actions
from review.documents import documents_of, network_document, preparation_document, school_document
from review.models import Review, SchoolPart
from review.queries import gather, places_of, read_network, read_school
from tests.cast import Cast
from tests.documents.reading import language_of, pages_of, tags_of, text_of, title_of
from tests.documents.verapdf import assert_valid

pytestmark = pytest.mark.one_database


@pytest.fixture
def shared(part: SchoolPart, review: Review, cast: Cast) -> SchoolPart:
    """Both parts shared, the school's in nynorsk."""
    cast.hill.language = "nn"
    cast.hill.save()
    Review.objects.filter(pk=review.pk).update(summary="Nettverket er i rute.", advice="Mål nå")
    fresh = Review.objects.select_related("network__municipality", "programme_year", "session").get(
        pk=review.pk
    )
    actions.share_network(review=fresh, by=cast["reviewer"])
    part = SchoolPart.objects.select_related("review__network__municipality", "school", "network").get(
        pk=part.pk
    )
    actions.share_school(part=part, by=cast["reviewer"])
    return part


def test_the_networks_part_on_one_page(shared: SchoolPart) -> None:
    content = read_network(shared.review)
    assert content is not None
    pdf = pdf_of(network_document(content, "nb"))
    assert_valid(pdf)
    assert pages_of(pdf) == 1
    text = text_of(pdf)
    assert "Nettverket er i rute." in text
    assert "1 av 3 skoler har delt" in text
    assert "Den rangerer ikke skolene" in text
    assert "Ås skole" not in text
    assert tags_of(pdf)["Table"] == 1


def test_a_schools_part_follows_the_networks_in_the_schools_language(shared: SchoolPart) -> None:
    content = read_school(shared)
    assert content is not None
    pdf = pdf_of(school_document(content, "nn"))
    assert_valid(pdf)
    assert (pages_of(pdf), language_of(pdf)) == (2, "nn")
    assert title_of(pdf) == "Tilbakemelding, midtvegs, Ås skole"
    text = text_of(pdf)
    assert "Planen lever." in text
    assert "Andre skular ser ho ikkje" in text
    assert "Bare for oss" not in text


def test_the_kept_pdf_is_what_is_downloaded(shared: SchoolPart, cast: Cast) -> None:
    url = reverse("review:school_pdf", args=[shared.review_id, shared.school_id])
    answer = cast.client("principal").get(url)
    content = read_school(shared)
    assert content is not None
    assert answer.content == pdf_of(school_document(content, "nn"))
    assert "tilbakemelding" in answer["Content-Disposition"]
    assert Client().get(url).status_code == 302


def test_the_preparation_sheet(shared: SchoolPart, cast: Cast) -> None:
    place = places_of(cast.network, cast.year)[2]
    pdf = pdf_of(preparation_document(place, gather(cast.network, cast.year), "nb"))
    assert_valid(pdf)
    text = text_of(pdf)
    assert "Avtalt sist: Måle i februar." in text
    assert "Čáhceravda skuvla" in text


@pytest.mark.usefixtures("content")
def test_the_owners_answers_and_the_summary(full_network: Cast) -> None:
    owner_year = actions.begin_owner_year(
        network=full_network.network, year=full_network.year, by=full_network["owner"]
    )
    owner_year.answers.update(text="Vi spør elevene.")
    actions.share_owner_year(owner_year=owner_year, by=full_network["owner"])
    summary = actions.begin_summary(
        network=full_network.network, year=full_network.year, by=full_network["convenor"]
    )
    summary.text = "Året har vært godt.\n\nVi går videre."
    summary.save()
    actions.share_summary(summary=summary, by=full_network["convenor"])
    documents = list(documents_of(full_network.network))
    assert [document.template for document in documents] == [
        "documents/owner_year.html",
        "documents/network_summary.html",
    ]
    for document in documents:
        assert_valid(pdf_of(document))
    assert "hvordan vet\u00a0vi?" in html_of(documents[0])
    assert documents[0].pdf_name == "skoleeiers-sporsmal-2026-27.pdf"


def test_every_shared_document_of_a_network_is_offered(shared: SchoolPart, cast: Cast) -> None:
    names = [document.pdf_name for document in documents_of(cast.network)]
    assert len(names) == len(set(names)) == 2
    assert list(documents_of(cast.other_network)) == []

"""Everything the survey prints. Texts are built in the school's written norm, whoever presses the button."""

from collections.abc import Iterator

from foundation.documents.document import Document
from network.models import Network
from plc_survey.documents.joint import empty_sheet, rubric_document, rubric_paper
from plc_survey.documents.network import network_document
from plc_survey.documents.report import report_document, report_name, slides_document
from plc_survey.documents.ways_in import poster_document, protection_document, slips_document
from plc_survey.queries.documents import closed_rounds, publications, rubrics_of

__all__ = [
    "Document",
    "documents_of",
    "empty_sheet",
    "network_document",
    "poster_document",
    "protection_document",
    "report_document",
    "report_name",
    "rubric_document",
    "rubric_paper",
    "slides_document",
    "slips_document",
]

EXAMPLE_CODES = ("K7MP4RDX2A", "H3WN8TQAC1", "P9FE2VKC7M", "D6YJ7BNM4R", "R4XA5HNT9K", "W8CQ3GPE6Z")


def documents_of(network: Network) -> Iterator[Document]:
    """Every document of the survey for one network; slips with codes that open nothing, since real ones are not kept."""
    for round_ in closed_rounds(network):
        yield report_document(round_, own=True)
        yield slides_document(round_, own=True)
    for round_ in closed_rounds(network)[:1]:
        yield protection_document(round_)
        yield poster_document(round_)
        yield slips_document(round_, EXAMPLE_CODES)
    for rubric in rubrics_of(network):
        yield rubric_document(rubric)
        yield rubric_paper(rubric)
    for publication in publications(network):
        yield network_document(publication)

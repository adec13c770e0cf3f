"""The addresses of reviews, the overview, the owner's year and the network's summary."""

from django.urls import path

from review.views import network_part, overview, owner, preparing, school_part, seen, summary, yearly

app_name = "review"
PLACE = "networks/<int:network>/reviews/<int:year>/<str:occasion>/"
SCHOOL = "reviews/<int:pk>/schools/<int:school>/"
urlpatterns = [
    path("reviews/", overview.overview, name="overview"),
    path("networks/<int:network>/reviews/", overview.reviews, name="reviews"),
    path(PLACE, preparing.preparation, name="preparation"),
    path(f"{PLACE}begin/", preparing.begin, name="begin"),
    path(f"{PLACE}paper/", preparing.preparation_paper, name="preparation_paper"),
    path(f"{PLACE}pdf/", preparing.preparation_pdf, name="preparation_pdf"),
    path("reviews/<int:pk>/", network_part.network_review, name="network_review"),
    path("reviews/<int:pk>/share/", network_part.share_network, name="share_network"),
    path("reviews/<int:pk>/paper/", network_part.network_paper, name="network_paper"),
    path("reviews/<int:pk>/pdf/", network_part.network_pdf, name="network_pdf"),
    path(SCHOOL, school_part.school_review, name="school_review"),
    path(f"{SCHOOL}step/", school_part.step, name="step"),
    path(f"{SCHOOL}share/", school_part.share_school, name="share_school"),
    path(f"{SCHOOL}answer/", school_part.answer, name="answer"),
    path(f"{SCHOOL}paper/", school_part.school_paper, name="school_paper"),
    path(f"{SCHOOL}pdf/", school_part.school_pdf, name="school_pdf"),
    path("networks/<int:network>/schools/<int:school>/as-rkbu-sees/", seen.seen_by_rkbu, name="seen_by_rkbu"),
    path("networks/<int:network>/owner/", owner.owner, name="owner"),
    path("networks/<int:network>/owner/begin/", yearly.begin(yearly.OWNER), name="begin_owner"),
    path("owner-years/<int:pk>/", owner.owner_questions, name="owner_questions"),
    path("owner-years/<int:pk>/share/", yearly.share(yearly.OWNER), name="share_owner"),
    path("owner-years/<int:pk>/paper/", yearly.paper(yearly.OWNER), name="owner_paper"),
    path("owner-years/<int:pk>/pdf/", yearly.pdf(yearly.OWNER), name="owner_pdf"),
    path("networks/<int:network>/summary/begin/", yearly.begin(yearly.SUMMARY), name="begin_summary"),
    path("summaries/<int:pk>/", summary.summary, name="summary"),
    path("summaries/<int:pk>/share/", yearly.share(yearly.SUMMARY), name="share_summary"),
    path("summaries/<int:pk>/paper/", yearly.paper(yearly.SUMMARY), name="summary_paper"),
    path("summaries/<int:pk>/pdf/", yearly.pdf(yearly.SUMMARY), name="summary_pdf"),
]

from django.urls import path

from plc_survey.views import answering, joint, network, papers, results, rounds

app_name = "plc_survey"
urlpatterns = [
    # staff
    path("s/", answering.nothing_here, name="nothing_here"),
    path("s/<slug:token>/", answering.start, name="start"),
    path("s/<slug:token>/<slug:nonce>/", answering.form, name="form"),
    # a school's rounds
    path("networks/<int:network>/schools/<int:school>/survey/", rounds.rounds, name="rounds"),
    path("networks/<int:network>/schools/<int:school>/survey/new/", rounds.new, name="new"),
    path("networks/<int:network>/schools/<int:school>/survey/joint/", joint.new, name="new_rubric"),
    path(
        "networks/<int:network>/schools/<int:school>/survey/joint/sheet.pdf",
        papers.rubric_paper,
        name="rubric_paper",
    ),
    path("survey/rounds/<int:pk>/", rounds.round_, name="round"),
    path("survey/rounds/<int:pk>/open/", rounds.open_, name="open"),
    path("survey/rounds/<int:pk>/end/", rounds.end, name="end"),
    path("survey/rounds/<int:pk>/close/", rounds.close, name="close"),
    path("survey/rounds/<int:pk>/take-away/", rounds.give_up, name="give_up"),
    path("survey/rounds/<int:pk>/codes/", papers.codes, name="codes"),
    path("survey/rounds/<int:pk>/poster.pdf", papers.poster, name="poster"),
    path("survey/rounds/<int:pk>/poster/", papers.poster_preview, name="poster_preview"),
    path("survey/rounds/<int:pk>/protection/", results.protection, name="protection"),
    path("survey/rounds/<int:pk>/protection.pdf", papers.protection_pdf, name="protection_pdf"),
    path("survey/rounds/<int:pk>/leadership/", results.leadership, name="leadership"),
    path("survey/rounds/<int:pk>/share/", results.share, name="share"),
    path("survey/rounds/<int:pk>/goal/", results.goal, name="goal"),
    path("survey/rounds/<int:pk>/report.pdf", papers.report, name="report"),
    path("survey/rounds/<int:pk>/report/", papers.report_preview, name="report_preview"),
    path("survey/rounds/<int:pk>/slides.pdf", papers.slides, name="slides"),
    path("survey/rounds/<int:pk>/slides/", papers.slides_preview, name="slides_preview"),
    path("survey/rounds/<int:pk>/figures.xlsx", papers.sheet, name="sheet"),
    path("survey/rounds/<int:pk>/figures.csv", papers.csv, name="csv"),
    path("survey/ideas/<int:pk>/", results.idea, name="idea"),
    # joint judgement
    path("survey/joint/<int:pk>/", joint.rubric, name="rubric"),
    path("survey/joint/<int:pk>/edit/", joint.edit, name="edit_rubric"),
    path("survey/joint/<int:pk>/share/", joint.share, name="share_rubric"),
    path("survey/joint/<int:pk>/judgement.pdf", papers.rubric_pdf, name="rubric_pdf"),
    # the network
    path("networks/<int:pk>/survey/", network.figures, name="network"),
    path("networks/<int:pk>/survey/prepare/", network.prepare, name="prepare"),
    path("networks/<int:pk>/survey/publish/", network.publish, name="publish"),
    path("survey/publications/<int:pk>/figures.pdf", network.figures_pdf, name="figures_pdf"),
]

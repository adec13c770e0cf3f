"""Addresses of the plan."""

from django.urls import path

from plans.views import along, indicators, papers, parts, pasting, plans, rows, sharing, versions, years

app_name = "plans"
urlpatterns = [
    path("networks/<int:network>/schools/<int:school>/plan/", plans.plan_of_school, name="plan_of_school"),
    path("plans/<int:pk>/", plans.plan_page, name="plan"),
    path("plans/<int:pk>/example/", plans.example_page, name="example"),
    path("plans/<int:pk>/seen-by/<str:audience>/", plans.seen_by, name="seen_by"),
    # writing
    path("plans/<int:pk>/parts/<str:part>/", parts.part_page, name="part"),
    path("plans/<int:pk>/length/", parts.set_length, name="set_length"),
    path("plans/<int:pk>/add/", rows.add_row, name="add_row"),
    path("plans/<int:pk>/add-from-library/", rows.add_from_library, name="add_from_library"),
    path("plans/<int:pk>/reorder/", rows.reorder_rows, name="reorder_rows"),
    path("plans/rows/<str:kind>/<int:pk>/", rows.save_row, name="save_row"),
    path("plans/rows/<str:kind>/<int:pk>/shift/", rows.shift_row, name="shift_row"),
    path("plans/rows/<str:kind>/<int:pk>/move/", rows.rehang_row, name="rehang_row"),
    path("plans/rows/<str:kind>/<int:pk>/remove/", rows.remove_row, name="remove_row"),
    path("plans/rows/<str:kind>/<int:pk>/restore/", rows.restore_row, name="restore_row"),
    # out of Word
    path("plans/<int:pk>/paste/", pasting.paste, name="paste"),
    path("plans/<int:pk>/pieces/", pasting.pieces, name="pieces"),
    path("plans/pieces/<int:pk>/", pasting.sort_piece, name="sort_piece"),
    path("plans/pieces/<int:pk>/back/", pasting.bring_back, name="piece_back"),
    # measuring
    path("plans/indicators/<int:pk>/", indicators.indicator, name="indicator"),
    path("plans/indicators/<int:pk>/targets/", indicators.year_targets, name="year_targets"),
    path("plans/readings/<int:pk>/remove/", indicators.remove_reading, name="remove_reading"),
    # years
    path("plans/<int:pk>/years/", years.years, name="years"),
    path("plans/<int:pk>/next-year/", years.roll, name="roll"),
    path("plans/measures/<int:pk>/settle/", years.settle_measure, name="settle_measure"),
    # sharing
    path("plans/<int:pk>/sharing/", sharing.sharing, name="sharing"),
    path("plans/<int:pk>/share/", sharing.share, name="share"),
    path("plans/<int:pk>/withdraw/", sharing.withdraw, name="withdraw"),
    path("plans/<int:pk>/hand-out/", sharing.hand_out_page, name="hand_out_page"),
    path("plans/<int:pk>/hand-out/preview/", sharing.hand_out_preview, name="hand_out_preview"),
    path("plans/<int:pk>/hand-out/now/", sharing.hand_out, name="hand_out"),
    path("plans/<int:pk>/hand-out/withdraw/", sharing.withdraw_handout, name="withdraw_handout"),
    path("p/<str:token>/", sharing.handed_out, name="handed_out"),
    path("p/<str:token>/plan.pdf", papers.handed_out_pdf, name="handed_out_pdf"),
    # papers
    path("plans/<int:pk>/papers/", papers.papers, name="papers"),
    path("plans/<int:pk>/plan.pdf", papers.pdf, name="pdf"),
    path("plans/<int:pk>/paper/", papers.preview, name="preview"),
    path("plans/<int:pk>/poster.pdf", papers.poster, name="poster"),
    path("plans/<int:pk>/poster/", papers.poster_preview, name="poster_preview"),
    path("plans/<int:pk>/plan.docx", papers.docx, name="docx"),
    path("plans/<int:pk>/plan.xlsx", papers.xlsx, name="xlsx"),
    # along the way
    path("plans/<int:pk>/log/", along.log, name="log"),
    path("plans/log/<int:pk>/shared/", along.log_shared, name="log_shared"),
    path("plans/log/<int:pk>/remove/", along.log_remove, name="log_remove"),
    path("plans/<int:pk>/value-checks/", along.value_checks, name="value_checks"),
    path("plans/value-checks/<int:pk>/remove/", along.value_check_remove, name="value_check_remove"),
    path("plans/offers/<int:pk>/", along.offer, name="offer"),
    path("plans/offers/<int:pk>/accept/", along.offer_accept, name="offer_accept"),
    path("plans/offers/<int:pk>/decline/", along.offer_decline, name="offer_decline"),
    # versions
    path("plans/<int:pk>/versions/", versions.versions, name="versions"),
    path("plans/<int:pk>/versions/compare/", versions.compare, name="compare"),
    path("plans/<int:pk>/versions/<int:number>/", versions.version, name="version"),
    path("plans/<int:pk>/versions/<int:number>/plan.pdf", versions.version_pdf, name="version_pdf"),
    path("plans/<int:pk>/handover/", versions.handover, name="handover"),
]

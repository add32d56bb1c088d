"""Addresses of sources, their captures, and calculations with their figures."""

from django.urls import path

from articles.views.sources import add_source, calculations, origins, recordings, sources

source_urls = [
    path("claims/<int:claim_id>/calculate/", calculations.calculation_add, name="calculation_add"),
    path(
        "calculations/<int:calculation_id>/", calculations.calculation_edit, name="calculation_edit"
    ),
    path(
        "calculations/<int:calculation_id>/remove/",
        calculations.calculation_remove,
        name="calculation_remove",
    ),
    path("sources/", sources.source_list, name="source_list"),
    path("sources/<int:source_id>/", sources.source_detail, name="source_detail"),
    path("sources/<int:source_id>/edit/", add_source.source_edit, name="source_edit"),
    path("sources/<int:source_id>/visibility/", add_source.source_restrict, name="source_restrict"),
    path("sources/<int:source_id>/words/", add_source.source_capture, name="source_capture"),
    path("origins/<int:origin_id>/", origins.origin_judge, name="origin_judge"),
    path("sources/<int:source_id>/origin/", origins.source_origin, name="source_origin"),
    path("sources/<int:source_id>/fetch/", sources.source_fetch, name="source_fetch"),
    path("sources/<int:source_id>/compare/", sources.source_compare, name="source_compare"),
    path("sources/<int:source_id>/reopen/", sources.source_reopen, name="source_reopen"),
    path("captures/<int:capture_id>/", sources.capture_detail, name="capture_detail"),
    path("captures/<int:capture_id>/original/", sources.capture_original, name="capture_original"),
    path("captures/<int:capture_id>/correct/", sources.capture_correct, name="capture_correct"),
    path("captures/<int:capture_id>/read/", sources.capture_read, name="capture_read"),
    path("captures/<int:capture_id>/picture/", sources.capture_picture, name="capture_picture"),
    path("captures/<int:capture_id>/record/", sources.capture_record, name="capture_record"),
    path(
        "captures/<int:capture_id>/recording/",
        recordings.capture_recording,
        name="capture_recording",
    ),
    path(
        "captures/<int:capture_id>/captions.vtt",
        recordings.capture_captions,
        name="capture_captions",
    ),
    path("captures/<int:capture_id>/warc/", sources.capture_warc, name="capture_warc"),
]

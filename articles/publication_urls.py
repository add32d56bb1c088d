"""The addresses of publications: those that readers open, and those that publish and withdraw."""

from django.urls import path

from articles.views.publishing import (
    corrections,
    embeds,
    error_reports,
    feeds,
    policies,
    publications,
    published,
)

publication_urls = [
    path(
        "articles/<int:article_id>/publish/", publications.article_publish, name="article_publish"
    ),
    path(
        "publications/progress/<int:background_publication_id>/",
        publications.publication_progress,
        name="publication_progress",
    ),
    path(
        "publications/<int:publication_id>/withdraw/",
        publications.publication_withdraw,
        name="publication_withdraw",
    ),
    path("corrections/", corrections.correction_case_list, name="correction_case_list"),
    path(
        "corrections/<int:case_id>/",
        corrections.correction_case_detail,
        name="correction_case_detail",
    ),
    path("corrections/<int:case_id>/draft/", corrections.correction_draft, name="correction_draft"),
    path(
        "corrections/<int:case_id>/notices/",
        corrections.correction_notice,
        name="correction_notice",
    ),
    path(
        "corrections/<int:case_id>/settle/", corrections.correction_settle, name="correction_settle"
    ),
    path(
        "corrections/<int:case_id>/reopen/", corrections.correction_reopen, name="correction_reopen"
    ),
    path("published/", published.publication_list, name="publication_list"),
    path("published/<slug:key>/", published.publication_detail, name="publication_detail"),
    path("published/<slug:key>/embed/", embeds.publication_embed, name="publication_embed"),
    path("published/<slug:key>/error/", error_reports.error_report, name="error_report"),
    path("error-reports/", error_reports.error_report_list, name="error_report_list"),
    path(
        "error-reports/<int:report_id>/",
        error_reports.error_report_detail,
        name="error_report_detail",
    ),
    path(
        "error-reports/<int:report_id>/dismiss/",
        error_reports.error_report_dismiss,
        name="error_report_dismiss",
    ),
    path(
        "error-reports/<int:report_id>/reopen/",
        error_reports.error_report_reopen,
        name="error_report_reopen",
    ),
    path("policies/<slug:name>/", policies.policy_detail, name="policy_detail"),
    path("settings/publisher/", policies.publisher_profile, name="publisher_profile"),
    path("oembed/", embeds.oembed, name="oembed"),
    path("published/<slug:key>/<int:number>/", published.edition_detail, name="edition_detail"),
    *(
        path(
            f"published/<slug:key>/<int:number>/report.{ending}",
            published.edition_file,
            {"ending": ending},
            name=f"edition_{ending}",
        )
        for ending in ("html", "json")
    ),
    *(
        path(
            f"published/{subject}.{ending}",
            view,
            {"subject": subject},
            name=f"{subject}_{ending}",
        )
        for subject in feeds.SUBJECTS
        for ending, view in (("atom", feeds.feed_atom), ("json", feeds.feed_json))
    ),
    path("sitemap.xml", feeds.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", feeds.sitemap, name="sitemap_part"),
    path("robots.txt", feeds.robots, name="robots"),
]

"""The addresses of publications: those that readers open, and those that publish and withdraw."""

from django.urls import path

from articles.views.publishing import publications

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
    path("published/<slug:key>/", publications.publication_detail, name="publication_detail"),
    path("published/<slug:key>/<int:number>/", publications.edition_detail, name="edition_detail"),
    *(
        path(
            f"published/<slug:key>/<int:number>/report.{ending}",
            publications.edition_file,
            {"ending": ending},
            name=f"edition_{ending}",
        )
        for ending in ("html", "json")
    ),
]

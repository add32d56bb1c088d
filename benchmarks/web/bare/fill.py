"""Create the tables of the bare site and its rows: `python -m bare.fill ARTICLES`."""

import sys

import django
from django.core.management import call_command


def main(articles: int) -> None:
    django.setup()
    from django.contrib.auth.models import User  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from sample_texts import TOWN, article_text, headline, town_of  # noqa: PLC0415

    from bare.models import Article, Statement  # noqa: PLC0415 (needs the settings)
    from bare.views import split  # noqa: PLC0415

    call_command("migrate", verbosity=0)  # users first, to whom the other tables refer
    call_command("migrate", run_syncdb=True, verbosity=0)
    User.objects.create_user("edith", password="correct horse battery")  # noqa: S106
    texts = [article_text(number) for number in range(20)]
    Article.objects.bulk_create(
        Article(
            title=headline(number % 20).replace(TOWN, town_of(number // 20)),
            text=texts[number % 20].replace(TOWN, town_of(number // 20)),
        )
        for number in range(articles)
    )
    statements: list[Statement] = []
    for article in Article.objects.all():
        sentences = split(article)
        for at in range(8):
            sentences[at * len(sentences) // 8].is_claim = True
        statements += sentences
    Statement.objects.bulk_create(statements, batch_size=5000)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


if __name__ == "__main__":
    main(int(sys.argv[1]))

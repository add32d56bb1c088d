"""Fill doccano with articles and eight spans in each: `doccano_fill.py ARTICLES`, by its own Python."""

import os
import sys
from pathlib import Path

import backend
import django

sys.path.append(str(Path(backend.__file__).parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.db import connection  # noqa: E402
from examples.models import Example  # noqa: E402
from label_types.models import SpanType  # noqa: E402
from labels.models import Span  # noqa: E402
from projects.models import SequenceLabelingProject  # noqa: E402
from sample_texts import TOWN, article_text, town_of  # noqa: E402

LABELS = ["true", "false", "open", "unproven"]
SPANS = 8


def main(articles: int) -> None:
    admin = User.objects.get(username="admin")
    project = SequenceLabelingProject.objects.create(
        name="Articles", created_by=admin, project_type="SequenceLabeling"
    )
    project.add_admin()
    labels = [SpanType.objects.create(text=label, project=project) for label in LABELS]
    texts = [article_text(number) for number in range(20)]
    Example.objects.bulk_create(
        Example(project=project, text=texts[number % 20].replace(TOWN, town_of(number // 20)))
        for number in range(articles)
    )
    Span.objects.bulk_create(
        Span(
            example=example,
            user=admin,
            label=labels[at % len(labels)],
            start_offset=at * 400,
            end_offset=at * 400 + 80,
        )
        for example in Example.objects.all()
        for at in range(SPANS)
    )
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


if __name__ == "__main__":
    main(int(sys.argv[1]))

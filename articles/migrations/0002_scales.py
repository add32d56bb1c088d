"""The two scales that ship. They are data: a newsroom may change their words in the admin."""

from django.db import migrations

# label, short label, colour, sign, ordinal value, definition
PUBLIC = [
    ("True", "True", "true", "✓", 5, "What is said is right, and nothing important is missing."),
    ("Mostly true", "Mostly true", "true", "≈", 4, "Right in substance; a detail is inexact or needs context."),
    ("Misleading", "Misleading", "mixed", "△", 3, "Parts are right, but the words leave a wrong impression."),
    ("False", "False", "false", "✕", 1, "What is said is wrong."),
    ("Unsupported", "Unsupported", "open", "○", None, "No source that we found supports it; none refutes it either."),
    ("Can’t be verified", "Unverifiable", "open", "?", None, "It cannot be checked with what can be known."),
]
PRE_PUBLICATION = [
    ("Confirmed", "Confirmed", "true", "✓", 4, "A source supports every part of it as it is worded."),
    ("Confirmed with changes", "Reword", "mixed", "△", 3, "Right once it is worded as the explanation says."),
    ("Needs a source", "Needs source", "open", "○", None, "Nothing supports it yet. Find a source, or cut it."),
    ("Wrong", "Wrong", "false", "✕", 1, "A source refutes it. Correct or cut it."),
    ("Can’t be verified", "Unverifiable", "open", "?", None, "It cannot be checked before publication. Attribute it or cut it."),
    ("Opinion", "Opinion", "open", "—", None, "A judgement and not a fact: make sure that the reader sees whose."),
]
SCALES = [
    ("public", "Public", "For fact-checks that readers see.", PUBLIC),
    ("pre-publication", "Pre-publication", "For a copy that is checked before it runs.", PRE_PUBLICATION),
]


def add_scales(apps, schema_editor):
    scale_model = apps.get_model("articles", "Scale")
    rating_model = apps.get_model("articles", "Rating")
    for key, name, description, ratings in SCALES:
        scale = scale_model.objects.create(key=key, name=name, description=description)
        for position, (label, short_label, colour, shape, value, definition) in enumerate(ratings, 1):
            rating_model.objects.create(
                scale=scale,
                position=position,
                label=label,
                short_label=short_label,
                colour=colour,
                shape=shape,
                value=value,
                definition=definition,
            )


def remove_scales(apps, schema_editor):
    keys = [scale[0] for scale in SCALES]
    apps.get_model("articles", "Rating").objects.filter(scale__key__in=keys).delete()
    apps.get_model("articles", "Scale").objects.filter(key__in=keys).delete()


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_words")]

    operations = [migrations.RunPython(add_scales, remove_scales)]

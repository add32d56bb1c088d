"""People choose the language of their pages."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0075_carry_over_of_another_speaker")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="language",
            field=models.CharField(
                blank=True, default="", max_length=35, verbose_name="language"
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(("language__regex", "^([a-z]{2,3}(-[a-z0-9]{2,8})*)?$")),
                name="user_language_is_a_tag",
            ),
        ),
    ]

"""People choose the theme of their pages."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0049_name_indexes")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="theme",
            field=models.CharField(
                choices=[("system", "system"), ("light", "light"), ("dark", "dark")],
                default="system",
                max_length=6,
                verbose_name="theme",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(("theme__in", ["system", "light", "dark"])),
                name="user_theme_is_known",
            ),
        ),
    ]

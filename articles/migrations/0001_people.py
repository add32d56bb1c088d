"""People come first and alone: other apps refer to them, and their tables are quick to make beside few."""

import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.functions.text
import django.utils.timezone

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    replaces = [("articles", "0001_words")]
    dependencies = [("auth", "0012_alter_user_first_name_max_length")]

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        unique=True,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                (
                    "first_name",
                    models.CharField(blank=True, max_length=150, verbose_name="first name"),
                ),
                (
                    "last_name",
                    models.CharField(blank=True, max_length=150, verbose_name="last name"),
                ),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="email address"),
                ),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="date joined"
                    ),
                ),
                (
                    "is_editor",
                    models.BooleanField(
                        default=False,
                        help_text="Imports articles, flags claims, approves and exports reports.",
                        verbose_name="editor",
                    ),
                ),
                (
                    "is_reviewer",
                    models.BooleanField(
                        default=False,
                        help_text="Attaches sources, records and signs verdicts.",
                        verbose_name="reviewer",
                    ),
                ),
                (
                    "is_administrator",
                    models.BooleanField(
                        default=False,
                        help_text="Invites people and sets their rights.",
                        verbose_name="administrator",
                    ),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
                (
                    "is_elsewhere",
                    models.BooleanField(
                        default=False,
                        editable=False,
                        help_text="A name in a report of another newsroom: no account, nobody can log in with it.",
                    ),
                ),
                (
                    "uses_keys",
                    models.BooleanField(
                        default=True,
                        help_text="j, k, f and others on the page of an article.",
                        verbose_name="uses keyboard shortcuts",
                    ),
                ),
            ],
            options={
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("username"),
                        name="user_username_unique_in_any_case",
                    ),
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("email"),
                        condition=models.Q(("email", ""), _negated=True),
                        name="user_email_unique_in_any_case",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_elsewhere", False),
                            models.Q(
                                ("email", ""),
                                ("is_active", False),
                                ("is_administrator", False),
                                ("is_editor", False),
                                ("is_reviewer", False),
                                ("is_staff", False),
                                ("is_superuser", False),
                            ),
                            _connector="OR",
                        ),
                        name="user_elsewhere_has_no_rights",
                    ),
                ],
            },
            managers=[
                ("objects", django.contrib.auth.models.UserManager()),
            ],
        ),
    ]

"""The former name of `verify_evidence`, for scripts that use it."""

from articles.management.commands.verify_evidence import Command

__all__ = ["Command"]

"""Approval, claim review, publication, export, report import."""

"""Approval, claim review, publication, export, receipt of an imported report."""

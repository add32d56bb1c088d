"""Approval, claim review, publication, export, report_import of an imported report."""

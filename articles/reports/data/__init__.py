"""The report as data: JSON and its schema, CSV, RIS, CSL, ClaimReview, Web Annotations, Markdown."""

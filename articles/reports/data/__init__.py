"""Text formats: JSON and its schema, CSV, RIS, CSL, ClaimReview, Web Annotation, Markdown."""

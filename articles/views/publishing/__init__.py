"""The gate, publications, exports and reports, claim reviews."""

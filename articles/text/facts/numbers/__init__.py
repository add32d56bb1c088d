"""Read numbers and days of any language, in digits and in words."""

"""Pages for administrators, beside people and house rules: rating scales, retention, webhooks."""

"""Settings for the property tests."""

from hypothesis import settings

# a busy machine makes an example slow, not wrong
settings.register_profile("without a deadline", deadline=None)
settings.load_profile("without a deadline")

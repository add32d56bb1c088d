from factcheck import checks


def test_production_may_not_allow_forbidden_addresses(settings):
    settings.FETCH_ALLOWED_PEERS = ["127.0.0.1:8080"]

    assert [error.id for error in checks.no_forbidden_address_is_allowed()] == ["factcheck.E001"]


def test_production_has_a_key_to_sign_archives_with(settings):
    assert checks.archives_can_be_signed() == []
    for setting in ("", "short", "no base64!"):
        settings.ARCHIVE_KEY = setting
        assert [error.id for error in checks.archives_can_be_signed()] == ["factcheck.E002"]


def test_nothing_to_say_when_none_is_allowed(settings):
    settings.FETCH_ALLOWED_PEERS = []

    assert checks.no_forbidden_address_is_allowed() == []


def test_production_names_a_contact(settings):
    settings.FETCH_USER_AGENT = "Factcheck/0.1 (newsroom; contact: unset)"

    assert [warning.id for warning in checks.fetches_name_a_contact()] == ["factcheck.W001"]

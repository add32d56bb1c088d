from factcheck import checks


def test_production_may_not_allow_forbidden_addresses(settings):
    settings.FETCH_ALLOWED_PEERS = ["127.0.0.1:8080"]

    assert [error.id for error in checks.check_allowed_peers()] == ["factcheck.E001"]


def test_production_has_a_key_to_sign_archives_with(settings):
    assert checks.check_archive_key() == []
    for setting in ("", "short", "no base64!"):
        settings.ARCHIVE_KEY = setting
        assert [error.id for error in checks.check_archive_key()] == ["factcheck.E002"]


def test_nothing_to_say_when_none_is_allowed(settings):
    settings.FETCH_ALLOWED_PEERS = []

    assert checks.check_allowed_peers() == []


def test_production_names_a_contact(settings):
    settings.FETCH_USER_AGENT = "Factcheck/0.1 (newsroom; contact: unset)"

    assert [warning.id for warning in checks.check_user_agent()] == ["factcheck.W001"]

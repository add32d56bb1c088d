"""What a fetch sees of an honest server."""

from articles.fetching import Outcome, fetch


def test_a_page_is_captured_with_its_bytes_text_and_fields(origin, policy):
    fetched = fetch(origin.url("/law"), policy=policy)

    assert fetched.outcome is Outcome.CAPTURED
    assert fetched.final_url == origin.url("/law")
    assert fetched.body == origin.routes["/law"].body
    assert "does not name a single one" in fetched.document.text
    assert fetched.document.fields["title"].value == "The law"

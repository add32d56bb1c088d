"""The page of a capture, and its downloads."""

import io

import pytest
from warcio.archiveiterator import ArchiveIterator

from articles.actions.sources import attach_upload
from articles.models import Capture, Citation


@pytest.fixture
def capture(claim, reviewer) -> Capture:
    attach_upload(
        claim,
        by=reviewer,
        title="Letter",
        file_name="letter.html",
        data=b"<script>alert(1)</script><p>A letter.</p>",
        stance=Citation.Stance.CONTEXT,
    )
    return Capture.objects.get()


@pytest.mark.parametrize("what", ["original", "warc"])
def test_downloads_are_never_run_by_a_browser(client, reviewer, capture, what):
    client.force_login(reviewer)

    answer = client.get(f"/captures/{capture.pk}/{what}/")

    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]


def test_a_capture_can_be_downloaded_as_warc(client, reviewer, capture):
    client.force_login(reviewer)

    answer = client.get(f"/captures/{capture.pk}/warc/")

    file = io.BytesIO(b"".join(answer.streaming_content))
    bodies = [record.content_stream().read() for record in ArchiveIterator(file)]
    assert b"<script>alert(1)</script><p>A letter.</p>" in bodies
    page = client.get(f"/captures/{capture.pk}/").content.decode()
    assert f'href="/captures/{capture.pk}/warc/"' in page

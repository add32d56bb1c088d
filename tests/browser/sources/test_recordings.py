"""A recording with captions is uploaded, its words are found, and it plays from there without script."""

import pytest
from playwright.sync_api import FilePayload, expect

from articles.actions.sources import restrict_source
from articles.models import Source
from tests.browser.articles.card import open_source_form
from tests.factories import make_article, make_claim
from tests.files.recordings import CAPTIONS, make_wav

pytestmark = pytest.mark.django_db(transaction=True)
SAID = 'She said: "The bridge cost 4.5 million euros."'
SHOWING = """async (video) => {
  if (video.readyState < 1) await new Promise((done) => video.onloadedmetadata = done);
  const track = video.textTracks[0];
  for (let n = 0; n < 100 && !track.activeCues?.length; n++) await new Promise((go) => setTimeout(go, 50));
  return [video.currentTime, track.mode, [...track.activeCues ?? []].map((cue) => [cue.text, cue.line])];
}"""

LOADED = """async (video) => {
  if (video.readyState < 2) await new Promise((done) => video.onloadeddata = done);
  return [video.currentTime, video.duration];
}"""


def test_a_recording_is_uploaded_and_plays_from_the_caption_of_the_words(
    log_in, accessible, editor, reviewer, second_reviewer
):
    claim = make_claim(make_article(editor, SAID), editor, SAID)
    desk = f"/articles/{claim.revision.article_id}/?claim={claim.pk}"
    page = log_in("rosa")
    page.goto(desk)
    form = open_source_form(page, "Upload")
    wav: FilePayload = {"name": "talk.bin", "mimeType": "", "buffer": make_wav(600)}
    captions: FilePayload = {"name": "talk.vtt", "mimeType": "text/vtt", "buffer": CAPTIONS}
    form.get_by_label("File", exact=True).set_input_files(wav)
    form.get_by_label("Transcript of a recording").set_input_files(captions)
    form.get_by_label("Stance").select_option("supports")
    form.get_by_role("button", name="Upload", exact=True).click()

    expect(page.locator(".findings")).to_contain_text("exact")
    expect(page.locator("#citations video")).to_be_visible()
    accessible(page)
    page.get_by_role("link", name="Play from 00:00:02").click()
    video = page.locator("video")
    time, mode, cues = video.evaluate(SHOWING)
    assert (time, mode) == (2.5, "showing")
    assert cues == [["<v Anna Lee>The bridge cost", 0]]  # above the controls
    for width, scheme in ((390, "dark"), (1440, "light")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    # far into the file, by a range
    page.goto(f"{page.url.partition('?')[0]}?at=595000")
    assert video.evaluate(LOADED) == [595, 600]

    source, address = Source.objects.get(), page.url
    restrict_source(
        source,
        by=reviewer,
        expected_version=source.version,
        visibility=Source.Visibility.RESTRICTED,
        public_description="an official",
        readers=[],
        reason="She asked for it.",
    )
    recording = video.locator("source").get_attribute("src")
    other = log_in("ravi")
    other.goto(desk)
    expect(other.locator("#citations")).to_contain_text("an official")
    expect(other.locator("video")).to_have_count(0)
    for hidden in (address.partition("?")[0], str(recording)):
        assert other.request.get(hidden).status == 404

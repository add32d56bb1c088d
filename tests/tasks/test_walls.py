"""A page that shows a wall instead of its article is never plainly captured, and is no evidence."""

import pytest

from articles.actions.sources import attach_upload, fetch_again
from articles.models import Capture, Citation, Finding, Job
from articles.reading.document import Wall
from articles.refusals import Refused
from tests.factories import make_citation
from tests.origin import Origin
from tests.worker import fetch_and_parse

FIRST = (
    "The harbour council voted on Tuesday to close the northern ferry terminal for eleven months while"
    " engineers replace its pilings, which divers examined in March."
)
LAST = "Sunni lawmakers estimate that the law frees thousands of prisoners from jail, the council said."
PASSWORD = "<form><input name=user><input type=password name=word><button>OK</button></form>"
LD = '<script type="application/ld+json">{"@type": "NewsArticle", %s}</script><p>' + FIRST
PART = '"hasPart": {"@type": "WebPageElement", "isAccessibleForFree": false}'
WALLS = {
    Wall.ROBOT: [
        "<title>Are you a robot?</title><h1>Please verify you are a human</h1><p>Unusual activity.</p>",
        "<p>Our systems have detected unusual traffic from your computer network.</p>",
        "<h1>Sicherheitsabfrage</h1><p>Bestätigen Sie, dass Sie kein Roboter sind.</p>",
        "<p>Pour continuer, confirmez que vous n’êtes pas un robot.</p>",
        "<title>Pardon our interruption</title><p>Press &amp; hold to confirm you are a human.</p>",
    ],
    Wall.LOGIN: [
        f"<h1>Sign in to The Orrin Post</h1>{PASSWORD}",
        f"<title>Log in</title><p>E-mail or telephone</p>{PASSWORD}",
        f"<h1>Anmelden</h1><p>Melden Sie sich mit Ihrem Konto an.</p>{PASSWORD}",
        f"<h1>Connectez-vous</h1>{PASSWORD}<p>Mot de passe oublié ?</p>",
        f"<h1>Iniciar sesión</h1>{PASSWORD}",
    ],
    Wall.CONSENT: [
        "<h1>Before you continue</h1><p>We use cookies and data. Accept all</p>",
        "<h1>Cookies</h1><p>Bitte stimmen Sie zu. Alle Cookies akzeptieren und zustimmen</p>",
        "<h1>Votre consentement</h1><p>Nous utilisons des cookies.</p><button>Accepter</button>",
        "<h1>Su consentimiento</h1><p>Usamos cookies.</p><button>Aceptar</button>",
        "<h1>Your privacy</h1><p>We and our 812 partners store cookies. You can consent below.</p>",
    ],
    Wall.SHELL: [
        '<div id="root"></div><noscript>You need to enable JavaScript.</noscript>',
        '<div id="app"></div><p>Loading…</p>',
        '<div id="__next"></div><script src="/main.js"></script>',
        '<main class="page"></main><script type="module" src="/index.js"></script>',
        "<p>This page requires JavaScript.</p>",
    ],
    Wall.BEGINNING: [
        LD % '"isAccessibleForFree": false',
        LD % '"isAccessibleForFree": "False"',
        LD % PART,
        f'<meta property="article:content_tier" content="locked"><p>{FIRST}</p>',
        f'<div itemscope><meta itemprop="isAccessibleForFree" content="false"><p>{FIRST}</p></div>',
    ],
}


@pytest.fixture
def origin(settings):
    with Origin() as origin:
        settings.FETCH_ALLOWED_PEERS = [origin.allowed]
        yield origin


def fetch(citation: Citation) -> Job:
    job = Job.objects.get(kind=Job.Kind.FETCH, subject_id=citation.source_id, state="queued")
    fetch_and_parse(job.pk)
    job.refresh_from_db()
    return job


@pytest.mark.parametrize("wall", [wall for wall in WALLS if wall.hides_all])
def test_a_wall_is_a_failed_fetch_that_says_what_to_do(claim, reviewer, origin, wall):
    for number, page in enumerate(WALLS[wall]):
        origin.page(f"/{number}", page)
        job = fetch(make_citation(claim, reviewer, origin.url(f"/{number}")))

        assert (job.state, job.outcome, job.message) == ("failed", "wall", str(wall.sentence)), page
    assert not Capture.objects.exists()
    assert not Finding.objects.exists()


def test_a_beginning_is_captured_and_searched_and_says_that_it_is_one(claim, reviewer, origin):
    """Words that are not in it are no evidence that the page does not have them."""
    for number, page in enumerate(WALLS[Wall.BEGINNING]):
        origin.page(f"/{number}", page)
        job = fetch(make_citation(claim, reviewer, origin.url(f"/{number}")))

        capture = job.captures.get()
        assert (job.state, job.outcome) == ("done", "beginning"), page
        assert capture.is_beginning
        assert capture.missing_text == str(Wall.BEGINNING.sentence)
    not_found = Finding.objects.filter(outcome="not found")
    assert not_found.count() >= 5
    assert not not_found.exclude(reason="only the beginning").exists()

    fetch_again(capture.source, by=reviewer)
    assert fetch(capture.source.citations.get()).outcome == "beginning"
    assert Capture.objects.filter(source=capture.source).count() == 1


def test_a_wall_cannot_be_uploaded_as_a_source_but_its_article_can(claim, reviewer):
    about = {"by": reviewer, "title": "", "stance": Citation.Stance.SUPPORTS}
    with pytest.raises(Refused, match="asks its readers to log in"):
        attach_upload(claim, file_name="a.html", data=WALLS[Wall.LOGIN][0].encode(), **about)

    page = f"<p>{FIRST}</p><p>{LAST}</p>{PASSWORD}<p>Log in to comment.</p>"
    citation = attach_upload(claim, file_name="a.html", data=page.encode(), **about)

    assert not citation.source.captures.get().is_beginning

"""Serve news pages for the benchmarks, each after 200 ms, in a separate process.

`python benchmarks/origin.py PORT_FILE` writes its port there and serves until it is ended.
"""

import asyncio
import random
import sys
from functools import cache
from pathlib import Path

LATENCY = 0.2  # seconds
PARAGRAPHS = 30
TEXT = (
    "minister said report bridge million euros the of and to in that for on with as law was is at "
    "by from people government prison camp census figures year statement lawmakers copy Reuters "
    "number area council office police court decision official country border water price market"
)
WORDS = TEXT.split()


@cache
def page(number: int) -> bytes:
    """Return page `number`: an article of about 3,800 words with the usual navigation around it."""
    chance = random.Random(number)  # noqa: S311 (the same pages each time)
    menu = "".join(
        f'<li class="nav-item"><a href="/section/{at}" class="link">{" ".join(chance.sample(WORDS, 2))}'
        "</a></li>"
        for at in range(120)
    )
    body = "".join(_paragraph(chance, at) for at in range(PARAGRAPHS))
    teasers = "".join(
        f'<div class="teaser"><div class="inner"><div class="image"><a href="/story/{at}"><img '
        f'src="/i/{at}.jpg" alt="{" ".join(chance.sample(WORDS, 4))}"></a></div><div class="text">'
        f'<h3><a href="/story/{at}"><span>{" ".join(chance.sample(WORDS, 6))}</span></a></h3>'
        f"<p>{' '.join(chance.sample(WORDS, 12))}</p><span class='time'>3 h</span></div></div></div>"
        for at in range(100)
    )
    title = f"Report {number}: {' '.join(chance.sample(WORDS, 5))}"
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} - The Paper</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="The Paper">
<meta name="author" content="Jane Doe"><link rel="canonical" href="/page/{number}">
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "{title}", "datePublished": "2025-02-25T09:30:00Z",
"author": {{"@type": "Person", "name": "Jane Doe"}}}}</script>
<style>{".teaser{margin:1rem}" * 100}</style><script>{"window.data=window.data||[];" * 150}</script></head>
<body><header><nav><ul>{menu}</ul></nav></header><main><article><h1>{title}</h1>
<p class="byline">By Jane Doe</p>{body}</article><aside>{teasers}</aside></main>
<footer><ul>{menu}</ul><p>All rights reserved.</p></footer></body></html>""".encode()


def _paragraph(chance: random.Random, at: int) -> str:
    first, second = _sentences(chance), _sentences(chance)
    link = f'<a href="/story/{at}"><em>{" ".join(chance.sample(WORDS, 3))}</em></a>'
    heading = f"<h2>{' '.join(chance.sample(WORDS, 4))}</h2>" if at % 4 == 3 else ""
    figure = f'<figure><img src="/i/{at}.jpg"><figcaption>{second[:60]}</figcaption></figure>'
    return f"{heading}<div class='block'><p>{first} {link} {second}</p></div>{figure}"


def _sentences(chance: random.Random) -> str:
    sentences = (" ".join(chance.choices(WORDS, k=15)) for _ in range(4))
    return " ".join(f"{sentence.capitalize()}." for sentence in sentences)


async def _serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        request = await reader.readuntil(b"\r\n\r\n")
        path = request.split(b" ", 2)[1].decode()
        body = page(int(path.rpartition("/")[2])) if path.startswith("/page/") else b""
        await asyncio.sleep(LATENCY)
        status = "200 OK" if body else "404 Not Found"
        head = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n"
        writer.write(f"{head}Connection: close\r\n\r\n".encode() + body)
        await writer.drain()
    except (ConnectionError, asyncio.IncompleteReadError):
        pass
    finally:
        writer.close()


async def _main(port_file: Path) -> None:
    for number in range(500):
        page(number)  # before the first request
    server = await asyncio.start_server(_serve, "127.0.0.1", 0, backlog=512)
    port_file.write_text(str(server.sockets[0].getsockname()[1]))
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_main(Path(sys.argv[1])))

"""The settings of fetching and reading pages and files, from the environment."""

import os

import environ

from articles import __version__

env = environ.Env()
FETCH_USER_AGENT = env.str(
    "FETCH_USER_AGENT",
    default=f"Factcheck/{__version__} (newsroom fact-checking; contact: unset)",
)
FETCH_DEADLINE_SECONDS = env.float("FETCH_DEADLINE_SECONDS", default=30.0)
FETCH_LEASE_SECONDS = env.float("FETCH_LEASE_SECONDS", default=90.0)
LIBREOFFICE = env.str("LIBREOFFICE", default="soffice")  # converts .doc files; "" refuses them
FETCH_PARSERS = env.int("FETCH_PARSERS", default=os.cpu_count() or 1)  # processes that parse pages
PARSER_USER = env.str("PARSER_USER", default="")  # their account; "" is that of the worker
# The sites that show posts of Bluesky, what resolves its names, and the directory of its accounts.
BLUESKY_HOSTS = env.list("BLUESKY_HOSTS", default=["bsky.app"])
BLUESKY_RESOLVER = env.str("BLUESKY_RESOLVER", default="https://public.api.bsky.app").rstrip("/")
PLC_DIRECTORY = env.str("PLC_DIRECTORY", default="https://plc.directory").rstrip("/")
FETCH_MAX_ATTEMPTS = 3
# Pictures of pages in PDF files are read in these languages, such as "eng+ara"; empty: not at all.
OCR_LANGUAGES = env.str("OCR_LANGUAGES", default="")
OCR_PROGRAM = env.str("OCR_PROGRAM", default="/usr/bin/tesseract")
OCR_SECONDS = env.float("OCR_SECONDS", default=20.0)  # for one file
FETCH_LOOK_AGAIN_DAYS = 3  # after a page was not found; at the third attempt it counts as gone
# Limits for each server, over all workers. 0 switches a limit off.
FETCH_HOST_AT_ONCE = env.int("FETCH_HOST_AT_ONCE", default=2)
FETCH_HOST_GAP_SECONDS = env.float("FETCH_HOST_GAP_SECONDS", default=1.0)
FETCH_ALLOWED_PEERS = env.list("FETCH_ALLOWED_PEERS", default=[])  # exact ip:port, for tests only

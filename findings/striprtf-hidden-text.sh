#!/bin/sh
# striprtf returns hidden and deleted words of a Rich Text file as text, and leaves out footnotes.
#
# The specification of Rich Text Format (version 1.9.1, "Character Formatting Properties" and "Track Changes")
# says that \v is hidden text and \deleted text that is marked as deleted; \footnote is a footnote in the text:
# https://interoperability.blob.core.windows.net/files/Archive_References/%5bMSFT-RTF%5d.pdf
# The words that nobody sees join the words around them, so a figure or a name can become another one.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
echo "striprtf==0.0.35" > "$folder/requirements.txt"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$folder/requirements.txt"

"$folder/venv/bin/python" - <<'END'
import sys
from importlib.metadata import version

from striprtf.striprtf import rtf_to_text

FILE = r"""{\rtf1\ansi\ansicpg1252 The city paid 1{\v 2}5 million{\footnote See the report.}
 to {\deleted no }one firm.}"""
SHOWN = "The city paid 15 million to one firm."
SEEN = "The city paid 125 million to no one firm."

returned = rtf_to_text(FILE)

print("striprtf", version("striprtf"))
print("a word processor shows:", SHOWN, "(and a footnote: See the report.)")
print("striprtf returns:      ", returned)
if returned != SEEN:
    sys.exit("The behaviour has changed: look at this finding again.")
print("As described: hidden and deleted words are text, the footnote is gone.")
END

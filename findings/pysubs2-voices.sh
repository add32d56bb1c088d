#!/bin/sh
# pysubs2 drops who speaks in a WebVTT cue, and keeps its character references as they are written.
#
# The WebVTT standard says that a voice span, <v Jane Doe>, names the voice of its words:
# https://www.w3.org/TR/webvtt1/#webvtt-cue-voice-span
# and that &lt; in a cue stands for the character <:
# https://www.w3.org/TR/webvtt1/#webvtt-html-character-reference-in-cue-text
# pysubs2 has a field for the name of the speaker, but fills it only from files in its own formats. So a
# transcript made with it does not say who said what.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
echo "pysubs2==1.8.1" > "$folder/requirements.txt"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$folder/requirements.txt"

"$folder/venv/bin/python" - <<'END'
import sys
from importlib.metadata import version

import pysubs2

CAPTIONS = """WEBVTT

00:00:01.000 --> 00:00:02.000
<v Jane Doe>We paid &lt; 5 million.</v>

00:00:02.000 --> 00:00:03.000
<v John Roe>Research &amp; development.</v>
"""
STANDARD = [("Jane Doe", "We paid < 5 million."), ("John Roe", "Research & development.")]
SEEN = [("", "We paid &lt; 5 million."), ("", "Research &amp; development.")]

returned = [(each.name, each.plaintext) for each in pysubs2.SSAFile.from_string(CAPTIONS)]

print("pysubs2", version("pysubs2"))
print("by the standard: ", STANDARD)
print("pysubs2 returns:", returned)
if returned != SEEN:
    sys.exit("The behaviour has changed: look at this finding again.")
print("As described: nobody speaks, and character references stay.")
END

#!/bin/sh
# pypdf returns the words of a Hebrew line in an order that is neither that of reading nor that of the page.
#
# The file is a PDF as Typst writes it: each glyph has its characters in a ToUnicode map, and its place.
# pypdf means to read such lines: its tests have Arabic and Hebrew ones (resources/multilang.pdf), and
# `set_custom_rtl` adds further characters "that will be written right to left" to those that it knows:
# https://github.com/py-pdf/pypdf/blob/main/pypdf/_text_extraction/__init__.py
# Here the words of a quotation are all there, and the quotation is not.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
cat > "$folder/requirements.txt" <<'END'
pypdf==7.1.1
typst==0.15.2
END
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$folder/requirements.txt"

"$folder/venv/bin/python" - <<'END'
import io
import sys
from importlib.metadata import version

import typst
from pypdf import PdfReader

TEXT = "ראש העיר אמר: הנמל בטוח כבר 12 שנים."
SEEN = "כבר בטוח הנמל אמר: העירראש12. שנים"
PAGE = '#set page(width: 12cm, height: 5cm)\n#set text(lang: "he", dir: rtl)\n'

file = typst.compile((PAGE + TEXT).encode())
extracted = PdfReader(io.BytesIO(file)).pages[0].extract_text()

print("pypdf", version("pypdf"), "on a file of typst", version("typst"))
print("written:       ", TEXT)
print("pypdf returns: ", extracted.strip())
if extracted.strip() != SEEN:
    sys.exit("The behaviour has changed: look at this finding again.")
print("As described: the words are in another order, and two of them in one.")
END

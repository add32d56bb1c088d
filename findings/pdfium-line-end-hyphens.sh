#!/bin/sh
# PDFium replaces a hyphen at the end of a line, and says not whether it belonged to the word.
#
# The page below has "well-" at the end of one line and "extra-" at the end of the next. Both become
# U+FFFE in FPDFText_GetText and U+0002 in FPDFText_GetUnicode, and the line break is gone. The header
# documents neither value; FPDFText_IsHyphen only says that there is a hyphen:
# https://pdfium.googlesource.com/pdfium/+/refs/heads/main/public/fpdf_text.h
# Removing U+FFFE makes "wellknown" of a compound, keeping it as a hyphen makes "extra-ordinary" of a
# word: a reader has to look at the rest of the text to know.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
echo "pypdfium2==5.15.2" > "$folder/requirements.txt"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$folder/requirements.txt"

"$folder/venv/bin/python" - <<'END'
import sys

import pypdfium2
from pypdfium2 import raw

CONTENT = "BT /F1 12 Tf 14 TL 72 720 Td (as is well-) Tj T* (known, an extra-) Tj T* (ordinary day) Tj ET"
OBJECTS = (
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Count 1 /Kids [5 0 R] >>",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    f"<< /Length {len(CONTENT)} >>\nstream\n{CONTENT}\nendstream",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
    "/Resources << /Font << /F1 3 0 R >> >> /Contents 4 0 R >>",
)
file = "%PDF-1.7\n"
places = []
for number, words in enumerate(OBJECTS, start=1):
    places.append(len(file))
    file += f"{number} 0 obj\n{words}\nendobj\n"
table = "".join(f"{place:010} 00000 n \n" for place in places)
size = len(OBJECTS) + 1
start = len(file)
file += f"xref\n0 {size}\n0000000000 65535 f \n{table}"
file += f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF"

page = pypdfium2.PdfDocument(file.encode())[0].get_textpage()
text = page.get_text_range()
codes = [raw.FPDFText_GetUnicode(page.raw, index) for index in range(page.count_chars())]

print("pypdfium2", pypdfium2.PYPDFIUM_INFO, "with PDFium", pypdfium2.PDFIUM_INFO)
print("drawn:  ", "as is well- / known, an extra- / ordinary day")
print("text:   ", ascii(text))
print("code points of the two hyphens:", [hex(code) for code in codes if code in (0x2, 0x2D, 0xFFFE)])
if text != "as is well\ufffeknown, an extra\ufffeordinary day" or codes.count(0x2) != 2:
    sys.exit("The behaviour has changed: look at this finding again.")
print("As described: both hyphens are the same, and no hyphen.")
END

#!/bin/sh
# extruct puts blanks into the words of a microdata value where an inline element begins or ends.
#
# The HTML standard says that the value of such a property is the element's descendant text content:
# https://html.spec.whatwg.org/multipage/microdata.html#values
# extruct takes the text from html-text instead, which adds blanks around elements to guess the layout.
# So a headline or a name read from microdata can differ from the one on the page.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
cat > "$folder/requirements.txt" <<'END'
beautifulsoup4==4.15.0
extruct==0.18.0
html-text==0.7.1
html5lib==1.1
lxml==6.1.3
lxml_html_clean==0.4.6
mf2py==2.0.2
rdflib==7.6.0
w3lib==2.5.0
END
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$folder/requirements.txt"

"$folder/venv/bin/python" - <<'END'
import sys
from importlib.metadata import version

import extruct
from lxml.html import fromstring

PAGE = """<!doctype html>
<html lang="en"><head><title>Example</title></head><body>
<article itemscope itemtype="https://schema.org/Article">
<h1 itemprop="headline">Too much CO<sub>2</sub>: un<em>believ</em>able</h1>
<p itemprop="author">O<i>'Brien</i></p>
</article></body></html>"""
SEEN = {"headline": "Too much CO 2: un believ able", "author": "O 'Brien"}

elements = fromstring(PAGE).xpath("//*[@itemprop]")
standard = {each.get("itemprop"): each.text_content() for each in elements}
found = extruct.extract(PAGE, syntaxes=["microdata"])["microdata"][0]["properties"]

print("extruct", version("extruct"), "with html-text", version("html-text"))
print("by the standard:", standard)
print("extruct returns:", found)
if found != SEEN:
    sys.exit("The behaviour has changed: look at this finding again.")
print("As described: blanks stand inside words.")
END

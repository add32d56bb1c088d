#!/bin/sh
# courlan cuts the address of an archived page where the archived address begins.
#
# An address may contain "https://" in its path (RFC 3986, section 3.3, allows ":" and "/" there), and
# web archives name what they hold in this way. courlan takes the second address for an accident:
# the docstring of scrub_url says "make sure only one URL is considered". Only web.archive.org is exempt
# from that, so the addresses of other archives lose the page that they name.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
cat > "$folder/requirements.txt" <<'END'
babel==2.19.0
courlan==1.4.0
tld==0.13.2
urllib3==2.8.0
END
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$folder/requirements.txt"

"$folder/venv/bin/python" - <<'END'
import sys
from importlib.metadata import version

from courlan import clean_url, scrub_url

PAGE = "https://example.org/a"
CUT = ["https://archive.ph/2020.01.01-000000/", "https://arquivo.pt/wayback/20200101000000/"]
WHOLE = "https://web.archive.org/web/20200101000000/"
SEEN = {archive + PAGE: archive for archive in CUT} | {WHOLE + PAGE: WHOLE + PAGE}

print("courlan", version("courlan"))
found = {address: scrub_url(address) for address in SEEN}
for address, scrubbed in found.items():
    print("address: ", address)
    print("  scrub_url:", scrubbed)
    print("  clean_url:", clean_url(address))
if found != SEEN:
    sys.exit("The behaviour has changed: look at this finding again.")
print("As described: all archives but one lose the address of the page.")
END

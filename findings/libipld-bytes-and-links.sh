#!/bin/sh
# libipld encodes a byte string as a link when its bytes read as a CID, so bytes and links become the same.
#
# The specification of DAG-CBOR has two types for them: a byte string (major type 2), and a link, which is a byte
# string with tag 42 and a zero byte before the CID: https://ipld.io/specs/codecs/dag-cbor/spec/#links
# A record with such bytes gets another CID than its server states. Whoever compares the two has to leave such a
# record unchecked, or it looks as if it had been changed.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
echo "libipld==3.5.0" > "$folder/requirements.txt"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$folder/requirements.txt"

"$folder/venv/bin/python" - <<'END'
import sys
from importlib.metadata import version

import libipld

OTHER = b"\x02\x71\x12\x20" + bytes(32)  # no CID
LIKE_A_CID = b"\x01\x71\x12\x20" + bytes(32)
BYTES, LINK = "5824", "d82a5825"  # a byte string of 36 bytes; a link of 37

encoded = [libipld.encode_dag_cbor(value).hex() for value in (OTHER, LIKE_A_CID)]

print("libipld", version("libipld"))
print("a byte string of 36 bytes begins with", BYTES, "and a link with", LINK)
print("36 bytes that are no CID:        ", encoded[0][:12])
print("36 bytes that could be a CID:    ", encoded[1][:12])
if not (encoded[0].startswith(BYTES) and encoded[1].startswith(LINK)):
    sys.exit("The behaviour has changed: look at this finding again.")
print("As described: bytes that could be a CID are encoded as a link.")
END

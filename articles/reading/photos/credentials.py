"""Content Credentials (C2PA): whether a photo has them, and whether they still fit the file.

Nothing is fetched: no manifest of another server, and no list of whom to trust. So the best answer is
"valid but not trusted". None of the answers says that a photo is genuine, or that it is not.
"""

import json
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from articles.reading.photos.statements import Credentials
from articles.reading.plain import storable

try:
    import c2pa
except (ImportError, OSError, RuntimeError):  # its library does not load on this system
    c2pa = None

_SETTINGS = {
    "verify": {"remote_manifest_fetch": False, "ocsp_fetch": False, "verify_after_reading": True}
}
_CHANGED = (
    "assertion.dataHash.mismatch",
    "assertion.bmffHash.mismatch",
    "assertion.boxesHash.mismatch",
)
_LENGTH = 300  # code points of a name


def read_credentials(body: bytes, media_type: str) -> dict[str, str]:
    """Return the properties `credentials`, and if there are any, `signer`, `software` and `signed`."""
    if c2pa is None:
        return {"credentials": Credentials.NOT_READ}
    try:
        context = c2pa.Context(c2pa.Settings.from_json(json.dumps(_SETTINGS)))
        with c2pa.Reader(media_type, BytesIO(body), context=context) as reader:
            return _described(json.loads(reader.json()))
    except (ValueError, TypeError, AttributeError, LookupError):
        return {"credentials": Credentials.NOT_READ}
    except c2pa.C2paError as error:
        is_absent = isinstance(error, c2pa.C2paError.ManifestNotFound)
        return {"credentials": Credentials.NONE if is_absent else Credentials.NOT_READ}


def _described(store: Mapping[str, Any]) -> dict[str, str]:
    manifest = store.get("manifests", {}).get(store.get("active_manifest"), {})
    signature = manifest.get("signature_info") or {}
    generators = manifest.get("claim_generator_info") or [{}]
    names = [signature.get("common_name"), signature.get("issuer")]
    return {
        "credentials": _state(store),
        "signer": ", ".join(_line(each) for each in names if each),
        "software": _line(generators[0].get("name") or manifest.get("claim_generator") or ""),
        "signed": _line(signature.get("time") or ""),
    }


def _state(store: Mapping[str, Any]) -> Credentials:
    results = store.get("validation_results", {}).get("activeManifest", {})
    failures = {str(each.get("code")) for each in results.get("failure", [])}
    state = store.get("validation_state")
    if state == "Trusted":
        return Credentials.TRUSTED
    if state == "Valid":
        return Credentials.VALID
    others = failures - {"signingCredential.untrusted", *_CHANGED}
    if failures & set(_CHANGED) and not others:
        return Credentials.CHANGED
    return Credentials.NOT_VALID


def _line(value: object) -> str:
    return " ".join(storable(str(value)).split())[:_LENGTH]

"""Photos for tests, made by code, with IPTC, XMP and signed Content Credentials."""

import datetime as dt
import io
import json
from collections.abc import Iterable
from functools import cache

import c2pa
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from PIL import Image
from PIL.PngImagePlugin import PngInfo

UTF8 = ((1, 90), b"\x1b%G")
CAPTION = "Divers examine the pilings of the northern terminal on Tuesday."
_DIGITAL_CAPTURE = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:core="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" %s>%s</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def xmp(captions: Iterable[tuple[str, str]] = (), inside: str = "", **photoshop: str) -> bytes:
    """A packet with captions by language, further elements, and properties of photoshop."""
    items = "".join(f'<rdf:li xml:lang="{code}">{text}</rdf:li>' for code, text in captions)
    listed = f"<dc:description><rdf:Alt>{items}</rdf:Alt></dc:description>" if items else ""
    attributes = " ".join(f'photoshop:{name}="{value}"' for name, value in photoshop.items())
    return (_XMP % (attributes, listed + inside)).encode()


def make_photo(
    *iptc: tuple[tuple[int, int], bytes], xmp: bytes = b"", kind: str = "JPEG", size: int = 8
) -> bytes:
    """A small picture with these fields of IPTC, and a packet of XMP."""
    file = io.BytesIO()
    image = Image.new("RGB", (size, size), "teal")
    if kind == "PNG":
        info = PngInfo()
        info.add_itxt("XML:com.adobe.xmp", xmp.decode())
        image.save(file, kind, pnginfo=info)
    elif kind == "TIFF":
        image.save(file, kind, tiffinfo={700: xmp, 33723: _fields(iptc)})
    else:
        image.save(file, kind, xmp=xmp)
    data = file.getvalue()
    return _with_segment(data, _fields(iptc)) if iptc and kind == "JPEG" else data


def signed(data: bytes, media_type: str = "image/jpeg") -> bytes:
    """The same photo with Content Credentials, signed by somebody whom nobody knows."""
    chain, key = _signer()
    info = c2pa.C2paSignerInfo(b"es256", chain, key, None)
    made = {"action": "c2pa.created", "digitalSourceType": _DIGITAL_CAPTURE}
    manifest = {
        "claim_generator_info": [{"name": "Test camera", "version": "1"}],
        "assertions": [{"label": "c2pa.actions.v2", "data": {"actions": [made]}}],
    }
    file = io.BytesIO()
    with c2pa.Builder(json.dumps(manifest)) as builder:
        builder.sign(c2pa.Signer.from_info(info), media_type, io.BytesIO(data), file)
    return file.getvalue()


def changed(data: bytes, offset: int = -10) -> bytes:
    """The same bytes, one of them changed."""
    copy = bytearray(data)
    copy[offset] ^= 1
    return bytes(copy)


def _fields(iptc: Iterable[tuple[tuple[int, int], bytes]]) -> bytes:
    return b"".join(
        bytes((0x1C, *number)) + len(value).to_bytes(2) + value for number, value in iptc
    )


def _with_segment(jpeg: bytes, fields: bytes) -> bytes:
    padded = fields + b"\x00" * (len(fields) % 2)
    resource = b"8BIM\x04\x04\x00\x00" + len(fields).to_bytes(4) + padded
    content = b"Photoshop 3.0\x00" + resource
    return jpeg[:2] + b"\xff\xed" + (len(content) + 2).to_bytes(2) + content + jpeg[2:]


@cache
def _signer() -> tuple[bytes, bytes]:
    """A certificate with its issuer's, and its key, as PEM."""
    root, leaf = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    chain = [_certificate("Test signer", leaf, root), _certificate("Test root", root, root)]
    key = leaf.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return b"".join(each.public_bytes(serialization.Encoding.PEM) for each in chain), key


def _certificate(
    name: str, key: ec.EllipticCurvePrivateKey, issuer: ec.EllipticCurvePrivateKey
) -> x509.Certificate:
    is_root = key is issuer
    uses = dict.fromkeys(
        ("content_commitment", "key_encipherment", "data_encipherment", "key_agreement"), False
    ) | {"encipher_only": False, "decipher_only": False}
    start = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(_named(name))
        .issuer_name(_named("Test root"))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + dt.timedelta(days=36500))
        .add_extension(x509.BasicConstraints(ca=is_root, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=not is_root, key_cert_sign=is_root, crl_sign=is_root, **uses
            ),
            critical=True,
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.public_key()),
            critical=False,
        )
    )
    if not is_root:
        use = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION])
        builder = builder.add_extension(use, critical=False)
    return builder.sign(issuer, hashes.SHA256())


def _named(name: str) -> x509.Name:
    organisation = x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Harbour Press")
    return x509.Name([organisation, x509.NameAttribute(NameOID.COMMON_NAME, name)])

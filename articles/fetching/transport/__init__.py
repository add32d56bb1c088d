"""HTTP: one URL is requested, hop by hop.

client          a fetch from the first request to the document, within the limits of a policy
connection      to the checked address and no other; `limited_reader` counts what comes in
responses       a redirect, a page, or a failure: judged before the body is read
body            the bytes of a page, decompressed within the limit
posts           a message that is posted to another system: one request, no redirect
"""

from articles.fetching.transport.client import download, fetch, parse_download
from articles.fetching.transport.posts import Answer, post

__all__ = ["Answer", "download", "fetch", "parse_download", "post"]

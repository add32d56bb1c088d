"""The original record behind the page of a post, fetched with the same guarded client.

records      which record a page has, and what to say when it cannot be had
bluesky      the account's own server, by its DID document, and the record there
fediverse    the API of the server, or ActivityPub
requests     one request for JSON, within the limits of the whole
"""

from articles.fetching.posts.records import is_post, with_post

__all__ = ["is_post", "with_post"]

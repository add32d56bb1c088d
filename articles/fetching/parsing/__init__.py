"""Bytes become a Document in a child process with limits, because they may be hostile.

parser       sends the bytes to the child process and returns its answer
child        that process: it forks a reader and replaces one that dies of a document
file_types   what the bytes are, or which failure
pdf          a PDF file within the limits of a capture
word         a Word file, its notes after its text
"""

from articles.fetching.parsing.file_types import check_media_type, picture_document
from articles.fetching.parsing.parser import read, read_with

__all__ = ["check_media_type", "picture_document", "read", "read_with"]

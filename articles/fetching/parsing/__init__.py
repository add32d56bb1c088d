"""Bytes become a Document in a child process with limits, because they may be hostile.

parser       sends the bytes to the child process and returns its answer
old_word     has .doc files converted before that; `confined` starts the program with limits
account      the account under which that is done, where the worker may change to it
recordings   the type of a recording, and its length, which the process `length` reads
child        that process: it forks a reader and replaces one that dies of a document
"""

from articles.fetching.parsing.parser import read
from articles.fetching.parsing.recordings import is_recording, read_recording

__all__ = ["is_recording", "read", "read_recording"]

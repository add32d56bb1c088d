"""Bytes become a Document in a child process with limits, because they may be hostile.

parser       sends the bytes to the child process and returns its answer
old_word     has .doc files converted before that; `confined` starts the program with limits
account      the account under which that is done, where the worker may change to it
child        that process: it forks a reader and replaces one that dies of a document
"""

from articles.fetching.parsing.parser import read

__all__ = ["read"]

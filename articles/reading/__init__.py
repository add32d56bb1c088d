"""The readers, one a format: bytes in, `Document` out. Imports and captures share them.

plain        text files, and the encoding of any text
html         web pages
addresses    the one strict reading of a URL, which `html` needs; `hosts` reads its host
dates        dates as pages write them

A reader is imported by its own name, so that only a process that reads loads its libraries.
"""

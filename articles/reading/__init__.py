"""The readers, one a format: bytes in, `Document` out. Imports and captures share them.

readers      the one way to read a file or a page: it asks `file_types`, then the reader of the format
file_types   HTML, PDF, Word …: from a signature, a name or a media type; `signatures` are what proves them
plain        text files, and the encoding of any text
html         web pages
pdf          PDF files
word         Word documents
markdown     Markdown files
office       OpenDocument and Rich Text
mail         messages, and pages saved as messages
embedded     HTML in another file, and exports of Google Docs
news         NewsML-G2, ninjs, feeds and WordPress
captions     captions and transcripts
archives     web archives
document     the result, `document_json` as JSON; `annotations` are its comments, links and notes
text_writer  puts text together, with the positions of annotations
addresses    the one strict reading of a URL, which `html` needs; `hosts` reads its host
dates        dates as pages write them

A reader is imported by its own name, so that only a process that reads loads its libraries.
"""

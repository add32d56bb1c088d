"""The article of a page, and what stands beside it.

prepared   the page before the extraction: hidden parts out, inline elements as characters
blocks     all paragraphs of the page
part       which of them belong to the article
roles      what each is: a heading, a caption, a byline …
filled     the article: what the extraction kept, and the paragraphs among it
links      the links on its words
"""

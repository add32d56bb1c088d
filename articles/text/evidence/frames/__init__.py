"""What the source makes of words that it has: it may deny them, ask them, or give them to another speaker.

frame_words      the turning words of each language, from `languages/<code>/frames.txt`
frame_tokens     a stretch of text as words and marks, and the turning words in it
passage_context  the sentence around a passage, and who says it
clauses          negations and conditions in the clause of the passage
governors        words that govern it: denials, doubts, questions, jokes, rumours, fiction
reported_words   what is said of the passage as "the statement", "the line"
neighbours       what the sentences before and behind say of it
headlines, page  what the text says against a headline; corrections anywhere on the page
speakers         the claim's speaker against the source's
omissions        what an ellipsis may leave out
compare          all of them for a match, against the frame of the claim
"""

from articles.text.evidence.frames.compare import ClaimFrame, moved, with_frame
from articles.text.evidence.frames.speakers import named_speaker

__all__ = ["ClaimFrame", "moved", "named_speaker", "with_frame"]

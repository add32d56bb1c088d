"""A text writer keeps track of the spans of annotations while the text is normalised."""

from hypothesis import given
from hypothesis import strategies as st

from articles.reading.annotations import Annotation, AnnotationKind
from articles.reading.text_writer import TextWriter
from articles.text.sentences import normalise

WORDS = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from("e\u0301a\u0308\u1100\u1161\u11a8\n ")),
    max_size=8,
)


@given(st.lists(st.tuples(WORDS, st.booleans()), max_size=12))
def test_annotations_cover_written_text_in_any_script(pieces):
    writer = TextWriter()
    links = 0
    for text, is_link in pieces:
        start = writer.position
        writer.write(text)
        if is_link:
            links += 1
            writer.annotate(
                Annotation(AnnotationKind.LINK, urls=(str(links),)), start, writer.position
            )
    text, annotations, _paragraphs = writer.finish()

    assert text == normalise(text) == text.strip()
    assert len(annotations) == links
    for annotation in annotations:
        assert 0 <= annotation.start <= annotation.end <= len(text)
        assert annotation.has_span or not text
        assert text[annotation.start : annotation.end].strip() != "" or not text


@given(st.lists(st.text("abc", min_size=1, max_size=5), min_size=1, max_size=8), st.data())
def test_an_annotation_covers_exactly_the_text_between_its_positions(words, data):
    place = data.draw(st.integers(0, len(words) - 1))
    writer = TextWriter()
    for number, word in enumerate(words):
        start = writer.position
        writer.write(word)
        if number == place:
            writer.annotate(Annotation(AnnotationKind.COMMENT, text="x"), start, writer.position)
        writer.add_break("\n\n")
    text, (annotation,), paragraphs = writer.finish()

    assert text == "\n\n".join(words)
    assert [text[each.start : each.end] for each in paragraphs] == words
    assert text[annotation.start : annotation.end] == words[place]
    assert annotation.start == len("".join(f"{word}\n\n" for word in words[:place]))

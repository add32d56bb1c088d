"""The reporting verbs, phrases and nouns of a language in all their forms, from `cues.txt`."""

from collections.abc import Iterator
from dataclasses import dataclass

from articles.text.languages.word_lists import data_lines

FORMS = ("base", "third", "past", "participle", "ing")


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb, phrase or noun, what may follow it (`frames`), and its stance.

    `cues.txt` explains the frames and the stances. `rest` holds the words of a phrase behind the first;
    `form` is set for a cue that is listed in one form only.
    """

    lemma: str
    frames: frozenset[str]
    stance: str
    rest: tuple[str, ...] = ()
    form: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """The forms of a cue that a word may be ("past", "ing" ...), and the cues themselves.

    The longest phrase comes first: "call on" before "call for" before "call".
    """

    forms: frozenset[str]
    cues: tuple[Cue, ...]


def read_forms(code: str) -> dict[str, Form]:
    """Return every form of every cue, by its first word in lower case."""
    irregular: dict[str, list[list[str]]] = {}
    for line in data_lines(code, "irregular"):
        irregular.setdefault(line.split()[0], []).append(line.split())
    names: dict[str, set[str]] = {}
    cues: dict[str, dict[Cue, None]] = {}
    for cue in _cues(code):
        for name, form in _inflections(cue, irregular):
            names.setdefault(form, set()).add(name)
            cues.setdefault(form, {})[cue] = None
    return {
        form: Form(frozenset(names[form]), tuple(sorted(known, key=lambda cue: -len(cue.rest))))
        for form, known in cues.items()
    }


def _cues(code: str) -> list[Cue]:
    """Return the cues of a language.

    Lines about the same cue are combined: the frames add up, and the last stance wins.
    """
    cues: dict[tuple[str, bool, str], Cue] = {}
    for frames, stance, form, entries in _cue_lines(code):
        for entry in entries:
            key = (entry, "noun" in frames, form)
            known = cues.get(key)
            together = frames | known.frames if known else frames
            cues[key] = Cue(entry, together, stance, tuple(entry.split()[1:]), form)
    return list(cues.values())


def _cue_lines(code: str) -> Iterator[tuple[frozenset[str], str, str, list[str]]]:
    """Yield (frames, stance, form, entries) of each line of `cues.txt`.

    A line is `frames | stance: words`, with commas between phrases. `frames | stance | form: words`
    lists words as they stand in a text, in one form of the verb. The form may be the name of endings,
    then the words are stems: see `_inflected`.
    """
    endings: dict[str, list[tuple[str, str]]] = {}
    for line in data_lines(code, "cues"):
        left, _colon, right = line.partition(":")
        if left.startswith("endings "):
            endings[left.split()[1]] = _endings(right)
            continue
        frames, stance, form = [*(part.strip() for part in left.split("|")), ""][:3]
        words = right.split(",") if "," in right else right.split()
        entries = [word.strip() for word in words if word.strip()]
        for name, inflected in _inflected(entries, form, endings):
            yield frozenset(frames.split()), stance, name, inflected


def _endings(right: str) -> list[tuple[str, str]]:
    """Return (form, pattern) of a line such as `third=~t,~te participle=ge~t`."""
    return [
        (form, pattern)
        for part in right.split()
        for form, _equals, patterns in [part.partition("=")]
        for pattern in patterns.split(",")
    ]


def _inflected(
    entries: list[str], form: str, endings: dict[str, list[tuple[str, str]]]
) -> Iterator[tuple[str, list[str]]]:
    """Yield (form, words): the entries as they are, or each of their forms if `form` names endings.

    In the pattern of an ending, "~" is the stem and "+" its particle: "teil mit" with "+ge~t" gives
    "mitgeteilt", with "~te" it gives "teilte mit".
    """
    if form not in endings:
        yield form, entries
        return
    for name, pattern in endings[form]:
        words = []
        for entry in entries:
            stem, *rest = entry.split()
            word = pattern.replace("~", stem)
            if "+" in word:
                word, rest = word.replace("+", rest[-1]), rest[:-1]
            words.append(" ".join([word, *rest]))
        yield name, words


def _inflections(cue: Cue, irregular: dict[str, list[list[str]]]) -> list[tuple[str, str]]:
    """Return (name of the form, form) for each form of a cue's first word."""
    head = cue.lemma.split()[0]
    if cue.form:
        return [(name, head) for name in cue.form.split()]
    if "noun" in cue.frames:
        return [("noun", head), ("noun", head + "s")]
    if head in irregular:
        return [pair for row in irregular[head] for pair in zip(FORMS, row, strict=True)]
    if head.endswith("e"):
        return _with_form_names(head, head + "s", head + "d", head[:-1] + "ing")
    if head.endswith("y") and head[-2] not in "aeiou":
        return _with_form_names(head, head[:-1] + "ies", head[:-1] + "ied", head + "ing")
    if head.endswith(("s", "sh", "ch", "x", "z")):
        return _with_form_names(head, head + "es", head + "ed", head + "ing")
    return _with_form_names(head, head + "s", head + "ed", head + "ing")


def _with_form_names(base: str, third: str, past: str, ing: str) -> list[tuple[str, str]]:
    """Return (name, form) for the forms of a regular verb. Past and participle are the same."""
    return list(zip(FORMS, (base, third, past, past, ing), strict=True))

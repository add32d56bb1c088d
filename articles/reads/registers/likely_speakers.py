"""Names in the register of speakers that may mean one speaker, though nobody has merged them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from django.contrib.postgres.fields import ArrayField
from django.db.models import Func, Q, QuerySet, TextField, Value
from django.db.models.functions import Lower

from articles.models import Speaker, User
from articles.reads.registers.identities import group_key
from articles.reads.registers.speakers import SpeakerRecord, SpeakerRow, quoted_speakers

MOST_CANDIDATES = 200  # names that are compared with one record
MOST_COMPARED = 2_000  # names that are compared with a page of the register
MOST_LIKELY = 8
SHORTEST_WORD = 4  # characters of a word that names share
WORDS = ArrayField(TextField())


@dataclass(slots=True)
class _Known:
    """The names of one speaker in lower case, and its names and aliases as they are written."""

    names: set[str] = field(default_factory=set)
    written: set[str] = field(default_factory=set)

    def may_be(self, name: str, aliases: Collection[str]) -> bool:
        """Is this likely another name of it? They share an alias, or one has all words of the other."""
        own = set(name.lower().split())
        words = (set(each.split()) for each in self.names)
        is_part = any(own <= each or each <= own for each in words)
        return name.lower() not in self.names and (
            is_part or not self.written.isdisjoint({*aliases, name})
        )


def likely_same(record: SpeakerRecord, *, reader: User) -> list[str]:
    """Return names that may mean the speaker of a record too: one query."""
    known = _Known({each.lower() for each in record.names}, {*record.names, *record.aliases})
    likely: dict[str, str] = {}
    for name, aliases in _candidates([record.name], known.written, reader)[:MOST_CANDIDATES]:
        if known.may_be(name, aliases):
            likely.setdefault(name.lower(), name)
    return list(likely.values())[:MOST_LIKELY]


def count_likely_same(rows: Sequence[SpeakerRow], *, reader: User) -> dict[str, int]:
    """Return how many names may mean the speaker of each row too, by its key: two queries.

    Nothing if more names are like these than are compared: a part of them would count too few.
    """
    known = {row.key: _Known() for row in rows}
    own = quoted_speakers(reader).order_by().annotate(key=group_key("name"))
    for key, name, aliases in own.filter(key__in=known).values_list("key", "name", "aliases"):
        known[key].names.add(name.lower())
        known[key].written |= {name, *aliases}
    written = set().union(*(each.written for each in known.values()))
    others = list(_candidates([row.name for row in rows], written, reader)[: MOST_COMPARED + 1])
    if len(others) > MOST_COMPARED:
        return {}
    return {
        key: len({name.lower() for name, aliases in others if each.may_be(name, aliases)})
        for key, each in known.items()
    }


def _candidates(
    names: Collection[str], written: Collection[str], reader: User
) -> QuerySet[Speaker, tuple[str, list[str]]]:
    """Return names and aliases that have the longest word of a name, or are or have one `written`."""
    longest = {max(name.lower().split(), key=len, default="") for name in names}
    words = Func(Lower("name"), Value(" "), function="string_to_array", output_field=WORDS)
    like = Q(aliases__overlap=list(written)) | Q(name__in=written)
    like |= Q(words__overlap=[word for word in longest if len(word) >= SHORTEST_WORD])
    speakers = quoted_speakers(reader).alias(words=words).filter(like)
    named = speakers.exclude(kind=Speaker.Kind.UNNAMED).order_by("name")
    return named.values_list("name", "aliases").distinct()

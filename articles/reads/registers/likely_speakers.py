"""Names in the register of speakers that may mean one speaker, though nobody has merged them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from django.db import connection
from django.db.models import QuerySet
from django.db.models.functions import Lower

from articles.models import Speaker, SpeakerMerge, User
from articles.reads.registers.speakers import SpeakerRecord, SpeakerRow, quoted_speakers

MOST_COMPARED = 2_000  # names that are compared with a page of the register
MOST_LIKELY = 50  # names that are listed beside a record
MOST_WORDS = 6  # of a name whose shorter forms are looked up


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A name that is compared, with its aliases; `lower` as PostgreSQL writes it in lower case."""

    name: str
    lower: str
    aliases: Sequence[str]
    words: frozenset[str]
    is_unnamed: bool


def _read(speakers: QuerySet[Speaker], at_most: int | None = None) -> Iterator[_Candidate]:
    rows = speakers.annotate(lower=Lower("name")).order_by("name").distinct()
    columns = rows.values_list("name", "lower", "aliases", "kind")
    for name, lower, aliases, kind in columns[:at_most]:
        is_unnamed = kind == Speaker.Kind.UNNAMED
        yield _Candidate(name, lower, aliases, frozenset(lower.split()), is_unnamed)


class _Known:
    """The names and aliases of one speaker, and which others may mean it too.

    A name may mean it that has all words of one of these names or only some of them, in their order;
    or that is an alias, or has an alias in common.
    """

    def __init__(self, names: Iterable[str], written: Iterable[str]) -> None:
        self.names = {*names}  # in lower case
        self.aliases = {*written}
        self.words = {frozenset(name.split()) for name in self.names}
        self.others = {name.lower() for name in self.aliases} - self.names
        self.others |= {part for name in self.names for part in _shorter_forms(name)}

    def likely(self, candidates: Iterable[_Candidate]) -> list[str]:
        """Return the names that may mean this speaker, each once, in their order."""
        likely: dict[str, str] = {}
        for each in candidates:
            if not (each.is_unnamed or each.lower in self.names) and (
                each.lower in self.others
                or not self.aliases.isdisjoint(each.aliases)
                or any(words <= each.words for words in self.words)
            ):
                likely.setdefault(each.lower, each.name)
        return list(likely.values())


def _shorter_forms(name: str) -> Iterator[str]:
    words = name.split()
    if len(words) <= MOST_WORDS:
        for number in range(1, len(words)):
            yield from map(" ".join, combinations(words, number))


def likely_same(record: SpeakerRecord, *, reader: User) -> list[str]:
    """Return names that may mean the speaker of a record too: two queries."""
    names = (name.lower() for name in record.names)
    known = _Known(names, {*record.names, *record.aliases})
    return known.likely(_candidates([known], reader))[:MOST_LIKELY]


def count_likely_same(rows: Sequence[SpeakerRow], *, reader: User) -> tuple[dict[str, int], bool]:
    """Return how many names may mean the speaker of each row too, by its key: four queries.

    Also whether these are all. If more names are like those of the rows than are compared, each may
    have more than its number.
    """
    keys = {row.key: row.key for row in rows}
    merges = SpeakerMerge.objects.filter(into__key__in=list(keys))
    keys |= dict(merges.values_list("merged__key", "into__key"))
    own = quoted_speakers(reader).alias(own=Lower("name")).filter(own__in=list(keys))
    compared = list(_read(own))
    names: dict[str, set[str]] = defaultdict(set)
    written: dict[str, set[str]] = defaultdict(set)
    for each in compared:
        names[keys[each.lower]].add(each.lower)
        written[keys[each.lower]].update([each.name, *each.aliases])
    known = {key: _Known(names[key], written[key]) for key in names}
    candidates = _candidates(known.values(), reader)
    compared += candidates
    counts = {key: len(each.likely(compared)) for key, each in known.items()}
    return counts, len(candidates) < MOST_COMPARED


# Each part reads an index. As one condition they would be tried on each speaker.
LIKE = """
    SELECT s.id FROM (
        SELECT s.id, lower(s.name) AS lower FROM unnest(%(names)s::text[]) own
            JOIN articles_speaker s
            ON string_to_array(lower(s.name), ' ') @> string_to_array(own, ' ')
        UNION
        SELECT id, lower(name) FROM articles_speaker WHERE lower(name) = ANY (%(others)s)
        UNION
        SELECT id, lower(name) FROM articles_speaker WHERE aliases && %(aliases)s::varchar(300)[]
    ) s WHERE lower <> ALL (%(names)s)
"""


def _candidates(known: Collection[_Known], reader: User) -> list[_Candidate]:
    """Return names that may mean one of the speakers and are none of theirs: `MOST_COMPARED` at most.

    Two queries, because PostgreSQL plans the second one well when it knows how few speakers it is about.
    """
    like = {
        "names": sorted(set().union(*(each.names for each in known))),
        "others": sorted(set().union(*(each.others for each in known))),
        "aliases": sorted(set().union(*(each.aliases for each in known))),
    }
    with connection.cursor() as cursor:
        cursor.execute(LIKE, like)
        ids = [pk for (pk,) in cursor.fetchall()]
    return list(_read(quoted_speakers(reader).filter(pk__in=ids), at_most=MOST_COMPARED))

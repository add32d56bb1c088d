"""Compare the answers that people got with what the database holds: for `benchmarks/bad_day.py`."""

from collections import Counter
from collections.abc import Iterator

import psycopg
from stale_writes import ACKNOWLEDGED, FAULT, REFUSED, Desk, Write

# How often the text of a write is stored, by its kind. An edit is in the history with its own version.
STORED = {
    "comment": "SELECT text, count(*) FROM articles_comment GROUP BY text",
    "verdict": "SELECT explanation, count(*) FROM articles_verdict GROUP BY explanation",
    "citation": """
        SELECT s.url, count(c.id) FROM articles_source s
        JOIN articles_citation c ON c.source_id = s.id GROUP BY s.url
    """,
    "edit": """
        SELECT note, count(*) FROM (
            SELECT note, lag(note) OVER (PARTITION BY pgh_obj_id ORDER BY version) AS former
            FROM articles_claimevent
        ) event WHERE note IS DISTINCT FROM former GROUP BY note
    """,
}
VERSION_OF_EDIT = "SELECT note, min(version) FROM articles_claimevent GROUP BY note"
VERSIONS = """
    SELECT c.id, c.version, array_agg(e.version ORDER BY e.version)
    FROM articles_claim c JOIN articles_claimevent e ON e.pgh_obj_id = c.id GROUP BY c.id
"""
JOBS = """
    SELECT kind, state, outcome, count(*) FROM articles_job
    WHERE not_before < now() + interval '10 minutes' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""
PENDING = {"queued", "running"}


class Stored:
    """What is stored, and what of it differs from the answers. `before` has the versions at the start."""

    def __init__(self, connection: psycopg.Connection, desk: Desk, before: dict[int, int]) -> None:
        self.connection, self.desk, self.before = connection, desk, before
        self.times = {kind: dict(self._rows(query)) for kind, query in STORED.items()}
        self.lost = [w for w in desk.writes if w.outcome == ACKNOWLEDGED and not self._times(w)]
        self.twice = [w for w in desk.writes if self._times(w) > 1]
        self.kept = [w for w in desk.writes if w.outcome == REFUSED and self._times(w)]

    def _rows(self, query: str) -> list[tuple[object, ...]]:
        return self.connection.execute(query).fetchall()

    def _times(self, write: Write) -> int:
        return int(self.times[write.kind].get(write.text, 0))

    def have_jobs_ended(self) -> bool:
        """Return whether no job waits, but for those of another day."""
        return not any(state in PENDING for _kind, state, _outcome, _count in self._rows(JOBS))

    def faults(self) -> Iterator[str]:
        """Yield a sentence for each fault."""
        yield from (f"lost: {write}" for write in self.lost)
        yield from (f"twice: {write}" for write in self.twice)
        yield from (f"refused but stored: {write}" for write in self.kept)
        for write in self.desk.writes:
            if write.fault or write.outcome == FAULT:
                yield f"wrong answer: {write}"
            if write.is_stale and write.outcome == ACKNOWLEDGED:
                yield f"overwrote a newer version: {write}"
        yield from self._wrong_versions()
        for job in self._rows(JOBS):
            if job[1] in PENDING:
                yield f"a job did not end: {job}"

    def _wrong_versions(self) -> Iterator[str]:
        """Yield where a version is missing, there twice, or not that of the write it was answered to."""
        raised = Counter(
            write.claim
            for write in self.desk.writes
            if write.outcome == ACKNOWLEDGED and write.expected_version
        )
        for claim, newest, versions in self._rows(VERSIONS):
            if versions != list(range(1, newest + 1)):
                yield f"claim {claim} has the versions {versions} in its history"
            if claim in self.before and newest - self.before[claim] != raised[claim]:
                yield f"claim {claim} is {newest}, {raised[claim]} writes after {self.before[claim]}"
        version_of = dict(self._rows(VERSION_OF_EDIT))
        for write in self.desk.writes:
            is_edit = write.kind == "edit" and write.outcome == ACKNOWLEDGED
            if is_edit and version_of.get(write.text) != write.expected_version + 1:
                yield f"stored as version {version_of.get(write.text)}: {write}"

    def figures(self) -> Iterator[str]:
        """Yield the lines of the result."""
        writes = self.desk.writes
        outcomes = Counter(write.outcome for write in writes)
        kinds = Counter(write.kind for write in writes)
        yield f"writes: {len(writes)} ({', '.join(f'{kinds[each]} {each}' for each in kinds)})"
        yield f"stale on purpose: {sum(write.is_stale for write in writes)}"
        yield ", ".join(
            f"{outcome}: {outcomes[outcome]}" for outcome in (ACKNOWLEDGED, REFUSED, FAULT)
        )
        tried = [write for write in writes if write.tries > 1]
        done = sum(write.outcome == ACKNOWLEDGED for write in tried)
        yield f"sent again: {len(tried)} writes, {done} of them acknowledged"
        yield f"lost: {len(self.lost)}, twice: {len(self.twice)}, refused but stored: {len(self.kept)}"
        for kind, state, outcome, count in self._rows(JOBS):
            yield f"jobs: {count} {kind} {state} {outcome}"

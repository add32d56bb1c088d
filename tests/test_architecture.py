"""The structure of the code, its names and its wording."""

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "templates"
CODE = [
    file
    for folder in ("articles", "factcheck")
    for file in (ROOT / folder).rglob("*.py")
    if "migrations" not in file.parts
]
PARTS = re.compile(r'answer\(\s*request,\s*(?:"([^"]+)"|(\w+))[^)]*?part="(\w+)"', re.DOTALL)
LONGEST_MODULE, LONGEST_FUNCTION, MOST_MODULES = 300, 40, 15  # lines, lines, modules in a folder
ROOMS_OF = {"actions", "reads"}
BANNED = re.compile(
    r"\b(told|anew|whoever)\b|hangs? on\b|stands? between|what came with", re.IGNORECASE
)
FORMER_NAMES = [  # of models, fields and functions
    *("Carrying", "Clearing", "Confidant", "Confirmation", "Deed", "Host", "House", "Query"),
    *("Receipt", "Sketch", "ToldEvent", "hits_of", "is_elsewhere", "perhaps", "with_blind"),
    *("about_source", "claims_on_one_origin", "events_about", "found", "look_again", "next_look"),
    *("one", "place", "said", "said_by", "seen_of", "stored_warc", "told", "_look_again", "_shown"),
]
VAGUE_NAMES = ["found", "told"]  # say what it holds: `matches`, `errors`, `new_span`
TRANSLATED = re.compile(r"\{% blocktranslate([^%]*)%\}(.*?)\{% endblocktranslate %\}", re.DOTALL)
NOT_TEXT = re.compile(
    r"\{% comment.*?endcomment %\}|\{% blocktranslate.*?endblocktranslate %\}|\{#.*?#\}"
    r"|\{%.*?%\}|\{\{.*?\}\}|<style.*?</style>|<script.*?</script>",
    re.DOTALL,
)
ATTRIBUTES = re.compile(r'(?:title|placeholder|aria-label|alt)="([^"]*)"')
SAME_IN_EVERY_LANGUAGE = {
    *("Factcheck", "SHA", "sha", "UTC", "HTTP", "HTML", "JSON"),
    *("Ctrl", "Enter", "Esc"),
    *("manage", "py", "verify", "report", "FILE", "key"),  # a command
}
LIBRARIES_ASK_FOR = ("account/", "allauth/", "mfa/", "socialaccount/", "400", "403", "404", "500")


def test_modules_are_short_and_few_are_tiny():
    lengths = {file: len(file.read_text().splitlines()) for file in CODE}

    assert [str(file) for file, lines in lengths.items() if lines > LONGEST_MODULE] == []
    assert 60 <= median(lengths.values()) <= 120
    tiny = [file for file, lines in lengths.items() if lines <= 30 and file.stem != "__init__"]
    assert len(tiny) <= 25


def test_no_function_is_longer_than_a_screen():
    functions = [
        (str(file), node.name)
        for file in CODE
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert functions == []


def test_no_folder_holds_more_modules_than_one_can_overlook():
    folders = Counter(
        file.parent
        for top in ("articles", "factcheck", "tests")
        for file in (ROOT / top).rglob("*.py")
        if file.stem != "__init__"
    )
    free = {ROOT / "articles/migrations", ROOT / "articles/management/commands"}
    crowded = {str(f): n for f, n in folders.items() if n > MOST_MODULES and f not in free}
    assert crowded == {}


def test_a_room_is_used_by_its_public_names():
    """Import `record_verdict` from `articles.actions.verdicts`, not from a module inside that room.

    The import contracts cannot hold this: a module and the function in it have the same name.
    """
    inside = []
    for file in CODE:
        for node in ast.walk(ast.parse(file.read_text())):
            if not isinstance(node, ast.ImportFrom) or not node.module:
                continue
            _app, floor, room, *modules = [*node.module.split("."), "", ""]
            is_room = floor in ROOMS_OF and (ROOT / "articles" / floor / room).is_dir()
            is_guest = (ROOT / "articles" / floor / room) not in file.parents
            if is_room and any(modules) and is_guest:
                inside.append((str(file.relative_to(ROOT)), node.module))
    assert inside == []


def test_every_template_is_used():
    used = "".join(file.read_text() for file in [*CODE, *TEMPLATES.rglob("*.html")])
    names = [str(file.relative_to(TEMPLATES)) for file in TEMPLATES.rglob("*.html")]
    unused = [n for n in names if f'"{n}' not in used and not n.startswith(LIBRARIES_ASK_FOR)]
    assert unused == []


def test_every_part_that_a_view_answers_with_exists():
    for file in (ROOT / "articles/views").glob("*.py"):
        source = file.read_text()
        constants = dict(re.findall(r'^(\w+) = "([^"]+\.html)"', source, re.MULTILINE))
        if "DESK" in source:
            constants["DESK"] = "articles/detail.html"
        for named, constant, part in PARTS.findall(source):
            template = (TEMPLATES / (named or constants[constant])).read_text()
            assert f"partialdef {part} " in template


@pytest.mark.parametrize("document", ["CONTRIBUTING.md", "docs/ARCHITECTURE.md", "docs/GUARDS.md"])
def test_every_path_that_the_documents_name_exists(document):
    named = re.findall(
        r"`((?:articles|factcheck|templates|static|tests|docs|scripts)/[\w./-]*)`",
        (ROOT / document).read_text(),
    )
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_each_name_in_a_translated_sentence_is_given_to_it():
    """Django prints nothing for a variable that the tag does not pass to the sentence."""
    unknown = []
    for path in (ROOT / "templates").rglob("*.html"):
        for tag, body in TRANSLATED.findall(path.read_text()):
            given = set(re.findall(r"(\w+)=", tag))
            if given and (missing := set(re.findall(r"\{\{ *(\w+)", body)) - given):
                unknown.append((path.name, sorted(missing)))
    assert unknown == []


def test_every_word_on_a_page_can_be_translated():
    untranslated = {}
    for path in TEMPLATES.rglob("*.html"):
        page = NOT_TEXT.sub("", path.read_text())
        parts = [*re.findall(r">([^<>]*)<", page), *ATTRIBUTES.findall(page)]
        words = {word for part in parts for word in re.findall(r"[^\W\d_]{2,}", part)}
        untranslated[path.name] = words - SAME_IN_EVERY_LANGUAGE
    assert {name: words for name, words in untranslated.items() if words} == {}


def test_no_sentence_on_a_page_has_a_word_that_sounds_translated():
    sentences = re.compile(
        r'(?:translate |_\(\s*)"([^"]*)"|\{% blocktranslate[^%]*%\}(.*?)\{% endblocktranslate',
        re.DOTALL,
    )
    sentences_with_banned_words = [
        (path.name, sentence)
        for path in [*CODE, *(ROOT / "templates").rglob("*.html")]
        for sentence in ("".join(parts) for parts in sentences.findall(path.read_text()))
        if BANNED.search(sentence)
    ]
    assert sentences_with_banned_words == []


@pytest.mark.parametrize("name", FORMER_NAMES)
def test_no_former_name_is_left(name):
    assert [str(path) for path, names in identifiers().items() if name in names] == []


@pytest.mark.parametrize("name", VAGUE_NAMES)
def test_no_test_uses_a_name_that_does_not_say_what_it_holds(name):
    tests = tuple((ROOT / "tests").rglob("*.py"))
    assert [str(path) for path, names in identifiers(tests).items() if name in names] == []


@cache
def identifiers(files: tuple[Path, ...] = tuple(CODE)) -> dict[Path, set[str]]:
    """The names that each file defines or uses."""
    names = {}
    for path in files:
        nodes = list(ast.walk(ast.parse(path.read_text())))
        names[path] = {
            str(getattr(node, field))
            for node in nodes
            for field in ("id", "attr", "name", "arg")
            if hasattr(node, field)
        }
    return names

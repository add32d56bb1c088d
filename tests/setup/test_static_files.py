"""Static files of production: joined, and kept by browsers for ever."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client, override_settings
from lxml import html

from factcheck.static_files.joining import CannotJoin, join_modules, join_styles
from factcheck.static_files.storage import JOINED
from tests.worker import ROOT

STATIC = ROOT / "static"
MOST_FILES = 6  # with the page itself and its requests for news, at most 8
FONTS = ["inter-latin", "source-serif-latin"]


def read(name: str) -> str:
    return (STATIC / name).read_text()


@pytest.fixture(scope="module")
def collected(tmp_path_factory) -> Iterator[Path]:
    """The folder of collected files; pages name the files in it."""
    folder = tmp_path_factory.mktemp("static")
    storages = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "factcheck.static_files.storage.JoinedStaticFilesStorage"},
    }
    with override_settings(
        STORAGES=storages,
        STATIC_ROOT=folder,
        DEBUG=False,
        WHITENOISE_USE_FINDERS=False,
        WHITENOISE_AUTOREFRESH=False,
    ):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield folder


def files_of(page: bytes) -> list[str]:
    """Return the addresses of the style sheets, fonts, scripts and icons of a page."""
    addresses: list[str] = html.fromstring(page).xpath("//head/link/@href | //script/@src")
    return addresses


def names_of(page: bytes) -> list[str]:
    """Return the names of the files of a page, without their hashes and kinds."""
    return [Path(file).name.split(".")[0] for file in files_of(page)]


def test_pages_load_few_joined_files_that_browsers_keep_for_ever(
    collected, client, claim, editor, tmp_path, settings
):
    # One test, because each process that ran another one would collect all files for it.
    client.force_login(editor)
    desk = client.get(f"/articles/{claim.revision.article_id}/").content
    assert len(files_of(desk)) <= MOST_FILES
    assert names_of(desk) == ["icon", *FONTS, "main", "htmx-2", "desk"]
    for file in (each for each in files_of(desk) if not each.endswith(".woff2")):
        content = (collected / file.removeprefix("/static/")).read_text()
        assert not re.search(r"^\s*(import|export)\b|@import", content, re.MULTILINE), file
    other_page = client.get("/articles/").content
    assert names_of(other_page) == ["icon", *FONTS, "main", "htmx-2", "page"]
    for name, join in JOINED.items():
        assert (collected / name).read_text() == join(name, read)

    client.logout()
    login = files_of(client.get("/accounts/login/").content)
    for file in login:
        answer = Client().get(file, headers={"Accept-Encoding": "gzip"})
        assert answer.status_code == 200
        assert "immutable" in answer["Cache-Control"]
        answer.close()

    # Collecting again joins what has changed.
    part = "css/parts/top.css"
    (tmp_path / part).parent.mkdir(parents=True)
    (tmp_path / part).write_text(".changed {}\n")
    settings.STATICFILES_DIRS = [tmp_path, *settings.STATICFILES_DIRS]
    call_command("collectstatic", interactive=False, verbosity=0)
    assert ".changed {}" in (collected / "css/main.css").read_text()


def test_the_joined_style_sheet_equals_its_parts_in_their_order():
    main = read("css/main.css")
    parts = re.findall(r'@import url\("(.+)"\) layer\((\w+)\);', main)

    joined = join_styles("css/main.css", read)

    blocks = "\n".join(f"@layer {layer} {{\n{read(f'css/{path}')}}}" for path, layer in parts)
    assert joined == main[: main.index("@import")] + blocks + "\n"
    sheets = {str(file.relative_to(STATIC / "css")) for file in STATIC.glob("css/**/*.css")}
    assert {path for path, _layer in parts} == sheets - {"main.css"}


def test_each_module_is_joined_once_after_those_that_it_imports():
    joined = join_modules("js/desk.js", read)

    modules = re.findall(r"^const module_js_(\w+)_js = ", joined, re.MULTILINE)
    on_their_own = {"claim_rows", "passkey_errors"}
    assert {*modules, *on_their_own} == {file.stem for file in STATIC.glob("js/*.js")}
    assert len(modules) == len(set(modules))
    for name in set(modules) - {"desk"}:
        for imported in re.findall(r'from "\./(\w+)\.js"', read(f"js/{name}.js")):
            assert modules.index(imported) < modules.index(name)
    assert modules[-1] == "desk"


def test_a_module_keeps_its_names_to_itself_and_passes_on_its_exports():
    files = {
        "js/one.js": 'import { two } from "./two.js";\nconst mine = 1;\ntwo();\n',
        "js/two.js": "const mine = 2;\nexport function two() {}\nexport const TWO = 2;\n",
    }

    assert join_modules("js/one.js", files.__getitem__) == (
        "const module_js_two_js = (() => {\n"
        "const mine = 2;\nfunction two() {}\nconst TWO = 2;\n\nreturn { two, TWO };\n})();\n"
        "const module_js_one_js = (() => {\n"
        "const { two } = module_js_two_js;\nconst mine = 1;\ntwo();\n\nreturn {  };\n})();\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        'import two from "./two.js";\n',
        'import * as two from "./two.js";\n',
        'import { a as b } from "./two.js";\n',
        'export { two } from "./two.js";\n',
        "export default 1;\n",
        "export let changing = 1;\n",
        "await fetch('/');\n",
        "const here = import.meta.url;\n",
        'import "./one.js";\n',
    ],
)
def test_a_module_of_another_form_is_refused(text):
    files = {"js/one.js": text, "js/two.js": ""}

    with pytest.raises(CannotJoin):
        join_modules("js/one.js", files.__getitem__)


@pytest.mark.parametrize(
    ("main", "part"),
    [
        ('@import "part.css";\n', ""),
        ('@import url("part.css") layer(parts) print;\n', ""),
        ('@import url("parts/a.css") layer(parts);\n', 'a { background: url("icon.svg"); }\n'),
        ('@import url("part.css") layer(parts);\n', '@import url("other.css");\n'),
        ('@import url("part.css") layer(parts);\n', "a { color: red;\n"),
    ],
)
def test_a_style_sheet_of_another_form_is_refused(main, part):
    files = {"css/main.css": main, "css/part.css": part, "css/parts/a.css": part}

    with pytest.raises(CannotJoin):
        join_styles("css/main.css", files.__getitem__)


def test_an_address_stays_where_it_leads_to_the_same_file():
    face = '@font-face { src: url("../fonts/a.woff2"); }\n'
    files = {"css/main.css": '@import url("fonts.css") layer(tokens);\n', "css/fonts.css": face}

    assert face in join_styles("css/main.css", files.__getitem__)

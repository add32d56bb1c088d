"""The documentation: working links, short pages, complete lists."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from markdown_it import MarkdownIt
from mdit_py_plugins.anchors import anchors_plugin

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *DOCS.rglob("*.md"),
        *(ROOT / "findings").glob("*.md"),
        ROOT / ".github/pull_request_template.md",
    ]
)
LONGEST = 200  # lines


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


def links_of(page: Path) -> list[tuple[Path, str]]:
    """Yield the file and the fragment of each relative link and picture of a page."""
    links = []
    for token in MarkdownIt().enable("table").parse(page.read_text()):
        for child in token.children or []:
            target = str(child.attrGet("href") or child.attrGet("src") or "")
            if target and "://" not in target and not target.startswith("mailto:"):
                file, _, fragment = target.partition("#")
                links.append(((page.parent / file).resolve() if file else page, fragment))
    return links


def anchors_of(page: Path) -> Iterator[str]:
    for token in MarkdownIt().use(anchors_plugin, max_level=3).parse(page.read_text()):
        if token.type == "heading_open":
            yield str(token.attrGet("id"))


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_relative_link_leads_to_a_file(page):
    assert [str(file) for file, _ in links_of(page) if not file.exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_fragment_names_a_heading(page):
    missing = [
        f"{file.name}#{fragment}"
        for file, fragment in links_of(page)
        if fragment and fragment not in anchors_of(file)
    ]
    assert missing == []


GROWING = ROOT / "CHANGELOG.md"  # it is searched, not read in one go


@pytest.mark.parametrize("page", [page for page in PAGES if page != GROWING], ids=name_of)
def test_no_page_is_too_long(page):
    assert len(page.read_text().splitlines()) < LONGEST


def test_every_page_can_be_reached_from_the_readme():
    todo, seen = {ROOT / "README.md"}, set()

    while todo:
        page = todo.pop()
        seen.add(page)
        todo |= {file for file, _ in links_of(page) if file.suffix == ".md"} - seen

    hidden = set(PAGES) - seen - {ROOT / ".github/pull_request_template.md"}
    assert [name_of(page) for page in hidden] == []


def test_the_guide_links_to_nothing_that_the_app_does_not_show():
    guide = DOCS / "guide"
    outside = [
        (name_of(page), str(file))
        for page in guide.glob("*.md")
        for file, _ in links_of(page)
        if file.parent not in {guide, guide / "images"}
    ]
    assert outside == []


SETTINGS = "".join(
    (ROOT / "factcheck" / name).read_text()
    for name in ("settings.py", "fetch_settings.py", "login.py", "monitoring/options.py")
)
READ_SETTING = r'env\.\w+\(\s*"([A-Z_]+)"'


def test_every_setting_is_explained():
    read = re.findall(READ_SETTING, SETTINGS)
    composed = re.findall(r"\$\{([A-Z_]+)", (ROOT / "docker-compose.yml").read_text())
    text = (DOCS / "operate/settings.md").read_text()
    cells = re.findall(r"^\| ((?:`[A-Z_]+`(?:, )?)+) \|", text, re.MULTILINE)
    table = [name for cell in cells for name in re.findall(r"[A-Z_]+", cell)]

    assert len(table) == len(set(table))
    assert set(table) == set(read) | set(composed)


NOT_PASSED = {  # into a container
    *("DATA_DIR", "STATIC_ROOT"),  # the image has them
    *("DEBUG", "FETCH_ALLOWED_PEERS"),  # never in production
}


def test_docker_compose_passes_every_setting():
    read = set(re.findall(READ_SETTING, SETTINGS))
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
    own = {name: services[name] for name in ("migrate", "web", "fetcher", "parser")}
    passed = [set(service["environment"]) for service in own.values()]

    assert read - set.union(*passed) == NOT_PASSED
    assert read - set.intersection(*passed) - NOT_PASSED == {
        *("MIGRATE_DATABASE_URL", "DATABASE_POOL", "DATABASE_STATEMENT_SECONDS"),
        *("FETCH_PARSERS", "PARSER_USER"),
    }
    assert "MIGRATE_DATABASE_URL" not in own["web"]["environment"]


def test_containers_may_do_little():
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]

    for service in services.values():
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert service["read_only"] is True
        assert service["mem_limit"]
        if service["image"] != "factcheck":
            assert re.search(r":\d+\.\d+", service["image"]), "a version that is exact"
    assert "--requirepass" in services["redis"]["command"]


def test_the_proxy_lets_pass_what_the_app_takes():
    limit = f"{settings.UPLOAD_MAX_MEGABYTES}MiB"

    assert f"max_size {limit}" in (DOCS / "operate/Caddyfile").read_text()


def test_the_hooks_use_the_tools_of_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())

    hooks = (ROOT / ".pre-commit-config.yaml").read_text()

    assert {"ruff", "djlint"} <= set(
        filter(lambda each: isinstance(each, str), project["dependency-groups"]["dev"])
    )
    assert re.findall(r"entry: (\S+ -m \w+)", hooks) == [
        ".venv/bin/python -m ruff",
        ".venv/bin/python -m ruff",
        ".venv/bin/python -m djlint",
    ]

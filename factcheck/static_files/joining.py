"""Join a style sheet or a JavaScript module with the files that it imports, in their order.

Only the forms of import and export that `static/` uses are known. Any other is refused, so that a
joined file never behaves otherwise than its parts.
"""

import posixpath
import re
from collections.abc import Callable

Read = Callable[[str], str]  # returns the text of a file by its name below `static/`

STYLE_IMPORT = re.compile(
    r'^@import url\("(?P<path>[\w/.-]+)"\) layer\((?P<layer>\w+)\);$', re.MULTILINE
)
NOT_IN_A_LAYER = re.compile(r"@import|@charset")
MODULE_IMPORT = re.compile(
    r'^import (?:\{ (?P<names>\w+(?:, \w+)*) \} from )?"(?P<path>\./[\w/.-]+)";$', re.MULTILINE
)
MODULE_EXPORT = re.compile(
    r"^export (?P<kind>(?:async )?function|class|const) (?P<name>\w+)", re.MULTILINE
)
NOT_IN_A_FUNCTION = re.compile(r"^\s*(?:import|export)\b|^await\b|\bimport\.meta\b", re.MULTILINE)


class CannotJoin(Exception):
    """A file has a form of import or export that is not known here."""


def join_styles(name: str, read: Read) -> str:
    """Return the style sheet with each imported sheet in a block of its layer.

    Raises `CannotJoin`.
    """

    def block(imported: re.Match[str]) -> str:
        path = _resolve(name, imported["path"])
        text = read(path)
        # An address is relative to the folder of its sheet.
        has_moved_address = "url(" in text and posixpath.dirname(path) != posixpath.dirname(name)
        is_whole = text.count("{") == text.count("}")
        if NOT_IN_A_LAYER.search(text) or has_moved_address or not is_whole:
            raise CannotJoin(f"{path} cannot become part of {name}.")
        return f"@layer {imported['layer']} {{\n{text}}}"

    joined = STYLE_IMPORT.sub(block, read(name))
    if "@import" in joined:
        raise CannotJoin(f"{name} has an import of another form than @import url() layer().")
    return joined


def join_modules(name: str, read: Read) -> str:
    """Return the module after all that it imports: each file once, in a function of its own.

    Raises `CannotJoin`.
    """
    functions: dict[str, str] = {}
    _add_module(name, read, functions, importers=())
    return "".join(functions.values())


def _add_module(
    name: str, read: Read, functions: dict[str, str], *, importers: tuple[str, ...]
) -> None:
    if name in importers:
        raise CannotJoin(f"{name} imports itself.")
    if name in functions:
        return
    text = read(name)
    for imported in MODULE_IMPORT.finditer(text):
        path = _resolve(name, imported["path"])
        _add_module(path, read, functions, importers=(*importers, name))
    functions[name] = _function(name, text)


def _function(name: str, text: str) -> str:
    """Return the statement that runs the module and keeps its exports."""

    def take(imported: re.Match[str]) -> str:
        if not imported["names"]:
            return ""
        return f"const {{ {imported['names']} }} = {_variable(_resolve(name, imported['path']))};"

    exports = ", ".join(exported["name"] for exported in MODULE_EXPORT.finditer(text))
    body = MODULE_EXPORT.sub(r"\g<kind> \g<name>", MODULE_IMPORT.sub(take, text))
    if NOT_IN_A_FUNCTION.search(body):
        raise CannotJoin(f"{name} has an import, export or await of an unknown form.")
    return f"const {_variable(name)} = (() => {{\n{body}\nreturn {{ {exports} }};\n}})();\n"


def _variable(name: str) -> str:
    return "module_" + re.sub(r"\W", "_", name)


def _resolve(name: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), path))

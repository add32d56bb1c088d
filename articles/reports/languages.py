import re

TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def tag_of(language: str) -> str:
    """The language as files name it (BCP 47), or nothing if what people wrote is no such name."""
    return language if TAG.fullmatch(language) else ""

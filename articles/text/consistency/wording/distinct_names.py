"""Tell whether a text says that two names which are spelled alike are those of two people or places."""

import re
from dataclasses import dataclass, field

from articles.text.consistency.article import CheckedArticle
from articles.text.spans import Span

FAR = 60  # characters of a description behind a name
AGE = re.compile(r",?\s\(?([0-9]{1,3})(?:[,)]|\s(?:ans|años|Jahre))")
DESCRIPTION = re.compile(
    r"\s\(|,\s[^\W\d_a-z]\w+\s[^\W\d_a-z]|\s(?:of|in|aus|von|de|du)\s[^\W\d_a-z]|,\s(?:who|which|whose|qui|que)\s"
    r"|,\s(?:an?|the|his|her|its|der|die|das|ein|eine|un|une|le|la|el|una)\s[^.,;:]{3,80},"
    r"|,\s(?:an?|eine?|une?|una)\s[^.,;:]{3,80}\."
)
COMPANY = re.compile(
    r"\s(?:&|[Uu]nd|[Aa]nd|et|y|e)\s[^\W\d_a-z]|\s(?:Inc|Ltd|GmbH|AG|KG|SA|Co|Corp|Brothers|Group|Sons)\b"
)
ARTICLES = r"[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Dd](?:er|ie|as)|[Ee]ine?|[Ll][ae]|[Uu]n[ea]?|[Ee]l|[Ll][’']"
ROLE_BEFORE = re.compile(
    rf"\b(?P<article>{ARTICLES})(?:\s|(?<=[’']))(?P<role>[\w-]{{4,}}(?:\s[\w-]+){{0,3}}?),?\s\Z"
)
ROLE_BEHIND = re.compile(
    rf",\s(?:(?:{ARTICLES})(?:\s|(?<=[’'])))?(?P<role>[\w-]{{4,}}(?:\s[\w-]+){{0,4}}),"
)
A_IS_NO_ARTICLE = frozenset({"fr", "es", "it", "pt"})
AT_PLACE = re.compile(r"\b(?:in|at|near|aus|à|en)\s\Z")
NO_ROLES = frozenset({
    "that", "with", "when", "from", "than", "whom", "said", "says", "dass", "nach", "oder", "avec",
    "pour", "dans", "chez", "para", "como", "pero", "time", "where", "which",
})  # fmt: skip
ENDS = frozenset(".!?;:\n")
SIDE_BY_SIDE = re.compile(
    r"(?:\s\S+)?,?\s(?:(?:and|und|et|y|e|or|oder|ou|o|mit|with|avec|con)\s)?(?:\S+\s)?"
)


@dataclass(slots=True)
class Spelling:
    """A word of names: its first place, and the words before and after it."""

    key: str
    written: str
    first: Span
    name: Span  # the whole name at that place
    before: set[str] = field(default_factory=set)
    after: set[str] = field(default_factory=set)
    arabic: bool = False


def are_distinct(article: CheckedArticle, first: Spelling, second: Spelling) -> bool:
    """Tell whether the text says that the two are two."""
    text = article.text
    gap = text[first.first.end : second.first.start]
    if len(gap) < FAR and not ENDS.intersection(gap) and SIDE_BY_SIDE.fullmatch(gap):
        return True
    same_given = bool(first.before & second.before)
    if not same_given and _are_relatives(article, first, second):
        return True
    if same_given and _are_namesakes(article, first, second):
        return True
    if _stand_in_one_sentence(article, first, second):
        return True
    if _have_two_roles(article, first, second):
        return True
    ages = [AGE.match(text, name.end) for name in (first.name, second.name)]
    if ages[0] and ages[1]:
        return ages[0][1] != ages[1][1]
    companies = [COMPANY.match(text, name.first.end) for name in (first, second)]
    if any(companies) and not all(companies):
        return True
    return all(DESCRIPTION.match(text, name.end) for name in (first.name, second.name))


def _stand_in_one_sentence(article: CheckedArticle, first: Spelling, second: Spelling) -> bool:
    """Tell whether a sentence has both, so that each does something of its own in it."""
    if any(
        AT_PLACE.search(article.text, max(0, name.name.start - 5), name.name.start)
        for name in (first, second)
    ):
        return False
    return any(
        first.key in statement.keys and second.key in statement.keys
        for statement in article.statements
        if statement.span.end > second.first.start
    )


def _have_two_roles(article: CheckedArticle, first: Spelling, second: Spelling) -> bool:
    """Tell whether each has a role before or behind it, and not the same: "the baker Ann", "Anne, a judge,"."""
    is_verb = article.vocabulary.code in A_IS_NO_ARTICLE
    roles = [_role_words(article.text, name.name, a_is_verb=is_verb) for name in (first, second)]
    if all(roles):
        return roles[0].isdisjoint(roles[1])
    given = second.name.end > second.first.end  # "Anna", with the surname behind it
    return given and bool(roles[1]) and first.name.end > first.first.end


def _role_words(text: str, name: Span, *, a_is_verb: bool) -> set[str]:
    """The words of the role beside a name. In "a plaisanté Ann Brown" there is none."""
    before = ROLE_BEFORE.search(text, max(0, name.start - FAR), name.start)
    if before and a_is_verb and before["article"].lower() == "a":
        before = None
    behind = ROLE_BEHIND.match(text, name.end)
    words = f"{before['role'] if before else ''} {behind['role'] if behind else ''}"
    role = set(words.lower().split())
    return role if role.isdisjoint(NO_ROLES) else set()


def _are_namesakes(article: CheckedArticle, first: Spelling, second: Spelling) -> bool:
    """Tell whether a sentence with one of the names says that they are two with one first name."""
    known = article.vocabulary["namesakes"].starts
    return any(
        statement.span.start <= name.first.start < statement.span.end
        and not known.isdisjoint(statement.keys)
        for statement in article.statements
        for name in (first, second)
    )


def _are_relatives(article: CheckedArticle, first: Spelling, second: Spelling) -> bool:
    """Tell whether a sentence with one of the names speaks of sisters, brothers, a namesake ..."""
    relatives = article.vocabulary["relatives"].starts
    return any(
        statement.span.start <= name.first.start < statement.span.end
        and not relatives.isdisjoint(statement.keys)
        for statement in article.statements
        for name in (first, second)
    )

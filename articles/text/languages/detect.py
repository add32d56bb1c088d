"""Which language a text is written in: by its script, then by its commonest small words."""

import re
from collections import Counter

SAMPLE = 5_000  # code points that are looked at
WORD = re.compile(r"[^\W\d_]+")
SCRIPTS = {
    "ar": re.compile("[\u0600-\u06ff]"),
    "he": re.compile("[\u0590-\u05ff]"),
    "ru": re.compile("[\u0400-\u04ff]"),
    "el": re.compile("[\u0370-\u03ff]"),
    "ja": re.compile("[\u3040-\u30ff]"),
    "zh": re.compile("[\u4e00-\u9fff]"),
    "ko": re.compile("[\uac00-\ud7af]"),
    "hi": re.compile("[\u0900-\u097f]"),
    "th": re.compile("[\u0e00-\u0e7f]"),
}
ENOUGH = 3  # small words that a language other than English must show
SHARE = 0.3  # of all letters; in Japanese the signs shared with Chinese come on top
SMALL_WORDS = {
    "en": "the of and to in is that for was with on as by he it from at said his have are not",
    "fr": "le la les de des du et est une un dans que pour qui sur au par pas il elle avec ne plus ce",
    "de": "der die das und ist nicht ein eine von mit den dem des zu im für auf sich auch als sie er hat",
    "es": "el la los las de del y que en es un una por con para no se su al lo como más fue ha",
    "it": "il lo la gli le di del della e che è un una per con non si sono al nel anche ha come",
    "pt": "o a os as de do da dos das e que em um uma para com não se na no por mais foi ao como",
    "nl": "de het een en van is dat op te in niet zijn met voor die aan er om ook als maar bij",
    "sv": "och att det som en är på av för med den till inte har om ett han var jag men",
    "pl": "i w na nie się z do jest że to o jak po za od przez dla ale który był są",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi ne kadar sonra ama en o var",
}


def detect(text: str) -> str:
    """The ISO 639-1 code of the text's language; "en" where nothing speaks for another."""
    words = WORD.findall(text[:SAMPLE].lower())
    letters = "".join(words)
    if not letters.isascii():
        for code, script in SCRIPTS.items():
            if len(script.findall(letters)) > SHARE * len(letters):
                return code
    counts = Counter(words)
    scores = {
        code: sum(counts[word] for word in small.split()) for code, small in SMALL_WORDS.items()
    }
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] >= ENOUGH and scores[best] > scores["en"] else "en"

import pytest

from articles.text.languages import detect

TEXTS = {
    "en": "The minister said that the law was not for the people.",
    "fr": "Le ministre a dit que la loi n'est pas pour les gens et que c'est tout.",
    "de": "Der Minister sagte, dass das Gesetz nicht für die Leute ist und auch nicht gilt.",
    "es": "El ministro dijo que la ley no es para la gente y que se verá en el Congreso.",
    "ar": "قال الوزير إن القانون ليس للناس",
    "ru": "Министр сказал, что закон не для людей",
    "he": "השר אמר שהחוק אינו לעם",
    "el": "Ο υπουργός είπε ότι ο νόμος",
    "ja": "大臣は法律がこの国のためではないと言った",
    "zh": "部长说法律不是为了人民",
    "it": "Il ministro ha detto che la legge non è per la gente e che si vedrà nel paese.",
    "nl": "De minister zei dat het niet voor de mensen is en dat er een wet van komt.",
}


@pytest.mark.parametrize(("code", "text"), TEXTS.items(), ids=TEXTS)
def test_the_language_is_seen_by_script_and_small_words(code, text):
    assert detect(text) == code


@pytest.mark.parametrize("text", ["", "1234", "They met Mr. Lee.", "Oslo"])
def test_what_shows_no_language_is_taken_for_english(text):
    assert detect(text) == "en"

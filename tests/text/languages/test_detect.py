"""The detected language of short, long and mixed texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text import UNDETERMINED, detect, split
from articles.text.languages.detect import CODE_READ_AS, _identifier

TEXTS = [
    ("en", "The minister said on Tuesday that the law had not been written for the people."),
    ("en", "Police found two cars."),
    ("fr", "Le ministre a déclaré mardi que la loi n'avait pas été écrite pour le peuple."),
    ("de", "Der Minister sagte am Dienstag, das Gesetz sei nicht für alle geschrieben worden."),
    ("es", "El ministro dijo el martes que la ley no se había escrito para la gente."),
    ("ar", "قال الوزير يوم الثلاثاء إن القانون لم يكتب من أجل الناس."),
    ("ar", "عثرت الشرطة على سيارتين."),
    ("da", "Ministeren sagde tirsdag, at loven ikke var skrevet for borgernes skyld."),
    ("da", "Politiet fandt to biler."),
    ("no", "Statsråden sa tirsdag at loven ikke var skrevet for folk flest."),
    ("sv", "Ministern sade på tisdagen att lagen inte hade skrivits för folket."),
    ("fi", "Ministeri sanoi tiistaina, ettei lakia ollut kirjoitettu kansaa varten."),
    ("is", "Ráðherrann sagði á þriðjudag að lögin hefðu ekki verið samin fyrir fólkið."),
    ("nl", "De minister zei dinsdag dat de wet niet voor de burgers was geschreven."),
    ("nl", "De politie vond twee auto's."),
    ("it", "Il ministro ha detto martedì che la legge non era stata scritta per la gente."),
    ("pt", "O ministro disse na terça-feira que a lei não tinha sido escrita para as pessoas."),
    ("gl", "O ministro dixo o martes que a lei non fora escrita para a xente."),
    ("ca", "El ministre va dir dimarts que la llei no s'havia escrit per a la gent."),
    ("ca", "La policia va trobar dos cotxes."),
    ("ro", "Ministrul a declarat marți că legea nu a fost scrisă pentru oameni."),
    ("ro", "Poliția a găsit două mașini."),
    ("eu", "Ministroak asteartean esan zuen legea ez zela herritarrentzat idatzi."),
    ("pl", "Minister powiedział we wtorek, że ustawa nie została napisana dla ludzi."),
    ("cs", "Ministr v úterý řekl, že zákon nebyl napsán pro lidi."),
    ("hu", "A miniszter kedden azt mondta, hogy a törvényt nem az emberek számára írták."),
    ("sr", "Министар је у уторак рекао да закон није писан за народ."),
    ("bg", "Министърът каза във вторник, че законът не е написан за хората."),
    ("uk", "Міністр заявив у вівторок, що закон написано не для людей."),
    ("ru", "Министр заявил во вторник, что закон написан не для людей."),
    ("el", "Ο υπουργός είπε την Τρίτη ότι ο νόμος δεν γράφτηκε για τους πολίτες."),
    ("tr", "Bakan salı günü yasanın halk için yazılmadığını söyledi."),
    ("fa", "وزیر روز سه‌شنبه گفت که این قانون برای مردم نوشته نشده است."),
    ("ur", "وزیر نے منگل کو کہا کہ یہ قانون عوام کے لیے نہیں لکھا گیا۔"),
    ("he", "השר אמר ביום שלישי שהחוק לא נכתב למען העם."),
    ("hi", "मंत्री ने मंगलवार को कहा कि यह कानून लोगों के लिए नहीं लिखा गया था।"),
    ("zh", "部长星期二说，这部法律不是为人民制定的。"),
    ("ja", "大臣は火曜日、この法律は国民のために書かれたものではないと述べた。"),
    ("ko", "장관은 화요일 이 법이 국민을 위해 만들어진 것이 아니라고 말했다."),
    ("th", "รัฐมนตรีกล่าวเมื่อวันอังคารว่ากฎหมายนี้ไม่ได้เขียนขึ้นเพื่อประชาชน"),
    ("vi", "Bộ trưởng nói hôm thứ Ba rằng luật này không được viết ra vì người dân."),
]
FRENCH, ENGLISH = TEXTS[2][1], TEXTS[0][1]


@pytest.mark.parametrize(
    ("code", "text"), TEXTS, ids=[f"{code}-{text[:12]}" for code, text in TEXTS]
)
def test_the_language_of_one_sentence_is_detected(code, text):
    assert detect(text) == code


def test_serbian_in_latin_letters_is_serbian_or_one_of_its_neighbours():
    text = "Prema izveštaju objavljenom prošle nedelje, u logoru je više od 9.000 muškaraca."

    assert detect(text) in {"sr", "hr", "bs"}


@pytest.mark.parametrize(
    "text",
    ["", " \n", "OK.", "No.", "Oslo", "1234", "9,000 – 12.5 %", "!!!", "🙂🙂"],
)
def test_a_very_short_text_is_undetermined(text):
    assert detect(text) == UNDETERMINED


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", f"{FRENCH} Elle a répondu en anglais: “{ENGLISH}” Puis elle est partie. {FRENCH}"),
        ("en", f"{ENGLISH} He added in French: « {FRENCH} » Then he left. {ENGLISH}"),
    ],
)
def test_a_quotation_in_another_language_does_not_change_the_result(code, text):
    assert detect(text) == code


def test_the_start_and_the_middle_of_a_long_text_count():
    cover = "Annex A. Section 1. Page 3. " * 80

    assert detect(cover + f"{FRENCH} " * 400) == "fr"


def test_only_a_sample_of_a_long_text_is_read(monkeypatch):
    lengths = []
    identifier = _identifier()

    class Recording:
        def rank(self, sample):
            lengths.append(len(sample))
            return identifier.rank(sample)

    monkeypatch.setitem(detect.__globals__, "_identifier", Recording)

    assert detect(f"{ENGLISH} " * 9_000) == "en"
    assert max(lengths) < 5_000


@pytest.mark.parametrize("text", ["OK.", TEXTS[7][1]], ids=["undetermined", "Danish"])
def test_a_language_without_rules_is_split_into_sentences_and_quotations(text):
    result = split(f"{text} {text}")

    assert (result.language, len(result.statements)) == (detect(text), 2)


@given(st.text() | st.text(alphabet="aeno .0\ud800\u200f\u0301", max_size=60))
def test_the_language_of_any_text_is_one_that_the_model_knows(text):
    known = {CODE_READ_AS.get(code, code) for code in _identifier().labels}

    assert detect(text) in known | {UNDETERMINED}

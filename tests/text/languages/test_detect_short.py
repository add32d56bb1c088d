"""The language of headlines and lines of a few words, in every language that the import form offers."""

import pytest

from articles.text import UNDETERMINED, detect
from articles.text.languages import OFFERED

TABLE = """
de: Der Zug kam zu spät.
de: Wir zahlen das nicht.
de: Streik am Flughafen beendet
de: Regen und Wind erwartet
fr: Le train est arrivé en retard.
fr: On ne paiera pas.
fr: Grève terminée à l'aéroport
fr: Pluie et vent attendus
es: El tren llegó tarde.
es: Termina la huelga del aeropuerto
es: Se esperan lluvias y viento
pt: O comboio chegou atrasado.
pt: Não vamos pagar.
pt: Greve no aeroporto terminou
pt: Chuva e vento previstos
it: Il treno è arrivato in ritardo.
it: Non pagheremo noi.
it: Finito lo sciopero in aeroporto
it: Pioggia e vento in arrivo
nl: De trein kwam te laat.
nl: Wij betalen dat niet.
nl: Staking op luchthaven voorbij
nl: Regen en wind verwacht
sv: Tåget kom för sent.
sv: Vi betalar inte.
sv: Strejken på flygplatsen är över
sv: Regn och blåst väntas
da: Det betaler vi ikke.
da: Strejken i lufthavnen er slut
da: Regn og blæst på vej
no: Toget kom for seint.
no: Vi betaler ikke dette.
no: Streiken på flyplassen er over
fi: Juna saapui myöhässä.
fi: Emme maksa sitä.
fi: Lentoaseman lakko päättyi
fi: Sadetta ja tuulta luvassa
pl: Pociąg przyjechał późno.
pl: Nie zapłacimy za to.
pl: Koniec strajku na lotnisku
pl: Deszcz i wiatr w weekend
cs: Vlak přijel pozdě.
cs: My to nezaplatíme.
cs: Stávka na letišti skončila
cs: Čeká nás déšť a vítr
hu: A vonat későn érkezett.
hu: Nem fogunk fizetni.
hu: Véget ért a repülőtéri sztrájk
hu: Eső és szél várható
ro: Trenul a sosit târziu.
ro: Nu vom plăti asta.
ro: Greva de la aeroport s-a încheiat
ro: Ploaie și vânt în weekend
ca: El tren va arribar tard.
ca: No ho pagarem pas.
ca: S'acaba la vaga de l'aeroport
ca: Pluja i vent per demà
tr: Tren geç geldi.
tr: Bunu biz ödemeyiz.
tr: Havaalanındaki grev bitti
tr: Yağmur ve rüzgar bekleniyor
en: The train came late.
en: We will not pay.
en: Airport strike is over
en: Rain and wind expected
ru: Поезд пришёл поздно.
ru: Мы не заплатим.
ru: Забастовка в аэропорту закончилась
ru: Ожидаются дождь и ветер
uk: Поїзд прийшов пізно.
uk: Ми не заплатимо.
uk: Страйк в аеропорту закінчився
uk: Очікуються дощ і вітер
bg: Влакът дойде късно.
bg: Няма да платим.
bg: Стачката на летището приключи
bg: Очакват се дъжд и вятър
el: Το τρένο άργησε.
el: Δεν θα πληρώσουμε.
el: Τέλος η απεργία
el: Βροχή και άνεμος
he: הרכבת איחרה.
he: לא נשלם.
he: השביתה הסתיימה
he: צפוי גשם
ar: وصل القطار متأخرا.
ar: لن ندفع.
ar: انتهى إضراب المطار
ar: أمطار ورياح متوقعة
fa: قطار دیر رسید.
fa: ما پول نمی‌دهیم.
fa: اعتصاب فرودگاه پایان یافت
fa: باران و باد در راه است
ur: ٹرین دیر سے آئی۔
ur: ہم ادا نہیں کریں گے۔
ur: ہڑتال ختم ہو گئی
ur: بارش اور ہوا متوقع
hi: ट्रेन देर से आई।
hi: हम पैसे नहीं देंगे।
hi: हवाई अड्डे की हड़ताल खत्म
hi: बारिश और हवा की उम्मीद
zh: 火车晚点了。
zh: 我们不付钱。
zh: 机场罢工结束
zh: 预计有风雨
ja: 列車が遅れた。
ja: 私たちは払わない。
ja: 空港ストが終了
ja: 雨と風の予報
ko: 기차가 늦었다.
ko: 우리는 내지 않는다.
ko: 공항 파업 종료
ko: 비와 바람 예상
th: รถไฟมาสาย
th: เราจะไม่จ่าย
th: การประท้วงที่สนามบินจบแล้ว
th: ฝนและลมแรง
"""
LINES = [line.split(": ", 1) for line in TABLE.strip().splitlines()]
OTHER = {
    "sw": "Treni lilichelewa kufika.",
    "vi": "Tàu đến muộn hôm nay.",
    "lt": "Traukinys atvyko vėlai.",
    "ka": "მატარებელი დააგვიანდა.",
    "am": "ባቡሩ ዘግይቶ ደረሰ።",
    "ps": "اورګاډی ناوخته ورسېد.",
    "kk": "Пойыз кешігіп келді.",
}


@pytest.mark.parametrize("code", sorted(OFFERED))
def test_the_language_of_a_few_words_is_detected(code):
    lines = [line for language, line in LINES if language == code]

    assert lines
    assert {line: detect(line) for line in lines} == dict.fromkeys(lines, code)


@pytest.mark.parametrize("code", OTHER)
def test_a_language_that_is_not_offered_is_not_taken_for_one_that_is(code):
    assert detect(OTHER[code]) in {code, UNDETERMINED}

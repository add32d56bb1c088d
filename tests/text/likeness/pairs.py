"""120 pairs of claims in five languages, written for these tests.

Each original has the same claim in another writing, a paraphrase, one with another number, and one that
is negated. Each language has four more claims that have nothing to do with any original.
"""

from collections.abc import Iterator
from typing import NamedTuple

SAME, PARAPHRASE, NUMBER, NEGATED, UNRELATED = (
    "same",
    "paraphrase",
    "number",
    "negated",
    "unrelated",
)
KINDS = (SAME, PARAPHRASE, NUMBER, NEGATED)


class Pair(NamedTuple):
    """A claim that is new, the one that was checked before, and how they go together."""

    language: str
    kind: str
    new: str
    earlier: str


# For each language: originals with their same, paraphrased, renumbered and negated versions.
ORIGINALS = {
    "en": """
The harbour bridge cost 4.5 million euros to build.
The harbour bridge cost €4,500,000 to build
Building the bridge at the harbour took 4.5 million euros.
The harbour bridge cost 5.4 million euros to build.
The harbour bridge did not cost 4.5 million euros to build.

Unemployment in the northern districts rose by 3.5 per cent last year.
Unemployment in the northern districts rose by 3.5% last year
Last year the northern districts saw unemployment climb 3.5 per cent.
Unemployment in the northern districts rose by 5.3 per cent last year.
Unemployment in the northern districts never rose by 3.5 per cent last year.

Mayor Karen Hollis promised to open twelve new schools before 2028.
Mayor Karen Hollis promised to open 12 new schools before 2028
Before 2028, twelve schools will be opened, Karen Hollis has promised.
Mayor Karen Hollis promised to open twenty new schools before 2028.
Mayor Karen Hollis has not promised to open twelve new schools before 2028.

The ferry company carried 30,000 passengers in June.
The ferry company carried 30 000 passengers in June
In June, 30,000 passengers travelled with the ferry company.
The ferry company carried 13,000 passengers in June.
The ferry company carried no 30,000 passengers in June.

The vaccine prevents nine in ten hospital admissions among older patients.
The vaccine prevents 9 in 10 hospital admissions among older patients
Among older patients, nine of ten admissions to hospital are prevented by the vaccine.
The vaccine prevents six in ten hospital admissions among older patients.
The vaccine doesn't prevent nine in ten hospital admissions among older patients.
""",
    "de": """
Die Hafenbrücke hat 4,5 Millionen Euro gekostet.
Die Hafenbrücke hat 4.500.000 Euro gekostet
Für die Hafenbrücke wurden 4,5 Millionen Euro ausgegeben.
Die Hafenbrücke hat 5,4 Millionen Euro gekostet.
Die Hafenbrücke hat nicht 4,5 Millionen Euro gekostet.

Die Zahl der Einbrüche in Sachsen ist um 12 Prozent gesunken.
Die Zahl der Einbrüche in Sachsen ist um 12 % gesunken
In Sachsen sank die Zahl der Einbrüche um 12 Prozent.
Die Zahl der Einbrüche in Sachsen ist um 21 Prozent gesunken.
Die Zahl der Einbrüche in Sachsen ist nicht um 12 Prozent gesunken.

Ministerin Petra Lange hat den Bau von 40 Windrädern genehmigt.
Ministerin Petra Lange hat den Bau von vierzig Windrädern genehmigt
Der Bau von 40 Windrädern wurde von Petra Lange genehmigt.
Ministerin Petra Lange hat den Bau von 14 Windrädern genehmigt.
Ministerin Petra Lange hat den Bau von 40 Windrädern nie genehmigt.

Jedes dritte Kind in Bremen lebt in Armut.
Jedes dritte Kind in Bremen lebt in „Armut“
In Bremen lebt jedes dritte Kind von der Fürsorge in Armut.
Jedes fünfte Kind in Bremen lebt in Armut.
Kein drittes Kind in Bremen lebt in Armut.

Die Bahn hat 2023 rund 1.300 Lokführer eingestellt.
Die Bahn hat 2023 rund 1300 Lokführer eingestellt
Rund 1.300 neue Lokführer hat die Bahn im Jahr 2023 eingestellt.
Die Bahn hat 2023 rund 3.100 Lokführer eingestellt.
Die Bahn hat 2023 keine 1.300 Lokführer eingestellt.
""",
    "fr": """
Le pont du port a coûté 4,5 millions d’euros à la ville.
Le pont du port a coûté 4 500 000 euros à la ville
La ville a payé 4,5 millions d’euros pour le pont du port.
Le pont du port a coûté 5,4 millions d’euros à la ville.
Le pont du port n’a pas coûté 4,5 millions d’euros à la ville.

Le chômage des jeunes a baissé de 8 % en Bretagne.
Le chômage des jeunes a baissé de 8 pour cent en Bretagne
En Bretagne, le chômage chez les jeunes est en baisse de 8 %.
Le chômage des jeunes a baissé de 18 % en Bretagne.
Le chômage des jeunes n’a jamais baissé de 8 % en Bretagne.

La ministre Claire Vasseur a fermé vingt hôpitaux depuis 2020.
La ministre Claire Vasseur a fermé 20 hôpitaux depuis 2020
Vingt hôpitaux ont été fermés par Claire Vasseur depuis 2020.
La ministre Claire Vasseur a fermé douze hôpitaux depuis 2020.
La ministre Claire Vasseur n’a fermé aucun hôpital depuis 2020.

Les agriculteurs utilisent deux fois plus de pesticides qu’en 1990.
Les agriculteurs utilisent 2 fois plus de pesticides qu'en 1990
L’usage de pesticides par les agriculteurs a doublé, deux fois celui de 1990.
Les agriculteurs utilisent trois fois plus de pesticides qu’en 1990.
Les agriculteurs n’utilisent pas deux fois plus de pesticides qu’en 1990.

La centrale nucléaire produit 1 300 mégawatts par jour.
La centrale nucléaire produit 1300 mégawatts par jour
Chaque jour, 1 300 mégawatts sortent de la centrale nucléaire.
La centrale nucléaire produit 3 100 mégawatts par jour.
La centrale nucléaire ne produit pas 1 300 mégawatts par jour.
""",
    "es": """
El puente del puerto costó 4,5 millones de euros.
El puente del puerto costó 4.500.000 euros
Construir el puente del puerto supuso un coste de 4,5 millones de euros.
El puente del puerto costó 5,4 millones de euros.
El puente del puerto no costó 4,5 millones de euros.

La inflación de los alimentos subió un 7 por ciento en marzo.
La inflación de los alimentos subió un 7 % en marzo
En marzo los alimentos registraron una inflación del 7 por ciento.
La inflación de los alimentos subió un 17 por ciento en marzo.
La inflación de los alimentos nunca subió un 7 por ciento en marzo.

La alcaldesa Lucía Romero prometió 500 viviendas sociales.
La alcaldesa Lucía Romero prometió quinientas viviendas sociales
Lucía Romero se comprometió a construir 500 viviendas sociales, prometió.
La alcaldesa Lucía Romero prometió 300 viviendas sociales.
La alcaldesa Lucía Romero no prometió 500 viviendas sociales.

El embalse está al 20 por ciento de su capacidad.
El embalse está al 20% de su capacidad
La capacidad del embalse se encuentra al 20 por ciento.
El embalse está al 12 por ciento de su capacidad.
El embalse no está al 20 por ciento de su capacidad.

La policía detuvo a 1.200 manifestantes en Sevilla.
La policía detuvo a 1200 manifestantes en Sevilla
En Sevilla fueron detenidos 1.200 manifestantes por la policía.
La policía detuvo a 2.100 manifestantes en Sevilla.
La policía no detuvo a 1.200 manifestantes en Sevilla.
""",
    "ar": """
بلغت تكلفة جسر الميناء 4.5 مليون يورو.
بَلَغَت تكلفة جسر الميناء 4.5 مليون يورو
كلف جسر الميناء المدينة 4.5 مليون يورو وفق تكلفة البناء.
بلغت تكلفة جسر الميناء 5.4 مليون يورو.
لم تبلغ تكلفة جسر الميناء 4.5 مليون يورو.

ارتفعت نسبة البطالة في المحافظات الشمالية إلى 12 في المئة.
ارتفعت نسبة البطالة في المحافظات الشمالية إلى ١٢ في المئة
وصلت البطالة بالمحافظات الشمالية إلى نسبة 12 في المئة.
ارتفعت نسبة البطالة في المحافظات الشمالية إلى 21 في المئة.
لم ترتفع نسبة البطالة في المحافظات الشمالية إلى 12 في المئة.

وعد الوزير سامي حداد ببناء 40 مدرسة جديدة.
وعد الوزير سامي حداد ببناء 40 مدرسةً جديدة
سيتم بناء 40 مدرسة جديدة كما وعد سامي حداد.
وعد الوزير سامي حداد ببناء 14 مدرسة جديدة.
لم يعد الوزير سامي حداد ببناء 40 مدرسة جديدة.

استقبلت المخيمات 30000 لاجئ في شهر يونيو.
استقبلت المخيمات 30,000 لاجئ في شهر يونيو
وصل 30000 لاجئ إلى المخيمات خلال يونيو.
استقبلت المخيمات 13000 لاجئ في شهر يونيو.
لم تستقبل المخيمات 30000 لاجئ في شهر يونيو.

تنتج المحطة النووية 1300 ميغاواط من الكهرباء يوميا.
تنتج المحطة النووية 1,300 ميغاواط من الكهرباء يوميًا
يبلغ إنتاج الكهرباء في المحطة النووية 1300 ميغاواط.
تنتج المحطة النووية 3100 ميغاواط من الكهرباء يوميا.
لا تنتج المحطة النووية 1300 ميغاواط من الكهرباء يوميا.
""",
}
UNRELATED_CLAIMS = {
    "en": [
        "Whales sleep with one half of their brain awake.",
        "The museum lost three paintings in a fire.",
        "Our broadband is the slowest on the continent.",
        "He was born in a village without electricity.",
    ],
    "de": [
        "Wale schlafen mit einer wachen Gehirnhälfte.",
        "Das Museum verlor drei Gemälde bei einem Feuer.",
        "Unser Internet ist das langsamste des Kontinents.",
        "Er wurde in einem Dorf ohne Strom geboren.",
    ],
    "fr": [
        "Les baleines dorment avec un hémisphère éveillé.",
        "Le musée a perdu trois tableaux dans un incendie.",
        "Notre débit internet est le plus lent du continent.",
        "Il est né dans un village sans électricité.",
    ],
    "es": [
        "Las ballenas duermen con medio cerebro despierto.",
        "El museo perdió tres cuadros en un incendio.",
        "Nuestra banda ancha es la más lenta del continente.",
        "Nació en una aldea sin luz eléctrica.",
    ],
    "ar": [
        "تنام الحيتان ونصف دماغها مستيقظ.",
        "فقد المتحف ثلاث لوحات في حريق.",
        "شبكة الإنترنت لدينا هي الأبطأ في القارة.",
        "ولد في قرية بلا كهرباء.",
    ],
}


def originals() -> Iterator[tuple[str, str]]:
    """Yield the claims that were checked before, with their languages."""
    for language, written in ORIGINALS.items():
        for group in written.strip().split("\n\n"):
            yield language, group.split("\n")[0]


def pairs() -> Iterator[Pair]:
    """Yield all 120 pairs."""
    for language, written in ORIGINALS.items():
        groups = [group.split("\n") for group in written.strip().split("\n\n")]
        for original, *versions in groups:
            for kind, version in zip(KINDS, versions, strict=True):
                yield Pair(language, kind, version, original)
        for number, claim in enumerate(UNRELATED_CLAIMS[language]):
            yield Pair(language, UNRELATED, claim, groups[number][0])

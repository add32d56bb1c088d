"""Signs, codes and names of currencies, with their ISO 4217 codes."""

# A dollar without a country is the American one, as in style books.
SYMBOLS = {
    "$": "USD",
    "Rs": "INR",
    "US$": "USD",
    "A$": "AUD",
    "C$": "CAD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "R$": "BRL",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₪": "ILS",
    "₽": "RUB",
    "₩": "KRW",
    "₺": "TRY",
    "₴": "UAH",
    "₦": "NGN",
}
CODES = frozenset({
    "USD", "EUR", "GBP", "JPY", "CHF", "CNY", "AUD", "CAD", "NZD", "INR", "IQD", "IRR", "ILS", "RUB",
    "TRY", "SEK", "NOK", "DKK", "PLN", "UAH", "SAR", "AED", "EGP", "SYP", "LBP", "JOD", "BRL", "MXN",
    "ZAR", "NGN", "KES", "HKD", "SGD", "KRW", "CZK", "HUF", "RON", "BGN", "THB", "PKR",
})  # fmt: skip
# In the singular. "Pounds" alone may be a weight and "dinars" any country's, so they are not listed.
NAMES = {
    "dollar": "USD",
    "us dollar": "USD",
    "u.s. dollar": "USD",
    "american dollar": "USD",
    "australian dollar": "AUD",
    "canadian dollar": "CAD",
    "euro": "EUR",
    "pound sterling": "GBP",
    "pounds sterling": "GBP",
    "british pound": "GBP",
    "yen": "JPY",
    "yuan": "CNY",
    "swiss franc": "CHF",
    "rupee": "INR",
    "iraqi dinar": "IQD",
    "jordanian dinar": "JOD",
    "shekel": "ILS",
    "ruble": "RUB",
    "rouble": "RUB",
    "hryvnia": "UAH",
    "turkish lira": "TRY",
    "egyptian pound": "EGP",
    "syrian pound": "SYP",
    "lebanese pound": "LBP",
    "saudi riyal": "SAR",
    "iranian rial": "IRR",
}


def currency_code(written: str) -> str:
    """Return the ISO 4217 code of a sign, code or name, singular or plural, or "" if it is none."""
    trimmed = written.strip()
    if trimmed.upper() in CODES:
        return trimmed.upper()
    named = trimmed.lower()
    return (
        SYMBOLS.get(trimmed)
        or SYMBOLS.get(trimmed.upper(), "")
        or NAMES.get(named, "")
        or NAMES.get(named[:-1], "")
    )

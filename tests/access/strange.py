"""What real browsers, phones, scripts and their mistakes send: texts that no field asked for."""

WORDS = {
    "NUL": "a\0b",
    "half a character": "\ud83d",
    "a number no column holds": "9" * 30,
    "a number of five thousand digits": "9" * 5000,
    "a number below all": "-" + "9" * 30,
    "endless": "1e999",
    "not a number": "NaN",
    "digits of another script": "٣",
    "a day that is none": "2026-13-45",
    "the last day of all": "9999-12-31",
    "the first day of all": "0001-01-01",
    "nested a thousand times": "[" * 100_000,
    "a long text": "x" * 30_000,
    "markup": "<script>{{ 7*7 }}</script>%s%00",
    "blanks": " \t\u200b\u2028 ",
}
# Beside words, a script may send what no form of a page can.
VALUES = {
    "a list": [1, "a", None, {}],
    "an object": {"a": {"b": [1]}},
    "a list of lists": [["a"], [[]]],
    "a truth": True,
    "nothing": None,
    "a fraction": 1.5,
    "the largest number": 2**63 - 1,
    "the smallest number": -(2**63),
}

"""The interface speaks Chinese and English, wholly in each."""

import tomllib
from importlib.resources import files
from string import Formatter

import pytest

from tui.language import LANGUAGES, catalog, language, language_of_locale, phrase, use_language


@pytest.fixture(autouse=True)
def _chinese_again():
    before = language()
    yield
    use_language(before)


def test_both_languages_say_everything():
    assert set(catalog("zh")) == set(catalog("en"))
    assert all(text.strip() for name in LANGUAGES for text in catalog(name).values())


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_nothing_is_said_in_two_files(spoken):
    folder = files("tui").joinpath("strings", spoken)
    documents = [tomllib.loads(file.read_text(encoding="utf-8")) for file in folder.iterdir()]

    def leaves(table: dict[str, object]) -> int:
        return sum(leaves(value) if isinstance(value, dict) else 1 for value in table.values())

    assert sum(map(leaves, documents)) == len(catalog(spoken))


def test_both_languages_tell_the_same_facts():
    def facts(sentence: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}

    told = {key: (facts(sentence), facts(catalog("en")[key])) for key, sentence in catalog("zh").items()}
    assert {key: pair for key, pair in told.items() if pair[0] != pair[1]} == {}


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, "zh"),
        ({"LANG": ""}, "zh"),
        ({"LANG": "C"}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LC_ALL": "POSIX", "LANG": "en_US.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.GB18030"}, "zh"),
        ({"LANG": "zh"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "de_DE@euro"}, "en"),
        ({"LC_MESSAGES": "fr_FR.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "zh_TW.UTF-8", "LC_MESSAGES": "en_US", "LANG": "en_US"}, "zh"),
        ({"LC_ALL": "", "LANG": "en_GB"}, "en"),
    ],
)
def test_the_locale_chooses(environ, expected):
    assert language_of_locale(environ) == expected


def test_a_phrase_is_said_in_the_chosen_language():
    use_language("en")
    assert phrase("app.title") == "duibiao"
    use_language("zh")
    assert phrase("app.title") == "对标"


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="fr"):
        use_language("fr")

"""Letters taken for pinyin."""

import string
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypinyin import lazy_pinyin

from store.search.folded_section import FoldedSection
from store.search.pinyin import KEPT, LONGEST, words_sounding
from store.search.scanned_lexicon import ScannedLexicon

SENTENCES = (
    "全县养老助餐点二十处",
    "养老服务与养老助餐",
    "西安与重庆的银行重视绿色发展",
    "先看现有县城的线路",
    "现在的县里先有战略",
    "低保标准提高",
    "坚决兜住底，保障群众",
    "县、乡两级",
)


@pytest.fixture(scope="module")
def lexicon() -> ScannedLexicon:
    return ScannedLexicon(FoldedSection(sentence, (), "") for sentence in SENTENCES)


@pytest.mark.parametrize(
    ("letters", "words"),
    [
        ("dibao", {"低保"}),
        ("yanglao", {"养老"}),
        ("yanglaozhucan", {"养老助餐"}),
        ("ylzc", {"养老助餐"}),
        ("ylfw", {"养老服务"}),
        ("dibaobiaozhun", {"低保标准"}),
        ("dibaobz", {"低保标准"}),
        ("YangLao", {"养老"}),
        ("xian", {"西安", "县", "先"}),
        ("chongqing", {"重庆"}),
        ("yinhang", {"银行"}),
        ("zhongshi", {"重视"}),
        ("lvse", {"绿色"}),
        ("lüse", {"绿色"}),
        ("zhanlve", {"战略"}),
        ("zhanlue", {"战略"}),
        ("yangl", {"养老"}),
        ("yanglaof", {"养老服务"}),
    ],
)
def test_letters_stand_for_words_of_the_reports(lexicon: ScannedLexicon, letters: str, words: set[str]):
    found = words_sounding(letters, lexicon)
    assert words <= set(found)
    assert len(found) == len(set(found)) <= KEPT


def test_a_word_is_read_as_it_is_in_its_word(lexicon: ScannedLexicon):
    assert words_sounding("zhongqing", lexicon) == ()
    assert words_sounding("yinxing", lexicon) == ()


def test_only_what_stands_in_the_reports_is_put_together(lexicon: ScannedLexicon):
    assert words_sounding("zhucanyanglao", lexicon) == ()
    assert words_sounding("dibao", lexicon) == ("低保",)


@pytest.mark.parametrize("typed", ["", "a", "y", "养老", "yang lao", "yang1", "a" * (LONGEST + 1), "-", "5g"])
def test_what_is_no_pinyin_stands_for_nothing(lexicon: ScannedLexicon, typed: str):
    assert words_sounding(typed, lexicon) == ()


@settings(max_examples=150, deadline=None)
@given(letters=st.text(string.ascii_lowercase, max_size=LONGEST))
def test_whatever_letters_stand_for_is_said_somewhere_and_begins_like_them(lexicon: ScannedLexicon, letters: str):
    for word in words_sounding(letters, lexicon):
        assert any(word in sentence for sentence in SENTENCES)
        assert lazy_pinyin(word)[0][0] == letters[0]


class Crowd:
    """A lexicon in which every piece of letters is the sound of very many words that all meet."""

    def __init__(self) -> None:
        self.asked = 0

    def sounding(self, letters: str) -> list[tuple[str, int]]:
        return self._words(letters) if len(letters) < 7 else []

    def initialled(self, letters: str) -> list[tuple[str, int]]:
        return self._words(letters)

    def beginning(self, letters: str) -> list[tuple[str, int]]:
        return self._words(letters)

    def side_by_side(self, pair: str) -> int:
        self.asked += 1
        return len(pair)

    def standing(self, phrase: str) -> int:
        self.asked += 1
        return 0 if len(phrase) > 3 else sum(1 for _ in pairwise(phrase)) + 1

    def _words(self, letters: str) -> list[tuple[str, int]]:
        self.asked += 1
        return [(chr(0x4E00 + number) * 2, 9000 - number) for number in range(5000)] if letters else []


def test_no_letters_take_long():
    crowd = Crowd()
    words_sounding("shishishishishishishishishishishishishi", crowd)
    assert crowd.asked < 30_000

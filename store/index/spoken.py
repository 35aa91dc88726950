"""How Chinese words sound."""

import re
from functools import lru_cache

_CHINESE = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]+")


def is_chinese(word: str) -> bool:
    """Whether a word is of Chinese characters and nothing else."""
    return _CHINESE.fullmatch(word) is not None


@lru_cache(maxsize=1 << 16)
def spoken(word: str) -> tuple[str, str]:
    """A Chinese word's sound and its initials: pinyin without tones, v for ü; what of it has no sound is left out."""
    from pypinyin import lazy_pinyin

    syllables = lazy_pinyin(word, errors="ignore")
    return "".join(syllables), "".join(syllable[0] for syllable in syllables)

"""Chinese word segmentation, behind one door: jieba with the field's dictionary, silent, with a cache of one's own."""

import logging
import warnings
from collections.abc import Collection, Mapping
from functools import cache, lru_cache
from importlib.resources import as_file, files
from importlib.util import find_spec
from pathlib import Path
from typing import Any


@cache
def _jieba() -> Any:
    """jieba with the field's words."""
    warnings.filterwarnings("ignore", category=SyntaxWarning, module="jieba")
    warnings.filterwarnings("ignore", message=".*pkg_resources.*")
    import jieba
    from platformdirs import user_cache_path

    jieba.setLogLevel(logging.CRITICAL)
    folder = user_cache_path("duibiao") / "jieba"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        jieba.dt.tmp_dir = str(folder)
    except OSError:
        # Without a cache of one's own the words are built anew: /tmp is open to others.
        jieba.dt.cache_file = "/dev/null"
    with as_file(files("seeds").joinpath("words.txt")) as words:
        jieba.load_userdict(str(words))
    return jieba


@cache
def _tagger() -> Any:
    # The parts of speech are a second dictionary, which not all that has to do with words needs.
    _jieba()
    import jieba.posseg

    return jieba.posseg.dt


@lru_cache(maxsize=8192)
def tagged(text: str) -> tuple[tuple[str, str], ...]:
    """The words of a text with their part of speech (jieba's tags: n, v, m, q …); joined they are the text."""
    return tuple((pair.word, pair.flag) for pair in _tagger().cut(text, HMM=False))


def tags(wanted: Collection[str]) -> dict[str, str]:
    """The part of speech that the dictionary gives each of these words; those that it lacks are left out.

    It is read through without being loaded.
    """
    spec = find_spec("jieba")
    folder = next(iter(spec.submodule_search_locations or ()), "") if spec is not None else ""
    lists = (Path(folder, "dict.txt"), files("seeds").joinpath("words.txt"))
    sought, found = frozenset(wanted), dict[str, str]()
    for each in lists:
        with each.open(encoding="utf-8") as lines:
            for line in lines:
                word, _, rest = line.partition(" ")
                if word in sought:
                    found[word] = rest.rpartition(" ")[2].strip()
    return found


def words(text: str) -> list[str]:
    """The words of a text in order; joined they are the text."""
    return list(_jieba().cut(text))


def is_word(text: str) -> bool:
    """Whether the dictionary holds this word."""
    tokenizer = _jieba().dt
    tokenizer.check_initialized()
    return bool(tokenizer.FREQ.get(text))


def dictionary() -> tuple[Mapping[str, int], int]:
    """The dictionary's words and their beginnings with how often they occur, 0 for what only begins a word; and the
    sum of all."""
    tokenizer = _jieba().dt
    tokenizer.check_initialized()
    return tokenizer.FREQ, tokenizer.total

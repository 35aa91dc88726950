"""Readings that state measures, made of a few words each."""

from handmade import HAIYAN, Heading, Stated, build

from store.models import Qualifier, Reading, Region, Tense


def says(*stated: tuple[object, ...], region: Region = HAIYAN, period: str = "2022", agency: str = "民政局") -> Reading:
    """A report that states each (name, value, unit, measure or None, tense or qualifier or period or words…) in turn.

    What stands behind the measure: a Tense, a Qualifier, a period of its own as "=2021", other words as the sentence
    that the number stands in ("每人每年{}元").
    """
    sentences, made = [], []
    for nth, (name, value, unit, measure, *more) in enumerate(stated):
        form = next((each for each in more if isinstance(each, str) and "{" in each), "{}" + str(unit))
        number = f"{value:g}" if isinstance(value, float | int) else str(value)
        sentence = f"{region.name}{period}第{chr(0x4E00 + nth)}句说{name}{form.format(number)}"
        sentences.append(sentence)
        made.append(
            Stated(
                sentence,
                number,
                str(name),
                str(unit),
                "eldercare",
                tense=next((each for each in more if isinstance(each, Tense)), Tense.ACHIEVED),
                value=float(number),
                period=next((each[1:] for each in more if isinstance(each, str) and each.startswith("=")), None),
                measure=str(measure) if measure else None,
                qualifier=next((each for each in more if isinstance(each, Qualifier)), None),
            )
        )
    text = f"开头{region.name}{period}。\n" + "\n".join(f"{sentence}。" for sentence in sentences) + "\n"
    headings = (Heading("开头", "", 1, ("eldercare",)),)
    return build(text, region=region, period=period, agency=agency, headings=headings, stated=tuple(made))


def region(number: int, name: str | None = None) -> Region:
    """One of many regions, their codes in order."""
    named = name or f"第{number}县"
    return Region(str(410000 + number), named, ("河南省", "洛阳市", named))

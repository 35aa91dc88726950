"""Two small reports of which the later one tells what became of what the earlier one promised."""

from collections.abc import Sequence

from handmade import HAIYAN, Heading, Stated, build

from store.comparing.promises.outcomes import Promise, Promises, promises
from store.models import Change, Clues, Indicator, Kind, Qualifier, Reading, Source, Tense
from store.reading import read

Said = tuple[str, dict[str, object]]


def promising(*sentences: str, stated: Sequence[Stated] = (), period: str = "2021", **other: object) -> Reading:
    """A report whose plan is these sentences."""
    return _report("计划", Kind.PLAN, sentences, stated, period, **other)


def telling(*sentences: str, stated: Sequence[Stated] = (), period: str = "2022", **other: object) -> Reading:
    """A report whose results are these sentences."""
    return _report("回顾", Kind.REVIEW, sentences, stated, period, **other)


def target(quote: str, number: str, name: str, unit: str, **other: object) -> Stated:
    """What is promised for 2022, unless another period is given."""
    given = {"period": "2022", "domain": "eldercare", **other}
    return Stated(quote, number, name, unit, tense=Tense.TARGET, **given)  # type: ignore[arg-type]


def result(quote: str, number: str, name: str, unit: str, **other: object) -> Stated:
    """What was reached."""
    given = {"domain": "eldercare", **other}
    return Stated(quote, number, name, unit, **given)  # type: ignore[arg-type]


def percent(value: float) -> Change:
    """A growth."""
    return Change(value, "%")


def only(promised: Stated, reached: Stated | None, **other: str) -> Promise:
    """What became of the one promise of a report, by the one result of the next, said and told in their quotes."""
    before = promising(f"{promised.quote}。", stated=(promised,), period=other.get("period", "2021"))
    told = "今年天气很好" if reached is None else reached.quote
    after = telling(f"{told}。", stated=() if reached is None else (reached,), period=other.get("later_period", "2022"))
    (promise,) = promises(before, after).measured
    return promise


def paired(found: Promises, before: Reading, after: Reading) -> dict[tuple[str, float], float | None]:
    """The results by name and value of what was promised; None where no result is claimed."""

    def value(promise: Promise) -> float | None:
        return None if promise not in found.paired else _of(after, promise.result).value

    return {
        (before.indicators[each.target].name, before.indicators[each.target].value): value(each)
        for each in found.measured
    }


def _of(reading: Reading, index: int | None) -> Indicator:
    assert index is not None
    return reading.indicators[index]


def _report(
    title: str, kind: Kind, sentences: Sequence[str], stated: Sequence[Stated], period: str, **other: object
) -> Reading:
    text = f"一、{title}\n" + "\n".join(sentences) + "\n"
    headings = (Heading(f"一、{title}", title, 1, ("eldercare",), kind),)
    given = {"region": HAIYAN, "period": period, **other}
    return build(text, headings=headings, stated=tuple(stated), **given)  # type: ignore[arg-type]


PLAN_2021 = """海盐县民政局2021年工作总结

一、2021年工作回顾
全县低保对象4321人。

二、2022年工作计划
（一）社会救助。走访困难家庭2000户。
（二）养老服务。新建老年食堂12家，护理型床位占比达到58%以上。
（三）婚姻登记。推进婚俗改革示范点建设。
"""
RESULT_2022 = """海盐县民政局2022年工作总结

一、2022年工作回顾
（一）社会救助。走访困难家庭2360户。
（二）养老服务。新建老年食堂10家，护理型床位占比62%。
（三）婚姻登记。婚俗改革示范点建设全面完成。

二、2023年工作计划
（一）养老服务。新建老年食堂8家。
"""
RESULT_2023 = """海盐县民政局2023年工作总结

一、2023年工作回顾
（一）养老服务。新建老年食堂9家。
"""


def consecutive() -> tuple[Reading, ...]:
    """Three reports of one region, each with what became of the plan before."""
    return tuple(
        read(text, Source(f"{period}.txt", period, "utf-8", len(text)), Clues("海盐县", period, "民政局"))
        for period, text in (("2021", PLAN_2021), ("2022", RESULT_2022), ("2023", RESULT_2023))
    )


__all__ = ["Qualifier", "consecutive", "only", "paired", "percent", "promising", "result", "target", "telling"]

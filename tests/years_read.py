"""Reports of one region over several years, as files that are read: results, plans, and what later ones say again."""

from store.models import Clues, Reading, Source
from store.reading import read

YEARS = {
    "2020": """海盐县民政局2020年工作总结

一、2020年工作回顾
（一）养老服务。全县养老机构床位3900张，护理型床位占比54%；新建助餐点12家。
（二）慈善事业。全年募集善款1800万元。

二、2021年工作计划
（一）养老服务。新建助餐点20家，护理型床位占比达到58%以上。
（二）慈善事业。募集善款2000万元。
""",
    "2021": """海盐县民政局2021年工作总结

一、2021年工作回顾
（一）养老服务。全县养老机构床位4210张，护理型床位占比58.6%；新建助餐点18家。
（二）慈善事业。全年募集善款2150万元，同比增长25%。

二、2022年工作计划
（一）养老服务。新建助餐点15家。
（二）婚姻登记。推进婚俗改革示范点建设。
""",
    "2023": """海盐县民政局2023年工作总结

一、2023年工作回顾
（一）养老服务。全县养老机构床位5059张，护理型床位占比由2022年的60%提高到65.5%。
（二）慈善事业。全年募集善款2600万元。
（三）婚姻登记。婚俗改革示范点办得热热闹闹。

二、2024年工作计划
（一）养老服务。护理型床位占比达到70%以上。
""",
    "2024H1": """海盐县民政局2024年上半年工作总结

一、上半年工作回顾
（一）养老服务。全县养老机构床位5120张。
（二）慈善事业。募集善款1100万元。
""",
}


def years(*periods: str, agency: str = "民政局") -> tuple[Reading, ...]:
    """The reports of these periods, of all where none is named."""
    return tuple(_read(period, agency) for period in periods or YEARS)


def _read(period: str, agency: str) -> Reading:
    text = YEARS[period]
    return read(text, Source(f"{period}.txt", f"{agency}{period}", "utf-8", len(text)), Clues("海盐县", period, agency))

"""Reports that meet: the bundled ones in a library with its index, and small ones of the tests' own."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from store import Library, Reading, index_library, read_file, seed_reports
from store.models import Clues, Source
from store.reading import read

NINGHAI = """\
宁海县民政局2022年工作总结

一、守牢救助底线
（一）提高低保标准。最低生活保障标准提高到每人每月1100元，全年发放低保金5678万元。
（二）救助流浪人员。救助站全年救助流浪乞讨人员321人次，寻亲成功45人。

二、优化养老服务
（一）开好老年食堂。新建老年食堂12家，送餐上门的老人有4500人，饭菜由志愿者送到家。
（二）培训护理员。护理员培训班办了6期，持证护理员新增105人。

三、推进殡葬改革
建成生态公墓7座，节地生态安葬率为72%。
"""

XIANGSHAN = """\
象山县民政局2022年工作总结

一、养老服务
（一）护理队伍壮大。护理员培训共有8期，新增持证护理员88人。
（二）老年食堂进村。老年食堂开进58个村，志愿者把饭菜送上门，用餐老人3900人。

二、社会救助
最低生活保障标准为每人每月1080元，低保金发放3456万元。

三、婚姻登记
婚俗改革试点通过验收，户外颁证点建成两处。
"""

TONGXIANG = """\
桐乡市民政局2021年工作总结

一、社会救助
最低生活保障标准调整为每人每月1010元，发放低保金2345万元。

二、养老服务
老年食堂有31家，给不出门的老人送餐上门。
"""

REPORTS = {
    ("浙江省宁波市宁海县", "2022"): NINGHAI,
    ("浙江省宁波市象山县", "2022"): XIANGSHAN,
    ("浙江省嘉兴市桐乡市", "2021"): TONGXIANG,
}


def read_report(region: str, period: str, text: str) -> Reading:
    """A report of the civil affairs bureau of a region."""
    source = Source(f"{region}.txt", sha256(text.encode()).hexdigest(), "utf-8", len(text))
    return read(text, source, Clues(region=region, period=period, agency="民政局"))


@cache
def small_reports() -> tuple[Reading, ...]:
    """The tests' own: 宁海县 2022, 象山县 2022, 桐乡市 2021."""
    return tuple(read_report(region, period, text) for (region, period), text in REPORTS.items())


@cache
def digests() -> dict[str, Reading]:
    """The bundled reports by their file's name."""
    return {path.stem: read_file(path) for path in seed_reports()}


def library_of(folder: Path, *readings: Reading, indexed: bool = True) -> Library:
    """A library of reports, with its index or without."""
    library = Library.create(folder)
    with library.writer() as writer:
        for reading in readings:
            writer.put(reading)
    if indexed:
        list(index_library(library))
    return library


def report_of(library: Library, county: str) -> str:
    """The id of a region's report."""
    return next(entry.id for entry in library.entries() if entry.report.region and entry.report.region.name == county)


def section_of(reading: Reading, title: str) -> str:
    """The id of the section with this title."""
    return next(section.id for section in reading.sections if section.title == title)

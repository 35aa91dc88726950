"""Small reports of the tests' own, as a user's files."""

from collections.abc import Mapping
from pathlib import Path

NINGHAI = """\
宁海县民政局2022年工作总结和2023年工作思路

一、2022年工作回顾
（一）守牢救助底线。全县低保对象4321人，低保标准提高到每人每月1100元，全年发放救助金5678万元。
（二）优化养老服务。新建老年食堂12家，老年食堂总数达到96家；新增护理型床位150张。老年食堂午餐价格不变。
（三）规范社会组织。登记社会组织365家，其中5A级8家。

二、2023年工作计划
（一）救助更精准。计划走访困难家庭2000户。
（二）养老更便捷。计划新建老年食堂10家，培训护理员300人。
"""

XIANGSHAN = """\
象山县民政局2022年工作总结

一、社会救助扎实有力
全县低保对象3210人，低保标准为每人每月1080元。

二、养老服务稳步提升
建成养老机构25家，老年食堂58家。每家老年食堂都配了志愿者。

三、殡葬改革持续推进
建成生态公墓7座。
"""

REPORTS: Mapping[str, str] = {"宁海县民政局2022.txt": NINGHAI, "象山县民政局2022.txt": XIANGSHAN}


def write_reports(folder: Path) -> Path:
    """The reports as files in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder

"""Whose report a text is and of when: by the text itself, then by the names of file and folders."""

import pytest

from store.models import Clues, Report, Source
from store.reading.identity import identify


def identity(text: str, **clues: str) -> Report:
    return identify(text, Source("report.txt", "0" * 64, "utf-8", len(text)), Clues(**clues))


def code(report: Report) -> str | None:
    return None if report.region is None else report.region.code


BUREAU_PAGE = """您当前的位置：首页 > 政务公开 > 工作总结
发布机构：婺城区民政局　发布日期：2022-01-13 15:19
金华市婺城区民政局2021年工作总结和
2022年工作思路
一、2021年工作总结
（一）救助。全区把低保标准提到每月九百元，区民政局上门核查两轮。
二、2022年工作思路
2022年，全区将新建助餐点十处。
"""
GOVERNMENT = """政 府 工 作 报 告
（2021年12月18日在毕节市七星关区第二届人民代表大会第六次会议上）
代区长　某　某
各位代表：
现在，我代表区人民政府向大会报告工作，请予审议。
一、过去五年的工作
五年来，全区经济总量翻了一番，毕节市各项考核名列前茅。
"""
NEWSPAPER = """饭菜香里看桐乡民政这一年——
老人点头，邻里称赞

■记者 某某 通讯员 某某

2023年，市民政局把助餐点开到家门口，桐乡城里城外添了三十处饭堂，全市老人走几步就能吃上热饭。

平湖、海宁的同行来桐乡取经，《嘉兴日报》两次报道桐乡做法，嘉兴市开了现场会。
"""
HALF_YEAR = """市民政局2019年上半年工作总结和下半年工作打算
2019-07-10 来源：高密市民政局
今年以来，高密市民政局守牢民生底线，上半年全市救助困难家庭八百户。
二、下半年工作打算
下半年，全市再建三处日间照料中心，迎接潍坊市检查。
"""
COURT = """陆良县人民法院工作报告
——2022年1月12日在陆良县第十八届人民代表大会第一次会议上
各位代表：
现在，我代表县人民法院向大会报告工作。
2021年主要工作
2021年，县法院收案八千件，全县案件当年办结九成半。
"""
PREFECTURE = """大理白族自治州2022年国民经济和社会发展计划执行情况的报告
大理州发展和改革委员会
各位代表：
受州人民政府委托，报告大理州计划执行情况。
一、2022年计划执行情况
2022年，全州投资回稳，祥云县、大理市拉动明显。
"""
NO_HEAD = """2023年,区民政局带着社工走遍全区六十个社区，滨江老人用上了家门口的康复角，杭州市把这项服务评为样板。
一、2023年工作情况
今年，我区新开助餐点八处，滨江模式在浙江省推广。全区共有养老床位三千张。
二、2024年工作思路
2024年是打基础的一年，我区将把康复角扩到二十处，滨江养老再上台阶。
"""
WORDS_THAT_ARE_PLACES = """2022年，区民政局坚持民政爱民，建设友好社区，青山绿水间办起互助养老，同心向善的队伍进街区。
奉化模式、奉化特色在全省交流，全区老人得了实惠，浙江省把奉化列入名单。我区青山变金山，友好睦邻成风尚，爱民之心常在。
"""
PROVINCE = """政府工作报告
——2023年1月13日在广西壮族自治区第十四届人民代表大会第一次会议上
各位代表：
现在，我受自治区人民政府委托，报告去年的工作。
一、过去五年和2022年工作回顾
2022年，全区进出口破了六千亿元，南宁、柳州、桂林三市领先，我区开放迈出大步。
"""
PLAN = """湖州市卫生健康委员会2023年全市卫生健康工作要点
2023年，全市卫生健康工作将以基层为重点。
一、建好医共体
全市各医共体要在年内配齐设备，湖州各区县都要有一家康复中心。
"""
OLD_NAME = """奉化市民政局2014年工作总结
今年以来，市民政局办成三件大事，全市养老床位增到四千张，宁波市两次通报表扬。
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BUREAU_PAGE, ("330702", "民政局", "2021", "2022-01-13")),
        (GOVERNMENT, ("520502", "人民政府", "2021", None)),
        (NEWSPAPER, ("330483", "民政局", "2023", None)),
        (HALF_YEAR, ("370785", "民政局", "2019H1", "2019-07-10")),
        (COURT, ("530322", "人民法院", "2021", None)),
        (PREFECTURE, ("532900", "发展和改革委员会", "2022", None)),
        (NO_HEAD, ("330108", "民政局", "2023", None)),
        (WORDS_THAT_ARE_PLACES, ("330213", "民政局", "2022", None)),
        (PROVINCE, ("450000", "人民政府", "2022", None)),
        (PLAN, ("330500", "卫生健康委员会", "2022", None)),
        (OLD_NAME, ("330283", "民政局", "2014", None)),
    ],
)
def test_the_text_says_whose_it_is_and_of_when(text: str, expected: tuple[str | None, ...]) -> None:
    report = identity(text)

    assert (code(report), report.agency, report.period, report.published) == expected


SUBTITLED = """打响品牌 惠及全区

——2022年我区工作回眸

2022年，全区干部群众一起努力，成绩不小。
"""
TWO_LINES = """幸福城市的温度
来自一线的年终盘点
2022年，全市干部群众一起努力，成绩不小。
"""
LABELLED = """文件名称 | 汉滨区2025年政府工作报告 |
成文日期 | 2025-04-15 |
各位代表：
现在报告工作。
"""


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (BUREAU_PAGE, "金华市婺城区民政局2021年工作总结和2022年工作思路"),
        (GOVERNMENT, "政府工作报告"),
        (NEWSPAPER, "饭菜香里看桐乡民政这一年——老人点头，邻里称赞"),
        (NO_HEAD, None),
        (SUBTITLED, "打响品牌 惠及全区——2022年我区工作回眸"),
        (TWO_LINES, "幸福城市的温度 来自一线的年终盘点"),
        (LABELLED, "汉滨区2025年政府工作报告"),
    ],
)
def test_the_headline_is_found_and_joined(text: str, title: str | None) -> None:
    assert identity(text).title == title


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("时间：２０２３-１２-２５　来源：某网", "2023-12-25"),
        ("索引号: | 001 | 成文日期: | 2025年3月5日 |", "2025-03-05"),
        ("成文日期：2024-01-02 发布日期：2024/01/05", "2024-01-05"),
        ("[2024-01-05]", "2024-01-05"),
        ("二〇二四年1月5日", "2024-01-05"),
        ("发布日期：2024-13-05", None),
        ("——2024年1月5日在全县工作会议上", None),
    ],
)
def test_the_date_of_publication_is_read_in_any_notation(head: str, expected: str | None) -> None:
    text = f"苍溪县民政局2023年工作总结\n{head}\n2023年，全县困难群众的生活有了保障，服务更近。\n"

    assert identity(text).published == expected


def test_the_date_under_which_a_paper_is_signed_is_its_publication() -> None:
    text = "苍溪县民政局2015年工作总结\n全县困难群众的生活有了保障，服务更近。\n苍溪县民政局\n二〇一五年12月20日\n"

    assert identity(text).published == "2015-12-20"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("二〇二二年，全县民生持续改善，干部下乡办事。\n", "2022"),
        ("２０２３年，全县民生持续改善，干部下乡办事。\n", "2023"),
        ("一、“十四五”时期和2025年工作回顾\n五年来，全县民生持续改善。\n二、2026年工作安排\n", "2025"),
        ("2024年工作思路\n明年，全县再接再厉，办好民生实事。\n附：2023年工作情况\n全县民生持续改善。\n", "2023"),
        ("——2020年6月4日在县十七届人大五次会议上\n各位代表：\n全县民生持续改善，干部下乡办事。\n", "2019"),
        ("发布日期：2024-01-10\n过去一年，全县民生持续改善，干部下乡办事，成绩不小。\n", "2023"),
        ("发布日期：2023-07-20\n上半年，全县民生持续改善，干部下乡办事，成绩不小。\n", "2023H1"),
        ("全县民生持续改善，干部下乡办事，成绩不小。\n", None),
    ],
)
def test_the_period_is_what_is_looked_back_on(text: str, expected: str | None) -> None:
    assert identity(text).period == expected


SAME_NAME = "鼓楼区民政局2020年工作总结\n2020年，区民政局守牢底线，全区困难家庭应救尽救。\n"


@pytest.mark.parametrize(
    ("more", "clues", "expected"),
    [
        ("", {}, None),
        ("南京市把这里当作样板。\n", {}, "320106"),
        ("", {"folder": "河南/开封市/2020"}, "410204"),
        ("", {"file_name": "福州鼓楼区2020"}, "350102"),
        ("南京市把这里当作样板。\n", {"region": "徐州市鼓楼区"}, "320302"),
    ],
)
def test_places_of_one_name_are_told_apart_or_left_open(more: str, clues: dict[str, str], expected: str | None) -> None:
    assert code(identity(SAME_NAME + more, **clues)) == expected


NAMELESS = "全区困难家庭应救尽救，老人用餐更方便，孩子放学有人管。\n"


def test_file_and_folder_speak_where_the_text_does_not() -> None:
    report = identity(NAMELESS, file_name="奉化区2022", folder="浙江/宁波市")

    assert (code(report), report.period) == ("330213", "2022")
    assert identity(NAMELESS, file_name="report", folder="湖州市/2021").period == "2021"
    assert identity(NAMELESS, file_name="2026_江苏省_政府工作报告").period == "2025"
    assert (code(identity(NAMELESS)), identity(NAMELESS).period) == (None, None)


def test_the_text_comes_before_the_file_and_the_users_words_before_both() -> None:
    misnamed = {"file_name": "湖州市2019", "folder": "x"}

    assert (code(identity(BUREAU_PAGE, **misnamed)), identity(BUREAU_PAGE, **misnamed).period) == ("330702", "2021")
    given = identity(
        BUREAU_PAGE, region="330213", period="2020", agency="教育局", title="别名", published="2021年2月3日"
    )
    assert (code(given), given.period, given.agency, given.title) == ("330213", "2020", "教育局", "别名")
    assert given.published == "2021-02-03"

"""From lines to paragraphs: columns mended, and the page's own lines told from the report's."""

import pytest
from small import read_small

TITLE = "甲县民政局2024年工作总结"
LEAD = "2024年，我局围绕中心工作，认真履职，坚持示范带动、分类推进，全年建成老年食堂12家，扎实推进各项任务落地见效，"
WHOLE = "社会救助标准逐年提高，困难群众生活得到保障，临时救助更加及时，基层治理效能明显增强。"
HEADING = "救助服务更有温度"


def paragraphs_of(text: str) -> list[str]:
    """The report's own paragraphs as they are shown, mended places marked by a bar."""
    reading = read_small(text)
    return [
        "|".join(text[span.start : span.end] for span in paragraph.spans)
        for paragraph in reading.paragraphs
        if not paragraph.furniture
    ]


def furniture_of(text: str) -> list[str]:
    reading = read_small(text)
    return [
        text[span.start : span.end]
        for paragraph in reading.paragraphs
        if paragraph.furniture
        for span in paragraph.spans
    ]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("累计完成困难老年人家庭无障", "碍改造260户，群众满意度稳步提高。"),
        ("全面加强未成", "年人关爱保护工作，建立信息档案320份。"),
        ("建成志愿", "者服务站36个，群众满意度稳步提高。"),
        ("新增认知障", "碍照护床位60张，群众满意度稳步提高。"),
        ("培训养老护理员1", "260人次，群众满意度稳步提高。"),
        ("建成幸福", "和谐家园36个。"),
    ],
)
def test_sentence_torn_between_two_columns_is_mended(left: str, right: str) -> None:
    text = f"{TITLE}\n\n{LEAD}{left}\n\n{right}\n\n{WHOLE}\n"
    assert paragraphs_of(text) == [TITLE, f"{LEAD}{left}|{right}", WHOLE]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("新增认知障", "碍照护床位60张，群众满意度稳步提高。"),
        ("全面加强未成", "年人关爱保护工作，建立信息档案320份。"),
        ("有序推进婚", "姻登记跨区域办理，全年办理520对。"),
        *(
            pytest.param(*pair, marks=pytest.mark.xfail(strict=True, reason="the first half is a word by itself"))
            for pair in [
                ("累计完成困难老年人家庭无障", "碍改造260户，群众满意度稳步提高。"),
                ("建成志愿", "者服务站36个，群众满意度稳步提高。"),
            ]
        ),
    ],
)
@pytest.mark.parametrize("before", [False, True])
def test_columns_out_of_order_are_joined_where_the_word_across_says_so(left: str, right: str, before: bool) -> None:
    torn, rest = [f"{LEAD}{left}", HEADING, WHOLE], right
    lines = [rest, WHOLE, *torn] if before else [*torn, rest]
    found = paragraphs_of("\n\n".join([TITLE, *lines]) + "\n")
    assert f"{LEAD}{left}|{right}" in found
    assert right not in found


@pytest.mark.parametrize(
    ("left", "right"), [("建成幸福", "和谐家园36个。"), ("培训养老护理员1", "260人次，群众满意度稳步提高。")]
)
def test_columns_out_of_order_stay_as_they_are_where_nothing_says_so(left: str, right: str) -> None:
    lines = [TITLE, f"{LEAD}{left}", HEADING, WHOLE, right]
    assert paragraphs_of("\n\n".join(lines) + "\n") == lines


def test_indicator_of_a_mended_sentence_points_at_its_own_digits() -> None:
    text = f"{TITLE}\n\n{LEAD}新增认知障\n\n碍照护床位60张，群众满意度稳步提高。\n"
    found = read_small(text).indicators[-1]
    assert (found.name, text[found.number_start : found.number_end]) == ("新增认知障碍照护床位", "60")


def test_mended_paragraph_stands_where_it_begins() -> None:
    text = "\n\n".join([TITLE, "碍改造260户，群众满意度稳步提高。", WHOLE, f"{LEAD}完成困难老年人家庭无障"]) + "\n"
    spans = [paragraph.spans[0].start for paragraph in read_small(text).paragraphs]
    assert spans == sorted(spans)


def test_heading_ends_a_torn_sentence() -> None:
    lines = [TITLE, LEAD[:-1] + "，持续推进", "（一）社会救助更加有力", WHOLE]
    assert paragraphs_of("\n\n".join(lines) + "\n") == lines


def test_text_wrapped_by_hand_is_one_paragraph() -> None:
    prose = (LEAD + WHOLE) * 4
    lines = [prose[i : i + 20] for i in range(0, len(prose), 20)]
    assert paragraphs_of("\n".join([TITLE, "", *lines]) + "\n") == [TITLE, "|".join(lines)]


FURNITURE = [
    "首页 > 政务公开 > 工作总结",
    "当前位置：首页 > 政务公开",
    "您的位置： 首页 » 工作总结",
    "字号：大 中 小",
    "【字体：大 中 小】",
    "索引号：1133021/2024-00123",
    "发布时间：2024-12-30",
    "发布日期： 2024-12-30 10:15",
    "来源：甲县民政局",
    "浏览次数：128",
    "责任编辑：某某",
    "■记者 某某某 通讯员 某某",
    "通讯员 某某某",
    "（记者 某某 摄）",
    "分享到：",
    "打印",
    "关闭",
    "上一篇",
    "返回顶部",
    "图为志愿者在社区食堂帮厨",
    "技术支持：某某公司",
    "第 3 页",
]
NOT_FURNITURE = [
    "一、来源广泛的社会力量积极参与",
    "打印店和照相馆为老人提供优惠",
    "关闭不达标养老机构2家。",
    "志愿者为老人摄影留念。",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_line_of_the_page_is_furniture(line: str) -> None:
    text = f"{line}\n{TITLE}\n{LEAD[:-1]}。\n{WHOLE}\n"
    assert furniture_of(text) == [line]
    assert read_small(text).sections[0].kind.value == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        *NOT_FURNITURE,
        "记者节慰问活动顺利举办。",
    ],
)
def test_line_of_the_report_is_kept(line: str) -> None:
    assert furniture_of(f"{TITLE}\n{LEAD[:-1]}。\n{line}\n{WHOLE}\n") == []


def test_figures_of_furniture_state_nothing() -> None:
    text = f"浏览次数：128\n{TITLE}\n{WHOLE}\n图为36名志愿者在社区食堂帮厨\n"
    assert read_small(text).indicators == ()


def test_captions_between_paragraphs_are_furniture() -> None:
    captions = ["志愿者在社区食堂帮厨", "老人们在新建的食堂用餐"]
    text = "\n\n\n\n".join([TITLE, LEAD[:-1] + "。", *captions, f"{HEADING}\n\n{WHOLE}"]) + "\n"
    assert furniture_of(text) == captions


def test_heading_apart_from_its_paragraph_is_no_caption() -> None:
    text = f"{TITLE}\n\n{LEAD[:-1]}。\n\n\n\n{HEADING}\n\n{WHOLE}\n"
    assert furniture_of(text) == []
    assert [each.title for each in read_small(text).sections][-1] == HEADING


def test_front_matter_is_furniture() -> None:
    text = f"---\nperiod: 2024\nagency: 民政局\n---\n\n{TITLE}\n\n{WHOLE}\n"
    assert furniture_of(text) == ["---", "period: 2024", "agency: 民政局", "---"]

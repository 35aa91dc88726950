"""What a quantity measures, by how the sentence is built; its earlier value and change, its tense and period."""

import pytest
from small import indicators_in

from store import Indicator

# Each sentence with the rows it states: name (alternatives divided by |) and value.
NAMES: dict[str, list[tuple[str, float]]] = {
    # One after another, with what they share said once.
    "新建助餐点12家、日间照料中心5家。": [("新建助餐点", 12), ("日间照料中心|新建日间照料中心", 5)],
    "走访困难家庭520户、发放慰问金31万元。": [("走访困难家庭", 520), ("发放慰问金|慰问金发放", 310000)],
    "建成4A级社会组织8家、3A级21家。": [("4A级社会组织", 8), ("3A级社会组织", 21)],
    "培育省级品牌2个、市级品牌6个。": [("省级品牌", 2), ("市级品牌", 6)],
    "国家级基地增加到19家、省级基地达到40家。": [("国家级基地", 19), ("省级基地", 40)],
    "办理结婚登记2300对、离婚登记810对。": [("办理结婚登记|结婚登记", 2300), ("离婚登记|办理离婚登记", 810)],
    "评选示范社区、最美家庭各5个。": [("示范社区、最美家庭", 5)],
    # Kinds in brackets.
    "建成示范社区9个(省级2个、市级7个)。": [("示范社区", 9), ("省级示范社区", 2), ("市级示范社区", 7)],
    "建成示范社区9个（省级2个、市级7个）。": [("示范社区", 9), ("省级示范社区", 2), ("市级示范社区", 7)],
    # Member by member.
    "助餐点、护理站分别达到45个、17个。": [("助餐点", 45), ("护理站", 17)],
    "福彩销量、公益金分别为2.1亿元、6300万元。": [("福彩销量", 210000000), ("公益金|福彩公益金", 63000000)],
    "社会组织数、志愿者数分别增长5%和12%。": [("社会组织数增速", 5), ("志愿者数增速", 12)],
    # Parts of a whole.
    "全市共有护理员860名，其中持证护理员占比达72%。": [("护理员", 860), ("持证护理员占比", 72)],
    "拥有护理型床位2400张，占床位总数的61%。": [("护理型床位", 2400), ("护理型床位占床位总数比例|护理型床位占比", 61)],
    # New ones beside all there are.
    "慈善信托新增320万元、累计达到1280万元。": [("慈善信托新增|新增慈善信托", 3200000), ("慈善信托累计", 12800000)],
    "新增社工站3家，累计建成25家。": [("新增社工站", 3), ("社工站累计|社工站", 25)],
    # Verbs, dates and places around the name.
    "全市共有养老机构42家。": [("养老机构", 42)],
    "目前已建成老年食堂65家。": [("老年食堂", 65)],
    "截至2024年12月底，全县累计建成老年食堂65家。": [("老年食堂", 65)],
    "每万名老年人拥有持证护理员28.5人。": [("每万名老年人拥有持证护理员", 28.5)],
    "节地生态安葬率达到68%。": [("节地生态安葬率", 68)],
    "完成12000户适老化改造。": [("适老化改造", 12000)],
    "实施“520”集体颁证活动3场。": [("“520”集体颁证活动", 3)],
    "新建“15分钟”助餐圈42个。": [("新建“15分钟”助餐圈", 42)],
    # The noun behind the number.
    "新增5家助餐点。": [("新增助餐点", 5)],
    "为2600名老人提供上门服务。": [("上门服务老人|老人上门服务", 2600)],
    "在6个街道开展试点工作。": [("试点街道", 6)],
    "不少于300户家庭接受评估。": [("接受评估家庭|评估家庭", 300)],
    "20家3A级以上社会组织参与评选。": [("3A级以上社会组织|参与评选3A级以上社会组织", 20)],
    # What the clause before says.
    "全年接待来访群众1500人次，满意率99%。": [("接待来访群众", 1500), ("接待来访群众满意率", 99)],
    # Growth with and without its level.
    "慈善募集额同比增长18.5%。": [("慈善募集额增速", 18.5)],
    "生产安全事故起数下降12%。": [("生产安全事故起数降幅", 12)],
    "护理型床位占比提升至63.5%。": [("护理型床位占比", 63.5)],
    "新认定慈善组织6家、总数达到48家。": [("新认定慈善组织", 6), ("慈善组织总数", 48)],
    "地区生产总值突破300亿元。": [("地区生产总值", 30000000000)],
    "低保标准为1120元/月。": [("低保标准", 1120)],
    "运营补贴标准为每床每月300元。": [("运营补贴标准", 300)],
    "登记社会组织620家，其中社会团体210家、民办非企业单位395家、基金会15家。": [
        ("登记社会组织", 620),
        ("社会团体", 210),
        ("民办非企业单位", 395),
        ("基金会", 15),
    ],
    "国家级基地从12家增加到19家、省级基地达到40家。": [("国家级基地", 19), ("省级基地", 40)],
    "地区生产总值突破300亿元、达到312亿元。": [("地区生产总值", 30000000000), ("地区生产总值", 31200000000)],
    "城镇、农村居民人均可支配收入分别增长5.1%、6.4%。": [
        ("城镇居民人均可支配收入增速", 5.1),
        ("农村居民人均可支配收入增速", 6.4),
    ],
    "全年举办活动36场，参与群众4800人次。": [("举办活动|活动", 36), ("活动参与群众|参与群众", 4800)],
    "投入资金460万元，惠及老人3.2万人次。": [("投入资金", 4600000), ("惠及老人", 32000)],
    "平均办理时间缩短到0.5小时。": [("平均办理时间", 0.5)],
    "住房补贴提高到每户3.2万元。": [("住房补贴", 32000)],
    "甲镇、乙镇各建成驿站2个。": [("甲镇、乙镇驿站", 2)],
    "●新增护理型床位80张。": [("新增护理型床位", 80)],
    "力争三年内建成助餐点50家。": [("助餐点", 50)],
    "不到300户家庭接受评估。": [("接受评估家庭|评估家庭", 300)],
    "龙山镇3户9人，发放救助金12600元。": [
        ("龙山镇户数|龙山镇救助户数", 3),
        ("龙山镇人数|龙山镇救助人数", 9),
        ("龙山镇发放救助金|龙山镇救助金", 12600),
    ],
    # The verb of a list's first member goes with the others, not with what stands at the end.
    "新增停车泊位2000个、充电桩300个，总数达5000个。": [
        ("新增停车泊位", 2000),
        ("新增充电桩", 300),
        ("充电桩总数", 5000),
    ],
    "改造背街小巷12条、创建美丽街区3个。": [("改造背街小巷", 12), ("美丽街区|创建美丽街区", 3)],
    "新建日间照料中心4家，总数达26家。": [("新建日间照料中心", 4), ("日间照料中心总数", 26)],
    # A part with a noun of its own, and what a rate is told of.
    "养老机构床位3000张，其中失智床位1800张，占60%。": [
        ("养老机构床位", 3000),
        ("失智床位", 1800),
        ("失智床位占比", 60),
    ],
    "全市有连锁书店62家，其中校园店20家。": [("连锁书店", 62), ("校园店", 20)],
    "体育场馆开放覆盖率96%，使用率72%。": [("体育场馆开放覆盖率", 96), ("体育场馆开放使用率", 72)],
    "蔬菜种植面积4.2万亩，总产9万吨。": [("蔬菜种植面积", 42000), ("蔬菜总产", 90000)],
    "园区企业本地员工占75%。": [("园区企业本地员工占比", 75)],
    # Held against a plan or something else.
    "86个技改项目完成投资42亿元，为年度目标的105%。": [
        ("技改项目", 86),
        ("技改项目投资", 4200000000),
        ("技改项目投资占年度目标比例", 105),
    ],
    "260户困难家庭完成厨卫改造，比计划多20户。": [("困难家庭厨卫改造", 260), ("困难家庭厨卫改造比计划多", 20)],
    "护林员补助标准达到村级补助标准的1.5倍。": [("护林员补助标准相当于村级补助标准倍数", 1.5)],
    "护理床位占养老床位62%。": [("护理床位占养老床位比例", 62)],
    # Words stay whole, and manner, years and numbering go.
    "常态化运营货运班列260列。": [("常态化运营货运班列|货运班列|运营货运班列", 260)],
    "育儿补贴惠及1.3万户。": [("育儿补贴惠及", 13000)],
    "不良贷款率压降至1.1%。": [("不良贷款率", 1.1)],
    "特色产业产值力争2027年达到60亿元。": [("特色产业产值", 6000000000)],
    "到2027年底前茶产业产值达到30亿元。": [("茶产业产值", 3000000000)],
    "在园幼儿1.2万人。": [("在园幼儿", 12000)],
    "二是托育机构利用率偏低，仅为38%。": [("托育机构利用率", 38)],
    "依法查办案件210件，稳妥化解积案32件。": [("查办案件|案件", 210), ("化解积案|积案", 32)],
    "36件重点提案全部办结。": [("办结重点提案|重点提案", 36)],
    "招聘教练员80名，含专职教练员34名。": [("招聘教练员", 80), ("专职教练员|招聘专职教练员", 34)],
    "对南亚、西亚市场出口分别增长6%和9%。": [("南亚市场出口增速", 6), ("西亚市场出口增速", 9)],
    "总投资3.2亿元的市文化馆11月底前开馆。": [("市文化馆总投资", 320000000)],
    "备案行业协会120家，年检率96%。": [("备案行业协会", 120), ("备案行业协会年检率", 96)],
    "乡村教师补助标准由900元提高到1000元；边远乡村教师由1200元提高到1350元。": [
        ("乡村教师补助标准", 1000),
        ("边远乡村教师补助标准", 1350),
    ],
    # A threshold describes what is counted.
    "实施重点工程48个，其中5亿元以上12个。": [("重点工程", 48), ("5亿元以上重点工程", 12)],
}
MISNAMED: dict[str, list[tuple[str, float]]] = {
    "老年食堂运营规范有序，服务老人3.2万人次。": [("老年食堂服务老人", 32000)],
    "新增护理型床位(含认知障碍床位60张)180张。": [("认知障碍床位|新增认知障碍床位", 60), ("新增护理型床位", 180)],
}
# Sentence, then value, earlier value and change of its one indicator.
REVIEW, PLAN = "一、2024年工作回顾", "二、2025年工作计划"
HALF_REVIEW, HALF_PLAN = "一、上半年工作情况", "二、下半年工作计划"
# Heading, sentence, period of the report; then tense and period of each row.
TIMES = {
    (REVIEW, "新建助餐点20家。", "2024"): [("achieved", "2024")],
    (REVIEW, "截至2024年12月底，建成助餐点18家。", "2024"): [("achieved", "2024")],
    (REVIEW, "建成助餐点18家，较2023年增加3家。", "2024"): [("achieved", "2024")],
    (REVIEW, "2023年建成助餐点12家，2024年建成助餐点18家。", "2024"): [("achieved", "2023"), ("achieved", "2024")],
    (REVIEW, "上半年办理婚姻登记800对。", "2024"): [("achieved", "2024H1")],
    (REVIEW, "3年来累计培训护理员900人次。", "2024"): [("achieved", "2024")],
    (REVIEW, "1-9月，办理婚姻登记800对。", "2024"): [("achieved", "2024")],
    (REVIEW, "将近500户家庭完成改造。", "2024"): [("achieved", "2024")],
    (REVIEW, "到2027年底，力争建成助餐点80家。", "2024"): [("target", "2027")],
    (REVIEW, "森林覆盖率由2020年的31.4%提高到33.5%。", "2024"): [("achieved", "2024")],
    (PLAN, "新建助餐点20家。", "2024"): [("target", "2025")],
    (PLAN, "计划投入资金300万元，改造敬老院2家。", "2024"): [("target", "2025"), ("target", "2025")],
    (PLAN, "确保福彩销量不低于1.5亿元。", "2024"): [("target", "2025")],
    (PLAN, "到2027年底，建成助餐点80家。", "2024"): [("target", "2027")],
    (PLAN, "目前已建成助餐点20家。", "2024"): [("achieved", "2024")],
    (PLAN, "在已有20家助餐点的基础上，新建助餐点8家。", "2024"): [("achieved", "2024"), ("target", "2025")],
    (HALF_REVIEW, "上半年完成适老化改造300户。", "2024H1"): [("achieved", "2024H1")],
    (HALF_REVIEW, "预计年底前完成适老化改造500户。", "2024H1"): [("target", "2024")],
    (HALF_PLAN, "完成适老化改造200户。", "2024H1"): [("target", "2024")],
    (REVIEW, "持证社工由2020年的320人增加到2024年的515人。", "2024"): [("achieved", "2024")],
}


def unread(case: object) -> object:
    return pytest.param(case, marks=pytest.mark.xfail(strict=True, reason="not read so yet"))


def named(rows: tuple[Indicator, ...], wanted: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """The rows' names and values, a name that is one of the alternatives wanted in its place written as they are."""
    names = [name for name, _ in wanted] + [""] * len(rows)
    found = zip(rows, names, strict=False)
    return [(name if row.name in name.split("|") else row.name, row.value) for row, name in found]


@pytest.mark.parametrize("sentence", [*NAMES, *map(unread, MISNAMED)])
def test_name(sentence: str) -> None:
    wanted = (NAMES | MISNAMED)[sentence]
    assert named(indicators_in(sentence), wanted) == wanted


@pytest.mark.parametrize("case", TIMES)
def test_tense_and_period(case: tuple[str, str, str]) -> None:
    heading, sentence, period = case
    rows = [(each.tense, each.period) for each in indicators_in(sentence, heading, period)]
    assert rows == TIMES[case]


@pytest.mark.parametrize(
    ("sentence", "domain"),
    [
        ("发放低保金860万元。", "assistance"),
        ("新增护理型床位120张。", "eldercare"),
        ("为320名困境儿童建立档案。", "children"),
        ("完成残疾人家庭无障碍改造45户。", "disability"),
        ("募集善款2300万元。", "charity"),
        ("福利彩票销售1.8亿元。", "lottery"),
        ("招录专职社区工作者36名。", "community"),
        ("登记社会组织620家。", "organizations"),
        ("新增持证社工58人。", "social_work"),
        ("办理结婚登记2300对。", "marriage"),
        ("节地生态安葬率达到68%。", "funeral"),
        ("安装数字门牌3.6万块。", "place_names"),
        ("发放移民后扶直补资金210万元。", "resettlement"),
        ("地区生产总值增长5.4%。", "general"),
    ],
)
def test_domain_by_the_clause_itself(sentence: str, domain: str) -> None:
    assert [each.domain for each in indicators_in(sentence)] == [domain]


def test_heading_tells_the_domain_where_the_clause_does_not() -> None:
    found = indicators_in("全年开展培训12场。", heading="一、养老服务提质增效")
    assert [each.domain for each in found] == ["eldercare"]


def test_one_clause_says_little_of_the_others_in_a_sentence_of_many_matters() -> None:
    sentence = "新增公办学位1200个，加装电梯46台，改造农村公路85公里，建成老年食堂9家，增加护理型床位300张。"
    found = indicators_in(f"{sentence}坚持把实事办实。努力把好事办好。", heading="一、民生福祉持续增进")
    assert [each.domain for each in found] == ["general"] * 3 + ["eldercare"] * 2


def test_a_sentence_that_opens_with_a_matter_is_about_it() -> None:
    found = indicators_in("实施养老服务补短板行动，派出督导组，覆盖街道12个，办结问题46件。")
    assert [each.domain for each in found] == ["eldercare", "eldercare"]


def test_numbers_of_headings_state_nothing() -> None:
    text = "1.新建助餐点。全年建成助餐点18家，服务老人3.2万人次。"
    assert [each.value for each in indicators_in(text)] == [18, 32000]

"""Four small reports of three regions, with headings of all sorts, torn columns, furniture, results and promises."""

from handmade import HAIYAN, KUNSHAN, SHAOXING, Heading, Stated, build

from store.models import Change, Kind, Qualifier, Tense

_HAIYAN_2022 = """首页 > 部门信息 > 年度总结
海盐县民政局2022年工作总结
和2023年工作思路
来源：办公室　发布时间：2023-01-12
　　这一年，全县民政干部围着群众的急事难事转，把钱花在刀刃上，把服务送到家门口。
一、托住底线，社会救助有温度
　　（一）提高社会救助标准。从七月起，低保标准由1005元/月调到1130元/月，全年发放救助金8600万元，比上年多出12.5%。
　　（二）急事先办不等待。临时救助当场受理，全年帮助1240人次；“一次都不跑”的村（社区）已有96个。
二、办好养老，老人出门有去处
　　今年养老的重点是把床位和饭桌都摆到老人身边。
　　一是床位更多。全县养老机构登记床位4210张，护理型床位占
图为志愿者陪老人下棋。通讯员 摄
到62.5%，新增家庭养老床位320张，夜里按铃有人应。二是饭菜更热。办起助餐点58个，每天约3000位老人来吃饭；送餐路线38条，
骑手都经过培训！三是证书更硬。持证护理员达到每万名老人26人。
三、聚拢善意，慈善力量有作为
慈善网络
　　镇街慈善分会实现全覆盖，募集善款2150万元。慈善基地接待参观者1.6万人次，讲解员由退休教师担任。
四、2023年工作思路
　　（一）养老服务再加力。新建助餐点不少于20个，护理型床位占比提高到65%。
　　（二）慈善项目再延伸。力争募集善款2500万元；慈善信托备案3单。
上一篇：关于招聘公益岗位的公告
"""

HAIYAN_2022 = build(
    _HAIYAN_2022,
    region=HAIYAN,
    period="2022",
    title="海盐县民政局2022年工作总结和2023年工作思路",
    published="2023-01-12",
    name="haiyan-2022.txt",
    furniture=("首页", "来源：", "图为", "上一篇"),
    torn=(("一是床位更多", "到62.5%", "骑手都"),),
    headings=(
        Heading("首页 >", "", 1, kind=Kind.FURNITURE),
        Heading("海盐县民政局2022年", "海盐县民政局2022年工作总结 和2023年工作思路", 1, ("general",), Kind.PREFACE),
        Heading("来源：", "", 1, kind=Kind.FURNITURE),
        Heading("这一年", "", 1, ("general",), Kind.PREFACE),
        Heading("一、托住", "托住底线，社会救助有温度", 1, ("assistance",)),
        Heading("（一）提高", "提高社会救助标准", 2, ("assistance",)),
        Heading("（二）急事", "急事先办不等待", 2, ("assistance",)),
        Heading("二、办好", "办好养老，老人出门有去处", 1, ("eldercare",)),
        Heading("一是床位", "床位更多", 2, ("eldercare",)),
        Heading("二是饭菜", "饭菜更热", 2, ("eldercare",)),
        Heading("三是证书", "证书更硬", 2, ("eldercare",)),
        Heading("三、聚拢", "聚拢善意，慈善力量有作为", 1, ("charity",)),
        Heading("慈善网络\n", "慈善网络", 2, ("charity",)),
        Heading("四、2023", "2023年工作思路", 1, ("general",), Kind.PLAN),
        Heading("（一）养老", "养老服务再加力", 2, ("eldercare",), Kind.PLAN),
        Heading("（二）慈善", "慈善项目再延伸", 2, ("charity",), Kind.PLAN),
        Heading("上一篇", "", 1, kind=Kind.FURNITURE),
    ),
    stated=(
        Stated("低保标准由1005元/月调到1130元/月", "1130", "低保标准", "元/月", "assistance", measure="dibao_standard",
               previous=1005.0),
        Stated("全年发放救助金8600万元", "8600", "救助金发放", "元", "assistance", value=86e6,
               change=Change(12.5, "%")),
        Stated("全年帮助1240人次", "1240", "临时救助", "人次", "assistance"),
        Stated("村（社区）已有96个", "96", "“一次都不跑”的村（社区）", "个", "assistance"),
        Stated("全县养老机构登记床位4210张", "4210", "养老机构登记床位", "张", "eldercare"),
        Stated("到62.5%", "62.5", "护理型床位占比", "%", "eldercare"),
        Stated("新增家庭养老床位320张", "320", "新增家庭养老床位", "张", "eldercare"),
        Stated("办起助餐点58个", "58", "助餐点", "个", "eldercare"),
        Stated("每天约3000位老人来吃饭", "3000", "每天用餐老人", "位", "eldercare", qualifier=Qualifier.ABOUT),
        Stated("送餐路线38条", "38", "送餐路线", "条", "eldercare"),
        Stated("持证护理员达到每万名老人26人", "26", "每万名老人持证护理员", "人", "eldercare"),
        Stated("募集善款2150万元", "2150", "募集善款", "元", "charity", value=21.5e6),
        Stated("接待参观者1.6万人次", "1.6", "慈善基地接待参观者", "人次", "charity", value=16000.0),
        Stated("新建助餐点不少于20个", "20", "新建助餐点", "个", "eldercare", Tense.TARGET, period="2023",
               qualifier=Qualifier.AT_LEAST),
        Stated("护理型床位占比提高到65%", "65", "护理型床位占比", "%", "eldercare", Tense.TARGET, period="2023"),
        Stated("力争募集善款2500万元", "2500", "募集善款", "元", "charity", Tense.TARGET, value=25e6, period="2023"),
        Stated("慈善信托备案3单", "3", "慈善信托备案", "单", "charity", Tense.TARGET, period="2023"),
    ),
)  # fmt: skip

_HAIYAN_2023 = """海盐县民政局2023年工作总结
　　过去一年，海盐民政把增进福祉落到一件件小事上。
一、社会救助稳稳托底
　　低保标准提高到每月1200元，救助家庭的孩子升学有人管。全年发放救助金9100万元。
二、养老服务近在身边
　　1.床位布局更合理。养老机构登记床位4380张，护理型床位的占比65.2%。
　　2.助餐服务更便利。助餐点达到79个，家门口就能吃上热饭。
三、2024年工作安排
　　养老方面，计划改造适老家庭400户；救助方面，低保标准再提高5%。
"""

HAIYAN_2023 = build(
    _HAIYAN_2023,
    region=HAIYAN,
    period="2023",
    title="海盐县民政局2023年工作总结",
    published="2024-01-20",
    name="haiyan-2023.txt",
    headings=(
        Heading("海盐县民政局", "海盐县民政局2023年工作总结", 1, ("general",), Kind.PREFACE),
        Heading("一、社会", "社会救助稳稳托底", 1, ("assistance",)),
        Heading("二、养老", "养老服务近在身边", 1, ("eldercare",)),
        Heading("1.床位", "床位布局更合理", 2, ("eldercare",)),
        Heading("2.助餐", "助餐服务更便利", 2, ("eldercare",)),
        Heading("三、2024", "2024年工作安排", 1, ("eldercare", "assistance"), Kind.PLAN),
    ),
    stated=(
        Stated("低保标准提高到每月1200元", "1200", "低保标准", "元/月", "assistance", measure="dibao_standard"),
        Stated("全年发放救助金9100万元", "9100", "救助金发放", "元", "assistance", value=91e6),
        Stated("养老机构登记床位4380张", "4380", "养老机构登记床位", "张", "eldercare"),
        Stated("护理型床位的占比65.2%", "65.2", "护理型床位的占比", "%", "eldercare"),
        Stated("助餐点达到79个", "79", "助餐点", "个", "eldercare"),
        Stated("计划改造适老家庭400户", "400", "适老家庭改造", "户", "eldercare", Tense.TARGET, period="2024"),
        Stated("低保标准再提高5%", "5", "低保标准提高", "%", "assistance", Tense.TARGET, period="2024"),
    ),
)

# The page sets its two columns side by side: the first paragraph goes on below the heading of the second section.
_SHAOXING_2022 = """绍兴市民政局2022年工作总结
一、救助帮困有力度
　　全市在册低保对象3.2万人，困难家庭一户一策，帮扶干部每
二、养老服务有高度
月至少上门2次，把政策讲到炕头。
　　新建镇街养老中心12家，培训护理员2600人次。每千名老人拥有床位45张。
三、下一步打算
　　2023年，全市低保标准达到1160元/月，再建养老中心10家以上。
"""

SHAOXING_2022 = build(
    _SHAOXING_2022,
    region=SHAOXING,
    period="2022",
    title="绍兴市民政局2022年工作总结",
    name="shaoxing-2022.txt",
    torn=(("全市在册", "月至少"),),
    headings=(
        Heading("绍兴市民政局", "绍兴市民政局2022年工作总结", 1, ("general",), Kind.PREFACE),
        Heading("一、救助", "救助帮困有力度", 1, ("assistance",)),
        Heading("二、养老", "养老服务有高度", 1, ("eldercare",)),
        Heading("三、下一步", "下一步打算", 1, ("general",), Kind.PLAN),
    ),
    stated=(
        Stated("全市在册低保对象3.2万人", "3.2", "在册低保对象", "人", "assistance", value=32000.0),
        Stated("每\n二、养老服务有高度\n月至少上门2次", "2", "帮扶干部每月上门", "次", "assistance",
               qualifier=Qualifier.AT_LEAST),
        Stated("新建镇街养老中心12家", "12", "新建镇街养老中心", "家", "eldercare"),
        Stated("培训护理员2600人次", "2600", "培训护理员", "人次", "eldercare"),
        Stated("每千名老人拥有床位45张", "45", "每千名老人拥有床位", "张", "eldercare"),
        Stated("全市低保标准达到1160元/月", "1160", "低保标准", "元/月", "assistance", Tense.TARGET, period="2023",
               measure="dibao_standard"),
        Stated("再建养老中心10家以上", "10", "再建养老中心", "家", "eldercare", Tense.TARGET, period="2023",
               qualifier=Qualifier.AT_LEAST),
    ),
)  # fmt: skip

_KUNSHAN_2023H1 = """昆山市民政局2023年上半年工作小结
　　一、养老服务扩面。上半年新增护理型床位210张，助餐点累计64个。
　　二、慈善救助并进。募集善款980万元，临时救助受理430人次。
　　三、下半年计划。适老化改造完成600户，低保标准同步上调。
"""

KUNSHAN_2023H1 = build(
    _KUNSHAN_2023H1,
    region=KUNSHAN,
    period="2023H1",
    title="昆山市民政局2023年上半年工作小结",
    name="kunshan-2023h1.txt",
    headings=(
        Heading("昆山市民政局", "昆山市民政局2023年上半年工作小结", 1, ("general",), Kind.PREFACE),
        Heading("一、养老", "养老服务扩面", 1, ("eldercare",)),
        Heading("二、慈善", "慈善救助并进", 1, ("charity", "assistance")),
        Heading("三、下半年", "下半年计划", 1, ("eldercare", "assistance"), Kind.PLAN),
    ),
    stated=(
        Stated("上半年新增护理型床位210张", "210", "新增护理型床位", "张", "eldercare"),
        Stated("助餐点累计64个", "64", "助餐点", "个", "eldercare"),
        Stated("募集善款980万元", "980", "募集善款", "元", "charity", value=9.8e6),
        Stated("临时救助受理430人次", "430", "临时救助", "人次", "assistance"),
        Stated("适老化改造完成600户", "600", "适老化改造", "户", "eldercare", Tense.TARGET, period="2023"),
    ),
)

REPORTS = (HAIYAN_2022, HAIYAN_2023, SHAOXING_2022, KUNSHAN_2023H1)

"""Cross-report measures: given where the name, the clause and the unit say so, and nowhere else."""

from collections.abc import Mapping
from itertools import pairwise

import pytest
from gold import GOLD, SEEDS, needs_gold, needs_seeds, reading_of
from small import indicators_in

from store.measures import Measure, measures
from store.reading.measuring import measure_of
from store.taxonomy import domains

# A sentence, and the measures of its indicators in order.
SAID = {
    "新增科创企业120家、高新技术企业35家。": [None, None],
    "低保标准提高到1120元/人·月。": ["dibao_standard"],
    "地区生产总值突破300亿元、达312亿元。": ["gdp", "gdp"],
    "城乡低保月人均标准达到1120元。": ["dibao_standard"],
    "城市低保月保障标准为980元，农村低保年人均标准为10320元。": ["urban_dibao_standard", "rural_dibao_standard"],
    "农村低保标准不低于每年10320元。": ["rural_dibao_standard"],
    "集中供养孤儿基本生活费由每月1800元提高到1950元。": ["orphan_standard"],
    "粮食总产量稳定在42万吨以上。": ["grain_output"],
    "两项补贴发放1300万元。": ["disability_subsidies"],
    "县慈善总会全年募集善款820万元。": ["donations"],
    "筹集慈善资金900万元。": ["donations"],
    "依法办理结婚登记2100对。": ["marriages"],
    "举办“同心缘”集体婚礼3场。": ["group_weddings"],
    "320户困难老年人家庭完成适老化改造。": ["home_adaptations"],
    "养老机构床位3000张，其中护理型床位1800张，占60%。": ["care_home_beds", "nursing_beds", "nursing_bed_share"],
    "城乡居民最低生活保障标准提高到每人每月1120元。": ["dibao_standard"],
    "城市低保标准达到980元/月，农村低保标准达到860元/月。": ["urban_dibao_standard", "rural_dibao_standard"],
    "城乡低保标准分别提高到每月980元、860元。": ["urban_dibao_standard", "rural_dibao_standard"],
    "低保标准提高到每人每年13440元。": ["dibao_standard"],
    "农村低保标准达到10320元/人·年。": ["rural_dibao_standard"],
    "特困人员基本生活年标准为20160元。": ["destitute_standard"],
    "特困人员基本生活标准提高到1680元/月。": ["destitute_standard"],
    "全年提供临时救助860人次。": ["temporary_aid_cases"],
    "全年发放各类救助金3600万元。": ["aid_funds"],
    "家庭养老床位达到320张。": ["home_care_beds"],
    "新建家庭养老床位120张。": ["new_home_care_beds"],
    "全县现有养老机构床位2600张。": ["care_home_beds"],
    "全县养老机构床位现有2600张。": ["care_home_beds"],
    "上半年助餐点共新增9家。": ["new_meal_points"],
    "慈善信托累计1280万元。": ["charity_trusts_total"],
    "“居民会客厅”的建成率为96%。": ["parlour_coverage"],
    "新增养老床位150张。": ["new_care_beds"],
    "拥有护理型床位1400张，护理型床位占比达62%。": ["nursing_beds", "nursing_bed_share"],
    "新增认知障碍照护床位60张。": ["new_dementia_beds"],
    "认知障碍照护床位达到260张。": ["dementia_beds"],
    "新增持证护理员85人。": ["new_certified_carers"],
    "每万名老年人拥有持证护理员26.5人。": ["carers_per_ten_thousand"],
    "新增助餐点12家，助餐点达到96家。": ["new_meal_points", "meal_points"],
    "完成困难老年人家庭适老化改造420户。": ["home_adaptations"],
    "建成示范性儿童之家6个。": ["model_children_homes"],
    "募集善款2300万元。": ["donations"],
    "慈善支出1900万元。": ["charity_spending"],
    "慈善信托新增320万元、累计达到1280万元。": ["charity_trusts_new", "charity_trusts_total"],
    "福利彩票销售额1.8亿元，筹集福彩公益金5200万元。": ["lottery_sales", "lottery_fund"],
    "办理结婚登记2300对、离婚登记810对。": ["marriages", "divorces"],
    "其中涉外婚姻登记12对。": ["foreign_marriages"],
    "节地生态安葬率达到68%。": ["eco_burial_rate"],
    "归集地名地址数据42万条。": ["place_address_records"],
    "安装数字门牌3.6万块。": ["digital_plates"],
    "新增持证社工58人，全县持证社工达到620人。": ["new_certified_social_workers", "certified_social_workers"],
    "清理“僵尸型”社会组织15家。": ["zombie_organizations"],
    "公益创投项目36个。": ["venture_projects"],
    "山海协作资金320万元。": ["mountain_sea_funds"],
    "地区生产总值312亿元，增长5.4%。": ["gdp"],
    "地区生产总值增长5.4%。": ["gdp_growth"],
    "城镇居民、农村居民人均可支配收入分别达到5.2万元、3.1万元。": ["urban_income", "rural_income"],
    "城镇新增就业5400人。": ["new_urban_jobs"],
    "城镇登记失业率控制在4%以内。": ["registered_unemployment"],
    "粮食总产量12.6亿斤。": ["grain_output"],
}
# Sentences that say something near a measure.
NEAR = [
    "高龄津贴不低于每人每月100元。",
    "低保标准增长9.6%。",
    "低保标准提高120元。",
    "低保标准每人每年提高960元。",
    "城乡低保标准每月提高60元。",
    "2022年标准的低保金13440元。",
    "城乡低保对象价格补贴42万元。",
    "护理型床位增长12%。",
    "养老机构床位使用率58%。",
    "每千名老年人拥有护理型床位12张。",
    "培训持证护理员85人次。",
    "助餐点覆盖率达92%。",
    "适老化改造资金120万元。",
    "建成市级示范性儿童之家6个。",
    "慈善信托备案率100%。",
    "福彩销量增长12%。",
    "福彩公益金增长4.6%。",
    "办理补领结婚登记证320件。",
    "婚姻登记满意率99%。",
    "培训持证社工58人。",
    "走访困境儿童320人。",
    "引导36家社会组织参与评选。",
    "数字门牌覆盖率达98%。",
    "地区生产总值年均增长5.4%。",
    "人均地区生产总值增长4.8%。",
    "粮食产量连续5年稳定在12亿斤以上。",
    "五年累计城镇新增就业2.6万人。",
]
# What the five reports state of the measures, by hand: every value of a measure that stands in them.
STATED: Mapping[str, Mapping[str, tuple[float, ...]]] = {
    "000": {
        "parlour_coverage": (100,),
        "new_home_care_beds": (250,),
        "dementia_units": (7,),
        "new_dementia_beds": (100,),
        "resident_parlours": (113,),
        "community_service_complexes": (10,),
        "new_certified_social_workers": (688,),
        "certified_social_workers": (3182,),
        "destitute_standard": (1838,),
        "dibao_standard": (1135,),
    },
    "001": {
        "dibao_standard": (1181,),
        "destitute_standard": (2008,),
        "aid_funds": (100000000,),
        "model_children_homes": (14,),
        "charity_trust_contracts": (1,),
        "charity_trusts_new": (200000,),
        "mountain_sea_funds": (2440000,),
        "east_west_funds": (60000000,),
        "home_visits_elderly": (164700,),
        "care_home_beds": (5059,),
        "medical_care_unions": (7,),
        "nursing_beds": (3580,),
        "nursing_bed_share": (70.8,),
        "meal_points": (96,),
        "new_community_workers": (114,),
        "village_affairs_checked": (96,),
        "venture_projects": (11,),
        "venture_funds": (320000,),
        "new_social_work_stations": (6,),
        "social_work_passes": (526,),
        "place_name_records": (8400,),
        "address_records": (370000,),
        "digital_plates": (120000,),
        "eco_burial_rate": (72,),
        "resettlement_direct": (6448200,),
        "resettlement_projects_funds": (11000000,),
        "resettlement_projects": (22,),
        "resettled_persons": (5836,),
        "new_dementia_beds": (80, 80),
        "new_certified_carers": (105,),
        "carers_per_ten_thousand": (30,),
        "new_meal_points": (20, 20),
    },
    "002": {
        "children_homes": (7,),
        "donations": (24195000,),
        "charity_spending": (14972800,),
        "new_meal_points": (5,),
        "places_named": (24,),
        "marriage_registrations": (4577,),
        "foreign_marriages": (7,),
        "cross_district_registrations": (24,),
        "cross_city_registrations": (34,),
        "cross_province_registrations": (52,),
        "lottery_sales": (92182000,),
        "home_adaptations": (540,),
        "new_home_care_beds": (700,),
        "dementia_beds": (116,),
        "lottery_elder_share": (55,),
    },
    "003": {"life_communities": (6, 8), "charity_posts": (65,)},
    "004": {
        "home_care_beds": (1763,),
        "new_home_care_centres": (77,),
        "carers_per_ten_thousand": (24.56,),
        "meal_points": (1094,),
        "low_income_persons": (180000,),
        "dibao_standard": (1145,),
        "destitute_standard": (1950,),
        "temporary_aid_cases": (3053,),
        "aid_consortia": (1329,),
        "children_in_difficulty": (5030,),
        "migrant_children": (60900,),
        "mental_rehab_centres": (28,),
        "rehab_persons": (698,),
        "zombie_organizations": (146,),
        "venture_funds": (9000000,),
        "venture_projects": (178,),
        "brand_organizations": (7,),
        "new_charities": (16,),
        "charities": (100,),
        "charity_trusts_new": (15300000,),
        "charity_trusts_total": (61140000,),
        "donations": (454000000,),
        "lottery_sales": (920000000,),
        "lottery_fund": (265000000,),
        "village_roads_named": (2566,),
        "place_address_records": (2170000,),
        "digital_plates": (520000,),
        "place_name_halls": (5,),
        "group_weddings": (55,),
        "funeral_relief": (27000000,),
        "mourning_halls": (8,),
    },
}
# What is stated there and not found yet, for want of the right name.


def test_measures_are_many_and_of_every_domain() -> None:
    assert len(measures()) >= 60
    assert {measure.domain for measure in measures()} == {domain.key for domain in domains()}


def test_measures_are_told_apart_by_their_names() -> None:
    for names in ([each.chinese for each in measures()], [each.english for each in measures()]):
        assert [a for a, b in pairwise(sorted(names)) if a == b] == []


@pytest.mark.parametrize("measure", measures(), ids=lambda measure: measure.key)
def test_own_name_says_the_measure_in_each_of_its_units(measure: Measure) -> None:
    assert measure.unit in measure.units
    assert measure.direction in {"up", "down", None}
    said = [
        measure_of(measure.chinese, f"{measure.chinese}达到每月12{unit}", unit, measure.domain)
        for unit in measure.units
    ]
    assert said == [measure.key] * len(measure.units)


@pytest.mark.parametrize("sentence", SAID)
def test_measure_is_given(sentence: str) -> None:
    assert [each.measure for each in indicators_in(sentence)] == SAID[sentence]


@pytest.mark.parametrize("sentence", NEAR)
def test_what_is_near_a_measure_is_not_the_measure(sentence: str) -> None:
    found = indicators_in(sentence)
    assert len(found) == 1
    assert found[0].measure is None


def given(name: str) -> dict[str, tuple[float, ...]]:
    """The values of each measure that is given in a report."""
    rows = sorted((each.measure, each.value) for each in reading_of(name).indicators if each.measure is not None)
    return {key: tuple(value for other, value in rows if other == key) for key, _ in rows}


@needs_seeds
@pytest.mark.parametrize("seed", STATED)
def test_no_measure_of_the_reports_is_wrong(seed: str) -> None:
    found = given(SEEDS[seed])
    wrong = {key: values for key, values in found.items() if set(values) - set(STATED[seed].get(key, ()))}
    assert wrong == {}


@needs_seeds
@pytest.mark.parametrize(
    ("seed", "key"),
    [
        pytest.param(
            seed,
            key,
        )
        for seed in STATED
        for key in STATED[seed]
    ],
)
def test_every_measure_of_the_reports_is_found(seed: str, key: str) -> None:
    assert set(given(SEEDS[seed]).get(key, ())) == set(STATED[seed][key])


@needs_gold
def test_sum_of_five_years_is_not_one_year_s() -> None:
    assert 6900000 not in given(GOLD[4]).get("new_urban_jobs", ())


CHAPTER = "一、“十四五”时期和2025年工作回顾\n"
MIXED = {
    "2025年，经济稳中有进。地区生产总值增长5.6%。": ["gdp_growth"],
    "就业优先。城镇新增就业3.1万人。": ["new_urban_jobs"],
    "五年来，城镇新增就业14.8万人。": [None],
    "五年来，民生持续改善。\n就业优先。城镇新增就业14.8万人。": [None],
    "五年来，民生持续改善。\n刚刚过去的一年，稳岗有力。\n过去一年，就业优先。城镇新增就业3.1万人。": ["new_urban_jobs"],
    "地区生产总值年均增长5.2%。": [None],
    "五年来，比2020年翻了一番，城镇新增就业14.8万人。": [None],
}


@pytest.mark.parametrize(("sentences", "keys"), MIXED.items())
def test_the_nearest_words_say_whether_it_is_of_one_year(sentences: str, keys: list[str | None]) -> None:
    found = [each for each in indicators_in(sentences, heading=CHAPTER.strip(), period="2025") if "倍" not in each.unit]
    assert [each.measure for each in found if each.unit in {"%", "人"}][-1:] == keys

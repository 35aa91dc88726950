"""The article of a web page: whole, without the page's navigation, headed by what the page says of itself."""

from pathlib import Path

import pytest

from store.errors import SourceRefused
from store.sources import SourceText, read_source

PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>青山县民政局2023年工作总结_青山县政府</title>
<meta name="SiteName" content="青山县人民政府"><meta name="ArticleTitle" content="青山县民政局2023年工作总结">
<meta name="PubDate" content="2024-01-15 09:30"><meta name="ContentSource" content="县民政局"></head><body>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li><li><a href="/b">互动交流</a></li></ul>
<table><tr><td>索引号</td><td>0001/2024-7</td><td>发布机构</td><td>青山县民政局</td></tr></table>
<div id="zoom"><p>　　2023年，全县民政系统服务大局，困难群众得到妥善照料，各项任务完成。</p>
<p><strong>一、工作情况</strong></p><p>养老服务。新建助餐点12个，<br>改造适老化家庭100户。</p>
<table><tr><th>指标</th><th>数值</th></tr><tr><td>养老床位</td><td>2300张</td></tr></table>
<ul><li>新增社工站3个。</li><li>登记社会组织210家。</li></ul>
<p>新增床位30张。</p><p>新增床位30张。</p>直接写在容器里的一行，讲述殡葬改革，全年公墓新建两处。</div>
<div class="related"><ul><li><a href="1">县民政局召开会议</a></li><li><a href="2">县领导调研</a></li></ul></div>
<div class="footer">主办单位：青山县人民政府 <a href="/map">网站地图</a></div></body></html>"""


def read(folder: Path, content: str | bytes) -> SourceText:
    path = folder / "page.html"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_source(path)


@pytest.mark.parametrize(("charset", "codec"), [("utf-8", "utf-8"), ("gb2312", "gb18030"), ("gbk", "gb18030")])
def test_the_article_of_a_page_is_kept_whole_without_its_navigation(tmp_path: Path, charset: str, codec: str) -> None:
    page = read(tmp_path, PAGE.format(charset=charset).encode(codec))

    lines = page.text.splitlines()
    for line in ("一、工作情况", "改造适老化家庭100户。", "| 养老床位 | 2300张 |", "- 新增社工站3个。"):
        assert line in lines
    assert lines.count("新增床位30张。") == 2
    assert any("全年公墓新建两处" in line for line in lines)
    for word in ("互动交流", "网站地图", "县领导调研"):
        assert word not in page.text
    assert (page.source.encoding, page.source.characters) == (codec, len(page.text))


def test_a_page_begins_with_its_title_and_what_it_says_of_itself(tmp_path: Path) -> None:
    head = read(tmp_path, PAGE.format(charset="utf-8")).text.splitlines()[:4]

    assert head[0] == "青山县民政局2023年工作总结"
    assert "发布日期：2024-01-15 09:30" in head
    assert "索引号：0001/2024-7 发布机构：青山县民政局" in head


@pytest.mark.parametrize(
    "body",
    [
        "<table><tr><td>{0}</td></tr></table>",
        "<div><div>{0}</div></div>",
        "<font size=3>{0}</font>",
        "<ucapcontent>{0}</ucapcontent>",
    ],
)
@pytest.mark.parametrize("between", ["<br>", "<p>", "</p><p>&nbsp;&nbsp;"])
def test_no_paragraph_is_lost_however_a_page_is_built(tmp_path: Path, body: str, between: str) -> None:
    paragraphs = [f"第{number}项工作稳步推进，服务对象{number * 7}人，群众评价良好。" for number in range(30)]
    nav = "<ul><li><a href=1>首页</a></li><li><a href=2>新闻</a></li></ul>"
    page = f"<html><body>{nav}{body.format(between.join(paragraphs))}</body></html>"

    lines = read(tmp_path, page).text.splitlines()

    assert [line.strip() for line in lines if line.strip() in paragraphs] == paragraphs


def test_a_page_without_an_article_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceRefused) as refusal:
        read(tmp_path, "<html><body><script>go()</script></body></html>")
    assert refusal.value.reason == "source-no-article"

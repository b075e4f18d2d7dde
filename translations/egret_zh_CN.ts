<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>ComponentCard</name>
    <message>
        <source>Intact</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>破损</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Abandoned</source>
        <translation>废弃</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>FigureTile</name>
    <message>
        <source>%1 (assumed)</source>
        <translation>%1（假定）</translation>
    </message>
</context>
<context>
    <name>MapPane</name>
    <message>
        <source>Map of the city</source>
        <translation>城市地图</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Whole city</source>
        <translation>全市</translation>
    </message>
</context>
<context>
    <name>ScaleBar</name>
    <message>
        <source>%1 km</source>
        <translation>%1 km</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 m</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Offline since %1 · no data yet</source>
        <translation>离线 自 %1 · 尚无数据</translation>
    </message>
    <message>
        <source>Offline since %1 · data as of %2</source>
        <translation>离线 自 %1 · 数据截至 %2</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Syncing %1 % (%2 / %3)</source>
        <translation>同步中 %1% (%2 / %3)</translation>
    </message>
    <message>
        <source>Offline · no data yet</source>
        <translation>离线 · 尚无数据</translation>
    </message>
    <message>
        <source>Offline · data as of %1</source>
        <translation>离线 · 数据截至 %1</translation>
    </message>
    <message>
        <source>Connecting …</source>
        <translation>正在连接 …</translation>
    </message>
</context>
<context>
    <name>WallScreen</name>
    <message>
        <source>Egret wall</source>
        <translation>白鹭大屏</translation>
    </message>
    <message>
        <source>Peacetime</source>
        <translation>平时</translation>
    </message>
    <message>
        <source>Component density</source>
        <translation>部件密度</translation>
    </message>
    <message>
        <source>Components by district</source>
        <translation>各区部件</translation>
    </message>
    <message>
        <source>Not intact</source>
        <translation>非完好部件</translation>
    </message>
    <message>
        <source>by state</source>
        <translation>按状态</translation>
    </message>
</context>
<context>
    <name>egret::desk::ComponentCard</name>
    <message>
        <source>Component</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>Click a component on the map, or type its code above, to see its card here.</source>
        <translation>点击地图上的部件，或在上方输入部件编码，其卡片显示在此处。</translation>
    </message>
    <message>
        <source>Unknown class %1</source>
        <translation>未知类别 %1</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>District</source>
        <translation>行政区</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>单元网格</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Surveyed</source>
        <translation>普查日期</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>变更日期</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>坐标</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>follow in the background</source>
        <translation>正在后台同步</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>处置部门</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>原编码</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>egret::desk::DeskWindow</name>
    <message>
        <source>Egret</source>
        <translation>白鹭 Egret</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>卡片</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Map</source>
        <translation>地图(&amp;M)</translation>
    </message>
    <message>
        <source>Whole city</source>
        <translation>全市</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Find a component</source>
        <translation>查找部件</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>连接(&amp;C)</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>About Egret</source>
        <translation>关于白鹭</translation>
    </message>
    <message>
        <source>Egret %1
A native command centre for running a city.
GPL-3.0-or-later</source>
        <translation>白鹭 Egret %1
城市运行指挥中心
GPL-3.0-or-later</translation>
    </message>
    <message>
        <source>Component code   Ctrl K</source>
        <translation>部件编码   Ctrl K</translation>
    </message>
    <message>
        <source>Find a component by its code</source>
        <translation>按编码查找部件</translation>
    </message>
    <message>
        <source>No component has the code %1. A code is 16 or 17 digits: district, class, serial.</source>
        <translation>没有编码为 %1 的部件。编码为 16 或 17 位：区划、类别、顺序号。</translation>
    </message>
</context>
<context>
    <name>egret::desk::LegendPanel</name>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>in view / city</source>
        <translation>视野内 / 全市</translation>
    </message>
    <message>
        <source>No city yet. It appears here once it has been synced.</source>
        <translation>尚无城市。同步完成后显示在此处。</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Intact</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>破损</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Abandoned</source>
        <translation>废弃</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Video and areas</source>
        <translation>视频与区域</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>摄像机</translation>
    </message>
    <message>
        <source>Grids and communities</source>
        <translation>单元网格与社区</translation>
    </message>
    <message>
        <source>Brightness: components per pixel, logarithmic</source>
        <translation>亮度：每像素部件数，对数</translation>
    </message>
    <message>
        <source>Unknown %1…</source>
        <translation>未知类别 %1…</translation>
    </message>
    <message>
        <source>Codes of %1 that no code table names</source>
        <translation>%1 中没有代码表命名的编码</translation>
    </message>
</context>
<context>
    <name>egret::session::DemoServer</name>
    <message>
        <source>The demo city could not be generated: %1</source>
        <translation>无法生成演示城市：%1</translation>
    </message>
    <message>
        <source>%1 cannot be started: %2</source>
        <translation>无法启动 %1：%2</translation>
    </message>
    <message>
        <source>No pipe to the demo server could be made</source>
        <translation>无法建立到演示服务器的管道</translation>
    </message>
    <message>
        <source>The demo server ended before it was ready; see its messages above</source>
        <translation>演示服务器未就绪即已结束，请查看上方信息</translation>
    </message>
</context>
<context>
    <name>egret::wall::WallViewModel</name>
    <message>
        <source>No city yet</source>
        <translation>尚无城市</translation>
    </message>
    <message>
        <source>%1 City Management Command Wall</source>
        <translation>%1城市管理指挥大屏</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>单元网格</translation>
    </message>
    <message>
        <source>Officers</source>
        <translation>网格员</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>摄像机</translation>
    </message>
    <message>
        <source>Handling units</source>
        <translation>处置部门</translation>
    </message>
    <message>
        <source>Communities and villages</source>
        <translation>社区与村</translation>
    </message>
    <message>
        <source>Intact</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>破损</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Abandoned</source>
        <translation>废弃</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Opening the city …</source>
        <translation>正在打开城市 …</translation>
    </message>
    <message>
        <source>The cache holds no city yet. Start without --offline to sync one.</source>
        <translation>缓存中尚无城市。请不带 --offline 启动以同步。</translation>
    </message>
    <message>
        <source>Connecting to %1 …</source>
        <translation>正在连接 %1 …</translation>
    </message>
    <message>
        <source>Generating the demo city: step %1 of %2</source>
        <translation>正在生成演示城市：第 %1 步，共 %2 步</translation>
    </message>
</context>
</TS>

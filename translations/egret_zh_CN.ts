<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AlertCard</name>
    <message>
        <source>Level %1</source>
        <translation>%1 级</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>另有 %1 条</translation>
    </message>
    <message>
        <source>gravest: level %1</source>
        <translation>最高 %1级</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>District</source>
        <translation>行政区</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>单元网格</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>网格员</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>隶属</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>边界</translation>
    </message>
    <message>
        <source>assumed, not surveyed</source>
        <translation>假定，未实测</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Duty area</source>
        <translation>责任网格</translation>
    </message>
    <message>
        <source>Shift begins at</source>
        <translation>上岗地点</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>权属</translation>
    </message>
    <message>
        <source>Includes</source>
        <translation>下辖</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>坐标</translation>
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
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Unknown class %1</source>
        <translation>未知类别 %1</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Surveyed</source>
        <translation>普查</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>变更</translation>
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
    <message>
        <source>Select by box (B, or Shift and drag)</source>
        <translation>框选(B,或按住 Shift 拖动)</translation>
    </message>
    <message>
        <source>Select by lasso (L)</source>
        <translation>套索选择(L)</translation>
    </message>
    <message>
        <source>Select by circle (C)</source>
        <translation>圆选(C)</translation>
    </message>
    <message>
        <source>Drag around what to select · Ctrl adds, Alt takes away · Esc ends</source>
        <translation>拖动圈选 · Ctrl 追加，Alt 去除 · Esc 结束</translation>
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
    <name>ServerWords</name>
    <message>
        <source>the password needs at least 10 characters</source>
        <translation>密码至少 10 个字符</translation>
    </message>
    <message>
        <source>the password may have 200 bytes at most</source>
        <translation>密码最多 200 字节</translation>
    </message>
    <message>
        <source>the password needs three of: small letters, capital letters, digits, other characters</source>
        <translation>密码须包含小写字母、大写字母、数字、其他字符中的三种</translation>
    </message>
    <message>
        <source>the password may not contain the sign-in name</source>
        <translation>密码不能包含登录名</translation>
    </message>
    <message>
        <source>the password is one that many people use</source>
        <translation>该密码过于常见</translation>
    </message>
    <message>
        <source>the password was used before; the last five may not come again</source>
        <translation>该密码用过；最近五次的密码不能再用</translation>
    </message>
    <message>
        <source>the old password is wrong</source>
        <translation>原密码不对</translation>
    </message>
    <message>
        <source>the password is wrong</source>
        <translation>密码不对</translation>
    </message>
    <message>
        <source>a new user needs a first password</source>
        <translation>新用户需要初始密码</translation>
    </message>
    <message>
        <source>this is not the token that egretd printed, or it was used</source>
        <translation>这不是 egretd 打印的令牌，或令牌已用过</translation>
    </message>
    <message>
        <source>each of the three administrators has a name of their own</source>
        <translation>三名管理员的登录名不能相同</translation>
    </message>
    <message>
        <source>nobody grants to themselves</source>
        <translation>不能给自己授权</translation>
    </message>
    <message>
        <source>sign in first</source>
        <translation>请先登录</translation>
    </message>
    <message>
        <source>you may not do this</source>
        <translation>您无权执行此操作</translation>
    </message>
    <message>
        <source>you may do this, but not here</source>
        <translation>您有此权限，但不在此辖区</translation>
    </message>
    <message>
        <source>your grant for this is not valid now</source>
        <translation>您的此项授权当前无效</translation>
    </message>
    <message>
        <source>user: &quot;name&quot; must be 3 to 40 of a-z, 0-9, &apos;.&apos;, &apos;_&apos; and &apos;-&apos;</source>
        <translation>登录名须为 3 至 40 个字符：a-z、0-9、. _ -</translation>
    </message>
    <message>
        <source>user: &quot;display_name&quot; must have 1 to 200 bytes</source>
        <translation>姓名须为 1 至 200 字节</translation>
    </message>
    <message>
        <source>The server answered %1.</source>
        <translation>服务器答复 %1。</translation>
    </message>
</context>
<context>
    <name>ShadeKey</name>
    <message>
        <source>Components per km²</source>
        <translation>每平方公里部件数</translation>
    </message>
    <message>
        <source>Share not intact</source>
        <translation>非完好占比</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>%1, by district</source>
        <translation>%1,按区</translation>
    </message>
    <message>
        <source>%1, by street</source>
        <translation>%1,按街道</translation>
    </message>
    <message>
        <source>%1, by community</source>
        <translation>%1,按社区</translation>
    </message>
    <message>
        <source>%1, by grid</source>
        <translation>%1,按单元网格</translation>
    </message>
    <message>
        <source>%1, by duty area</source>
        <translation>%1,按责任网格</translation>
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
    <message>
        <source>Catching up …</source>
        <translation>正在更新…</translation>
    </message>
</context>
<context>
    <name>TileView</name>
    <message>
        <source>No video source</source>
        <translation>无视频源</translation>
    </message>
    <message>
        <source>No weather source</source>
        <translation>无天气数据源</translation>
    </message>
    <message>
        <source>No alarm source is connected</source>
        <translation>尚未接入告警源</translation>
    </message>
    <message>
        <source>Tile %1: unknown kind “%2”</source>
        <translation>磁贴 %1:未知类型“%2”</translation>
    </message>
</context>
<context>
    <name>WallHeader</name>
    <message>
        <source>Level %1</source>
        <translation>%1级</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>另有 %1 条</translation>
    </message>
</context>
<context>
    <name>WallScreen</name>
    <message>
        <source>Egret wall</source>
        <translation>白鹭大屏</translation>
    </message>
</context>
<context>
    <name>egret::desk::ActivityPanel</name>
    <message>
        <source>Activity</source>
        <translation>动态</translation>
    </message>
    <message>
        <source>Alert on the walls: %1</source>
        <translation>大屏告警：%1</translation>
    </message>
</context>
<context>
    <name>egret::desk::AlertDialog</name>
    <message>
        <source>Alert on the walls</source>
        <translation>大屏告警</translation>
    </message>
    <message>
        <source>All walls</source>
        <translation>全部大屏</translation>
    </message>
    <message>
        <source>■ Level Ⅰ, red</source>
        <translation>■ Ⅰ级 红</translation>
    </message>
    <message>
        <source>◇ Level Ⅱ, orange</source>
        <translation>◇ Ⅱ级 橙</translation>
    </message>
    <message>
        <source>△ Level Ⅲ, yellow</source>
        <translation>△ Ⅲ级 黄</translation>
    </message>
    <message>
        <source>○ Level Ⅳ, blue</source>
        <translation>○ Ⅳ级 蓝</translation>
    </message>
    <message>
        <source>What happened, where, and what is being done</source>
        <translation>发生了什么、在哪里、正在如何处置</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>With a sound</source>
        <translation>带声音</translation>
    </message>
    <message>
        <source>Send the alert</source>
        <translation>发出告警</translation>
    </message>
    <message>
        <source>Wall</source>
        <translation>大屏</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Back by itself after</source>
        <translation>自动恢复时间</translation>
    </message>
    <message>
        <source>Levels Ⅰ and Ⅱ cover a part of the wall, Ⅲ and Ⅳ colour its header.</source>
        <translation>Ⅰ、Ⅱ级覆盖大屏的一部分，Ⅲ、Ⅳ级为页眉着色。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>egret::desk::AreaPicker</name>
    <message>
        <source>The whole city</source>
        <translation>全市</translation>
    </message>
</context>
<context>
    <name>egret::desk::CardPanel</name>
    <message>
        <source>Card before</source>
        <translation>上一张卡片</translation>
    </message>
    <message>
        <source>Next card</source>
        <translation>下一张卡片</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>地图定位</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Save note</source>
        <translation>保存备注</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Kept on this computer</source>
        <translation>仅保存在本机</translation>
    </message>
    <message>
        <source>Click a component on the map, or find one with Ctrl+K, to see its card here.</source>
        <translation>点击地图上的部件，或用 Ctrl+K 查找，卡片显示在这里。</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>卡片</translation>
    </message>
    <message>
        <source>This city has nothing with the code %1. Check the digits, or find it by its name.</source>
        <translation>本市没有编码为 %1 的对象。请核对编码，或按名称查找。</translation>
    </message>
    <message>
        <source>%1 is no longer in the city.</source>
        <translation>%1 已不在本市数据中。</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>follow in the background</source>
        <translation>稍后补齐</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>权属</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>标识码</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>egret::desk::ChartPanel</name>
    <message>
        <source>No city yet. Its figures appear here once it has been synced.</source>
        <translation>尚无城市数据。同步后统计显示在这里。</translation>
    </message>
    <message>
        <source>of %1 components that stand</source>
        <translation>占在册 %1 个部件</translation>
    </message>
    <message>
        <source>Intact share %1</source>
        <translation>完好率 %1</translation>
    </message>
    <message>
        <source>intact</source>
        <translation>完好率</translation>
    </message>
    <message>
        <source>%1 selected components</source>
        <translation>已选 %1 个部件</translation>
    </message>
    <message>
        <source>%1 components that the filter admits</source>
        <translation>筛选结果 %1 个部件</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Districts</source>
        <translation>各区</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>仅%1</translation>
    </message>
    <message>
        <source>Surveyed and changed by month</source>
        <translation>按月普查与变更</translation>
    </message>
    <message>
        <source>Surveyed</source>
        <translation>普查</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>变更</translation>
    </message>
</context>
<context>
    <name>egret::desk::CheatSheet</name>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>作用</translation>
    </message>
</context>
<context>
    <name>egret::desk::CommandPalette</name>
    <message>
        <source>Find or do</source>
        <translation>查找或执行</translation>
    </message>
    <message>
        <source>Command, component code, area, camera, officer, coordinates</source>
        <translation>命令、部件编码、区域、视频、网格员、坐标</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Nothing is called so. A component code has 16 or 17 digits.</source>
        <translation>没有找到。部件编码为 16 或 17 位。</translation>
    </message>
</context>
<context>
    <name>egret::desk::ComponentTableModel</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>District</source>
        <translation>行政区</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>单元网格</translation>
    </message>
    <message>
        <source>Surveyed</source>
        <translation>普查</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>经度</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>纬度</translation>
    </message>
</context>
<context>
    <name>egret::desk::DeskShell</name>
    <message>
        <source>The administrators are made. The security administrator signs in first and makes the other people.</source>
        <translation>管理员已设立。请安全管理员先登录，再添加其他人员。</translation>
    </message>
    <message>
        <source>Egret</source>
        <translation>白鹭 Egret</translation>
    </message>
    <message>
        <source>City management command centre</source>
        <translation>城市运行管理指挥中心</translation>
    </message>
    <message>
        <source>%1 · connected · version %2</source>
        <translation>%1 · 已连接 · 版本 %2</translation>
    </message>
    <message>
        <source>Connecting to %1 …</source>
        <translation>正在连接 %1 …</translation>
    </message>
</context>
<context>
    <name>egret::desk::DeskWindow</name>
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
        <source>&amp;Connection</source>
        <translation>连接(&amp;C)</translation>
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
        <source>&amp;Export the table …</source>
        <translation>导出表格(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation>复制所选行(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Find or do …</source>
        <translation>查找或执行(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Whole city</source>
        <translation>全市(&amp;W)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>Select what is in &amp;view</source>
        <translation>选择视野内(&amp;V)</translation>
    </message>
    <message>
        <source>Select what the &amp;filter admits</source>
        <translation>选择筛选结果(&amp;F)</translation>
    </message>
    <message>
        <source>Select &amp;nothing</source>
        <translation>取消选择(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Clear the filter</source>
        <translation>清除筛选(&amp;C)</translation>
    </message>
    <message>
        <source>Only the &amp;area of the card</source>
        <translation>仅卡片所示区域(&amp;A)</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>仅%1</translation>
    </message>
    <message>
        <source>&amp;Save the filter as …</source>
        <translation>保存筛选(&amp;S)…</translation>
    </message>
    <message>
        <source>Save the filter</source>
        <translation>保存筛选</translation>
    </message>
    <message>
        <source>Name of the filter</source>
        <translation>筛选名称</translation>
    </message>
    <message>
        <source>Table: what is &amp;selected</source>
        <translation>表格：已选(&amp;S)</translation>
    </message>
    <message>
        <source>Table: what is in &amp;view</source>
        <translation>表格：视野内(&amp;V)</translation>
    </message>
    <message>
        <source>Table: &amp;all that the filter admits</source>
        <translation>表格：筛选结果全部(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation>表格(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Charts</source>
        <translation>图表(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Layers</source>
        <translation>图层(&amp;L)</translation>
    </message>
    <message>
        <source>C&amp;ompact rows</source>
        <translation>紧凑行距(&amp;O)</translation>
    </message>
    <message>
        <source>Card &amp;before</source>
        <translation>上一张卡片(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Next card</source>
        <translation>下一张卡片(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Dark theme</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Light theme</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>高对比度(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Reduce motion</source>
        <translation>减少动画(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Try again now</source>
        <translation>立即重试(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>键盘(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Egret</source>
        <translation>关于白鹭(&amp;A)</translation>
    </message>
    <message>
        <source>Workspace &amp;%1</source>
        <translation>工作区 &amp;%1</translation>
    </message>
    <message>
        <source>Workspace %1 is empty. Arrange the panes and save it with Ctrl+Shift+%1.</source>
        <translation>工作区 %1 为空。排好窗格后按 Ctrl+Shift+%1 保存。</translation>
    </message>
    <message>
        <source>Save workspace %1</source>
        <translation>保存工作区 %1</translation>
    </message>
    <message>
        <source>&amp;Reset the layout</source>
        <translation>恢复默认布局(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>设置(&amp;S)</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>动态</translation>
    </message>
    <message>
        <source>Table and charts</source>
        <translation>表格与图表</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>已选 %1</translation>
    </message>
    <message>
        <source>State of the connection</source>
        <translation>连接状态</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Component code, area, officer, command      Ctrl K</source>
        <translation>部件编码、区域、网格员、命令      Ctrl K</translation>
    </message>
    <message>
        <source>Find or do</source>
        <translation>查找或执行</translation>
    </message>
    <message>
        <source>Map of the city</source>
        <translation>城市地图</translation>
    </message>
    <message>
        <source>&amp;Walls</source>
        <translation>大屏(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Put this map on the wall</source>
        <translation>地图上屏(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Alert on the walls …</source>
        <translation>大屏告警(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Preferences …</source>
        <translation>偏好设置(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Wall</source>
        <translation>大屏(&amp;W)</translation>
    </message>
    <message>
        <source>Walls</source>
        <translation>大屏</translation>
    </message>
    <message>
        <source>“%1” is no link that this desk can open. Links look like egret://component/CODE.</source>
        <translation>“%1”不是本坐席能打开的链接。链接形如 egret://component/编码。</translation>
    </message>
    <message>
        <source>%1 names no receiver of positions. Write tcp:HOST:PORT, serial:/dev/NAME or file:/PATH in the preferences.</source>
        <translation>“%1”不是定位接收机。请在偏好设置中填写 tcp:主机：端口、serial:/dev/名称 或 file:/路径。</translation>
    </message>
    <message>
        <source>No receiver: %1</source>
        <translation>接收机不可用：%1</translation>
    </message>
    <message>
        <source>Position lost</source>
        <translation>定位丢失</translation>
    </message>
    <message>
        <source>Waiting for a position</source>
        <translation>等待定位</translation>
    </message>
</context>
<context>
    <name>egret::desk::FilterBar</name>
    <message>
        <source>Take away %1</source>
        <translation>去掉%1</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>without %1</source>
        <translation>不含%1</translation>
    </message>
    <message>
        <source>%1 classes</source>
        <translation>%1 个类别</translation>
    </message>
    <message>
        <source>without %1 classes</source>
        <translation>不含 %1 个类别</translation>
    </message>
    <message>
        <source>no state</source>
        <translation>无状态</translation>
    </message>
    <message>
        <source>%1 components</source>
        <translation>%1 个部件</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>部件</translation>
    </message>
</context>
<context>
    <name>egret::desk::FirstRunPage</name>
    <message>
        <source>A new server</source>
        <translation>新服务器</translation>
    </message>
    <message>
        <source>Nobody can sign in yet. Make its three administrators, who must be three people: one decides who may do what, one runs the machine, one reads the log.</source>
        <translation>目前无人可登录。请设立三名管理员（三权分立，须为三人）：一人管授权，一人管系统，一人管审计。</translation>
    </message>
    <message>
        <source>Token that egretd printed when it started; it works once</source>
        <translation>egretd 启动时打印的令牌，仅可使用一次</translation>
    </message>
    <message>
        <source>Sign-in name (a-z, 0-9, . _ -)</source>
        <translation>登录名(a-z、0-9、. _ -)</translation>
    </message>
    <message>
        <source>Name as people know it</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>安全管理员</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统管理员</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>审计管理员</translation>
    </message>
    <message>
        <source>Make the administrators</source>
        <translation>设立管理员</translation>
    </message>
    <message>
        <source>This is missing: %1</source>
        <translation>未填写：%1</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>请稍候…</translation>
    </message>
</context>
<context>
    <name>egret::desk::GrantPreview</name>
    <message>
        <source>What this person sees</source>
        <translation>此人可见的内容</translation>
    </message>
    <message>
        <source>Nothing: without a role, nobody may sign in to the map.</source>
        <translation>无：没有角色就不能登录地图。</translation>
    </message>
    <message>
        <source>Sees</source>
        <translation>可查看</translation>
    </message>
    <message>
        <source>Sees unmasked</source>
        <translation>可查看未脱敏信息</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>可修改</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>可结束</translation>
    </message>
    <message>
        <source>Outside of these places: nothing, in lists, on the map and in searches alike.</source>
        <translation>在这些区域之外：列表、地图、搜索中均不可见。</translation>
    </message>
    <message>
        <source>Not seen</source>
        <translation>不可见</translation>
    </message>
</context>
<context>
    <name>egret::desk::LayerPanel</name>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>in view / city</source>
        <translation>视野内 / 全市</translation>
    </message>
    <message>
        <source>Find a layer</source>
        <translation>查找图层</translation>
    </message>
    <message>
        <source>Brightness: components per pixel, logarithmic</source>
        <translation>亮度：每像素部件数，对数</translation>
    </message>
    <message>
        <source>No city yet. It appears here once it has been synced.</source>
        <translation>尚无城市数据。同步后显示在这里。</translation>
    </message>
</context>
<context>
    <name>egret::desk::LayerTreeModel</name>
    <message>
        <source>Components</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
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
        <translation>网格与社区</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>显示%1</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation>隐藏%1</translation>
    </message>
</context>
<context>
    <name>egret::desk::MapTools</name>
    <message>
        <source>Select by &amp;box</source>
        <translation>框选(&amp;B)</translation>
    </message>
    <message>
        <source>Select by &amp;lasso</source>
        <translation>套索选择(&amp;L)</translation>
    </message>
    <message>
        <source>Select by &amp;circle</source>
        <translation>圆选(&amp;C)</translation>
    </message>
    <message>
        <source>Colour by &amp;class</source>
        <translation>按类别着色(&amp;C)</translation>
    </message>
    <message>
        <source>Colour by &amp;state</source>
        <translation>按状态着色(&amp;S)</translation>
    </message>
    <message>
        <source>Colour by &amp;number alone</source>
        <translation>仅按数量着色(&amp;N)</translation>
    </message>
    <message>
        <source>Shade no areas</source>
        <translation>区域不着色</translation>
    </message>
    <message>
        <source>Shade districts</source>
        <translation>按区着色</translation>
    </message>
    <message>
        <source>Shade streets</source>
        <translation>按街道着色</translation>
    </message>
    <message>
        <source>Shade communities</source>
        <translation>按社区着色</translation>
    </message>
    <message>
        <source>Shade grids</source>
        <translation>按单元网格着色</translation>
    </message>
    <message>
        <source>Shade duty areas</source>
        <translation>按责任网格着色</translation>
    </message>
    <message>
        <source>Shade by number</source>
        <translation>着色依据：数量</translation>
    </message>
    <message>
        <source>Shade by number per km²</source>
        <translation>着色依据：每平方公里数量</translation>
    </message>
    <message>
        <source>Shade by share not intact</source>
        <translation>着色依据：非完好占比</translation>
    </message>
    <message>
        <source>Classes of equal width</source>
        <translation>等距分级</translation>
    </message>
    <message>
        <source>Classes of equal number</source>
        <translation>等量分级</translation>
    </message>
    <message>
        <source>Natural classes</source>
        <translation>自然间断分级</translation>
    </message>
</context>
<context>
    <name>egret::desk::PaletteIndex</name>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Coordinates</source>
        <translation>坐标</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Named filter</source>
        <translation>已存筛选</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>仅%1</translation>
    </message>
    <message>
        <source>Filter by state</source>
        <translation>按状态筛选</translation>
    </message>
    <message>
        <source>Filter by class · %1</source>
        <translation>按类别筛选 · %1</translation>
    </message>
    <message>
        <source>Officer · %1</source>
        <translation>网格员 · %1</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>权属</translation>
    </message>
    <message>
        <source>Road · %1</source>
        <translation>道路 · %1</translation>
    </message>
</context>
<context>
    <name>egret::desk::PasswordPage</name>
    <message>
        <source>Choose a new password</source>
        <translation>设置新密码</translation>
    </message>
    <message>
        <source>Somebody else chose your password, or it is older than 90 days. At least 10 characters of three kinds: small letters, capital letters, digits, others.</source>
        <translation>密码由他人设置，或已超过 90 天。至少 10 个字符，包含小写字母、大写字母、数字、其他字符中的三种。</translation>
    </message>
    <message>
        <source>At least 10 characters of three kinds: small letters, capital letters, digits, others.</source>
        <translation>至少 10 个字符，包含小写字母、大写字母、数字、其他字符中的三种。</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>当前密码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>再次输入新密码</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>修改密码</translation>
    </message>
    <message>
        <source>The new password was not the same both times. Enter it again.</source>
        <translation>两次输入的新密码不一致。请重新输入。</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>请稍候…</translation>
    </message>
</context>
<context>
    <name>egret::desk::PersonMenu</name>
    <message>
        <source>&amp;Person</source>
        <translation>人员(&amp;P)</translation>
    </message>
    <message>
        <source>Who am I</source>
        <translation>我是谁</translation>
    </message>
    <message>
        <source>Lock this seat</source>
        <translation>锁定席位</translation>
    </message>
    <message>
        <source>Change password …</source>
        <translation>修改密码…</translation>
    </message>
    <message>
        <source>Where I am signed in …</source>
        <translation>我的登录…</translation>
    </message>
    <message>
        <source>Sign in to the server …</source>
        <translation>登录服务器…</translation>
    </message>
    <message>
        <source>Users and roles …</source>
        <translation>用户与角色…</translation>
    </message>
    <message>
        <source>Who is signed in …</source>
        <translation>在线会话…</translation>
    </message>
    <message>
        <source>Log of what was done …</source>
        <translation>审计日志…</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>%1 · offline</source>
        <translation>%1 · 离线</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1(%2)</translation>
    </message>
    <message>
        <source>Roles: %1
Seat: %2
Session: %3</source>
        <translation>角色：%1
席位：%2
会话：%3</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>修改密码</translation>
    </message>
    <message>
        <source>Second factor …</source>
        <translation>第二因素认证…</translation>
    </message>
    <message>
        <source>Why may I not …</source>
        <translation>为何无权…</translation>
    </message>
    <message>
        <source>What a role sees …</source>
        <translation>角色可见内容…</translation>
    </message>
</context>
<context>
    <name>egret::desk::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>偏好设置</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Decimal degrees</source>
        <translation>十进制度</translation>
    </message>
    <message>
        <source>Degrees, minutes and seconds</source>
        <translation>度分秒</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>A receiver of satellite positions (NMEA 0183), for a command vehicle; empty: none</source>
        <translation>指挥车的卫星定位接收机(NMEA 0183);留空则不定位</translation>
    </message>
    <message>
        <source>Alerts sound on walls of this computer</source>
        <translation>本机大屏的告警发声</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>减少动画</translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation>紧凑行</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Positions on the map</source>
        <translation>地图坐标</translation>
    </message>
    <message>
        <source>Lock the seat when nobody is there for</source>
        <translation>无人操作多久后锁定坐席</translation>
    </message>
    <message>
        <source>Position of this seat from</source>
        <translation>本坐席定位来源</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>egret::desk::RecordsDialog</name>
    <message>
        <source>Users and roles</source>
        <translation>用户与角色</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Known as</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>所属</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>may sign in</source>
        <translation>可登录</translation>
    </message>
    <message>
        <source>No users that you may see. The security administrator makes them.</source>
        <translation>没有您可见的用户。用户由安全管理员添加。</translation>
    </message>
    <message>
        <source>Who is signed in</source>
        <translation>在线会话</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>席位</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>登录时间</translation>
    </message>
    <message>
        <source>Last active</source>
        <translation>最近操作</translation>
    </message>
    <message>
        <source>Nobody is signed in.</source>
        <translation>当前无人登录。</translation>
    </message>
    <message>
        <source>Where I am signed in</source>
        <translation>我的登录</translation>
    </message>
    <message>
        <source>You are signed in nowhere.</source>
        <translation>您没有在任何席位登录。</translation>
    </message>
    <message>
        <source>Log of what was done</source>
        <translation>审计日志</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Nothing in the log is like this. Take a word out of the search.</source>
        <translation>日志中没有符合条件的记录。请减少查询条件。</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Older entries</source>
        <translation>更早的记录</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>“%1” is no day like 2026-11-21.</source>
        <translation>“%1”不是形如 2026-11-21 的日期。</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>正在载入…</translation>
    </message>
    <message>
        <source>The session has ended. Lock this seat and unlock it to sign in again.</source>
        <translation>会话已结束。请锁定席位后再解锁以重新登录。</translation>
    </message>
    <message>
        <source>The server refused the list (%1). Your rights may have changed; sign in again.</source>
        <translation>服务器拒绝了此列表(%1)。权限可能已变更，请重新登录。</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>End this session</source>
        <translation>结束此会话</translation>
    </message>
    <message>
        <source>The session was not ended: the server answered %1.</source>
        <translation>会话未结束：服务器答复 %1。</translation>
    </message>
    <message>
        <source>Somewhere in the entry</source>
        <translation>记录中包含</translation>
    </message>
    <message>
        <source>Id of the user</source>
        <translation>用户编号</translation>
    </message>
    <message>
        <source>Type: session, user, component …</source>
        <translation>类型：session、user、component…</translation>
    </message>
    <message>
        <source>From day, 2026-11-21</source>
        <translation>起始日 2026-11-21</translation>
    </message>
    <message>
        <source>To day</source>
        <translation>截止日</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Export as CSV …</source>
        <translation>导出 CSV…</translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation>导出 CSV</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1:%2</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written</source>
        <translation>
            <numerusform>已写入 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>New user …</source>
        <translation>新建用户…</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>The server refused the list of roles (%1).</source>
        <translation>服务器拒绝提供角色列表（%1）。</translation>
    </message>
</context>
<context>
    <name>egret::desk::RightWords</name>
    <message>
        <source>see</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>see unmasked</source>
        <translation>查看未脱敏信息</translation>
    </message>
    <message>
        <source>use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>end</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>districts and grids</source>
        <translation>行政区与网格</translation>
    </message>
    <message>
        <source>the log of what was done</source>
        <translation>操作日志</translation>
    </message>
    <message>
        <source>backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>cameras</source>
        <translation>摄像机</translation>
    </message>
    <message>
        <source>the map of the city</source>
        <translation>城市地图</translation>
    </message>
    <message>
        <source>classes of components</source>
        <translation>部件类别</translation>
    </message>
    <message>
        <source>code tables</source>
        <translation>编码表</translation>
    </message>
    <message>
        <source>components</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>figures of the server</source>
        <translation>服务器运行指标</translation>
    </message>
    <message>
        <source>grid officers</source>
        <translation>网格员</translation>
    </message>
    <message>
        <source>roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>scenes of the walls</source>
        <translation>大屏场景</translation>
    </message>
    <message>
        <source>the state of the server</source>
        <translation>服务器状态</translation>
    </message>
    <message>
        <source>sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>responsible units</source>
        <translation>责任单位</translation>
    </message>
    <message>
        <source>users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>walls</source>
        <translation>大屏</translation>
    </message>
</context>
<context>
    <name>egret::desk::RolesDialog</name>
    <message>
        <source>What a role sees</source>
        <translation>角色可见内容</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Held in</source>
        <translation>任职区域</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The server refused the list (%1). Your rights may have changed; sign in again.</source>
        <translation>服务器拒绝提供列表（%1）。您的权限可能已变更，请重新登录。</translation>
    </message>
    <message>
        <source>Roles are data: resources/identity/roles.json of the server, or the city pack&apos;s own.</source>
        <translation>角色是数据：见服务器的 resources/identity/roles.json 或城市包自带的角色文件。</translation>
    </message>
</context>
<context>
    <name>egret::desk::SecondFactorDialog</name>
    <message>
        <source>Second factor</source>
        <translation>第二因素认证</translation>
    </message>
    <message>
        <source>An authenticator beside the password</source>
        <translation>在密码之外加用动态验证码</translation>
    </message>
    <message>
        <source>From the next sign-in on, a code of the authenticator on your phone is asked for as well. A secret that was set up before stops working.</source>
        <translation>下次登录起还需输入手机验证器上的动态码。以前设置的密钥随即失效。</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>您的密码</translation>
    </message>
    <message>
        <source>Scan this with the authenticator</source>
        <translation>用验证器扫描</translation>
    </message>
    <message>
        <source>The secret as a QR code</source>
        <translation>密钥二维码</translation>
    </message>
    <message>
        <source>Or type it:</source>
        <translation>或手工输入：</translation>
    </message>
    <message>
        <source>The secret</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Recovery codes, each good once, when the phone is lost. Keep them on paper; they are not shown again.</source>
        <translation>恢复码，手机丢失时使用，每个只能用一次。请抄写保存，不会再次显示。</translation>
    </message>
    <message>
        <source>Recovery codes</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Code that the authenticator shows now</source>
        <translation>验证器当前显示的动态码</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>This is not your password.</source>
        <translation>这不是您的密码。</translation>
    </message>
    <message>
        <source>The server refused it (%1).</source>
        <translation>服务器拒绝（%1）。</translation>
    </message>
    <message>
        <source>Check and finish</source>
        <translation>验证并完成</translation>
    </message>
    <message>
        <source>This is not the code of now. Wait for the next one; if none is right, the clock of the phone or of this seat is wrong.</source>
        <translation>这不是当前的动态码。请等下一个；若始终不对，说明手机或本席位的时钟不准。</translation>
    </message>
    <message>
        <source>The second factor is in force already, and its secret is not shown again. Scan it and enter a code, or write the recovery codes down, before you close this.</source>
        <translation>第二因素已经生效，密钥不会再次显示。关闭前请扫描并输入动态码，或抄下恢复码。</translation>
    </message>
</context>
<context>
    <name>egret::desk::SignInPage</name>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>This seat is locked. Password of %1:</source>
        <translation>席位已锁定。请输入 %1 的密码：</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Caps Lock seems to be on.</source>
        <translation>大写锁定似乎已开启。</translation>
    </message>
    <message>
        <source>Code of the authenticator, or a recovery code</source>
        <translation>动态验证码或恢复码</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Somebody else signs in</source>
        <translation>换人登录</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Enter your name, as the security administrator gave it to you.</source>
        <translation>请输入安全管理员分配的用户名。</translation>
    </message>
    <message>
        <source>Enter the password again, then the code.</source>
        <translation>请重新输入密码，再输入验证码。</translation>
    </message>
    <message>
        <source>The password is right. Now enter the code that your authenticator shows.</source>
        <translation>密码正确。请输入动态验证码。</translation>
    </message>
    <message>
        <source>Too many tries. Try again at %1; a colleague&apos;s name is not affected.</source>
        <translation>尝试次数过多。请于 %1 后重试；同事的账号不受影响。</translation>
    </message>
</context>
<context>
    <name>egret::desk::TablePanel</name>
    <message>
        <source>Export the table</source>
        <translation>导出表格</translation>
    </message>
    <message>
        <source>CSV (*.csv);;GeoJSON (*.geojson)</source>
        <translation>CSV (*.csv);;GeoJSON (*.geojson)</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>In view</source>
        <translation>视野内</translation>
    </message>
    <message>
        <source>All that the filter admits</source>
        <translation>筛选结果全部</translation>
    </message>
    <message>
        <source>Which components the table shows</source>
        <translation>表中显示哪些部件</translation>
    </message>
    <message>
        <source>Table of components</source>
        <translation>部件表</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Sorting …</source>
        <translation>排序中…</translation>
    </message>
    <message>
        <source>%1 components in the table</source>
        <translation>表中 %1 个部件</translation>
    </message>
    <message>
        <source>No city yet. The components appear here once it has been synced.</source>
        <translation>尚无城市数据。同步后部件显示在这里。</translation>
    </message>
    <message>
        <source>Nothing is selected. Click a component on the map.</source>
        <translation>未选择任何部件。点击地图上的部件。</translation>
    </message>
    <message>
        <source>No component in view. Zoom out, or clear the filter.</source>
        <translation>视野内没有部件。请缩小地图或清除筛选。</translation>
    </message>
    <message>
        <source>The filter admits no component. Clear it to see all.</source>
        <translation>没有符合筛选的部件。清除筛选可查看全部。</translation>
    </message>
    <message>
        <source>Exporting …</source>
        <translation>导出中…</translation>
    </message>
    <message>
        <source>%1 components written to %2</source>
        <translation>已将 %1 个部件写入 %2</translation>
    </message>
</context>
<context>
    <name>egret::desk::TrustPage</name>
    <message>
        <source>The key is the same: trust this server</source>
        <translation>公钥一致：信任此服务器</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Key of the server</source>
        <translation>服务器公钥</translation>
    </message>
    <message>
        <source>Is this your server?</source>
        <translation>这是您的服务器吗？</translation>
    </message>
    <message>
        <source>%1 shows a certificate of “%2”, valid until %3, which nobody has vouched for at this seat. Nothing was sent. Its key is:</source>
        <translation>%1 出示了“%2”签发的证书，有效期至 %3,此席位尚未确认过它。没有发送任何内容。其公钥为：</translation>
    </message>
    <message>
        <source>Compare it with what egretd prints on the server, or ask the system administrator by telephone. If it is another key, somebody may be in between: do not go on.</source>
        <translation>请与服务器上 egretd 打印的公钥核对，或致电系统管理员。若不一致，可能有人在中间冒充：请勿继续。</translation>
    </message>
    <message>
        <source>This is not the server that this seat knows</source>
        <translation>这不是此席位认识的服务器</translation>
    </message>
    <message>
        <source>%1 shows a certificate with another key than before. Nothing was sent. The key is:</source>
        <translation>%1 出示的证书公钥与以前不同。没有发送任何内容。公钥为：</translation>
    </message>
    <message>
        <source>Tell the system administrator. If the server was set up anew, they give you its pin for --pin; if not, somebody is in between. This seat does not connect until then; the city kept here can be opened.</source>
        <translation>请告知系统管理员。若服务器已重装，请向其索取 --pin 的新公钥；否则有人在中间冒充。在此之前本席位不连接；仍可打开本机缓存的城市。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is wrong</source>
        <translation>服务器证书有误</translation>
    </message>
    <message>
        <source>%1: %2. Nothing was sent. The key is:</source>
        <translation>%1:%2。没有发送任何内容。公钥为：</translation>
    </message>
    <message>
        <source>Tell the system administrator: the certificate of the server has to be renewed or made for this address. Check also that the clock of this computer is right.</source>
        <translation>请告知系统管理员：服务器证书须更新，或须为此地址签发。另请检查本机时钟是否正确。</translation>
    </message>
</context>
<context>
    <name>egret::desk::UserDialog</name>
    <message>
        <source>New user</source>
        <translation>新建用户</translation>
    </message>
    <message>
        <source>Change user</source>
        <translation>修改用户</translation>
    </message>
    <message>
        <source>zhang.min: small letters, digits, . _ -</source>
        <translation>如 zhang.min：小写字母、数字、. _ -</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Known as</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>所属</translation>
    </message>
    <message>
        <source>Closed: may not sign in, and open sessions end</source>
        <translation>停用：不能登录，现有会话立即结束</translation>
    </message>
    <message>
        <source>Set a new first password</source>
        <translation>重设初始密码</translation>
    </message>
    <message>
        <source>To be changed at the first sign-in</source>
        <translation>首次登录时须修改</translation>
    </message>
    <message>
        <source>Suggest one</source>
        <translation>生成一个</translation>
    </message>
    <message>
        <source>First password</source>
        <translation>初始密码</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Add a role</source>
        <translation>添加角色</translation>
    </message>
    <message>
        <source>What this person sees</source>
        <translation>此人可见的内容</translation>
    </message>
    <message>
        <source>Why: it stands in the log beside your name</source>
        <translation>事由：与您的姓名一同记入日志</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Make the user</source>
        <translation>新建用户</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Place of the role</source>
        <translation>角色的区域</translation>
    </message>
    <message>
        <source>until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Last day of the role</source>
        <translation>角色的最后一天</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>The sign-in name needs at least 3 characters.</source>
        <translation>登录名至少 3 个字符。</translation>
    </message>
    <message>
        <source>Enter the name by which people know them.</source>
        <translation>请输入姓名。</translation>
    </message>
    <message>
        <source>A first password is needed; hand it over in person.</source>
        <translation>需要初始密码；请当面交付。</translation>
    </message>
    <message>
        <source>Say why; who reads the log will want to know.</source>
        <translation>请填写事由，供日后查阅日志。</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>The server refused it (%1).</source>
        <translation>服务器拒绝（%1）。</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>未保存：%1</translation>
    </message>
</context>
<context>
    <name>egret::desk::WallCard</name>
    <message>
        <source>Scene before</source>
        <translation>上一个场景</translation>
    </message>
    <message>
        <source>Next scene</source>
        <translation>下一个场景</translation>
    </message>
    <message>
        <source>Scene of the wall</source>
        <translation>大屏场景</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>轮播</translation>
    </message>
    <message>
        <source>The wall&apos;s schedule chooses the scene</source>
        <translation>按大屏的排程选择场景</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Nobody puts another scene on it until it is unlocked</source>
        <translation>解锁前任何人不能更换场景</translation>
    </message>
    <message>
        <source>Blank</source>
        <translation>黑屏</translation>
    </message>
    <message>
        <source>The wall is black</source>
        <translation>大屏全黑</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>As the wall was before the last order</source>
        <translation>恢复到上一道指令之前</translation>
    </message>
    <message>
        <source>Put this map on the wall</source>
        <translation>地图上屏</translation>
    </message>
    <message>
        <source>Not switched on since the server began</source>
        <translation>服务器启动以来尚未开机</translation>
    </message>
    <message>
        <source>Not heard for %1 s</source>
        <translation>%1 秒无消息</translation>
    </message>
    <message>
        <source>Told, not yet shown</source>
        <translation>已下发，尚未上屏</translation>
    </message>
    <message>
        <source>Alert: %1</source>
        <translation>告警：%1</translation>
    </message>
    <message>
        <source>Blank, as told</source>
        <translation>按指令黑屏</translation>
    </message>
    <message>
        <source>Locked on its scene</source>
        <translation>已锁定当前场景</translation>
    </message>
    <message>
        <source>Follows its schedule</source>
        <translation>按排程轮播</translation>
    </message>
    <message>
        <source>Shows a map of the desk</source>
        <translation>显示坐席的地图</translation>
    </message>
    <message>
        <source>Shows what it was told</source>
        <translation>按指令显示</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>%1 秒前</translation>
    </message>
    <message>
        <source>What %1 shows now</source>
        <translation>%1 当前画面</translation>
    </message>
    <message>
        <source>The picture comes in a moment.</source>
        <translation>画面即将到来。</translation>
    </message>
    <message>
        <source>No picture: the wall has not reported.</source>
        <translation>没有画面：大屏尚未报到。</translation>
    </message>
</context>
<context>
    <name>egret::desk::WallsPanel</name>
    <message>
        <source>Walls</source>
        <translation>大屏</translation>
    </message>
    <message>
        <source>No wall has reported to the server. A wall appears here once its machine runs egret --wall NAME and is connected to the same server.</source>
        <translation>还没有大屏向服务器报到。大屏主机运行 egret --wall 名称 并连接到同一服务器后，会出现在这里。</translation>
    </message>
    <message>
        <source>Wall %1 is not known to the server. Is it switched on?</source>
        <translation>服务器不知道大屏 %1。它开机了吗？</translation>
    </message>
    <message>
        <source>There is no wall to show the map on. Start egret --wall NAME on its machine.</source>
        <translation>没有可上屏的大屏。请在大屏主机上运行 egret --wall 名称。</translation>
    </message>
    <message>
        <source>Put on wall %1: %2</source>
        <translation>已上屏 %1:%2</translation>
    </message>
</context>
<context>
    <name>egret::desk::WhyDialog</name>
    <message>
        <source>Why may I not?</source>
        <translation>为何无权？</translation>
    </message>
    <message>
        <source>May I</source>
        <translation>我可否</translation>
    </message>
    <message>
        <source>What</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>The server did not say.</source>
        <translation>服务器没有答复。</translation>
    </message>
    <message>
        <source>It answered %1.</source>
        <translation>服务器返回 %1。</translation>
    </message>
    <message>
        <source>Yes, you may.</source>
        <translation>可以。</translation>
    </message>
    <message>
        <source>Allowed by the rule “%1”.</source>
        <translation>依据规则“%1”允许。</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>不可以。</translation>
    </message>
    <message>
        <source>The role that allows it (%1) is over or has not begun.</source>
        <translation>允许此操作的角色（%1）已到期或尚未生效。</translation>
    </message>
    <message>
        <source>You may elsewhere, by %1, and not here.</source>
        <translation>依据 %1，您在其他区域可以，在此处不可以。</translation>
    </message>
    <message>
        <source>None of your roles (%1) has this right.</source>
        <translation>您的角色（%1）都没有此项权限。</translation>
    </message>
    <message>
        <source>You are not signed in.</source>
        <translation>您尚未登录。</translation>
    </message>
    <message>
        <source>Rule: %1. Roles are given by the security administrator.</source>
        <translation>规则：%1。角色由安全管理员授予。</translation>
    </message>
</context>
<context>
    <name>egret::mapscene::RegionTool</name>
    <message>
        <source>%1 m</source>
        <translation>%1 m</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 km</translation>
    </message>
    <message>
        <source>%1 components</source>
        <translation>%1 个部件</translation>
    </message>
    <message>
        <source>%1 · radius %2</source>
        <translation>%1 · 半径 %2</translation>
    </message>
</context>
<context>
    <name>egret::remote::RestClient</name>
    <message>
        <source>The session could not be renewed; the server does not answer or the session has ended.</source>
        <translation>会话未能续期：服务器没有应答，或会话已结束。</translation>
    </message>
</context>
<context>
    <name>egret::remote::ServerLink</name>
    <message>
        <source>The certificate of %1 was not accepted; nothing was sent.</source>
        <translation>未接受 %1 的证书；没有发送任何内容。</translation>
    </message>
    <message>
        <source>Nothing answers at %1. Is the server running, and is the address right?</source>
        <translation>%1 没有应答。请确认服务器已启动、地址正确。</translation>
    </message>
    <message>
        <source>There is no server named %1. Check the address, or ask whether the name service works.</source>
        <translation>找不到服务器 %1。请核对地址，或询问域名服务是否正常。</translation>
    </message>
    <message>
        <source>%1 did not answer in time. Check the network, then try again.</source>
        <translation>%1 未及时应答。请检查网络后重试。</translation>
    </message>
    <message>
        <source>%1 does not speak TLS 1.2 or newer there. Check the address: does it begin with https?</source>
        <translation>%1 在该端口不支持 TLS 1.2 或更新版本。请核对地址是否以 https 开头。</translation>
    </message>
    <message>
        <source>The connection to %1 broke: %2</source>
        <translation>与 %1 的连接中断：%2</translation>
    </message>
</context>
<context>
    <name>egret::remote::SignInClient</name>
    <message>
        <source>What answers at %1 is no Egret server. Check the address.</source>
        <translation>%1 上的不是 Egret 服务器。请核对地址。</translation>
    </message>
    <message>
        <source>The way to %1 is not encrypted, so no password is sent. Use an address that begins with https.</source>
        <translation>到 %1 的连接未加密，因此不发送密码。请使用以 https 开头的地址。</translation>
    </message>
    <message>
        <source>Name, password or code is wrong.</source>
        <translation>用户名、密码或验证码不对。</translation>
    </message>
    <message>
        <source>The session has ended. Sign in again.</source>
        <translation>会话已结束。请重新登录。</translation>
    </message>
    <message>
        <source>The session was ended because its key was used twice: an answer was lost, or somebody has copied it. Sign in again; if this comes often, tell the security administrator.</source>
        <translation>会话已终止：其密钥被使用了两次，可能是应答丢失，也可能被他人复制。请重新登录；若经常出现，请告知安全管理员。</translation>
    </message>
    <message>
        <source>The session has ended: nobody was at this seat for 15 minutes, the shift is over, or an administrator has ended it. Sign in again.</source>
        <translation>会话已结束：席位 15 分钟无人操作、班次结束或被管理员终止。请重新登录。</translation>
    </message>
    <message>
        <source>This is not your password.</source>
        <translation>密码不对。</translation>
    </message>
    <message>
        <source>The old password is wrong.</source>
        <translation>原密码不对。</translation>
    </message>
    <message>
        <source>The server is not able to answer now (%1). Try again in a minute.</source>
        <translation>服务器暂时无法应答(%1)。请一分钟后重试。</translation>
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
    <name>egret::session::FilterModel</name>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Filter %1</source>
        <translation>筛选 %1</translation>
    </message>
</context>
<context>
    <name>egret::session::Seat</name>
    <message>
        <source>Locked because nobody was at this seat.</source>
        <translation>席位无人，已锁定。</translation>
    </message>
    <message>
        <source>Not connected, as asked for by --offline.</source>
        <translation>按 --offline 要求不连接服务器。</translation>
    </message>
    <message>
        <source>This wall has no credential. Put name and password, one a line, into the systemd credential egret.sign-in of its service.</source>
        <translation>此大屏没有登录凭据。请把用户名和密码各占一行写入其服务的 systemd 凭据 egret.sign-in。</translation>
    </message>
    <message>
        <source>The server accepted the password and then did not say who you are. Try again.</source>
        <translation>服务器接受了密码，但未返回您的身份。请重试。</translation>
    </message>
    <message>
        <source>The server is away, and this is not the password that was last used here.</source>
        <translation>服务器不可达，且这不是此席位上次使用的密码。</translation>
    </message>
    <message>
        <source>You last signed in at this seat more than a week ago, so the city kept here stays closed until the server is back.</source>
        <translation>您上次在此席位登录已超过一周，服务器恢复前不能打开本机缓存的城市。</translation>
    </message>
    <message>
        <source>Without the server, only who has signed in at this seat before can open the city kept here.</source>
        <translation>服务器不可达时，只有曾在此席位登录的人员可打开本机缓存的城市。</translation>
    </message>
</context>
<context>
    <name>egret::session::SelectionModel</name>
    <message>
        <source>Select nothing</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Select %1 components</source>
        <translation>选择 %1 个部件</translation>
    </message>
</context>
<context>
    <name>egret::session::WallControl</name>
    <message>
        <source>Wall %1 has not told which scenes it has. Is it switched on?</source>
        <translation>大屏 %1 还没有报告有哪些场景。它开机了吗？</translation>
    </message>
    <message>
        <source>Wall %1 has not reported. Is it switched on?</source>
        <translation>大屏 %1 尚未报到。它开机了吗？</translation>
    </message>
    <message>
        <source>Wall %1 has no scene with a map.</source>
        <translation>大屏 %1 没有带地图的场景。</translation>
    </message>
    <message>
        <source>The server is away; the alert was not sent.</source>
        <translation>服务器不可达，告警没有发出。</translation>
    </message>
    <message>
        <source>The server refused the alert (%1). You may lack the right to it.</source>
        <translation>服务器拒绝了该告警(%1)。您可能没有此权限。</translation>
    </message>
    <message>
        <source>The server is away; wall %1 stays as it is. Try again when the desk is live.</source>
        <translation>服务器不可达，大屏 %1 保持原样。恢复在线后请重试。</translation>
    </message>
    <message>
        <source>Wall %1 is locked. Unlock it first.</source>
        <translation>大屏 %1 已锁定，请先解锁。</translation>
    </message>
    <message>
        <source>There is nothing to undo on wall %1.</source>
        <translation>大屏 %1 没有可撤销的指令。</translation>
    </message>
    <message>
        <source>Wall %1: %2</source>
        <translation>大屏 %1:%2</translation>
    </message>
    <message>
        <source>You have no right to change wall %1.</source>
        <translation>您没有更改大屏 %1 的权限。</translation>
    </message>
    <message>
        <source>Another seat changes wall %1 at the same time. Look at it and try again.</source>
        <translation>另一坐席正在更改大屏 %1,请查看后重试。</translation>
    </message>
    <message>
        <source>The server refused the order for wall %1 (%2).</source>
        <translation>服务器拒绝了对大屏 %1 的指令(%2)。</translation>
    </message>
</context>
<context>
    <name>egret::wall::TileValues</name>
    <message>
        <source>District</source>
        <translation>行政区</translation>
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
        <source>Cameras</source>
        <translation>摄像机</translation>
    </message>
    <message>
        <source>Officers</source>
        <translation>网格员</translation>
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
        <source>Tile %1: unknown kind “%2”</source>
        <translation>磁贴 %1:未知类型“%2”</translation>
    </message>
    <message>
        <source>Tile %1: text of %2 mm, at least %3 mm</source>
        <translation>磁贴 %1:字高 %2 毫米，至少 %3 毫米</translation>
    </message>
    <message>
        <source>Tile %1: %2 mm of room, needs %3 mm</source>
        <translation>磁贴 %1:可用 %2 毫米，需要 %3 毫米</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>数据截至 %1</translation>
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
        <source>Generating the demo city: step %1 of %2</source>
        <translation>正在生成演示城市：第 %1 步，共 %2 步</translation>
    </message>
</context>
</TS>

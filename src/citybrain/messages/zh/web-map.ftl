### 地图：对比、图层、表格、图片、故障。

web-map-menu = 地图
web-map-table = 以表格显示
web-map-table-key = t
web-map-zones = 在地图上显示片区数值
web-map-picture = 保存为图片
web-map-picture-failed = 无法生成图片。请缩小窗口后重试。
web-map-picture-simulated = 部分为模拟数据
web-map-picture-change = { $quantity }：方案减现状
web-map-picture-method = 计算依据：{ $source }

web-map-compare = 现状与方案的对比方式
web-map-side-by-side = 左右对比
web-map-difference = 差值
web-map-section-difference = 地图：{ $quantity }，方案与现状之差
web-map-legend-change = 差值分级，方案减现状
web-map-too-close = 中间一级：差别太小，难以判断，不到现状常见值的 { $share }
web-map-plan-year = 方案，{ $year }年
web-map-all-missing = 全部没有数值
web-map-by-zone = { $quantity }，按片区
web-map-point = { $name }：{ $value }。为什么？
web-map-zone-change = { $today } → { $plan }

web-map-outside = 数据范围之外
web-map-outside-view = ，在视野之外。前往
web-map-waiting = 正在加载地图
web-map-no-drawing = 此浏览器无法绘制地图
web-map-no-drawing-why = 它没有 WebGL 2，或已被关闭。措施、效果和表格不受影响。
web-map-lost = 地图失去了显卡
web-map-lost-why = 浏览器交还显卡后，地图会自动恢复。在此期间，措施、影响和表格仍可使用。

web-map-choose-zones = 在地图上选片区
web-map-zones-hint = 点击地图上的片区即可选中，再次点击则取消。使用键盘：用方向键移动地图，用回车键选择。
web-map-zones-chosen = 已选：{ $zones }
web-map-zones-finish = 使用这些片区
web-map-zones-undo = 撤销上一个片区
web-map-count = { $entity }：已选 { $total } 个中的 { $count } 个
web-map-counting = 正在统计
web-map-not-counted = 无法统计所选数量；仍可使用这一选择。

web-map-table-of = 表格的行
web-map-table-view = { $entity }：视野内
web-map-table-all = { $entity }：全部
web-map-table-areas = { $area }：全部
web-map-table-rows = 表格行
web-map-table-caption = { $quantity }，与地图所示一致
web-map-table-change = 变化
web-map-table-known = 来源
web-map-table-empty = 视野内没有内容。请移动或缩小地图。
web-map-table-far = 视野内内容过多，无法列出。请放大地图，或列出所在区域。
web-map-table-no-zones = 该指标没有区域数据。请在图例中选择其他指标。
web-map-table-count = 第 { $first } 至 { $last } 行，共 { $total } 行
web-map-table-before = 上一页
web-map-table-after = 下一页
web-map-table-listed = { $entity }：所绘区域内

web-map-layers = 图层
web-map-entities = 显示的对象
web-map-layers-search = 查找指标
web-map-layers-nothing = 没有包含这些字词的指标。请减少输入。
web-map-layers-none = 尚未声明其指标。可以不着色显示。
web-map-plain = 不显示数值
web-map-plain-what = 单一颜色
web-map-plain-count = 全市共 { $count } 个
web-map-open-row = 点按查看已知信息
web-map-list-area = 列出某一区域内的内容
web-map-list-finish = 列出区域内的内容
web-map-csv = 数值另存为 CSV
web-map-save = 另存为 { $form }

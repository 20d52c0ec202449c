## 我的城市：文件、识别、缺失与构建。

web-mycity-title = 我的城市：你有哪些文件？
web-mycity-why = 把城市的文件拖到这里。页面会显示识别结果和缺失内容；必要时指定列名，然后构建。数据不会离开这台计算机。
web-mycity-files = 文件
web-mycity-drop = 将文件拖到这里
web-mycity-choose = 选择文件
web-mycity-kinds = OpenStreetMap（.osm.pbf）、GeoPackage、GeoJSON、CityJSON、zip 内的 shapefile、CSV、气象（EPW、PVGIS）、时刻表（GTFS zip）、GeoTIFF；每个不超过 2 GB。
web-mycity-loading = 正在读取草稿
web-mycity-lost = 无法打开该草稿
web-mycity-all-drafts = 所有草稿
web-mycity-no-answer = 无法得知服务器的进展
web-mycity-not-done = 操作未能完成
web-mycity-sending = 正在传送 { $file }
web-mycity-stop-sending = 停止传送
web-mycity-not-sent = 文件未能送达
web-mycity-too-large = 文件超过 { $megabytes } MB 的上限。请将其裁剪到城市范围。
web-mycity-dismiss = 不添加
web-mycity-remove = 移除
web-mycity-dot = {" · "}
web-mycity-megabytes = { $size } MB
web-mycity-years = { $first } 年至 { $last } 年
web-mycity-bounds = 经度 { $west } 至 { $east }，纬度 { $south } 至 { $north }
web-mycity-place = 经度 { $west }，纬度 { $south }

web-mycity-state-reading = 正在查看文件……
web-mycity-state-known = 已识别
web-mycity-state-unknown = 未能识别：请说明用途
web-mycity-state-problem = 目前无法使用
web-mycity-state-unused = 不使用

web-mycity-kind-osm = OpenStreetMap
web-mycity-kind-buildings = 建筑
web-mycity-kind-districts = 片区
web-mycity-kind-register = 建筑登记册
web-mycity-kind-population = 人口
web-mycity-kind-landcover = 土地覆盖
web-mycity-kind-elevation = 地面高程
web-mycity-kind-weather = 气象
web-mycity-kind-gtfs = 时刻表
web-mycity-kind-households = 分区住户
web-mycity-kind-none = 不使用

web-mycity-count-features = { $count } 个要素
web-mycity-count-rows = { $count } 行
web-mycity-count-buildings = { $count } 栋建筑
web-mycity-count-districts = { $count } 个片区
web-mycity-count-cells = { $count } 个格网
web-mycity-count-people = { $count } 人
web-mycity-count-stops = { $count } 个站点
web-mycity-count-routes = { $count } 条线路
web-mycity-count-hours = { $count } 小时

web-mycity-use = 用作
web-mycity-use-choose = 选择用途
web-mycity-layer = 图层
web-mycity-crs = 坐标系
web-mycity-crs-example = EPSG:4549
web-mycity-licence = 许可
web-mycity-licence-own = 自有数据，不公开
web-mycity-owner = 数据负责人
web-mycity-not-stated = 尚未注明
web-mycity-columns = 列
web-mycity-columns-named = 已指定 { $named }／{ $of }
web-mycity-needed = 必需
web-mycity-column-choose = 选择一列
web-mycity-column-none = 无
web-mycity-meanings = 代码的含义：{ $name }
web-mycity-meanings-open = { $of } 个中有 { $open } 个没有含义
web-mycity-meaning-none = 未知
web-mycity-times = { $count } 次

web-mycity-identity = 城市
web-mycity-name = 名称
web-mycity-country = 国家
web-mycity-country-by-place = 由建筑所在地决定
web-mycity-country-found = 由建筑所在地决定：{ $country }，{ $zone }，{ $currency }
web-mycity-country-why = 国家决定价格、税费、排放因子和典型建筑。

web-mycity-missing = 缺少什么，有何影响
web-mycity-without-any = 没有建筑就没有城市。
web-mycity-without-osm = 地图上没有街道、水域和公园；推断建筑用途时无法参考周围环境。
web-mycity-without-gtfs = 暂无影响：目前没有指标使用它。
web-mycity-without-weather = 将由最近已知地点的月均值生成一年的气象，并标记为模拟。
web-mycity-without-population = 居民人数由住宅面积推算；各片区的合计可能偏差较大。
web-mycity-without-districts = 分区为 0.7 km² 的六边形，没有名称。
web-mycity-without-register = 建筑的年份、面积和供暖以地图为准；其余为估计值并予以标记。
web-mycity-without-elevation = 地面高程保持未知。
web-mycity-without-landcover = 各分区的树木、草地和硬化地面保持未知。
web-mycity-without-households = 住房自有和低收入情况未知，因此不显示规划对各群体的影响。

web-mycity-build-section = 构建
web-mycity-build = 构建城市
web-mycity-build-again = 重新构建
web-mycity-building = 正在构建城市
web-mycity-build-leave = 可以离开或重新加载本页，构建会继续。
web-mycity-cancel-build = 取消构建
web-mycity-still-sending = 请等待所有文件送达。
web-mycity-to-do = 构建之前
web-mycity-cancelled = 构建已取消。
web-mycity-cancelled-why = 没有留下任何半成品；文件都还在。
web-mycity-failed = 城市未能构建
web-mycity-failed-kept = 文件和你所作的说明都已保留。
web-mycity-done = 城市已建成
web-mycity-done-seconds = 用时 { $seconds } 秒。
web-mycity-is-open = 当前显示的就是这座城市；重新构建后请再次显示。可随时添加或替换文件：在新城市构建完成之前，现有城市保持不变。
web-mycity-show = 在地图上显示我的城市

web-mycity-drafts = 您的城市
web-mycity-reopen = 在地图上显示
web-mycity-draft-of = 未命名，{ $date }
web-mycity-files-count = { $count ->
    [0] 没有文件
   *[other] { $count } 个文件
}
web-mycity-build-state-running = 正在构建
web-mycity-build-state-done = 已建成
web-mycity-build-state-cancelled = 构建已取消
web-mycity-build-state-failed = 构建失败
web-mycity-open-now = 当前显示
web-mycity-back = 返回最初的城市
web-mycity-begin = 新建一座城市
web-mycity-delete = 删除
web-mycity-delete-sure = 连同文件一起删除
web-mycity-keep = 保留

web-mycity-quality = 对你的城市了解到什么程度
web-mycity-quality-table = 各属性的占比：实测、推导、估计、未知
web-mycity-attribute = 属性
web-mycity-share-measured = 实测
web-mycity-share-derived = 推导
web-mycity-share-estimated = 估计
web-mycity-share-unknown = 未知
web-mycity-under-one = < 1 %
web-mycity-records = 各条记录的去向
web-mycity-record = { $source }：{ $received } 条中使用了 { $kept } 条
web-mycity-notices = { $count } 条数据说明

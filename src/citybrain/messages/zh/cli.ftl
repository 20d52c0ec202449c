### 命令行。

## 命令

cli-help = Open City Brain：用开放文件构建城市，追问每个数字的来由，在花钱之前检验方案。
cli-language = 回答所用的语言（{ $languages }）；不写则按系统设置。
cli-language-unknown = 允许：{ $allowed }。
cli-version = 显示版本。
cli-json = 输出 JSON 而不是表格。
cli-city = 城市文件夹。

cli-build = 用文件构建城市的下一个快照；先前的快照保留。
cli-build-osm = OpenStreetMap 数据（.osm.pbf）。
cli-build-buildings = 建筑轮廓：CityJSON 或任何 OGR 文件。
cli-build-gtfs = 时刻表（GTFS）；可重复。
cli-build-weather = 气象年：EPW、TMY3、PVGIS 或 CSV。
cli-build-population = 人口网格。
cli-build-districts = 行政分区；没有时用 H3 网格作分区。
cli-build-register = 建筑登记册：CSV、GeoJSON 或 GeoPackage。
cli-build-elevation = 高程栅格。
cli-build-landcover = 土地覆盖。
cli-build-households = 各区域的住房产权与收入：每个区域一行的表格。
cli-build-without = 构建时不使用 city.toml 中的某个来源（上一快照有它，而其文件无法使用）；可重复。
cli-built = 快照 { $snapshot }（{ $buildings } 座建筑）已写入 { $city }。下一步：citybrain serve { $city }
cli-built-without = 构建已正常结束（退出码 0），但缺少 { $count } 个来源：{ $sources }。原因见上面的提示。
cli-cancelled = 已停止。没有任何改动，先前的快照保持原样。
cli-quality = 说明城市数据的可信程度：实测、推导、估计或未知。

cli-demo = 打开演示城市；第一次会在 demo 文件夹中生成。
cli-demo-city = 演示城市的文件夹。
cli-demo-outdated = 文件夹 { $folder } 中是早期版本的演示城市，其地图和回放周都不同。在旁边新建：citybrain demo { $other }；或将该文件夹移走（或删除）后重新运行。继续使用旧的：citybrain serve { $folder }。
cli-serve = 在 http://127.0.0.1:8000 提供城市的网页应用和 API。
cli-port = 监听端口。
cli-host = 监听地址。127.0.0.1 以外的地址会向您的网络开放；谁可以做什么，由 `citybrain access` 规定。
cli-allow-host = 浏览器还可以用来访问服务器的名称，例如前置代理的名称；可多次给出。监听 127.0.0.1 时，其他名称都会被拒绝。
cli-proxy = 服务器前置代理的地址，例如本机上的代理为 127.0.0.1；可多次给出。只采信这些代理所说的请求来源（X-Forwarded-For、X-Forwarded-Proto）。
cli-serving = { $city } 位于 { $address }（按 Ctrl-C 停止）
cli-open = 在浏览器中打开页面并登录（终端可用浏览器时）
cli-demo-only-build = 只生成城市，不启动服务

cli-assess = 城市现状：主要指标。
cli-plan = 方案：城市可以做什么，会改变什么。
cli-plan-run = 计算方案并与现状比较。
cli-plan-measures = 列出方案在这座城市可采用的措施：设置项、造价及适用位置。
cli-plan-measures-name = 措施名称，给出后显示其全部内容。
cli-plan-measures-missing = 有 { $count } 项措施所需的数据这座城市没有：{ $names }。
cli-plan-measures-missing-one = 这座城市不能采用：{ $problem }
cli-plan-measures-more = `citybrain plan measures CITY NAME` 显示一项措施的内容、设置项及其允许范围、造价和不适用的对象；--json 显示全部。
cli-plan-measures-where = 位置：{ $where }
cli-plan-measures-left-out = 不适用：{ $reason }
cli-plan-measures-excludes = 不能与下列措施用于同一对象：{ $names }
cli-plan-measures-settings = { $count ->
    [0] 设置项：无
   *[other] 设置项：
}
cli-plan-measures-bounds = （允许 { $allowed }）
cli-plan-measures-by-row = 随对象而定
cli-plan-measures-cost = { $count ->
    [0] 造价：计入{ $component }；单价见设置项
   *[other] 造价：计入{ $component }；设置项以外的单价：
}
measure-name-unknown = 没有措施 { $received }。相近的有：{ $near }。`citybrain plan measures CITY` 会列出全部。
cli-plan-find = 查找以最低成本达到目标的措施。
cli-plan-target = 含目标的文件（YAML 或 JSON）：target、years、money、measures。省略时采用城市的承诺目标。
cli-plan-find-save = 将找到的方案写入文件。
cli-plan-layouts = 在预算内为广场布局：给出没有其他布局在各项评分上全面优于的布局。
cli-plan-layouts-space = 广场的编号或名称。
cli-plan-layouts-budget = 一个布局的最高造价；不填则不限。
cli-plan-layouts-seed = 决定试算哪些布局：相同的种子得到相同的布局。
cli-plan-layouts-trials = 最多评估的布局数，不填为 300。
cli-plan-layouts-measure = 可选用的措施，可多次给出；不填则为布局可用的全部措施。
cli-plan-layouts-on-ways = 不保留穿过广场的通道。
cli-plan-layouts-save = 将每个布局的方案写入此文件夹。
cli-plan-schema = 输出方案文件的 JSON 模式。
cli-plan-file = 方案文件（YAML 或 JSON），或城市方案、示例方案的名称，例如 table-1/envelopes。
cli-engine = 在 Dask 集群上计算：dask://scheduler:8786。
cli-compare = 对比任意多个方案，或按数值对比两个快照。
cli-explain = 追问一个数字的来由，直到文件、记录和参数。
cli-explain-quantity = 指标名称；`citybrain quantities` 会列出全部。
cli-explain-entity = 建筑编号或分区名称。
cli-explain-plan = 解释采用该方案后的数字。
cli-opened-above = （上文已展开）
cli-explain-depth = 展开的层数。
cli-explain-range = 用 citybrain explain { $quantity } 查看数值及其范围
cli-quantities = 关于城市可以知道的一切，附单位和来源。
cli-quantities-search = 仅列出名称、别名或说明中含有全部词语的量。
cli-parameters = 所有带日期的数值，附起始日和来源。
cli-country = 没有指定城市时，使用哪个国家的参数。
cli-of-city = 所指城市的文件夹。

## 表格

cli-column-quantity = 指标
cli-column-name = 名称
cli-column-unit = 单位
cli-column-entity = 对象
cli-column-kind = 类型
cli-column-source = 来源
cli-column-from = 起始日
cli-column-value = 数值
cli-column-per-square-metre = 每平方米采暖面积
cli-column-per-resident = 每位居民
cli-column-quality = 质量
cli-column-today = 现状
cli-column-plan = 方案
cli-column-reference = 无方案
cli-column-change = 变化
cli-column-change-percent = %
cli-column-difference = 差别
cli-column-measure = 措施
cli-column-selected = 选中
cli-column-adopted = 参与
cli-column-emissions = 排放
cli-column-net-cost = 成本
cli-column-verdict = 结论
cli-column-investment = 投资
cli-assessment-title = { $date } 的城市
cli-quality-note = 质量：1 准确测量，2 调查，3 由上级数据推算，4 按明示假设估计，5 主要依据估计，6 未知。
cli-measures = 措施
cli-cost-investment = 投资
cli-balance = 各领域碳排放合计 { $use }，隐含碳排放一次性 { $embodied }
cli-balance-years = 各年合计：各领域碳排放 { $use }，隐含碳排放 { $embodied }
cli-cost-running-cost = 运维费
cli-cost-energy-cost-change = 所有付费者的能源费用变化
cli-notices = 列出关于城市数据的全部提示，而不仅是影响所有数值的提示。
cli-notices-more = 另有 { $count } 条关于城市数据的提示：用 --notices 或 --json 查看。
cli-cost-emissions-change = 排放变化（二氧化碳当量）
cli-cost-cost-per-tonne = 减排成本
cli-outcome-facts =
    快照 { $snapshot }，{ $date } 的参数；发生变化的对象：{ $changed }。{ NUMBER($seconds, maximumFractionDigits: 2) } 秒。
cli-known-measured = 实测
cli-known-computed = 计算
cli-known-assumed = 假设
cli-before = （现状 { $value }）
cli-table-rows =
    按 { $by } 查询的表，{ $count ->
       *[other] { $count } 行
    }

## 问题

cli-unexpected = 出现了意外：{ $problem }。请附上文件 { $log } 报告此问题。
cli-file = 无法使用 { $file }（{ $problem }）。请检查它是否存在，以及您是否有读写权限。
cli-health-port = 另在本机的此端口由独立线程应答 GET /health：无论服务器多忙都立即应答
cli-cannot-listen = 无法监听 { $host } 的端口 { $port }（{ $problem }）。请停止占用它的程序，或用 --port 选择其他端口。
cli-entity-missing = { $quantity } 是每个{ $of }都有的数。请说明是哪一个，例如 { $example }。
city-folder-missing = 没有文件夹 { $received }。请先构建城市：citybrain build { $received } --osm FILE，或试试 citybrain demo。
country-without-parameters = 没有国家 { $received } 的参数。相近的有：{ $near }。允许：{ $allowed }。
engine-unknown = 没有引擎 { $received }。允许：dask://HOST:PORT；不写 --engine 则在本机线程中计算。
cli-makes = { $measure }。{ $label }：{ $amount }，共 { $places } 处
cli-left-out = { $measure } 未纳入：{ $why }
cli-left-out-why = { $text }（{ $count }）

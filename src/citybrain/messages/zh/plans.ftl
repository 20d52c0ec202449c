### 关于方案的文字：读取、检查、措施与结果。

## 文件

plan-file-unreadable = 无法打开方案文件 { $file }（{ $problem }）。请给出方案文件的路径，例如 plans/warm-blocks.yaml。
plan-file-too-large = 方案文件 { $file } 超过 { $allowed } 字节。请减少所绘区域的角点，或按分区而不是按编号选择。
plan-file-encoding = 方案文件 { $file } 不是 UTF-8 编码：第 { $position } 个字节不属于任何字符。请另存为 UTF-8。
plan-not-readable = { $file } 第 { $line } 行第 { $column } 列：无法读取（{ $problem }）。请修正该行；`citybrain plan schema` 会列出方案可以写的内容。
    .page = { $file } 第 { $line } 行第 { $column } 列：无法读取（{ $problem }）。请修正该行。
plan-one-document = { $file } 第 { $line } 行第 { $column } 列：这里开始了第二个文档。一个文件只放一个方案。
plan-alias = { $file } 第 { $line } 行第 { $column } 列：方案中不读取锚点和别名（&{ $name }、*{ $name }）。请直接写出数值。
plan-tag = { $file } 第 { $line } 行第 { $column } 列：方案中不读取标签 { $tag }。请删除它并写普通的值。
plan-too-deep = { $file } 第 { $line } 行第 { $column } 列：嵌套超过 { $allowed } 层，方案不需要这么深。请去掉内层括号。
plan-key-not-text = { $file } 第 { $line } 行第 { $column } 列：应写字段名的地方出现了列表或映射。请写成 `名称: 值`。
plan-duplicate-key = { $file } 第 { $line } 行第 { $column } 列：{ $key } 在这里第二次出现，第一次在第 { $first } 行。请删除其中一个。

## 格式

plan-not-a-mapping = { $file } 第 { $line } 行第 { $column } 列：方案以带名称的字段开头，收到的是 { $received }。允许：{ $allowed }。请以 `name: ...` 和 `measures:` 开头。
plan-unknown-field = { $file } 第 { $line } 行第 { $column } 列：这里没有字段 { $received }。相近的有：{ $near }。允许：{ $allowed }。请改正名称或删除。
plan-missing-field = { $file } 第 { $line } 行第 { $column } 列：这里缺少字段 { $field }。请补上。
plan-wrong-value =
    { $file } 第 { $line } 行第 { $column } 列：{ $field } 不能是 { $received }。允许的是{ $expected ->
        [rule] { value-allowed }
        [text-or-number] 数，或带引号的名称
        [date] 日期，例如 2026-01-01，年份为 1900 至 2200
        [year] 四位数的年份，1900 至 2200
        [seed] 0 到 9,007,199,254,740,991 的整数
       *[other] 其他类型的值，见 `citybrain plan schema`
    }。请改正。
    .page =
        { $file } 第 { $line } 行第 { $column } 列：{ $field } 不能是 { $received }。允许的是{ $expected ->
            [rule] { value-allowed }
            [text-or-number] 数，或带引号的名称
            [date] 日期，例如 2026-01-01，年份为 1900 至 2200
            [year] 四位数的年份，1900 至 2200
            [seed] 0 到 9,007,199,254,740,991 的整数
           *[other] 其他类型的值
        }。请改正。
plan-uptake = { $file } 第 { $line } 行第 { $column } 列：参与率 uptake 为 { $received }，但它是比例，应在 0 到 1 之间。70 % 写作 0.7。
plan-measures-number = { $file } 第 { $line } 行第 { $column } 列：方案有 { $received } 项措施；允许 1 到 100 项。请增加措施或拆分方案。
plan-too-many = { $file } 第 { $line } 行第 { $column } 列：{ $field } 有 { $received } 项；最多允许 { $allowed } 项。请删除多余的。
plan-empty-list = { $file } 第 { $line } 行第 { $column } 列：{ $field } 的列表为空，不会选中任何建筑。请至少写一个，或删除 { $field }。
plan-comparison-empty = { $file } 第 { $line } 行第 { $column } 列：没有说明对 { $attribute } 的要求。请加上其中之一：{ $allowed }。
plan-errors =
    { $file }：{ $count ->
       *[other] 有 { $count } 处需要改正。
    }

## 选择

plan-attribute-series = { $file } 第 { $line } 行第 { $column } 列：{ $received } 对每个 { $of } 有多个数值，不能据此选择。请改用其合计或平均值。
plan-unknown-attribute = { $file } 第 { $line } 行第 { $column } 列：{ $received } 不是 { $of } 的属性。相近的有：{ $near }。`citybrain quantities` 会列出全部。
    .page = { $file } 第 { $line } 行第 { $column } 列：{ $received } 不是 { $of } 的属性。相近的有：{ $near }。请选择其中一个。
plan-attribute-entity = { $file } 第 { $line } 行第 { $column } 列：{ $received } 属于 { $of }，不属于 { $wanted }。请选择 { $wanted } 的属性，或用 `zone:` 选择分区。
plan-not-a-number = { $file } 第 { $line } 行第 { $column } 列：{ $attribute } 是数（{ $unit }），不能与 { $received } 比较。请写不带引号的数。
plan-category-comparison = { $file } 第 { $line } 行第 { $column } 列：{ $attribute } 是类别而不是数，不能用 { $received } 比较。允许：equals、one_of。
plan-unknown-category = { $file } 第 { $line } 行第 { $column } 列：{ $attribute } 不能是 { $received }。相近的有：{ $near }。允许：{ $allowed }。请改正名称。
plan-unknown-zone = { $file } 第 { $line } 行第 { $column } 列：这座城市没有分区 { $received }。相近的有：{ $near }。分区：{ $allowed }。请写分区的名称或编号。
plan-unknown-id = { $file } 第 { $line } 行第 { $column } 列：这座城市没有 { $of } { $received }。编号形如 { $example }；地图及其表格显示每个对象的编号。
plan-entity-without-zone = { $file } 第 { $line } 行第 { $column } 列：{ $of } 不属于任何分区，因此 `zone` 不起选择作用。请按属性或编号选择，或删除 `zone`。
plan-entity-without-place = { $file } 第 { $line } 行第 { $column } 列：{ $of } 在地图上没有位置，因此所绘的图形选不中任何对象。请按属性、分区或编号选择。
plan-entity-without-ids = { $file } 第 { $line } 行第 { $column } 列：这座城市没有 { $of } 的编号和位置。请按属性选择。
plan-polygon-point = { $file } 第 { $line } 行第 { $column } 列：角点是两个数，经度和纬度；收到的是 { $received }。请写成 [24.95, 60.18]。
plan-polygon-range = { $file } 第 { $line } 行第 { $column } 列：{ $received } 不是地球上的地点。先写经度（-180 到 180 度），再写纬度（-90 到 90 度）。
plan-polygon-corners = { $file } 第 { $line } 行第 { $column } 列：区域有 { $received } 个不同的角点；至少需要 3 个。请增加角点。
plan-polygon-flat = { $file } 第 { $line } 行第 { $column } 列：区域的所有角点在一条直线上，里面没有任何东西。请移动一个角点。
plan-polygon-crossing = { $file } 第 { $line } 行第 { $column } 列：区域的边在 { $crossing }（经度、纬度）附近自相交。请按绕区域一周的顺序写角点。
plan-line-points = { $file } 第 { $line } 行第 { $column } 列：线有 { $received } 个不同的点；至少需要 2 个。请增加点。
plan-drawn-outside = { $file }，第 { $line } 行，第 { $column } 列：所画范围在城市之外，没有可选对象：对象位于经度 { $west } 至 { $east } 度、纬度 { $south } 至 { $north } 度之间。请在其中绘制。
plan-selection-empty = { $file } 第 { $line } 行第 { $column } 列：第 { $position } 项措施（{ $intervention }）没有选中 { $of } 的 { $total } 行中的任何一行。各条件之后剩余：{ $steps }。请放宽剩余为零的条件。

## 措施

plan-unknown-intervention = { $file } 第 { $line } 行第 { $column } 列：没有措施 { $received }。相近的有：{ $near }。允许：{ $allowed }。请改正名称。`citybrain plan measures CITY` 会列出全部措施及其设置项和造价。
    .page = { $file } 第 { $line } 行第 { $column } 列：没有措施 { $received }。相近的有：{ $near }。允许：{ $allowed }。请改正名称。
plan-unknown-setting = { $file } 第 { $line } 行第 { $column } 列：{ $intervention } 没有设置项 { $received }。相近的有：{ $near }。允许：{ $allowed }。请改正名称或删除。`citybrain plan measures CITY { $intervention }` 说明各设置项的含义与允许范围。
    .page = { $file } 第 { $line } 行第 { $column } 列：{ $intervention } 没有设置项 { $received }。相近的有：{ $near }。允许：{ $allowed }。请改正名称或删除。
plan-measure-entity = { $file } 第 { $line } 行第 { $column } 列：{ $intervention } 是针对 { $of } 的措施，{ $received } 不能采用。{ $received } 可采用的措施：{ $allowed }。请选择其中之一，或写 { $of }。
plan-entity-absent = { $file } 第 { $line } 行第 { $column } 列：{ $intervention } 是针对 { $of } 的措施，而这座城市没有 { $of }。这座城市有：{ $allowed }。请导入 { $of } 的数据源，或删除该措施。
plan-measure-lacks-data = { $file } 第 { $line } 行第 { $column } 列：{ $intervention } 需要 { $received }，而这座城市的孪生中没有。请用含有它的数据源重新构建孪生，或删除该措施。
plan-measure-not-asked = { $file } 第 { $line } 行第 { $column } 列：{ $intervention } 需要领域 { $domain }，它只在城市要求时计算。请在 city.toml 中写入一行 { $lines } 并重新构建孪生，或删除该措施。
    .page = { $file } 第 { $line } 行第 { $column } 列：{ $intervention } 需要领域 { $domain }，它只在城市要求时计算。请服务器的管理者为其添加 { $lines } 并重新构建孪生，或删除该措施。
plan-unknown-entity = { $file } 第 { $line } 行第 { $column } 列：这座城市没有对象 { $received }。相近的有：{ $near }。允许：{ $allowed }。请更正名称。
plan-setting-range = { $file } 第 { $line } 行第 { $column } 列：{ $setting } 不能是 { $received }。允许：{ $allowed }。请写其间的值。
access-choice-unknown = 没有 { $received } 这一选项；可选：{ $allowed }。请从中选择。
access-budget-too-small = { $received } 不足以新建任何一处有受益者的设施：最便宜的一处费用为 { $allowed }。请增加预算，或在情景中更改单处费用。
siting-not-asked = { $kind } 的选址与 { $received } 无关；可填写：{ $allowed }。请去掉该项。
siting-no-candidate = 无处可设 { $kind }：本市没有任何 { $of } 可采用措施 { $measure }。请选择其他项，或补充所需数据后重新建立城市。
plan-city-measure = { $file } 第 { $line } 行第 { $column } 列：{ $intervention } 针对整个城市，因此 `{ $field }` 不起选择作用。请删除 `{ $field }`；uptake 表示措施实施的程度。
plan-date-without-values = { $file } 第 { $line } 行第 { $column } 列：参数 { $parameter } 在 { $received } 没有值，第一个值从 { $first } 开始。请写 { $first } 或之后的日期。
excluded-by-earlier-measure = 已由先前的措施得到 { $by }
not-taking-part = 不参与（参与率）
beyond-count = 可以采用，但方案要求的数量较少
beyond-count-ordered = 可以采用，但方案要求的数量较少，按{ $by }排序其他在先
plan-count = { $file }，第 { $line } 行，第 { $column } 列：count 为 { $received }，但它表示有多少个采用该措施：1 到 100,000,000 的整数。请写 `count: 500`，或写 `count: {"{"}rows: 500, highest: ATTRIBUTE{"}"}` 以指定先后。
plan-count-of = { $file }，第 { $line } 行，第 { $column } 列：{ $intervention } 不能按 { $received } 计数。可用：{ $allowed }。请写其中之一，或不写 `of` 以按行计数。
plan-count-two-ways = { $file }，第 { $line } 行，第 { $column } 列：该 count 同时规定了最高者优先和最低者优先。请只保留其一。
plan-count-category = { $file }，第 { $line } 行，第 { $column } 列：{ $attribute } 是类别，没有高低之分。请按数值排序，或在 `where` 中按 { $attribute } 选择。

## 年份

plan-needs-years = { $file } 第 { $line } 行第 { $column } 列：{ $field } 涉及多个年份，但该方案只有一天。请添加 `years: {"{"}from: 2026, to: 2050{"}"}`，或删除它。
plan-years-order = { $file } 第 { $line } 行第 { $column } 列：最后一年 { $received } 早于第一年 { $first }。请填写 { $first } 或更晚的年份。
plan-date-with-years = { $file } 第 { $line } 行第 { $column } 列：方案只能有日期或年份之一，不能同时有。请删除 date；每一年都按城市自身日期在一年中的那一天计算。
plan-years-without-values = { $file } 第 { $line } 行第 { $column } 列：参数 { $parameter } 在 { $received } 年没有值；其首个值自 { $first } 起。请从更晚的年份开始。
plan-ramp-empty = { $file } 第 { $line } 行第 { $column } 列：该递增曲线没有内容。请至少为一个年份填写比例：{"{"}2026: 0.0, 2040: 0.6{"}"}。
plan-ramp-year = { $file } 第 { $line } 行第 { $column } 列：{ $received } 不是年份。允许：1900 至 2200，四位数字。请写成 {"{"}2026: 0.0, 2040: 0.6{"}"}。
plan-ramp-backwards = { $file } 第 { $line } 行第 { $column } 列：曲线倒退：{ $year } 年的 { $received } 小于 { $before } 年的 { $more }。没有人会退回措施，因此比例不能下降。请填写 { $more } 或更大的值。
plan-ramp-outside = 措施 { $position }：其曲线包含 { $outside }，但方案从 { $first } 年到 { $last } 年。曲线在 { $first } 年之前达到的部分在 { $first } 年一次完成；{ $last } 年之后的部分不会发生。
plan-target-base-year = { $file } 第 { $line } 行第 { $column } 列：目标没有基准年，因此不清楚减少量从哪一年算起。请添加 base_year，例如 2020。
plan-target-year = { $file } 第 { $line } 行第 { $column } 列：{ $received } 不是方案中的年份。允许：{ $first } 至 { $last }。请填写其中一年，或延长方案。
plan-target-twice = { $file } 第 { $line } 行第 { $column } 列：目标两次提到 { $received } 年。请保留其一。
plan-target-order = { $file } 第 { $line } 行第 { $column } 列：{ $received } 不晚于基准年 { $base_year }。请填写更晚的年份，或更早的基准年。
plan-target-quantity = { $file } 第 { $line } 行第 { $column } 列：不能为 { $received }（属于 { $of }）设定目标。允许的是越少越好的城市量。最接近：{ $near }。
plan-target-base-value = { $file } 第 { $line } 行第 { $column } 列：参数 { $parameter } 在基准年 { $received } 没有值（首个值自 { $first } 起），因此无法计算基准值。请添加 base_value，或填写 { $first } 或更晚的基准年。
plan-reduction = { $file } 第 { $line } 行第 { $column } 列：reduction 为 { $received }，但它是 0 到 1 之间的比例。60 % 请写 0.6。
plan-budget = { $file } 第 { $line } 行第 { $column } 列：{ $received } 吨的预算不允许任何排放。允许任何大于 0 的数量。请填写所有年份合计的二氧化碳当量吨数。
plan-not-positive = { $file } 第 { $line } 行第 { $column } 列：{ $field } 为 { $received }；允许任何大于 0 的数量。请更正。
plan-unknown-scenario = { $file } 第 { $line } 行第 { $column } 列：没有名为 { $received } 的情景。最接近：{ $near }。允许：{ $allowed }。请更正名称，或删除它以采用其中第一个。
plan-nobody-left = { $file } 第 { $line } 行第 { $column } 列：没有对象能够采用措施 { $position }（{ $intervention }）：措施 { $first }（{ $other }）先实施，占用了其选中的全部 { $count } 个 { $of }，而每个只能采用两者之一。请降低措施 { $first } 的参与比例，选择其他对象，或删除其一。
plan-amount-short = 措施 { $position }（{ $intervention }）：方案规定 { $wanted }，实际为 { NUMBER($made, maximumFractionDigits: 1) }（{ $quantity }）；所选的 { $selected } 处中有 { $adopted } 处有空间（{ $of }）。请扩大选择范围，或减少数量。
plan-count-short = 措施 { $position }（{ $intervention }）：方案规定 { $wanted } 个，实际采用 { $adopted } 个；所选的 { $selected } 个（{ $of }）中再没有可采用者。请扩大选择范围，或减少数量。
plan-nobody-adopts = 措施 { $position }（{ $intervention }）无效果：所选 { $selected } 个对象都不能采用。原因列在旁边。
plan-years-after-values = 方案持续到 { $last } 年，但没有任何参数的取值晚于 { $latest } 年：此后价格和排放因子保持不变。
plan-money-passed = 方案的措施在 { $year } 年超过了 { $limit } 的投资上限：届时为 { $spent }。
plan-money-of-year-passed = 方案的措施在 { $year } 年的投资为 { $spent }，超过每年 { $limit } 的上限。
cost-of-tonne-unknown =
    减排成本未知：{ $reason ->
        [rate] 没有领域提供角色 discount_rate，第 { $position } 项措施的费用无法按年分摊。
       *[life] 第 { $position } 项措施的部件 { $component } 没有大于 0 的使用年限，费用无法按年分摊。
    }请在某个领域中补充缺少的内容。
change-became-unknown = 无法判断：方案使“{ $label }”由 { $before } 变为 { $after }（+{ $grown }），计入者减少并不说明情况改善。
source-refused = 未知：构建本市时拒绝了文件 { $file }（{ $source }），其余照常构建。{ $problem }然后重新构建城市。
    .page = 未知：构建本市时拒绝了文件 { $file }（{ $source }），其余照常构建。{ $problem }
plan-measure-source-refused = { $file } 第 { $line } 行第 { $column } 列：{ $intervention } 依赖文件 { $refused }（{ $source }），构建本市时拒绝了该文件。{ $problem }然后重新构建城市，或删除该措施。
change-not-known = 未知：“{ $cause }”在此没有数值。{ $sentence }其解释列出所用的输入：请提供其中无值输入的文件。
value-without-source = 未知：该值由 { $sources } 计算，而本市没有这些内容。请为本市提供其文件。
change-below-noise = { $count } 个数值的变化小于路线与出行求解所留的余量：无法判断方案是否改变了它们。
when-not-met = 不满足 `when` 的条件
progress-reference = 没有方案时的发展
progress-plan = 方案
plan-many-at-work = 未开始新的计算：您提交的 { $allowed } 项计算仍在进行，每人或每个地址同时最多运行这么多项。请等待其中一项结束，或停止一项。
plan-all-at-work = 未开始新的计算：服务器正在进行的计算已达上限。请一分钟后再试；已登录者有专用名额。
plan-errors-many = { $file }：错误超过 { $allowed } 处，过多而无法逐一说明。请确认文件是否正确，并按文档所示的格式提交。
plan-cancelled = 方案的计算已停止。请重新发送以再次计算。

## 结果

plan-year-unknown = 该方案没有 { $received } 年。允许：{ $first } 至 { $last }。
year-without-plan = 给出了年份 { $received } 但没有方案。请添加 `plan=`，或省略 `year` 以查看今天的城市。
plan-unknown = 这里没有保存方案 { $received }。请用 POST /api/v1/plans 重新计算。

## 回答

entity-not-in-city = 这座城市没有 { $of }。现有：{ $allowed }。请用 { $of } 的数据源重新构建孪生。
domain-not-asked = 这座城市没有 { $of }：领域 { $domain } 只在城市要求时计算。请在 city.toml 中写入一行 { $lines } 并重新构建孪生。
    .page = 这座城市没有 { $of }：领域 { $domain } 只在城市要求时计算。请服务器的管理者为其添加 { $lines } 并重新构建孪生。
quantity-failed = { $quantity }（{ $where }）无法计算：{ $problem }。其他数字不受影响；请告知其维护者。
entity-without-rows = 这座城市没有带编号的 { $received } 表。现有：{ $allowed }。请使用其中之一，或导入 { $received } 的数据源。
id-unknown = 没有 { $of } { $received }。相近的有：{ $near }。请给出编号（例如 { $example }）、名称或行号。
zone-unknown = 没有分区 { $received }。相近的有：{ $near }。请给出分区的名称、编号或行号。
quantity-without-rows = { $received }（{ $of }）不是每行一个数，因此没有数值列。/api/v1/explain/{ $received } 可以展开它。
measure-unknown = 该方案没有第 { $received } 项措施。计入的措施：{ $allowed }。请选择其中一项。
measure-without-rows = 第 { $received } 项措施（{ $intervention }）针对全市，没有单独采用它的行。方案结果说明其进展。
intervals-without-rows = { $received } 是 { $of } 的一个总数，不是每行一个数。/api/v1/plans/ID/differences/OTHER 可比较全市的数值。
intervals-not-by-row = 无法对该指标的单个对象抽样区间。
intervals-too-many-rows = 无法得知把握程度：涉及 { $received } 个对象，逐年计算 { $years } 年时一次最多抽样 { $allowed } 个。方案结果中有按抽样得出的片区区间。
ranges-too-many = 无法一次给出这么多数值的范围：请求 { $received } 个，最多 { $allowed } 个。请查询片区或全市，或下载数值表。
ranges-nothing-drawn = 无法给出 { $quantity } 的范围：其公式所用的参数均未说明可能的偏差。请为其中一个参数给出不确定性（uncertainty.yaml），或查询方案的区间。
intervals-row-unknown = { $of } 没有第 { $received } 行：本市共有 { $count } 行，从 0 开始计数。请使用小于 { $count } 的行号。
explain-lookup = 从表中读取，依据：{ $by }。
explain-parameter = 全市统一的一个数，来自法规、市场或标准。
explain-hours = 全年 { $count } 小时的平均值，各小时单位为 { $unit }。
explain-side-by-side = 并列的 { $count } 个数；每个数都有读取它的量。
explain-largest = 显示 { $parts } 个部分中最大的 { $shown } 个。
explain-apart = 其中 { $amount } 不在以下输入之列：措施的费用记在没有领域读取的账目上，因此未说明由谁支付。
explain-apart-unknown = 未知：措施的费用记在没有领域读取的账目上，且没有数据将其分摊到各年。
explain-search = 由迭代求得：{ $iterations } 轮（最多 { $at_most } 轮）后剩余残差 { $residual }，承诺不超过 { $tolerance }。{ $left_out ->
    [0] 没有输入被略去。
   *[other] 有 { $left_out } 的输入无法满足，已略去。
}
explain-search-short = 结果不可靠：迭代在 { $iterations } 轮后结束，剩余残差 { $residual }，而承诺为 { $tolerance }。{ $left_out ->
    [0] 没有输入被略去。
   *[other] 有 { $left_out } 的输入无法满足，已略去。
}

## 执行器

dask-missing = 没有安装 Dask，无法使用集群。请安装：pip install "opencitybrain[dask]"。
    .page = 此服务器无法使用集群，因为所需的程序没有安装。请联系服务器的管理者。
dask-no-answer = { $address } 没有 Dask 调度器应答（{ $problem }）。请在那里启动一个，或给出正在运行的调度器地址，例如 tcp://scheduler:8786。

## 每个方案必须吻合的数

identity-plan-changes = 参考值加变化等于方案值；多年方案取两条路径的最后一年（{ $quantity }）。
identity-plan-zones = 各片区之和等于全市（{ $quantity }）。
identity-plan-domains = 各领域贡献之和等于全市合计（{ $quantity }）。
identity-plan-years = 逐年排放之和等于累计排放，无方案与有方案均如此。
identity-plan-emissions = 运行碳排放与隐含碳排放的变化之和等于累计排放的变化。
identity-plan-embodied = 各领域逐年建造排放之和等于所列的隐含碳排放。
identity-plan-investment = 措施所需投资减去参考情景中的投资，等于所报投资，也等于逐年投资之和。
identity-plan-groups = 各群体所得与尚无归属的固定成本节省之和等于社会所得。
identity-plan-group-zones = 各群体在各片区所得与不属于任何片区的设施所得之和等于其全市所得。
identity-plan-rebound = 无回弹时的节省减去被抵消的部分，等于方案所报变化（{ $quantity }）。
identity-plan-intervals = 方案的各项资金均在其区间之内（{ $quantity }）。
identity-plan-intervals-of-emissions = 方案带来的排放变化在其区间之内。
identity-plan-differs = 这些数不吻合：{ $identity }一边为 { $left }，另一边为 { $right }（{ $unit }）。请勿依赖这些数，并请报告此方案。

source-definition = 按定义
notice-places = { $more ->
    [0] 位置：{ $places }。
   *[other] 位置：{ $places }，以及另外 { $more } 个片区。
}

### 知识内核的提示：声明、参数、词汇表、计算图、结果。

## 声明

declaration-bad-yaml = 文件 { $file } 第 { $line } 行不是有效的 YAML：{ $problem }。请修改该行；名称和值写作 `名称: 值`，每级缩进两个空格。
declaration-unknown-unit = { $quantity }（{ $where }）的单位 { $received } 无法识别。相近单位：{ $near }。请更正单位；写法如 kWh/(m²·a)，无单位的数写作 1。
declaration-key-twice = 文件 { $file } 第 { $line } 行：名称 { $key } 重复出现，首次出现在第 { $first } 行。请保留其中一个，或为另一个取不同的名称。
declaration-unknown-entity = { $quantity }（{ $where }）声明的对象“{ $received }”不存在。最接近的名称：{ $near }。已声明的对象：{ $allowed }。请更正 `of=`，或在所属领域声明对象的地方声明它。
declaration-without-source = 量 { $quantity }（{ $where }）没有注明来源。请在装饰器的 `source=` 中写明标准与公式编号、论文或推理依据。
declaration-without-unit = 量 { $quantity }（{ $where }）没有单位。请用 citybrain.kernel.units 中的单位标注返回值，例如 KilowattHoursPerYear。
declaration-bad-field = { $quantity }（{ $where }）用 `{ $key }` 要求对“{ $received }”求和或求比值，但该函数不给出此量。它给出：{ $allowed }。请更正名称。
derived-unknown-base = { $quantity }（{ $where }）要按“{ $received }”计算，但没有领域声明它，或其对应的量不存在。最接近的：{ $near }。已声明：{ $allowed }。请更正 `per`，或在其领域的 domain.yaml 的 `bases` 中声明。
base-without-text = 基数“{ $base }”（{ $where }）缺少 { $language } 文本。请在 `labels` 中写出含名称位置的文本，例如“人均{"{"}label{"}"}”，并在 `sentences` 中写明计算依据，例如“按居住人数人均计”。
declaration-bad-intervention = 措施 { $intervention }（{ $where }）无法声明。返回值必须是由带单位的量组成的 NamedTuple，并须注明来源、采用已知的阶段、策略与数字化作用等级，且可调设置必须是它自己的输入。
intervention-entity-clash = 措施 { $intervention }（{ $where }）针对 { $of }，但 { $quantity } 是 { $other } 的量。它可以读取 { $of } 和城市的量，只能改变 { $of } 的量。请修改 `of=`，或使用 { $of } 的量。
intervention-no-rows = 措施 { $intervention }（{ $where }）声明的对象 { $of } 不能由方案改变。请针对有行的对象声明，或用 `of="city"` 针对整个城市共有的量。
declaration-bad-cost = 措施 { $intervention }（{ $where }）有字段 `cost` 却没有指明成本所属的构件，或者相反。请两者都写：结果中的字段，以及声明处的 `cost="..."`。
declaration-module = 无法读取领域的模块 { $module }。位置：{ $where }。问题：{ $problem }。请修改该行。
intervention-unknown-phase = 措施 { $intervention }（{ $where }）写的阶段 { $received } 没有领域声明。相近名称：{ $near }。已知阶段：{ $allowed }。请更正 `phase=`，或在某个 domain.yaml 的 `phases` 中加入该阶段。
intervention-unknown-component = 措施 { $intervention }（{ $where }）的成本归入 { $received }，但没有这个构件。相近名称：{ $near }。已知构件：{ $allowed }。请更正 `cost=`，或在某个 domain.yaml 中声明该构件。
intervention-without-account = 措施 { $intervention }（{ $where }）有成本，但没有为 { $of } 记账的量。请在某个 domain.yaml 中把 { $of } 的一个量归入角色 { $role }。
intervention-books-itself = 措施 { $intervention }（{ $where }）自行改变了账目 { $quantity }。请在字段 `cost`（并在声明处写 `cost="构件"`）和 `running_cost` 中给出成本，由引擎记账。
component-without-label = 构件 { $component }（{ $where }）缺少语言 { $language } 的名称。请补充。
layout-declared-wrong = 布局措施 { $measure }（{ $where }）声明了“{ $received }”。可用：{ $allowed }。
picture-declared-wrong = 图示项 { $name }（{ $where }）声明了“{ $received }”。可用：{ $allowed }。
site-kind-without-label = 可选址项 { $kind }（{ $where }）缺少语言 { $language } 的名称或收益名称。请补充。
component-twice = 构件 { $component } 声明了两次：一次在 { $first }，一次在 { $second }。请删除其中一个，或改名。
component-unknown-quantity = 构件 { $component }（{ $where }）把 { $received } 作为账目或寿命，但没有这个量。相近名称：{ $near }。请更正名称。
component-without-account = 措施 { $intervention }（{ $where }）的成本归入 { $component }，但它没有为 { $of } 记账。请在 { $at } 的 `accounts` 中加入 { $of } 的一个量，或改用其他构件。

## 词汇表

vocabulary-missing = 量 { $quantity } 缺少以下语言的名称：{ $languages }。词汇表中最接近的名称：{ $near }。请在其领域的词汇表中为 `{ $quantity }` 补充两种语言的名称。
vocabulary-bad-entry = 词汇表文件 { $where } 中的条目 { $name } 无法读取。可用的内容：{ $allowed }。请更正该条目。
vocabulary-twice = { $name } 在词汇表中重复出现，第二次位于 { $where }。请删除其中一个条目。
vocabulary-bad-words = 词汇表文件 { $where } 中 { $name } 的别名（`also`）无法读取。别名是任意语言的文本列表：最多 { $most } 个，每个 1 到 { $longest } 个字符，不得重复。请更正该列表。
vocabulary-bad-sentence = 词汇表文件 { $where } 中 { $name } 的说明不能这样写。请在同一行写出语言和引号内的文本；英文说明只能用于由引擎生成的合计或比值，其他量的英文说明写在声明处。请更正或删除。
vocabulary-sentence-unknown = 词汇表中有 { $name } 的说明，但没有这个名称的量或措施。最接近的名称：{ $near }。请更正名称，或删除该说明。
vocabulary-bad-short = 词汇表文件 { $where } 中 { $name } 的简称（`short`）无法读取。每种语言都需要一个文本：{ $languages }。请更正。
vocabulary-bad-like = 词汇表文件 { $where } 中 { $name } 的日常说法（`like`）无法读取。应为若干数值，每个数值在每种语言中都有文本：{ $languages }，例如 40 对应“冰箱嗡鸣”。请更正。
vocabulary-unknown-beside = 词汇表称 { $name } 变为未知时 { $received } 会增加，但它不是同一实体的量。最接近的：{ $near }。请更正 `unknown` 中的名称。
vocabulary-part-unknown = 词汇表为 { $name } 指定了 { $received } 的组成部分，但它不是同一实体的合计。最接近的合计：{ $near }。请更正 `parts` 中的名称。

## 参数

parameter-bad-entry = { $where } 中的参数 { $parameter } 无法读取。读到的内容：{ $received }。必须有 unit 和 values，可用的内容：{ $allowed }。请更正该条目。
parameter-without-date = { $where } 中的参数 { $parameter } 有一个值没有起始日期。请为每个值写明 `from:` 和日期，例如 2020-01-01。
parameter-without-source = { $where } 中的参数 { $parameter } 有一个值缺少数值或来源。请为每个值写明 `value:` 和 `source:`。
parameter-without-entity = { $where } 中的参数 { $parameter } 是一张表（`by:`），却没有写明对象。请写明按什么对象读取，例如 `of: street`。
parameter-bad-row = { $where } 中的参数 { $parameter } 有一行含有未知内容 { $received }。可用的内容：{ $allowed }。请更正该行。
parameter-no-row = { $where } 中的参数 { $parameter } 没有适用于 { $cell } 的行。请补充一行，或加入一行不写类别、适用于其他所有情况的默认值。
parameter-two-rows = { $where } 中的参数 { $parameter } 有两行同样适用于 { $cell }。请删除其中一行，或在应当优先的一行中写明更多属性。
parameter-out-of-bounds = 参数不能取这些值（{ $count } 个）：{ $received }。括号内是其所在文件及最小与最大值。请更正数值或检查单位。
parameter-twice = 参数 { $parameter } 在同一层中出现两次：{ $where }。请删除其中一个。
parameter-no-value = 参数 { $parameter } 在 { $day } 没有值；它的第一个值从 { $first } 开始。请选择更晚的日期，或补充更早的值及其来源。

## 计算图

graph-two-makers = 量 { $quantity } 被定义了两次：{ $first } 和 { $second }。请重命名或删除其中一个。
graph-missing-input = { $quantity }（{ $where }）需要 { $input }，但没有任何声明给出它。最接近的名称：{ $near }。请更正参数名，或声明 { $input }。
graph-unit-clash = { $quantity }（{ $where }）以 { $allowed } 读取 { $input }，而 { $maker } 以 { $received } 给出。请修改其中一处标注；若单位确实不同，请在公式中换算。
graph-observed-told = { $quantity }（{ $where }）由单个地点的观测值得出，却作为主要指标或按角色向所有人公布。请让它由这些观测值所对应的计算量得出，或不作此声明。
graph-observed-measure = { $intervention }（{ $where }）使用了由单个地点的观测值得出的 { $input }：方案选中了谁会泄露这些值。请使用它们所对应的计算量。
graph-entity-clash = { $quantity }（{ $where }）的对象是 { $of }，却读取了对象为 { $other } 的 { $input }。请先用 @total、@mean 或 @spread（必要时沿一个关系）把该值转换过来。
graph-input-count = { $quantity }（{ $where }）的输入个数不对；这一类应有 { $allowed } 个：合计、分摊或沿关系的量为一个，区域的平均值为数值和权重两个。请更正参数。
graph-cycle = 这些量互相依赖，形成循环：{ $path }。请去掉其中一个依赖，或用 @fixed_point 闭合循环。
graph-not-tileable = { $quantity }（{ $where }）需要同时读取 { $of } 的所有行，无法按分块计算。请使用本进程的引擎运行，或改为逐行声明。

## 对象与关系

entity-bad-name = { $what ->
    [relation] 关系
   *[entity] 对象
}（{ $where }）的名称“{ $received }”不可用。请使用小写字母、数字和下划线，以字母开头，例如 `street_link`。
entity-without-label = “{ $name }”（{ $where }）缺少以下语言的名称：{ $languages }。请在 `labels` 中写明两种语言。
entity-bad-geometry = 对象 { $entity }（{ $where }）的几何类型为“{ $received }”。可用的类型：{ $allowed }。请选择其中之一。
entity-without-table = 对象 { $entity }（{ $where }）需要写明它在快照中的表名；读到的是“{ $received }”。请使用小写字母、数字和下划线，例如 `table: streets`。
entity-two-makers = 对象 { $entity } 被声明了两次：{ $first } 和 { $second }。请重命名或删除其中一个。
entity-inside-unknown = 对象 { $entity }（{ $where }）声明位于“{ $received }”之内，但它不是有行的对象。最接近的名称：{ $near }。已声明的对象：{ $allowed }。请更正 `inside`。
entity-inside-itself = 对象 { $entity }（{ $where }）逐级下来位于自身之内。请更正途中某个对象的 `inside`。
relation-without-description = 关系 { $relation }（{ $where }）没有说明。请用一句话写明它把哪些行联系起来，权重是什么。
relation-two-makers = 关系 { $relation } 被声明了两次：{ $first } 和 { $second }。请重命名或删除其中一个。
relation-unknown-entity = 关系 { $relation }（{ $where }）联系的“{ $received }”不是有行的对象。最接近的名称：{ $near }。已声明的对象：{ $allowed }。请更正 `of` 或 `to`。
relation-bad-rows = 关系 { $relation } 的行不符：{ $of } 有 { $allowed } 行，而关系有 { $received } 行、{ $pairs } 对。起点须从 0 开始、不减少、止于对数；每一对都须有权重。请重新构建快照。
relation-row-outside = 关系 { $relation } 把 { $of } 的第 { $row } 行联系到 { $to } 的第 { $received } 行，而后者只有 { $size } 行，行号从 0 到 { $allowed }。请用同一快照重新构建该关系。
relation-missing = { $quantity } 需要关系 { $relation }（{ $allowed }），但这座城市没有；读到的是：{ $received }。请用产生该关系的领域重新构建孪生数据。
positions-missing = { $quantity } 要读取邻近的行，但这座城市没有说明 { $of } 各行的位置。请用 { $of } 的几何数据重新构建孪生数据。
inside-missing = 这座城市没有说明每个 { $entity } 位于哪个 { $area }。已知的有：{ $allowed }。请用含有该列的数据重新构建孪生数据。
graph-not-inside = { $quantity }（{ $where }）的对象是 { $of }，读取对象为 { $other } 的 { $input }，但 { $part } 并不位于 { $area } 之内。请在对象的 `inside` 中补充该区域，或用 `over=` 指明一个关系。
graph-unknown-relation = { $quantity }（{ $where }）沿用的“{ $received }”不是关系。最接近的名称：{ $near }。已声明的关系：{ $allowed }。请更正 `over=`，或声明该关系。
graph-relation-clash = { $quantity }（{ $where }）的对象是 { $of }，汇集的是 { $other } 的值，但关系 { $relation } 的方向是 { $allowed }。请更正 `of=`、输入或 `over=`。
graph-relation-unit = { $quantity }（{ $where }）声明的单位是 { $allowed }，但关系 { $relation } 带来的单位是 { $received }。请修改其中一个单位。
declaration-bad-search = { $quantity }（{ $where }）无法声明为求解量。须有一个对象，或为所求的每一列各写一个，容差大于 0，至少一轮。请更正装饰器。
solved-not-settled = { $quantity } 没有收敛：{ $rounds } 轮之后残差为 { $residual }，而承诺是在 { $allowed } 轮内不超过 { $tolerance }。请检查输入中是否有缺失或极端的值，或在声明中放宽承诺。

## 结果

quantity-unknown = 没有名为“{ $received }”的量。最接近的名称：{ $near }。用 `citybrain quantities` 可列出全部。
    .page = 没有名为“{ $received }”的量。最接近的名称：{ $near }。全部见“开放”的算法登记。
column-missing = 这座城市的 { $of } 没有 { $received } 这一列，也没有可替代的值。最接近的列：{ $near }。请在这些行的文件中加入该列，列名须为其领域 attributes.yaml 中 called 所列的名称，然后重新构建孪生数据。
loop-not-settled = { $quantity } 在 { $rounds } 轮之后仍未收敛到 { $tolerance } { $unit } 以内。请检查输入中是否有极端值，或在声明中增加轮数、放宽容差。
row-unknown = { $quantity } 的对象是 { $of }；没有第 { $received } 行。行号从 0 到 { $allowed }。请选择其中一行。

## 不确定性

uncertainty-bad-entry = { $where } 中参数 { $parameter } 的不确定性无法读取。读到的内容：{ $received }。可用的内容：{ $allowed }。请更正该条目。
uncertainty-without-source = { $where } 中参数 { $parameter } 的不确定性没有来源。请用 `source:` 注明其宽度的依据。
uncertainty-bad-width = { $where } 中参数 { $parameter } 的不确定性没有可用的宽度。读到的内容：{ $received }。须写明 `relative:` 或 `absolute:` 之一，数值大于 0，relative 不超过 { $widest }；形状为 { $allowed } 之一（lognormal 只能与 `relative:` 合用），`shared:` 在 0 到 1 之间。
uncertainty-unknown-parameter = { $where } 写了 { $received } 的不确定性，但没有这个参数。相近的名称：{ $near }。请更正名称或删去该条目。
draws-of-hours = { $quantity }（{ $where }）属于 { $of }，却依赖于随抽样变化的 { $input }。只有城市的量和自身有行的对象的量可以这样。请去掉该参数的不确定性。
parameter-other-shape = { $where } 中的参数 { $parameter } 不能替代 { $first } 中的参数：所属对象或查表属性不同。请按 { $first } 的写法书写。
declaration-bad-previous = { $quantity }（{ $where }）表示某个量上一年的值，因此名称必须是 previous_ 加上该量的名称。

## 名称

label-last-year = { $label }（上一年）

role-unknown-quantity = 领域 { $where } 把 { $received } 归入角色 { $role }，但没有这个量。相近名称：{ $near }。请在其 domain.yaml 中更正名称。
role-unknown = 领域 { $where } 向角色 { $role } 提供了量，但没有任何部分使用该角色。相近名称：{ $near }。请在其 domain.yaml 中更正名称或将其删除。可用的角色：{ $allowed }。
role-entity = 领域 { $where } 把 { $quantity } 归入角色 { $role }，但该量属于 { $received }；此角色只接受属于以下对象的量：{ $allowed }。请在其 domain.yaml 中写入这样的量，例如全市合计。
role-unit = 领域 { $where } 把 { $quantity } 归入角色 { $role }，但其单位为 { $received }；此角色的单位为 { $allowed }。请在其 domain.yaml 中写入该单位的量。
role-without-city = 领域 { $where } 把属于 { $of } 的 { $received } 归入角色 { $role }，但没有提供用于合计的全市量。请声明其全市合计，并在 domain.yaml 中与其他量一同写入。
domain-no-list = 无法读取 { $where }：{ $part } 为 { $received }。此处需要名称列表，例如 `[first, second]`。
domain-no-mapping = 无法读取 { $where }：{ $part } 为 { $received }。此处需要按名称列出的条目，例如 `name: value`。
rebound-unknown-quantity = { $where } 中的回弹声明了 { $received }，但没有这个量。相近名称：{ $near }。请更正名称。
attribute-twice = 属性 { $name } 声明了两次：一次在 { $first }，一次在 { $second }。请删除其中一个，或改名。
attribute-bad-entry = { $where }：条目 { $name } 的内容为 { $received }。允许的是：{ $allowed }。
domain-bad-file = 无法读取 { $where }：其中为 { $received }。可以包含：{ $allowed }；领域需要各语言的 label。
domain-message-twice = 消息 { $key } 出现在两处：{ $first } 和 { $second }。请在其中一处改用以领域名称开头的其他键。
domain-twice = 有两个领域名为 { $domain }：一个在 { $first }，一个在 { $second }。请重命名或移除其中一个。
domain-need-absent = 领域 { $domain } 需要领域 { $need }，但后者不存在。相近名称：{ $near }。请安装 { $need }，或改正 { $domain }/domain.yaml 中的 needs。
region-key-unknown = { $where }：“{ $received }”没有说明参数适用的地区。允许的有 { $allowed }，除第一个外后面都要跟其值，如“climate C income low”。请改正该键。
domain-cycle = 领域之间循环依赖：{ $path }。请从其中一个 domain.yaml 中去掉一项依赖，改为由外部给定该量。
domain-not-importable = 无法打开已安装的领域 { $domain }：软件包 { $package } { $problem }。请重新安装或移除它。
domain-unknown = 没有领域 { $received }。相近名称：{ $near }。用 `citybrain domains` 查看全部。
    .page = 没有领域 { $received }。相近名称：{ $near }。
domain-makes-none = 这里没有领域生成城市的部分 { $received }；可生成的有：{ $allowed }。请安装生成它的领域，或在其 domain.yaml 的 `builds` 下写明函数。

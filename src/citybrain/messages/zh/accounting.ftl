## Inventory: lines that cannot be counted

accounting-subcategory-unknown = GPC 没有子类别“{ $received }”。最接近的是：{ $near }。请更正编号。
accounting-key-unknown = 第 { $rows } 行：不认识此标注符号。允许的是 { $allowed }。请更正，或去掉它并填写数量。
accounting-amount-infinite = 第 { $rows } 行：数量不是有限的数。请更正。
accounting-amount-negative = 第 { $rows } 行：数量小于零，只有土地利用（部门 V）允许如此。请更正符号或子类别。
accounting-amount-missing = 第 { $rows } 行：既没有数量也没有标注符号。请填写其中之一；符号有 { $allowed }。
accounting-amount-and-key = 第 { $rows } 行：数量与标注符号并存。符号表示没有数量，请去掉其中之一。
accounting-factor-missing = 第 { $rows } 行：既没有因子名称，也没有自己的因子。请写明因子库中的名称，或填写每单位各气体的千克数。
accounting-factor-negative = 第 { $rows } 行：该行自己的因子不是有限的数，或在土地利用（部门 V）以外小于零。请更正。
accounting-uncertainty-negative = 第 { $rows } 行：不确定性小于零或不是有限的数。请填写 95 % 区间宽度的一半占数值的份额（± 5 % 写作 0.05）。
accounting-unit-unknown = “{ $received }”不是已知的单位。请写作 kWh、GJ、t、m3、L、km 或 person*km。
accounting-unit-mismatch = 第 { $rows } 行：单位 { $received } 不能换算为因子 { $factor } 所用的 { $allowed }。请更正单位，改用其他因子，或以能量代替体积填写。
accounting-factor-lacking = 已安装的领域都没有参数 { $parameter }（即因子“{ $received }”）：缺少一个领域。请安装含有该参数的领域（`citybrain domains` 列出已安装的领域），或写入城市自己的参数。城市的其他部分不受影响。
    .page = 已安装的领域都没有参数 { $parameter }（即因子“{ $received }”）：缺少一个领域。请让服务器的管理者添加。城市的其他部分不受影响。
accounting-factor-unknown = 没有因子“{ $received }”。最接近的是：{ $near }。请更正名称，或填写该行自己的因子。
accounting-factor-region = 因子 { $factor } 不适用于 { $received }，它适用于 { $allowed }。请改用其他因子，或填写该行自己的因子。
accounting-factor-year = 因子 { $factor } 没有 { $received } 年的数值，最早的是 { $allowed }。更早的年份请填写该行自己的因子。

## Gases and assessments

accounting-assessment-unknown = 没有名为“{ $received }”的增温潜势。允许的是 { $allowed }。
accounting-gas-unknown = 没有“{ $received }”的增温潜势。最接近的是：{ $near }。请更正气体。
accounting-gas-not-in-set = { $received } 没有 { $gas } 的增温潜势；{ $allowed } 有。请选用其中之一。

## Methods, trends, consumption

accounting-defaults-unknown = 没有“{ $received }”的默认值。最接近的是：{ $near }。
accounting-threshold-day = { $received } 没有阈值，最早的是 { $allowed }。请填写本市自己的阈值。
accounting-region-unknown = 贸易表中没有地区“{ $received }”。最接近的是：{ $near }。请更正地区。
accounting-table-singular = 贸易表无法求解：某部门的全部产出都用于自身。请检查该表。
accounting-extension-unknown = 贸易表中没有名为“{ $received }”的排放。最接近的是：{ $near }。请更正名称。
accounting-stressor-unknown = 贸易表中没有气体“{ $received }”。最接近的是：{ $near }。请更正名称。
trade-folder-missing = 没有文件夹 { $folder }。请给出 pymrio 保存的文件夹。
trade-folder-unknown = { $folder } 不是 pymrio 保存的贸易表：其中没有 { $file } 或内容不符。请用 save_all 保存并给出该文件夹。
trade-folder-broken = 无法读取 { $folder } 中的贸易表：{ $problem }。请用 pymrio 重新保存。
trade-table-missing = { $folder } 中的贸易表缺少 { $missing }；已有 { $received }。请连同最终需求（Y）以及 Z 或 A 一起保存。
trade-file-outside = { $folder } 提到的“{ $file }”不是该文件夹中的文件。只读取其中的表。
trade-file-kind = { $folder } 中的 { $file } 不予读取：这类文件可能运行程序。请将表保存为 { $allowed }。
trade-too-large = { $folder } 中的表共 { NUMBER($received, maximumFractionDigits: 1) } GB；最多读取 { $allowed } GB。请先合并部门或区域。
trade-unit = “{ $received }”不是 CO₂ 或其当量的质量单位。请用 --unit 给出，如 kg；其他气体还需 --gas。
    .page = “{ $received }”不是 CO₂ 或其当量的质量单位。请以 kg 或 t 的 CO₂ 当量给出。
accounting-consumption-missing = 贸易表由 pymrio 读取，但它尚未安装。请安装：pip install "opencitybrain[consumption]"。
    .page = 此服务器无法读取贸易表：读取它的程序没有安装。请让服务器的管理者安装。

## What must add up

identity-scopes = 总量等于各范围之和。
identity-sectors = 总量等于各部门之和。
identity-gases = 总量等于各气体之和。
identity-generation-apart = 为电网（热网）生产的能源（I.4.4）和来自市域外的废物只计入地域总量；BASIC 在使用处计入能源。
identity-electricity = 所有用户的电力与损耗之和等于电网的供应量。
identity-heat = 所有用户的区域供热与损耗之和等于热网的供应量。
identity-waste = 市域内外处理的废物之和等于本市产生的废物。
identity-fuel = { $fuel } 的燃烧量等于销售量。
identity-line-twice = { $factor } 的同一数量在 { $places } 中出现两次。
identity-fuel-in-two-places = { $factor } 的同一数量出现在多个子类别中：{ $places }。
identity-holds = 成立
identity-differs = 不一致
identity-cannot-say = 无法判断

## Breaks of a line of years

accounting-cause-method = 方法改变
accounting-cause-factor = 因子改变
accounting-cause-warming = 增温潜势改变
accounting-cause-boundary = 边界改变
accounting-cause-error = 更正了错误

### 人们录入清单的活动数据行：文件、被搁置的行、记录。

## 文件

activity-reading = 正在读取并检查数据行
activity-recording = 正在记录数据行
activity-recorded = 数据行已记录
activity-no-header = { $file }：没有一行给出活动数据的列名。表格至少需要“subcategory”（或“GPC ref”）和“amount”（或“activity data”）。找到：{ $received }。请命名各列，或以 docs/examples/inventory.csv 为样本。
    .page = { $file }：没有一行给出活动数据的列名。表格至少需要“subcategory”（或“GPC ref”）和“amount”（或“activity data”）。找到：{ $received }。请在文件中命名各列后重新提供。
activity-year-needed = { $file } 既没有“year”列，表格上方也没有说明年份。请补充年份，或使用 --year。
    .page = { $file } 既没有“year”列，表格上方也没有说明年份。请在文件中补充年份。
activity-decimal-mixed = { $file }：{ $received }（第 { $line } 行）使用小数逗号，{ $other }（第 { $other_line } 行）使用小数点。请统一所有数字的写法。
activity-decimal-unclear = { $file } 第 { $line } 行：{ $received } 可能是千位数也可能是小数，没有其他值可供判断。请改写为 1000 或 1.000,0。
activity-none-usable = 没有记录任何内容：{ $file } 的 { $count } 行均不可用。原因：{ $reasons }。请更正后重新导入。
activity-no-file = 没有给出文件。请指定一个或多个 CSV 或 XLSX 文件。
activity-factor-sector = { $file }：{ $count } 行使用了为其他部门制定的因子（第 { $lines } 行）。它们照常计入；如非本意，请更正因子。

## 行被搁置的原因

activity-total = 合计行，不是数据行
activity-heading = 标题或没有数字的行（“{ $received }”）
activity-merged = 合并单元格 { $received } 含有数字：跨多行的一个数字会被重复计算。请取消合并并只写一次。
activity-subcategory-missing = 没有 GPC 编号。请填写例如 I.1.1。
activity-subcategory-unknown = GPC 没有子类别“{ $received }”。最接近的是：{ $allowed }。
activity-not-a-number = “{ $received }”不是可以计算的数字。请只写数字；单位写在单独一列。
activity-key-unknown = 标记符号“{ $received }”未知。允许：{ $allowed }。
activity-amount-and-key = 数量 { $received } 与标记符号 { $allowed } 并存。标记符号表示没有数量；请去掉其中之一。
activity-amount-missing = 既没有数量也没有标记符号。请填写其一；标记符号有 { $allowed }。
activity-key-without-reason = 标记符号 { $received } 需要理由。请写在“reason”列。
activity-year = “{ $received }”不是年份。允许：{ $allowed }。
activity-amount-negative = 数量 { $received } 小于零，只有土地利用（V）可以如此。请更正符号。
activity-factor-negative = { $allowed } 的因子 { $received } 小于零。请更正符号。
activity-uncertainty-negative = 不确定性 { $received } 小于零。请以份额（0.05）或百分比（5 %）给出 95 % 区间的半宽。
activity-quality-unknown = 质量“{ $received }”未知。允许：{ $allowed }（高、中、低）。
activity-unit-missing = 数量 { $received } 没有单位。请填写 kWh、GJ、t、m3、L、km 或其他单位。
activity-factor-twice = 该行既指定了因子 { $received } 又给出了自有因子。请保留其一。
activity-factor-missing = 没有排放因子。请指定因子库中的一个（citybrain inventory factors），或给出每单位各气体的千克数。
    .page = 没有排放因子。请选择因子库中的一个，或给出每单位各气体的千克数。
activity-unit-unknown = “{ $received }”不是已知单位。请写为 kWh、GJ、t、m3、L、km 或 person*km。
activity-unit-mismatch = 单位 { $received } 不能换算为因子所用的 { $allowed }。请更正单位或指定其他因子。
activity-factor-unknown = 没有因子“{ $received }”。最接近的是：{ $allowed }。
activity-factor-region = 因子与地区 { $received } 不相符；它适用于 { $allowed }。请指定其他因子，或给出自有因子。
activity-factor-year = 因子与年份 { $received } 不相符；最早的值为 { $allowed }。请给出自有因子。
activity-factor-unit = “{ $received }”不是因子的单位。请写为 { $allowed }。
activity-factor-gas = 单位 { $received } 属于另一种气体，而该列是 { $allowed }。请把因子移到相应的列。
activity-gas-unknown = 没有气体“{ $received }”。最接近的是：{ $allowed }；生物质的 CO2 写为“biogenic CO2”。
activity-double = 与第 { $received } 行相同
activity-double-recorded = 与已记录的第 { $received } 号数据行相同

## 不相符之处

activity-stated-differs = 第 { $line } 行给出 { $stated } 吨 CO₂e，但由数量和因子得出 { $computed } 吨。
activity-total-differs = 第 { $line } 行给出合计 { $stated }，但其上各行之和为 { $computed }。

## 记录

activity-lines-refused = 没有记录任何内容：{ $count } 行无法使用。

activity-unknown = 没有计入的第 { $received } 号数据行。它可能先前已被撤回。
activity-batch-unknown = 没有计入的第 { $received } 号文件。它可能先前已被撤回。

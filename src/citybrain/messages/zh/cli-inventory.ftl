### 温室气体清单的命令。

cli-inventory = 温室气体清单：导入数据行、显示某年、导出、报告。
cli-inventory-import = 从 CSV 或 XLSX 文件导入活动数据行。
cli-inventory-show = 显示某年：合计、各部门与范围、计入的是什么、应当相符之处。
cli-inventory-export = 将录入的数据行写为 .csv 或 .xlsx；重新导入后保持不变。
cli-inventory-report = 将某年的报告写为一个 HTML 文件。
cli-inventory-withdraw = 使一行、一个文件的所有行、一项申报数据或一项消费侧核算不再计入；记录仍然保留。
cli-inventory-factors = 列出名称、气体或来源含有这些词的排放因子。
cli-inventory-files = 活动数据行的文件。
cli-inventory-target = 要写入的文件。
cli-inventory-by = 录入人；不填则为系统用户。
cli-inventory-year = 年份；不填则为最近有录入的一年，导出则为全部年份。
cli-inventory-import-year = 文件未说明年份的行所属年份。
cli-inventory-sheet = 工作簿中的工作表；不填则读取所有含数据行的工作表。
cli-inventory-gwp = 升温潜势所依据的评估报告。
cli-inventory-level = GPC 合计口径。
cli-inventory-line = 数据行编号。
cli-inventory-batch = 导入时告知的文件编号。
cli-inventory-search = 名称、气体或来源中的词。
cli-inventory-country = 外购能源所属国家。
cli-inventory-ending = { $received } 的扩展名无法写入。允许：{ $allowed }。
cli-inventory-level-unknown = 没有合计口径“{ $received }”。允许：{ $allowed }。
cli-inventory-withdraw-what = 请说明撤回什么：--line N、--file N、--statement N 或 --account N 之一。
cli-inventory-withdrawn = { $count } 行不再计入。
cli-inventory-written = 已写入 { $file }。
cli-inventory-already = { $file } 此前已导入（文件 { $batch }）；没有记录任何内容。
cli-inventory-ledger = { $file }：收到 { $received } 行 = 保留 { $kept } + 重复 { $doubles } + 搁置 { $apart }
cli-inventory-more = ……还有 { $count } 行
cli-inventory-imported = 已记录为文件 { $batch }。撤回方法：citybrain inventory withdraw CITY --file { $batch }
cli-inventory-head = { $year } 年，{ $level }（{ $gwp }）：{ $total } CO₂e
cli-inventory-biogenic = { $gas }（生物质）
cli-inventory-factors-found = { $count } 个因子
cli-inventory-column-factor = 因子
cli-inventory-column-gas = 气体
cli-inventory-column-value = 值
cli-inventory-column-unit = 单位
cli-inventory-column-region = 地区
cli-inventory-column-source = 来源
cli-column-line = 行
cli-inventory-state = 申报从其他来源得知的某年数据：供能量、燃料销售量、废物量；一项，或一个 CSV 文件。
cli-inventory-statements = 列出从其他来源得知的数据及其编号（可据此撤回）。
cli-inventory-export-statements = 写出申报数据，而非清单条目。
cli-inventory-stated-year = 数据所属年份。
cli-inventory-statements-year = 年份；不写则列出全部。
cli-inventory-what = electricity_supplied、heat_supplied、fuels_sold、waste_generated、waste_landfilled 或 methane_recovered。
cli-inventory-amount = 数量。
cli-inventory-unit = 数量的单位。
cli-inventory-source = 数据来源。
cli-inventory-kind = 燃料（因子库中的名称）或废物种类。
cli-inventory-landfill = 填埋场类型。
cli-inventory-climate = 填埋场所在气候。
cli-inventory-uncertainty = 95 % 区间的半宽（比例）。
cli-inventory-note = 其他说明。
cli-inventory-stated-file = 申报数据的 CSV 文件，格式同导出文件。
cli-inventory-statement = 申报数据的编号。
cli-inventory-account = 消费侧核算的编号。
cli-inventory-state-what = 请说明申报什么：用 --what 加 --year、--amount、--unit 和 --source，或用 --file。
cli-inventory-state-missing = 请说明年份（--year）和数量（--amount）。
cli-inventory-stated = { $new ->
    [0] 没有新数据：全部已申报过。
    [one] 已记录为申报数据 { $number }；已申报过：{ $before }。
   *[other] 已记录 { $new } 项申报数据；已申报过：{ $before }。
}
cli-inventory-note-withdrawn = 该记录不再计入。
cli-inventory-sides = （{ $left } 与 { $right }）
cli-inventory-column-number = 编号
cli-inventory-column-year = 年份
cli-inventory-column-what = 内容
cli-inventory-column-amount = 数量
cli-inventory-column-who = 录入人

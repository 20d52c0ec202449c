# 读数文件各列的含义与单位；撤销导入。

observations-unit-missing = { $file }：以下列没有注明单位，程序不作假定：{ $columns }（行 { $rows }）。请用 { $options } 注明，或写在列名后的括号里，如“CO (mg/m3)”，或写在映射文件（--map）的 [units] 下。可用的单位：{ $allowed }。
    .page = { $file }：以下列没有注明单位，程序不作假定：{ $columns }（行 { $rows }）。请在该列旁选择，或写在列名后的括号里，如“CO (mg/m3)”。可用的单位：{ $allowed }。
observations-unit-rows = { $file }，列 { $column }，行 { $rows }：单位 { $received } 无法换算。可用的单位：{ $allowed }。请更正单位，或用 --unit "{ $column }=..." 注明。
    .page = { $file }，列 { $column }，行 { $rows }：单位 { $received } 无法换算。可用的单位：{ $allowed }。请更正单位，或在该列旁选择。
observations-unit-other = { $file }：列 { $column } 的名称注明单位 { $other }，而另外给出的单位是 { $received }。请去掉 --unit，或更正列名。
    .page = { $file }：列 { $column } 的名称注明单位 { $other }，而另外给出的单位是 { $received }。请选择该单位，或更正列名。
observations-units-several = { $file }：列 { $column } 的各行单位不一（{ $rows }）。每个值都按自己的单位换算。
observations-column-unclear = { $file }：列 { $column } 可能是 { $property }，也可能是行号，从数值无法判断。请用 --map "{ $column }={ $property }" 注明，或用 --map "{ $column }=none" 略去该列。
    .page = { $file }：列 { $column } 可能是 { $property }，也可能是行号，从数值无法判断。请选择其含义，或略去该列。
observations-column-alike = { $file }：列 { $received } 与 { $other } 除大小写和符号外同名。请分别命名，或用 --map "{ $received }=none" 略去其一。
    .page = { $file }：列 { $received } 与 { $other } 除大小写和符号外同名。请分别命名，或略去其一。
observations-property-twice = { $file }：列 { $received } 与 { $other } 都是 { $property }。请用 --map "{ $received }=none" 略去其一，或注明它的含义。
    .page = { $file }：列 { $received } 与 { $other } 都是 { $property }。请略去其一，或选择它的含义。
observations-left-unknown = { $file }：以下列含义不明，已略去：{ $columns }。请用 --map "列名=属性" 注明。
    .page = { $file }：以下列含义不明，已略去：{ $columns }。请在各列旁选择其含义。
observations-left-numbers = { $file }：以下列是行号，已略去：{ $columns }。
observations-left-stated = { $file }：以下列已按要求略去：{ $columns }。
observations-left-told = { $file }：以下列与另一列内容相同，已略去：{ $columns }。
observations-left-long = { $file }：每行已写明属性和数值，以下列已略去：{ $columns }。
observations-map-absent = { $file } 中没有以下已作说明的列：{ $columns }。如果应当有，请更正列名。
observations-map-unread = 无法读取映射文件 { $file }（{ $problem }）。请按 docs/observations.md 用 UTF-8 编码的 TOML 编写。
    .page = 无法读取对 { $file } 各列的说明（{ $problem }）。请重新说明。
observations-map-section = { $file }：{ $received } 不是映射文件的段落，或类型不对。可用的有 { $allowed }。
observations-map-meaning = 列 { $column } 的含义不能是 { $received }。相近的有 { $nearest }。自有属性请在映射文件的 [properties] 下声明。
    .page = 列 { $column } 的含义不能是 { $received }。相近的有 { $nearest }。请从列出的含义中选择。
observations-map-known = { $file }：属性 { $received } 已是已知属性。请从 [properties] 中去掉。
    .page = { $file }：属性 { $received } 已是已知属性。请直接选择。
observations-map-property = { $file }：属性 { $received } 需要名称，如 label = "苯"，以及文本形式的单位，如 unit = "ug/m3"。
observations-map-pair = --{ $option } { $received } 不是一对值。--map 请写成“列名=含义”（或给出映射文件），--unit 请写成“列名=单位”。
    .page = { $received } 没有说明任何列。请重新选择该列的含义或单位。
observations-map-twice = { $file }：列 { $columns } 都被指定为 { $role }。请只指定其中一列。
observations-dates-order = 日期顺序不能是 { $received }。可用的有 { $allowed }。
observations-dates-unclear = { $received } 这样的日期可能日在前，也可能月在前，文件中没有日期能说明是哪一种。请用 --dates day-first（日在前）或 --dates month-first（月在前）注明。
    .page = { $received } 这样的日期可能日在前，也可能月在前，文件中没有日期能说明是哪一种。请选择哪个在前。
observations-dates-mixed = 有的日期日在前，如 { $received }；有的月在前，如 { $other }。请统一写法，或用 --dates day-first 或 --dates month-first 注明。
    .page = 有的日期日在前，如 { $received }；有的月在前，如 { $other }。请统一写法，或选择哪个在前。
cli-observe-map = 某列的含义，如“FECHA=date”或“NO=nitric_oxide”（“NO=none”表示略去），或一个映射文件；可多次给出
cli-observe-unit = 某列的单位，如“co=mg/m3”；可多次给出
cli-observe-dates = 03/04/2020 这样的日期是日在前（day-first）还是月在前（month-first）
cli-observe-class = 谁可以读取新数据流：public（所有人）、internal、enterprise、commercial、personal 或 sensitive_personal
observations-import-unknown = 没有第 { $received } 次导入。citybrain observe imports 列出已有的导入。
    .page = 没有导入 { $received }。请重新载入页面查看现有的导入。
observations-import-undone = 第 { $number } 次导入（{ $file }）已由 { $by } 于 { $at } 撤销。如需其读数，请重新导入该文件。
cli-observe-imports = 列出文件导入，最近的在前
cli-observe-undo = 撤销一次导入：删除它存入的读数
cli-observe-import-number = 导入的编号，见 citybrain observe imports
cli-observe-undo-by = 由谁撤销；默认为系统用户
cli-observe-undone = 已撤销第 { $number } 次导入（{ $file }），删除了 { $count } 条读数。
cli-observe-undone-kept = 保留 { $count } 条读数：另一次未撤销的导入也包含它们。撤销那次导入时才会删除。
cli-observe-undone-stale = 以下预报模型曾用现已删除的读数训练，已过时：{ $models }。请用 citybrain observe forecast train 重新训练。
cli-observe-column-undone = 已撤销
observations-zone-missing = 没有注明 { $city } 的时区。请用 --time-zone 注明（如 Europe/Madrid 或 UTC+1），或在 city.toml 中写明 time_zone。
    .page = 没有注明 { $city } 的时区。请选择时区，如 Europe/Madrid 或 UTC+1。
observations-stream-unit = 数据流 { $number } 的读数单位是 { $received }，而文件会加入单位为 { $allowed } 的读数。请另取站点名，或更正数据流的单位。

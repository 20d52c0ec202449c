## 开放之“提供读数”：读数文件、各列含义、将存入的内容、导入记录及撤销。

web-imports-why = 读数文件会先行查看：您可以看到每列的含义以及将存入的内容。文件没有写明的会询问，绝不假定。每次导入都可以撤销。新数据流对所有人公开。
web-imports-choose = 选择文件
web-imports-kinds = 每行带时间的 CSV、电子表格或 GeoJSON 轨迹；不超过 { $megabytes } MB。更大的文件请按月拆分，或请服务器的管理者存入。
web-imports-not-sent = 文件未能送达
web-imports-not-done = 操作未能完成
web-imports-too-large = 文件超过 { $megabytes } MB。请按月拆分，或请服务器的管理者存入。
web-imports-sending = 正在发送 { $file }
web-imports-stop = 停止
web-imports-give-up = 放弃此文件
web-imports-other = 另选文件
web-imports-asked = { $count ->
   *[other] 有 { $count } 项需要先说明
  }
web-imports-ready = 可以存入
web-imports-not-ready = 在此之前不会存入任何内容。
web-imports-columns = 各列的含义
web-imports-column = 列
web-imports-samples = 示例
web-imports-meaning = 含义
web-imports-unit = 单位
web-imports-in-rows = 行中所写
web-imports-of-column = { $column } 的{ $what }
web-imports-unknown = 未知
web-imports-choose-unit = 选择单位
web-imports-as-in-file = 以文件为准
web-imports-roles = 行的内容
web-imports-properties = 观测量
web-imports-station = 全部读数所属的站点
web-imports-dates = 03/04 这类日期的首位是
web-imports-dates-open = 以文件为准
web-imports-day-first = 日
web-imports-month-first = 月
web-imports-zone = 未注明时区的时间所用时区
web-imports-coordinates = 坐标系
web-imports-coordinates-open = WGS 84（中国境内除外）
web-imports-preview = 前几行将这样存入
web-imports-row = 行
web-imports-property = 观测量
web-imports-station-name = 站点
web-imports-time = 时间
web-imports-day = { $day }全天
web-imports-value = 数值
web-imports-apart = 另置：{ $why }
web-imports-counts = { $stations }的 { $readings } 条读数，{ $first }至{ $last }
web-imports-stations = { $count ->
   *[other] { $count } 个站点
  }
web-imports-nothing = 没有可以存入的读数。
web-imports-rejected = { $count } 条另置：{ $why }
web-imports-empty = { $count ->
   *[other] { $count } 个单元格为空。
  }
web-imports-store = 存入读数
web-imports-storing = 正在存入 { $file }
web-imports-stop-storing = 停止存入
web-imports-stored = 已存入 { $received } 条读数中的 { $stored } 条。{ $duplicates } 条原已存在，{ $rejected } 条另置。
web-imports-stopped = 已停止。此前存入的部分列于下方，可以撤销。
web-imports-failed = 文件未能存入
web-imports-list = 导入记录
web-imports-none = 尚未导入任何文件。
web-imports-list-lost = 无法查看导入记录
web-imports-file = 文件
web-imports-when = 时间、导入人
web-imports-readings = 存入读数
web-imports-undo = 撤销
web-imports-undo-file = 撤销 { $file } 的导入
web-imports-undo-sure = 删除 { $file } 的 { $count } 条读数？
web-imports-undo-do = 删除
web-imports-undo-not = 保留
web-imports-undone = { $by }于{ $when }撤销：删除 { $count } 条读数
web-imports-stale = { $count ->
   *[other] 有 { $count } 个预测以这些读数训练，需要重新训练：{ $models }。
  }

### 读数的质量控制：无法使用的设置。

quality-mapping = { $place }：{ $received } 不是“名称: 值”的列表。写法见 docs/quality-control.md。
quality-no-such = { $place }：没有 { $received }。可用的有：{ $allowed }。
quality-missing = { $place }：缺少 { $allowed }，请补上。
quality-number = { $place }：{ $received } 不是有限的数。
quality-positive = { $place }：{ $received } 不大于零。
quality-span = { $place }：{ $received } 不是由小到大的两个数，例如 [0, 100]。
quality-text = { $place }：{ $received } 没有内容。请写明文字，例如该数值的出处。
quality-within = { $place }：可疑范围 { $received } 超出了 { $allowed }（其外的值判为失败）。请缩小范围。
quality-order = { $place }：{ $received } 太小，至少应为 { $allowed }。
quality-seasons = { $place }：{ $received } 不是时段。请写成列表，例如 [{"{"}month: [6, 8], suspect: [5, 45]{"}"}]，用 month 或 hour。
quality-period = { $place }：{ $received } 不在 { $allowed } 之内。
quality-unit = { $place }：单位是 { $received }，而该观测量的检验以 { $allowed } 为单位。请用该单位给出限值。
quality-stream-unknown = 没有编号为 { $received } 的数据流。citybrain observe streams 可列出现有数据流。

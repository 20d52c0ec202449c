### 城市清单：年份、计入哪些行、有何变更。

inventory-year-unknown = 没有 { $received } 年的数据行。有数据行的年份：{ $allowed }。
inventory-year-odd = { $received } 不能作为清单年份。允许：{ $allowed }。
inventory-choice-unknown = 不能选择“{ $received }”。允许：{ $allowed }。
inventory-cause-unknown = “{ $received }”不是变更的原因。允许：{ $allowed }。
inventory-reason-missing = 没有说明原因或出处。请给出理由，或方法与来源。
inventory-account-negative = { $received } 小于零。请以正数给出吨 CO₂e 及其区间半宽。
inventory-note-unknown = 没有计入的第 { $received } 号记录。它可能先前已被撤回。
inventory-export-too-long = { $received } 行超过工作表可容纳的 { $allowed } 行。请导出为 CSV，或每次导出一年。

### 企业监管命令。

cli-enterprise-group = 企业：档案、名录、总量、检查次序
cli-enterprise-command-list = 列出企业
cli-enterprise-command-show = 显示企业档案
cli-enterprise-command-import = 从表格导入许可证名录、PRTR 或排放量
cli-enterprise-command-load = 登记企业某段日期的排放量
cli-enterprise-command-quota = 显示企业总量指标的使用情况和用完日期
cli-enterprise-command-risk = 按检查紧迫程度列出企业
cli-enterprise-command-people = 显示谁代表企业答复，并指定或撤销
cli-enterprise-person = 指定代表该企业的身份，可阅读并答复其档案
cli-enterprise-person-remove = 不再代表该企业的身份
cli-enterprise-which = 企业的编号或序号
cli-enterprise-public = 仅显示公开内容
cli-enterprise-file = 分隔文本或电子表格
cli-enterprise-column = 列的含义，如 amount=Releases；可重复填写
cli-enterprise-constant = 适用于所有行的内容，如 unit=t；可重复填写
cli-enterprise-pollutant = 排放物，如 NOx
cli-enterprise-amount = 数量
cli-enterprise-unit = 数量的单位，如 t、kg 或 m3
cli-enterprise-since = 第一天，格式 YYYY-MM-DD
cli-enterprise-until = 最后一天，格式 YYYY-MM-DD
cli-enterprise-outlet = 排放口
cli-enterprise-corrects = 所更正条目的序号
cli-enterprise-year = 总量指标的年份；不填则为全部
cli-enterprise-imported = 登记了 { $added } 家企业，{ $known } 家已登记；添加了 { $entries } 个条目。
cli-enterprise-different = { $identifier } 已以其他名称、行业、地址或位置登记，保持不变。
cli-enterprise-none = 暂无内容。
cli-enterprise-column-number = 序号
cli-enterprise-column-identifier = 编号
cli-enterprise-column-name = 名称
cli-enterprise-column-activity = 行业
cli-enterprise-column-kind = 类型
cli-enterprise-column-since = 起
cli-enterprise-column-until = 止
cli-enterprise-column-pollutant = 污染物
cli-enterprise-column-amount = 数量
cli-enterprise-column-reference = 文号
cli-enterprise-column-corrected-by = 更正条目
cli-enterprise-column-year = 年份
cli-enterprise-column-quota = 总量指标
cli-enterprise-column-used = 已用
cli-enterprise-column-share = 占比
cli-enterprise-column-told = 用完日期
cli-enterprise-column-score = 分值
cli-enterprise-column-visit-due = 应检查日期
cli-enterprise-column-keeper = 网格员
cli-enterprise-column-reasons = 理由

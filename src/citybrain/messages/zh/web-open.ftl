### 公开：城市是怎么知道的？

web-open-registers = 登记册
web-open-register-data = 数据
web-open-register-algorithms = 算法
web-open-register-measures = 措施
web-open-register-parameters = 参数
web-open-register-quality = 质量
web-open-register-get-the-data = 获取数据
web-open-register-give-readings = 提供读数
web-open-who-did-what = 谁作出过决定、使用过哪些数据，记录在“我的城市”的审计日志中，供管理员和审计员查看；方案的批准见“进展”。
web-open-title-data = 城市由哪些数据构成
web-open-title-algorithms = 城市如何计算
web-open-title-parameters = 随法规、市场和时间变化的数值
web-open-title-quality = 对城市了解多少
web-open-lead-data = 每个文件、每次导入，以及从中读出的每项属性。
web-open-lead-algorithms = 所有公式、措施、规则、检验、预报、限值、导入程序和方法，由运行中的代码生成。
web-open-lead-parameters = 每个数值都有起始日期和来源。
web-open-lead-quality = 每项属性中实测、推导、估计和未知各占多少。
web-open-search-data = 搜索 { $count } 项来源和属性
web-open-search-algorithms = 搜索 { $count } 个算法
web-open-search-parameters = 搜索 { $count } 个参数
web-open-search-quality = 搜索 { $count } 项属性
web-open-people = 对人作决定（{ $count }）
web-open-nobody = 这里没有对个人作决定的算法；方案由人制定和批准。
web-open-steward-none = 无负责人
web-open-unattended = 没有负责人（{ $count }）
web-open-attended = 这里的每个数据集都有负责人。
web-open-owner = 所有者
web-open-steward-left = 已不在：{ $name }
web-open-group = 只看一部分
web-open-group-all = 全部
web-open-found = { $total } 项中的 { $count } 项
web-open-empty = 没有包含这些词的条目。
web-open-nearest = 最接近的名称：
web-open-my-city = 使用我的城市
web-open-elsewhere = { $register }中有 { $count } 项
web-open-loading = 正在读取登记册…
web-open-failed = 未能读取登记册
web-open-stale = 未能重新读取登记册，显示的是先前的内容
web-open-no-such = 本市的这一登记册中没有“{ $name }”。该地址可能来自其他版本或其他城市。请在左侧搜索。
web-open-no-quantity = 此属性没有说明
web-open-not-known = 不详
web-open-explanation = 说明
web-open-parts = 各部分
web-open-pick = 选择一项，查看它是什么、由什么得出、又影响什么。

## Columns

web-open-column-data = 来源或属性
web-open-column-algorithms = 算法
web-open-column-parameters = 参数
web-open-column-quality = 属性
web-open-column-sure = 数据质量
web-open-column-often = 何时变化
web-open-column-runs = 何时运行
web-open-column-person = 由人决定
web-open-column-steward = 负责人
web-open-column-value = 数值
web-open-column-since = 生效日期
web-open-column-uncertainty = 不确定度
web-open-sure-definition = 由定义给出
web-open-sure-known = 全部已知
web-open-sure-partly = { $share } 为假定
web-open-sure-assumed = 全部为假定
web-open-uncertainty = ± { $width }
web-open-kept = 保留 { $share }
web-open-not-counted = 未计数
web-open-often-import = 导入时
web-open-often-plans = 仅随方案
web-open-often-never = 尚无数据
web-open-often-plan = 每个方案
web-open-often-data = 数据更新时
web-open-often-chosen = 被选用时
web-open-person-none = 不影响个人
web-open-person-plan = 是，由方案制定者
web-open-table-of = 表格，{ $number ->
   *[other] { $count } 个数值
}
web-open-not-yet = 尚未生效
web-open-reach-common = 通用
web-open-reach-city = 本市

## Groups

web-open-group-files = 文件和导入
web-open-group-imputation = 补全文件中没有的值
web-open-group-what-plans-do = 方案可采取的措施

## What an entry is

web-open-why-of = 为何是这个数（{ $entity }）
web-open-of = 对象
web-open-unit = 单位
web-open-unit-number = 无单位数值
web-open-unit-category = 类别
web-open-unit-predictor = 预测模型
web-open-unit-year = 年份
web-open-unit-people = 人
web-open-how = 得出方式
web-open-kind-given = 从城市数据读取
web-open-kind-parameter = 带日期的数值
web-open-kind-lookup = 查带日期的表
web-open-kind-rowwise = 逐个单独计算
web-open-kind-whole = 合在一起计算
web-open-kind-field = 与其他量一起逐个计算
web-open-kind-total = 各部分之和
web-open-kind-mean = 各部分的加权平均
web-open-kind-spread = 取所在区域的值
web-open-kind-loop = 反复计算直至稳定
web-open-attribute = 属性
web-open-algorithm = 算法
web-open-measure = 措施
web-open-parameter = 参数
web-open-source-file = 文件
web-open-source-bills = 账单导入
web-open-source-readings = 读数来源
web-open-source-entered = 人工填报
web-open-strategy-avoid = 避免
web-open-strategy-shift = 转变
web-open-strategy-improve = 改进
web-open-strategy-finance = 资金
web-open-strategy-background = 参考情景
web-open-facts = 概要
web-open-term = 程序中的名称
web-open-file = 文件
web-open-better = 更好
web-open-better-less = 越少越好
web-open-better-more = 越多越好
web-open-categories = 类别
web-open-users = 影响到什么
web-open-no-users = 没有其他量由它得出。
web-open-no-inputs = 不由其他量得出。
web-open-show-all = 显示全部 { $count } 项
web-open-number-is = 上方的数字：{ $name }
web-open-known-how = 如何得知
web-open-values-from = 数值从何而来
web-open-values-none = 本市没有文件或规则给出此项：在方案或新数据改变它之前，取通常值。
web-open-values = { $number ->
   *[other] { $count } 个值
}
web-open-get-values = 获取数据
web-open-code = 程序文本
web-open-changes = 改变什么
web-open-gives = 由此得到什么
web-open-gives-file = 形状、名称或底图，没有单独的属性。
web-open-gives-bills = 当年实际用能，与计算值并列。
web-open-gives-readings = 其数据流的读数，见“此刻”。
web-open-gives-entered = 人工填报的数据，各附来源。
web-open-records = 记录
web-open-balance = 收到 { $received } = 保留 { $kept } + 剔除 { $rejected }
web-open-licence = 许可
web-open-no-licence = 未注明许可
web-open-address = 网址
web-open-state-of = 数据日期
web-open-read-on = 读取日期
web-open-hash = 哈希值（SHA-256）
web-open-reach = 适用范围
web-open-values-by-date = 各日期的数值
web-open-table-from = { $date } 起的表格
web-open-in-force = 现行
web-open-interpolated = 两个日期之间，数值沿直线变化。
web-open-from-number = { $number } 起
web-open-all-others = 其余全部
web-open-same-source = 同上
web-open-share-measured = 实测
web-open-share-derived = 推导
web-open-share-estimated = 估计
web-open-share-unknown = 未知

## A register as a whole, and files to keep

web-open-about-data = 这些数据来自谁
web-open-about-data-why = 每个文件都注明许可、哈希值以及建模时各条记录的去向。每项属性都说明有多少值来自哪个文件，多少值由哪条规则补全。
web-open-about-algorithms = 这里计算什么
web-open-about-algorithms-why = 此列表由正在应答的程序生成：每个公式、方案可采取的每项措施，以及各部分声明的规则、检验、预报、限值、导入程序和方法。“假定”是数字中依靠估计的部分。
web-open-about-parameters = 由人设定的数值
web-open-about-parameters-why = 价格、系数、限值和习惯写在任何人都能阅读和更正的文件里。一个数值从起始日起有效，直到下一个数值生效。
web-open-about-quality = 如何阅读
web-open-about-quality-why = “实测”读自登记册、地图或仪表；“推导”由实测值得出；“估计”由写明的规则补全。为演示而生成的部分在条形下方以斜线标出。
web-open-register-csv = 下载此登记册（CSV）
web-open-register-json = 下载此登记册（JSON）
web-open-snapshot = { $name }，快照 { $snapshot }
web-open-get-lead = 城市所知的一切，可供保存和核对。由来源数据得出的内容仍受其许可约束。
web-open-get-registers = 登记册
web-open-get-values-of = 每一行的数值，含单位和来源
web-open-get-values-more = 其他各量的文件在其说明处：
web-open-get-map = 地图
web-open-developers = 开发者
web-open-developers-why = 本页显示的一切都来自开放接口，程序也可以使用。
web-open-documentation = 文档：教程、操作指南、参考、说明
web-open-read = 阅读
web-open-description = 接口说明
web-open-file-name = { $name }（{ $form }）
web-open-csv = CSV
web-open-json = JSON
web-open-openapi = OpenAPI

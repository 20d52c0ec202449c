### 提交议会的文件，以及嵌入其他网页的报告部分。

paper-decision = 请求决定事项
paper-summary = 摘要
paper-author = 提交人：{ $author }
paper-logo = { $author } 的标志
paper-title-text = 作者说明
paper-title-alternatives = 备选方案对比
paper-title-scenario = 方案之外的假设
paper-title-unknown = 尚不清楚的内容
paper-title-credits = 数据来源与致谢
paper-amount-none = 没有排放类主要指标发生变化。
paper-amount = { $label }：{ $against ->
    [path] 相对无方案路径
   *[today] 相对目前
} { $amount }，{ $sure ->
    [yes] 该区间的概率为 90%。
   *[no] 其不确定度未计算。
}
paper-cost = 方案在无方案投资之外另需投资 { $investment }{ $verdict ->
    [none] {""}
    [saves] ，每减排一吨二氧化碳当量可节省资金（{ $tonne }）
    [unclear] ，每减排一吨二氧化碳当量是节省还是花费，难以断定（{ $tonne }）
   *[costs] ，每减排一吨二氧化碳当量的成本为 { $tonne }
}{ $payback ->
    [untold] 。
    [never] ，在方案年限内节省额不足以抵偿投资。
   *[years] ，节省额在 { $years } 年后抵偿投资。
}
paper-and-more = { $names }等另 { $count } 项
paper-effects = { $better } 项主要指标改善{ $worse_count ->
    [0] ，无一变差
   *[other] ；变差：{ $worse }
}{ $unclear_count ->
    [0] 。
   *[other] ；难以断定：{ $unclear }。
}
paper-people-none = 谁受益、谁付费未计算。
paper-people = 受益：{ $gain }；付费：{ $pay }{ $asked ->
    [some] ；因缺少数据而未知：{ $unknown }。
   *[none] 。
}
paper-alternatives-none = 未与其他方案对比；以下各部分与无方案的情形比较。
paper-scenario-today = 方案与目前相比较，采用 { $date } 的天气、价格与排放因子。
paper-scenario-named = 各年依据情景“{ $name }”。
paper-scenario-anyway = { $count ->
    [0] 没有方案时不会采取任何措施。
   *[other] 没有方案时也会发生：{ $measures }。
}
paper-scenario-table = 情景中的变化；数值表以相对目前的百分比表示
paper-head-assumed = 假设
paper-source = 来源：{ $source }
paper-head-unknown = 尚不清楚
paper-head-consequence = 后果
paper-head-file = 可提供答案的文件
paper-unknown-lead = 这些空缺使数值不够确定。每一项都可由一个文件补上。
paper-simulated-households = 本演示中的住房自有和低收入情况为模拟，因此各群体的损益仅为示例。
paper-unknown-group = 未计算这些人的收益或支出。
paper-unknown-attribute = 其中 { $share }% 为估算或未知。
paper-column = “{ $name }”（也可写作 { $others }）
paper-file-columns = 含有列 { $columns } 的表格
paper-file-kind = “{ $kind }”类文件，可在“我的城市”中添加
paper-file-any = 目前没有可读取的此类文件
paper-credits-note = 报告与方案数据表中有同样的数值，并逐一注明来源。

paper-logo-large = 标志为 { $received } kB，上限为 { $allowed } kB。请压缩后保存。
paper-logo-form = 标志无法作为图片读取，只接受非隔行扫描的 PNG。请另存为 PNG，或在网页中选择（可用 PNG、JPEG、SVG）。
paper-logo-size = 标志为 { $received } 像素，每边上限为 { $allowed }。请缩小后保存。
paper-unreadable = { $file } 无法作为文件内容读取（{ $problem }）。请在网页中重新填写，或从备份恢复该文件。
paper-text-unreadable = { $file } 无法作为文件内容读取：{ $problem }。允许的内容为 title、decision、author、text 和 logo（PNG 文件），均为文本。
paper-no-browser = 未找到可打印的浏览器；已查找：{ $allowed }。请安装 Chromium，或在 { $variable } 中指定其他浏览器，或打开 HTML 后打印。
paper-not-printed = { $program } 未能打印（{ $problem }）。请在浏览器中打开 HTML 后打印。
embed-part-missing = 方案没有可嵌入的部分“{ $received }”，可用：{ $allowed }。
embed-plan-closed = 方案按 { $received } 选择，而该量并非人人可读，因此不发布其任何部分。请改用公开的量选择。
embed-unknown = { $received } 下没有已发布的内容，可能已撤回。请询问提供该地址的人。
embed-origin = { $received } 不是来源；应为协议、主机和端口，例如 https://www.example.org。
embed-full = 已发布 { $allowed } 个部分。请先撤回一个。
cli-result-paper = 写出提交议会的文件（一个可阅读、可打印的 HTML 文件）。
cli-result-pdf = 将提交议会的文件写成 PDF，由本机的 Chromium 打印。
cli-paper-text = 含有文件的 title、decision、author、text 和 logo 的文件（YAML 或 JSON）。
cli-paper-with = 在文件中与本方案对比的另一方案，可多次给出。

### Commands on what residents ask for and object to.

cli-matters-group = 居民的申请与异议：提出、查询、列出、答复、决定、更正、撤回更正、申诉、删除
cli-matters-command-object = 对数值、参数、算法、措施或决定提出异议
cli-matters-command-follow = 凭链接代码查看申请或异议的结果
cli-matters-command-list = 列出最新的申请与异议
cli-matters-command-answer = 以提出者能读到的文字答复
cli-matters-command-decide = 决定申请或异议
cli-matters-command-correct = 为异议更正参数并随之作出决定
cli-matters-command-take-back = 撤回更正：恢复更正前的值
cli-matters-command-appeal = 凭链接代码对决定提出申诉
cli-matters-command-erase = 删除提出者的文字与联系方式
cli-matters-number = 申请或异议的编号
cli-matters-words = 通俗文字
cli-matters-kind = quantity、parameter、algorithm、measure 或 decision
cli-matters-name = 其名称；决定写明种类与编号，如“consultation 2”
cli-matters-row = 数值所属建筑或区域的固定编号
cli-matters-code = 链接代码
cli-matters-outcome = 申请为 granted、partly 或 refused；异议为 corrected、partly 或 right
cli-matters-correction = 已更正时所依据的有效更正编号
cli-matters-corrected = 更正的编号
cli-matters-value = 正确的值
cli-matters-again = 正确的值与现值相差很大时再填一次
cli-matters-unit = 单位，与参数或页面一致
cli-matters-from = 该值的起始日
cli-matters-until = 其后另有取值时该值的最后一日
cli-matters-source = 该值的来源
cli-matters-why = 为何正确，仅供办公室记录
cli-matters-answer = 提出者读到的文字；省略时为含数值的一句话
cli-matters-sent = 已发送。您的编号是 { $number }。凭此代码查询，仅显示这一次：{ $code }
cli-matters-faults = 无法接受：{ $problem }。括号内为允许的内容。未保存任何内容；请改正后重新发送。
cli-matters-taken-back = 更正 { $number } 已撤回。
cli-matters-taken-over = 正在运行的服务器会在下一次请求时采用。
cli-matters-erased = { $erased ->
    [yes] { $number } 的文字与联系方式已删除。
   *[other] { $number } 已无内容可删除。
}

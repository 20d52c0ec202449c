# 方案咨询的命令。

cli-consultation-group = 方案咨询：关于已保存方案的问题、答案、公众意见及其处理结果。
cli-consultation-command-list = 列出咨询，最新的在前。
cli-consultation-command-open = 按文件对已保存的方案开启咨询；其影响连同区间一并计算。
cli-consultation-command-codes = 输出用于链接、纸质表格或窗口的代码；每个代码只作答一次。
cli-consultation-command-paper = 写出供打印的表格，每份各有代码。
cli-consultation-command-views = 写出各地点现状与方案实施后的图示，并打印其内容。
cli-consultation-command-enter = 录入纸质表格或柜台来访者的答复。
cli-consultation-command-result = 输出目前结果：总数、加权、按群体，小群体隐去。
cli-consultation-command-inputs = 输出公众意见及各条的处理结果。
cli-consultation-command-reply = 说明若干意见的处理结果。
cli-consultation-command-close = 提前结束作答；结果保留并与个人分离。
cli-consultation-command-decide = 所有意见均已答复后记录决定。
cli-consultation-inputs = 意见编号。
cli-consultation-verdict = shown、taken_up、partly、not_taken_up、noted 或 withheld。
cli-consultation-text = 要说明的话。
cli-consultation-answer = yes、otherwise 或 no。
cli-consultation-comment = 表格中意见栏的内容。
cli-consultation-proposal = 据以改变城市的审批提案编号，不是公众意见的编号。
cli-consultation-no-channel = { $received } 不是答案的来源。请选择 link、paper 或 counter。
cli-consultation-no-verdict = { $received } 不能说明意见的处理结果。请选择 shown、taken_up、partly、not_taken_up、noted 或 withheld。

readings-table = { $file } 中有 { $number } 个值不能采用：{ $problem }。第一个数字为行号，括号内为允许的内容。请改正表格后重新读取。
cli-readings-far = 与参比相差 { $bias }：过大，不作偏差扣除
cli-readings-command = 将市民自有仪器的读数与参比对照，并按地点合并。
cli-readings-file = 含 measured、value、unit、device 的表格，可另含 reference 和 place。
cli-readings-column = 列的含义，例如 value=Level。
cli-readings-constant = 对所有行都成立的内容，例如 unit=dB。
cli-readings-class = { $device }，等级 { $level }：{ $readings } 个读数，{ $pairs } 个有参比，偏差 { $bias }，离散 { $spread }
cli-consultation-command-places = 以 GeoJSON 网格单元输出已公开意见所涉地点。

# 方案咨询：录入或发送内容的问题、答案、意见的处理结果。

people-code = “{ $received }”不是为此发放的代码。代码以一个字母开头，后有 20 个字母和数字；请按信函或表格上的代码原样填写；页面提供时，也可不用代码作答。
people-no-key = 本系统没有自己的密钥，或他人可以读取它，因此不能接收答案。请由管理本机的人员只允许本程序写入其密钥文件夹，然后重新启动。
consultation-file = { $file } 不是咨询文件：
    { $faults }
    它应含 title、question、about、plan、since、until 和 effects。请与文档中的示例对照。
consultation-unknown = 没有咨询 { $received }。编号见咨询列表。
consultation-input-unknown = 咨询 { $consultation } 没有意见 { $received }。编号见其意见列表。
consultation-no-plan = 咨询 { $consultation } 的意见 { $received } 没有公开的方案。请从意见列表中选择一个方案。
consultation-faults = 咨询中有 { $number } 处问题：{ $problem }。括号内为允许的内容。未开启任何咨询；请改正后重新发送。
consultation-answer = 答案中有 { $number } 处问题：{ $problem }。括号内为可选内容。未接收；请重新选择。
consultation-input = 发送的内容有 { $number } 处问题：{ $problem }。括号内为允许的内容。未接收；请改正后重新发送。
consultation-levels = 方案中有 { $number } 个档位不能采用：{ $problem }。括号内为可选档位。
consultation-over-budget = 该方案的措施需要 { $received }，预算为 { $allowed }。请减少某项后重新发送。
consultation-codes = 不能一次制作 { $received } 个代码。请索取 1 至 { $allowed } 个。
consultation-answered = 用此代码已对咨询 { $consultation } 给出另一个答案。以第一个为准。
consultation-entered = 用此代码对咨询 { $consultation } 的相同答案已录入。只计一次，无需再做任何事。
consultation-sent-otherwise = 以此标记已向咨询 { $consultation } 发送过其他内容，以先到者为准。请将此内容作为新意见发送。
consultation-tries = 用此代码已有 { $allowed } 个方案被拒。请用文字发表意见，或支持他人的方案。
consultation-not-open = 咨询 { $consultation } 于 { $since } 至 { $until } 接收答案，现为 { $received }。请查看其结果，或选择其他咨询。
consultation-inputs-many = 此代码不能再发送意见：最多 { $allowed } 条。可改为支持他人的提案。
consultation-no-support = 意见 { $received } 不能被支持：它是评论，或市政人员尚未查看。请选择已公开的提案或方案。
consultation-answer-first = 咨询 { $consultation } 的结果向已作答者显示，结束后向所有人显示。请先作答。
consultation-reply = 答复中有 { $number } 处问题：{ $problem }。未记录；请改正后重新发送。
consultation-not-closed = 咨询 { $consultation } 接收答案至 { $until }。请在此之后作出决定，或先结束它。
consultation-gate-proposal = 审批中没有第 { $received } 号提案。提案列表中有改变城市的提案编号。居民的提案是公众意见，已在那里答复：请不填编号。
consultation-waiting = 咨询 { $consultation } 有 { $number } 条意见尚无答复。记录决定之前请说明每一条的处理结果。
consultation-choice-yes = 赞成
consultation-choice-otherwise = 换一种做法
consultation-choice-no = 反对
consultation-not-said = 未说明
consultation-withheld = 已隐去，因人数少或为保护人数少的群体
consultation-channel = 来自
consultation-channel-web = 手机或电脑
consultation-channel-link = 发送的链接
consultation-channel-paper = 纸质表格
consultation-channel-counter = 服务窗口
consultation-verdict-shown = 已阅，待答复
consultation-verdict-taken_up = 已采纳
consultation-verdict-partly = 部分采纳
consultation-verdict-not_taken_up = 未采纳
consultation-verdict-noted = 已记录
consultation-verdict-withheld = 不公开
consultation-comments = 意见所涉地点

# 协助者：经本人同意代其办理。

helper-until = 截止日 { $received } 不在 { $allowed } 之间。请选择其中一天；未录入任何内容。
helper-not-standing = 该协助者代码无效：已到期、已由本人终止或抄写有误。请向本人索取新代码；未发送任何内容。
helper-task = 本人未同意 { $received }，仅同意：{ $allowed }。请向本人索取新代码；未发送任何内容。
helper-answered = 您已代本人回答过此问卷。每人只计一次；未再发送任何内容。
helper-many = 协助者最多可为一人办理 { $allowed } 项。请向本人索取新代码；未发送任何内容。
helper-code-unknown = 没有以此代码同意的事项。请与所得代码核对。
helper-own-code = 协助者提交的内容由市政府生成代码且仅交给本人。请不带代码提交。
helper-not-own = { $received } 不是您代为提交的，无法补充。请核对编号，或将照片交给本人。

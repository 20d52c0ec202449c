# 问卷：录入或发送内容的问题。

questionnaire-file = { $file } 不是问卷：
    { $faults }
    它应含 title、about、since、until 和 questions。请与文档中的示例对照。
questionnaire-unknown = 没有问卷 { $received }。编号见问卷列表。
questionnaire-faults = 问卷中有 { $number } 处问题：{ $problem }。括号内为允许的内容。未开启任何问卷；请改正后重新发送。
questionnaire-answer = 有 { $number } 个回答不能接收：{ $problem }。括号内为所问内容。未接收；请改正后重新发送。
questionnaire-answered = 用此代码已对问卷 { $questionnaire } 作过不同回答。以第一次为准。
questionnaire-entered = 用此代码的问卷 { $questionnaire } 已录入，答案相同。只计一次，无需再做任何事。
questionnaire-not-open = 问卷 { $questionnaire } 于 { $since } 至 { $until } 接收回答，现为 { $received }。请选择其他问卷。
questionnaire-many = 此问卷不能再接收回答：最多 { $allowed } 份。请结束它并另开一份。
readings-sent = 读数有 { $number } 处问题：{ $problem }。括号内为允许的内容。未接收；请改正后重新发送。
readings-again = 您的网络连接在 { $at } 起的一小时内已提交过此方格的读数。每小时只计一次，以免一人左右一个方格。请在其他时段或其他方格再测。
questionnaire-no-photo = 问卷 { $questionnaire } 没有要求照片的问题。请不带照片提交回答。

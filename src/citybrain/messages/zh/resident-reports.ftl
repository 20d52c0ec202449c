# 居民报告：提交错误、处理结果与承诺。

resident-report-service-unknown = 没有服务 { $received }。服务列表中有全部代码。
resident-report-code = 这不是报告代码：代码由 { $allowed } 个字母和数字组成。请与纸张或链接核对。
resident-report-code-used = 该代码属于另一份报告。请用新代码或不带代码重新提交。
resident-report-unknown = 没有报告 { $received }。报告列表中有全部编号。
resident-report-code-unknown = 没有此代码的报告。请检查链接是否完整，或与纸张核对。
resident-report-attribute-unknown = 该服务不询问 { $received }。允许：{ $allowed }。
resident-report-jurisdiction-none = 这里没有辖区 { $received }。此服务器只属于一个城市：请不要填写 jurisdiction_id。
resident-report-attribute-missing = 缺少对 { $received } 的回答。请补充后重新提交。
resident-report-attribute = { $received } 不能作为 { $name } 的回答。允许：{ $allowed }。
resident-report-outside = { $received } 位于城市之外（{ $allowed }）。请移动位置，或向所在城市报告。
resident-report-reply = 不能对报告作出 { $received }。允许：{ $allowed }。
resident-report-not-done = 尚无可确认的内容：报告未结。结案后将在此显示。
resident-report-replies-many = 一份报告最多 { $allowed } 条回复。其他事项请联系市民服务台。
resident-report-closed = 报告已结，不再接收照片。可说明问题未解决，或重新报告。
resident-report-private = 报告 { $received } 所属服务仅以区域显示，其文字不能公开。
resident-report-imported = 报告 { $received } 是从 { $source } 导入的：由该系统答复，下一份文件会在此更新。如不宜公开，请将其隐藏。
resident-photo-rate = 您所在网络提交的照片过多。请等待 { $wait } 秒后重试，或不附照片继续。
resident-report-rate = 您所在网络提交的报告过多。请等待 { $wait } 秒后重试，此设备上的内容不会丢失。
resident-report-key = 密钥 { $received } 不能提交报告。请向城市申请，或在网页上报告。
resident-report-key-missing = 该城市仅接收带密钥的程序提交的报告。请申请密钥并以 api_key 提交。
resident-report-jurisdiction = 这里没有辖区 { $received }。允许：{ $allowed }。
resident-report-form = 报告无法接收：{ $problem }。未保存任何内容，请更正后重新提交。
resident-report-question = 无法这样查询：{ $problem }。请更正。
resident-report-mapping-unknown = 没有映射 { $received }。自带：{ $allowed }。请指定其中之一或一个文件。
resident-report-mapping = 映射 { $file } 无法使用：{ $problem }。请更正后重新导入。
resident-report-columns = { $file } 没有列 { $missing }。已有：{ $allowed }。请在映射中指定列名。
resident-report-rows = { $file } 超过 { $allowed } 行。请分批导入。
resident-report-table = { $file } 不是可读的表：{ $problem }。请保存为 UTF-8 的 CSV。
resident-report-outcome = { $outcome ->
    [cured] 已完成。
    [confirmed] 情况属实，无须进一步处理。
    [no_effect] 处理未见效，城市已知悉。
    [refused] 未能核实。
   *[open] { $state ->
        [seen] 等待工作人员处理。
        [answered] 城市已答复。
        [cause_sought] 正在查找原因。
        [assigned] 已交给负责单位。
        [in_work] 正在处理。
        [waiting_for_proof] 已处理，正在核查。
       *[other] 已与同一事项的另一份报告合并。
    }
}
resident-report-moved = { $kind ->
    [joined] 已有人报告同一件事。您的报告与其一并处理：那边办理即为您办理。
    [reopened] 已重新打开：尚未完成。
   *[answer] 本市答复了同一件事的另一份报告：{ $answer }
}
resident-report-policy = { $file } 无法使用：{ $problem }。请更正；可填写 jurisdiction、api_key 和 telephone。
resident-report-follow = 请在城市网页上用代码 { $code } 查询。只有您有此代码。
resident-report-stage = { $stage ->
    [received] 已收到
    [checked] 已核查
    [repair] 处理中
   *[check] 由您确认
}
resident-report-notice-private = 此类报告仅以区域形式公开显示。
resident-paper-title = 向城市报告：{ $city }
resident-paper-lead = 请写明问题和地点，将本页交到任一服务窗口。无需账户和姓名。
resident-paper-code = 您的代码：{ $code }。请妥善保存，可在城市网页、任一窗口或通过电话查询处理情况。
resident-paper-desk = 电话：{ $telephone }。请报出代码。
resident-paper-what = 出了什么问题？
resident-paper-service = 属于哪一类？
resident-paper-where = 在哪里？
resident-paper-contact = 如愿意让城市联系您（可不填）
resident-paper-contact-how = 姓名、电话或电子邮件。单独保存，结案 90 天后删除，最迟在提交两年后删除。

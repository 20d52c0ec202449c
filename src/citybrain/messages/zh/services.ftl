service-documents = 需提供：{ $bring }。本市已有：{ $held }。
service-promise = 本市在{ $answer }内首次答复，在{ $decision }内作出决定（{ $by }）。
service-hours = { $count } 小时
service-days = { $count } 天
service-unknown = 没有名为“{ $received }”的服务。相近的有：{ $near }。服务列表中有全部代码。
matter-application = “{ $service }”的申请不完整：{ $problem }。请补充后重新提交；尚未提交任何内容。
matter-unknown = 没有编号为 { $received } 的事项。事项列表中有全部编号。
matter-link-unknown = 此链接无效。请复制完整链接或到服务台询问。
matter-about-unknown = 没有可提出异议的 { $kind }“{ $received }”。请在登记册中打开后提出异议。
matter-decision-of = { $of ->
    [proposal] 对提案 { $number } 的决定
   *[consultation] 对咨询 { $number } 的决定
}
matter-row-none = “{ $name }”没有行“{ $received }”，它属于全市。请去掉行，或对某一建筑或分区的数值提出异议。
matter-outcome = 此类事项不能以“{ $received }”结束。请从以下选择：{ $allowed }。
matter-correction-missing = 没有说明更正了什么。请更正参数（异议即随之决定），或写出一项有效更正的编号；没有更正时请选择 partly 或 right。尚未决定。
matter-correction-beside = 只有决定为 corrected 或 partly 时才写更正编号；收到：“{ $received }”。请去掉编号或改选其一。尚未决定。
matter-correction-other = 事项 { $number } 针对“{ $name }”，它与“{ $received }”无关。{ $count ->
    [0] 它不依据任何参数：请
    [1] 请只更正 { $allowed }；或
   *[other] 请更正它所依据的 { $count } 个参数之一，如 { $allowed }；或
}不写更正，决定为 right 或 partly。未作任何更改。
matter-corrected-named = { $outcome ->
    [partly] 您部分正确：“{ $name }”已更正
   *[other] 您是对的：“{ $name }”已更正
}
matter-same-person = 事项 { $number } 的申诉须由先前决定者以外的人决定。请转交他人。
matter-decided = 事项 { $number } 已有决定。申请人可以申诉，届时将重新处理。
matter-entries = 一个事项最多有 { $allowed } 条记录。请作出决定。
matter-sending-used = 此标记已用于其他内容，或其内容已删除。请用新标记重新提交。
matter-not-objection = 事项 { $number } 不是异议：只有异议可以更正参数。
matter-no-appeal = 没有可申诉的决定：当前状态为 { $received }，或您填写的内容已被删除。请重新提出。
matter-appeals = 此事项已申诉 { $allowed } 次。请向决定中所列的法院提出。
matter-many = 已有 { $allowed } 个事项等待答复，暂不受理更多。请稍后再来或到服务台询问。
correction-parameter-unknown = 没有名为“{ $received }”的参数。相近的有：{ $near }。参数登记册中有全部参数。
correction-wrong = 不能这样更正 { $parameter }：{ $problem }。括号内为允许的内容。未作任何更改。
correction-later = 自 { $since } 起，{ $parameter } 另有取值 { $value } { $unit }。自 { $received } 起的值只能用到 { $until }，此后不会有任何改变。要更正正在使用的值，请填 { $since } 或更晚的起始日；若只更正此前的时段，请写明用到 { $until }。未作任何更改。
correction-far = { $parameter } 自 { $since } 起为 { $stands }，而 { $received } 与之相差超过 { $factor } 倍。通常为 { $least } 至 { $most }。请检查单位和小数点；若数值无误，请再填一次（again：{ $again }）。未作任何更改。
correction-not-written = 未作任何更改：无法写入更正值文件 { $file }（{ $problem }）。请授予其文件夹的写入权限，或腾出磁盘空间，然后再试。
correction-unknown = 没有有效的更正 { $received }。
service-not-known = 不知道，请询问。最相近的服务：{ $near }。

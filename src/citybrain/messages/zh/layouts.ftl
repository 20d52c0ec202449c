## 广场布局

progress-layouts = 计算引擎已评估的布局
layouts-found = { $space }的 { $count } 个布局，没有其他布局全面更优。
layouts-ended = { $space }目前有 { $count } 个布局：查找提前结束。
layouts-plan = { $space } 布局 { $number }
layouts-plan-about = 以种子 { $seed } 生成的 { $tried } 个布局之一。
layout-unknown = 已没有布局“{ $received }”。请重新提交。
layout-relation-missing = { $of } 的布局需要关系 { $received }，本市没有。请以此版本重新构建城市（`citybrain build CITY`），或不保留通道。
    .page = { $of } 的布局需要关系 { $received }，本市没有。请联系管理者重新构建城市，或不保留通道。
layout-cells = 该广场有 { $received } 个至少一半位于其中的地面网格。布局允许 1 至 { $allowed } 个。请选择其他广场或其较小部分。
layout-score-unknown = 该广场的网格没有 { $quantity } 的值。
layout-no-score = 本市无法评估布局：评估所需的量均未知（{ $received }）。请在 city.toml 中写明提供这些量的领域，如 [domains.heat]，并重新构建城市。
    .page = 本市无法评估布局：评估所需的量均未知（{ $received }）。请联系管理者补充数据。
layout-measure-nobody = 该广场没有网格适用：没有空间、需留作通道，或会与其他设施冲突。
layout-no-ground = { $file } 第 { $line } 行第 { $column } 列：本市没有可作为“{ $received }”布局的对象。允许：{ $allowed }。请在 city.toml 中写明该领域并重新构建城市。
    .page = { $file } 第 { $line } 行第 { $column } 列：本市没有可作为“{ $received }”布局的对象。请联系管理者补充广场数据。
layout-measure-unknown = { $file } 第 { $line } 行第 { $column } 列：布局不能采用措施“{ $received }”。是否指 { $near }？允许：{ $allowed }。
layout-space-unknown = { $file } 第 { $line } 行第 { $column } 列：没有 { $of }“{ $received }”。是否指 { $near }？编号形如 { $example }。
layout-nothing-fits = { $file } 第 { $line } 行第 { $column } 列：没有措施适用于“{ $received }”。请选择其他广场或其他措施，或将 keep_ways 设为 false。
layout-budget-small = { $file } 第 { $line } 行第 { $column } 列：预算 { $received } 不足以支付任何布局。最便宜的措施在一个网格上需 { $allowed }。请至少给出该金额。
layout-none-made = { $file } 第 { $line } 行第 { $column } 列：{ $tried } 个布局均无法实施（其中 { $conflicts } 个会与其他设施冲突）。请提高预算或选择其他措施。
layouts-table = 没有其他布局全面优于的布局，由便宜到贵
layouts-column-number = 布局
layouts-column-cost = 造价
layouts-cells = { $count } 个网格{ $pattern ->
    [rows] 成行
    [edge] 沿边缘
    [middle] 在中部
    [patch] 成片
    [scattered] 散布
   *[other] { "" }
}
layouts-setting = { $unit ->
    [none] { $label } { $value }
   *[other] { $label } { $value } { $unit }
}
layouts-other-cells = { $words }；与布局 { $number } 相同，但网格不同
layouts-today = 现状
layouts-conflicts = { $count } 个布局已排除：会与其他设施冲突。
layouts-missing = 未评估：{ $label }。{ $text }
layouts-refused = 未采用：{ $label }。{ $text }
layouts-written = { $count } 个方案已写入 { $folder }。

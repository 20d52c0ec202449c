# 供水的文字。
supply-no-engine = 未安装管网引擎。请安装附加组件“{ $extra }”：pip install "citybrain[{ $extra }]"。
    .page = 本机未安装管网引擎（附加组件“{ $extra }”）。请联系运行者安装。
supply-no-network = 文件 { $file } 不是管网：其中有 { $nodes } 个节点与 { $links } 条管段。请给出含 [JUNCTIONS]、[PIPES] 等节的 EPANET 输入文件（.inp）。
supply-network-large = 管网 { $file } 有 { NUMBER($received, maximumFractionDigits: 0) } 个节点或管段；至多 { NUMBER($allowed, maximumFractionDigits: 0) }。请给出其中一部分或简化后的管网。
supply-no-source = 管网 { $file } 有 { $nodes } 个节点，但没有水库或水箱供水。请在 [RESERVOIRS] 或 [TANKS] 中至少加入一个。
supply-line-long = { $file } 第 { $line } 行有 { $received } 个字符；引擎只读 { $allowed } 个。请缩短。
supply-line-short = { $file } 第 { $line } 行缺少数值：{ $received }。管道需要编号、两端节点、长度、管径与粗糙度。
supply-id-twice = { $file } 第 { $line } 行的编号 { $received } 重复，第 { $first } 行已有。请使用不同编号。
supply-node-unknown = { $file } 第 { $line } 行：{ $link } 的端点 { $received } 不在文件中。请更正名称或加入该节点。
supply-units-missing = 管网 { $file } 未注明流量单位（收到：{ $received }）。请在 [OPTIONS] 中写明 Units；可用 { $allowed }。
supply-engine = 引擎拒绝 { $file }：{ $problem }（错误 { $number }）。请在原编辑器中更正管网。
supply-engine-line = { $line ->
    [0] 引擎拒绝 { $file }：{ $problem }（错误 { $number }）。请在原编辑器中更正文件。
   *[other] 引擎拒绝 { $file } 第 { $line } 行：{ $problem }（错误 { $number }）。请更正该行。
}
supply-hours = 一次计算为 0 至 { $allowed } 小时；收到 { $received }。请减少。
supply-answer-large = { $file } 的计算将给出 { NUMBER($received, maximumFractionDigits: 0) } 个数值；至多 { NUMBER($allowed, maximumFractionDigits: 0) }。请减少小时数。
supply-steps = { $file } 的计算超过 { NUMBER($allowed, maximumFractionDigits: 0) } 步。请加大水力步长或减少小时数。
supply-link-unknown = { $file } 中没有管道、水泵或阀门“{ $received }”。请给出文件中的名称。
supply-sensor-unknown = { $file } 中没有可设传感器的节点“{ $received }”。请给出文件中的节点。
supply-pressure-unit = 必须注明压力单位；收到 { $received }，可用 { $allowed }。
supply-readings = 压力表 { $file } 无法使用：{ $received }。请给出列 hour、sensor、pressure，已知时加 before，每个传感器每小时一个数。
supply-leak-few = { $file } 的读数只有 { $hours } 小时、{ $sensors } 个传感器。请给出 1 至 { $allowed } 小时和至少 2 个传感器。
supply-leak-holes = { $file } 的读数（{ $hours } 小时，{ $sensors } 个传感器）有缺失或非数字。请补全，或去掉该时刻或传感器。
supply-leak-noise = { $file } 读数的噪声为 { $received } 米；应为 { NUMBER($least, maximumFractionDigits: 4) } 至 50。请给出单个读数的标准差。
supply-leak-pressure = { $file } 的某个压力（读数或计算值）为 { $received } 米；供水管网不会超过 { NUMBER($allowed, maximumFractionDigits: 0) } 米。请改正读数、其单位或文件中的高程。
supply-leak-candidates = 管网 { $file } 有 { NUMBER($received, maximumFractionDigits: 0) } 个节点；至多在 { NUMBER($allowed, maximumFractionDigits: 0) } 个中查找漏点。请给出其中一个分区。
supply-leak-time = 管网 { $file } 在第 { $received } 时没有解：步长跳过了它。请给出落在水力步长上的读数。
supply-leak-within-noise = 无法判断：压力与模型之差不超过噪声。可能没有漏点，或漏水太小，这些传感器看不出。
supply-leak-unexplained = 无法判断：没有单个漏点能解释压力差的一半。可能有多个漏点，或其他原因，如关闭的阀门。所列仅为弱提示。
supply-warning-1 = 流量不平衡
supply-warning-2 = 解不稳定
supply-warning-3 = 有需水的节点与所有水源断开
supply-warning-4 = 水泵无法供出所需水量
supply-warning-5 = 阀门无法供出所需水量
supply-warning-6 = 部分压力为负
supply-supply_network = 采用 EPANET 管网及其首日的压力、需水与流量。
supply-waters_of_months = 采用各区域逐月水量；表中未载者保持未知。
supply-days_of_tanks = 采用逐日降雨与参考蒸散，雨水箱据此浇灌树木。
supply-crs = { $file } 的坐标系“{ $received }”无效。请在 city.toml 中写明，例如 crs = "EPSG:3879"。
    .page = { $file } 的坐标系“{ $received }”无效。请另行给出，例如 EPSG:3879。
supply-no-place = { $file } 中 { $count } 个节点没有坐标：{ $received }。请加入 [COORDINATES]。
supply-elsewhere = 管网 { $file } 距城市 { NUMBER($received, maximumFractionDigits: 0) } 公里；至多 { $allowed } 公里。请在 city.toml 中写明其坐标系（crs）。
    .page = 管网 { $file } 距城市 { NUMBER($received, maximumFractionDigits: 0) } 公里；至多 { $allowed } 公里。请给出其坐标系。
supply-taken-over = 已采用管网 { $file }：{ $nodes } 个节点，{ $links } 条管道、水泵与阀门。
supply-isolated = { $count } 个节点未与水箱或水库相连：{ $received }。没有压力。
supply-engine-warns = 引擎对 { $file } 在第 { $hour } 时提示：{ $problem ->
    [supply-warning-1] 流量不平衡
    [supply-warning-2] 解不稳定
    [supply-warning-3] 有需水的节点与所有水源断开
    [supply-warning-4] 水泵无法供出所需水量
    [supply-warning-5] 阀门无法供出所需水量
   *[other] 部分压力为负
}。
supply-buildings-without = { $count } 栋建筑 300 米内没有管网节点：供水来源未知。
supply-reason-closed = 已经关闭
supply-reason-no-main = 是水泵、阀门或新干管
supply-reason-no-pressure = 没有富余压力
supply-balance-file = 水量表 { $file } 无法使用（{ $count } 处）：{ $received }。请给出列 area、month（2026-07）、flow、amount、unit。
supply-days = 逐日表 { $file } 无法使用（{ $count } 处）：{ $received }。请给出列 date、rain [mm]、evaporation [mm]，每日一行。
supply-days-read = 已采用 { $count } 天降雨。
supply-number = { $name } 为 { $received }；应不小于 0。请另行给出。
supply-water-land = 降水与陆面
supply-water-surface_water = 地表水
supply-water-ground_water = 地下水
supply-water-plants = 水厂
supply-water-network = 管网
supply-water-use = 用水
supply-water-wastewater = 污水
supply-water-nature = 生态
supply-water-all = 全部水
supply-permit-surface = 地表水取水为许可的 { $share }%{ $over ->
    [yes] ，超出许可
   *[no] {""}
}。
supply-permit-ground = 地下水取水为许可的 { $share }%{ $over ->
    [yes] ，超出许可
   *[no] {""}
}。
supply-flows = 流量表 { $file } 无法使用（{ $count } 处）：{ $received }。请给出列 time（2026-07-01T02:00）与 flow [m³/h]。
supply-nights-few = 流量表 { $file } 只有 { $received } 夜（2 至 4 时）；需要 { $allowed } 夜。请给出更多。
supply-running = 正在计算管网的一天

## The web application. Frame.

web-product = 开放城市大脑
web-places = 页面
web-place-now = 当前
web-place-plan = 方案
web-place-progress = 进展
web-place-take-part = 参与
web-place-open = 公开
web-place-my-city = 我的城市
web-place-incidents = 突发事件
web-place-consent = 我的同意
web-place-services = 服务
web-place-office = 受理台
web-place-enterprise = 企业
web-place-water = 水
web-place-brief = 每日简报
web-place-states = 状态
web-go-to-plan = 打开方案
web-loading-place = 正在打开
web-failed-place = 无法打开此处
web-no-such-place = 此地址没有内容
web-no-such-place-why = 本市没有名为 { $path } 的页面。地址可能被手动修改，或来自其他版本。现有页面如下：
web-waiting-now = 此处尚无监测
web-waiting-now-why = “当前”显示城市此刻的监测结果和需要人处理的事项。本市尚未接入传感器或市民报告。
web-skip-to-answer = 跳到结果
web-theme-dark = 使用深色
web-theme-light = 使用浅色
web-close = 关闭
web-cancel = 取消
web-done = 完成
web-try-again = 重试
web-send-unknown = 没有收到答复：不知道是否已送达
web-send-unknown-how = 再次发送相同的内容只算一次。改动后的内容可能与第一次的一并送达。
web-send-unknown-twice = 没有收到答复：不知道是否已送达。再次发送可能会送达两次。
web-send-again = 再次发送
web-send-change = 仍要修改
web-list-comma = ，
web-list-or = 或
web-simulated-value = 模拟
web-simulated = 部分为模拟

## Numbers

web-unit-people = 人
web-uncertainty-unknown = ± ?
web-percent = { $value }%
web-percent-least = 不到 { $value }%
web-no-value = 无数值
web-known-measured = 实测
web-known-computed = 计算
web-known-assumed = 假定或推断
web-quality-1 = 准确测量
web-quality-2 = 由调查外推
web-quality-3 = 由上级数据外推
web-quality-4 = 按已说明的假定估计
web-quality-5 = 主要依据估计
web-quality-6 = 方法不明

## Failures

web-failed-city = 无法连接这座城市
web-failed-interventions = 无法得知可采取的措施
web-failed-assessment = 无法得知城市现状
web-failed-plan = 方案未能算出
web-failed-selection = 未能统计所选数量。
web-failed-row = 未能读取此处的信息
web-failed-map = 地图缺少一部分
web-failed-why = 未能打开这项说明
web-failed-code = 未能打开代码
web-failed-no-answer = 服务器没有应答。页面上已有的内容仍可阅读。请确认服务器在运行，然后重试。
web-failed-server = 服务器返回了未说明原因的错误。请重试；若仍出错，请查看服务器日志。
web-failed-unreadable = 无法读取应答（{ $problem }）。请重新加载页面；若仍出错，服务器与页面的版本可能不同。
web-failed-since = 自 { $time } 起

## The plan and its measures

web-plan-question = 方案：会带来什么变化？
web-plan-section = 方案
web-plan-name = 方案名称
web-plan-unnamed = 新方案
web-plan-empty = 从目标或问题开始，或添加第一项措施。
web-starter-go = 算一算
web-starter-name = 温暖的房屋
web-make-a-plan = 制定方案
web-measures-count = { $count } 项措施
web-loading-interventions = 正在读取可采取的措施…
web-add-measure = 添加措施
web-change = 修改
web-action-on = { $action }：{ $name }
web-remove-measure = 删除此措施
web-not-counted = 不计入
web-uptake = 参与比例：{ $name }
web-count = 数量
web-count-share = 可采用者的一部分
web-count-number = 指定数量
web-count-rows = { $name }的数量
web-count-what = { $name } 的数量按什么计
web-count-places = 位置（{ $entity }）
web-count-unit = { $name }（{ $unit }）
web-count-first = 先后次序：{ $name }
web-count-lot = 随机抽取
web-count-highest = { $name }，最高者优先
web-count-lowest = { $name }，最低者优先
web-count-told = 其中 { $count } 个，随机抽取
web-count-told-highest = 其中 { $count } 个，{ $name }最高者优先
web-count-told-lowest = 其中 { $count } 个，{ $name }最低者优先
web-skipped = { $text }：{ $count } 个未计入
web-selection = { $entity }，{ $total } 个中的 { $count } 个
web-selection-empty = { $entity }，没有符合条件的
web-selection-colon = ：
web-which = 选择范围
web-filter-before = { $name }早于
web-filter-least = { $name }不低于
web-any = 不限
web-chosen = 已选 { $count } 项
web-filter-zone = 片区
web-condition-before = { $year } 年以前建成
web-condition-from = { $year } 年起建成
web-condition-least = { $name }不低于 { $value }
web-condition-below = { $name }低于 { $value }
web-condition-zone = 位于 { $zones }
web-condition-area = 位于所画范围内
web-condition-ids = 逐个选出 { $count } 栋
web-draw-area = 画出范围
web-draw-again = 继续画范围
web-remove-area = 去掉范围
web-draw-hint = 在地图上点出范围的各个角点。用键盘时：方向键移动地图，回车键设置角点。
web-draw-corners = 已设 { $count } 个角点。双击或再按一次回车键即使用此范围。
web-draw-finish = 使用此范围
web-draw-undo = 撤销上一个角点
web-condition-line = 位于宽 { $width } 的笔刷范围内
web-condition-areas = 位于所画的 { $count } 个范围内
web-condition-strokes = 位于 { $count } 笔涂刷范围内
web-brush = 在地图上涂刷
web-brush-again = 继续涂刷
web-brush-remove = 取消涂刷
web-brush-hint = 在地图上按住并涂过所选位置。键盘：用方向键移动地图，按回车设定一点。
web-brush-drawn = 已涂 { $count } 笔。可继续涂下一笔，或使用所涂范围。
web-brush-keys = 键盘：回车再设一点，“下一笔”另起一笔，同处再按一次回车即使用。
web-brush-finish = 使用所涂范围
web-brush-undo = 撤销上一笔
web-brush-next = 下一笔
web-draw-next = 下一个范围
web-draw-areas = 已画 { $count } 个范围。可继续点出下一个，或使用所画范围。
web-brush-width = 笔刷宽度
web-settings = 参数
web-setting-by-row = 各不相同
web-setting-default = 默认 { $value }

## Costs

web-cost-build = 投资
web-cost-run = 年运行费用
web-cost-energy = 每年能源费用
web-cost-tonne = 减排成本

## Effects

web-effects-section = 变化
web-effects-caption = 方案的效果：现状、方案值、变化百分比
web-what-changes = 方案带来的变化
web-today = 现状
web-plan = 方案
web-group-better = 变好
web-group-worse = 变差
web-group-changed = 有变化，无优劣之分
web-group-same = 没有变化
web-group-slight = 无明显变化
web-group-unknown = 无法判断
web-verdict-better = 变好
web-verdict-worse = 变差
web-verdict-changed = 有变化
web-verdict-same = 没有变化
web-verdict-slight = 无明显变化
web-verdict-unknown = 无法判断
web-change-axis = 变化
web-change-name = { NUMBER($percent, maximumFractionDigits: 1) }%，{ $verdict }，不确定度未知
web-change-unknown = 由零起
web-uncertainty-note = ± ? 这些数值的不确定度尚未算出。
web-hero-less = 比现状少 { $share }。
web-hero-more = 比现状多 { $share }。
web-hero-same = 与现状相同。
web-hero-touched = 发生变化：{ $rows }。
web-computed = 用时 { NUMBER($seconds, maximumFractionDigits: 2) } 秒，基于快照 { $snapshot }；重新计算 { $rows } 行。
web-loading-plan = 正在计算方案…
web-still-computing = 仍在计算
web-show-table = 以表格显示
web-show-effects = 显示效果
web-table-outside = 不属于任何片区
web-table-of = 按片区列出
web-table-caption = 各片区的{ $quantity }：现状与方案
web-table-empty = 此方案没有按片区的效果。
web-zone = 片区

## Where the city stands

web-city-today = 城市现状
web-city-counts = { $buildings } 栋建筑，{ $residents } 名居民，{ $zones } 个片区
web-city-counts-closed = { $buildings } 栋建筑，{ $zones } 个片区
web-city-zero = 另有 { $count } 项目前为零
web-loading-assessment = 正在读取城市…

## Map

web-map = 城市地图。方向键移动，加减键缩放，回车键打开中央的对象。
web-map-section = 地图：{ $quantity }
web-map-section-split = 地图：{ $quantity }，现状与方案
web-quantity = 地图着色所用的指标：{ $entity }
web-quantities-compared = 便于比较
web-quantities-whole = 整体
web-quantities-detail = 细项
web-legend = 分级
web-legend-missing = { $count } 个无数值
web-legend-estimated = { $share } 为假定或推断
web-legend-zones = { $area }：各处的中位数。放大可查看细节
web-legend-simulated = 部分依据模拟数据
web-divide = { $left } 与 { $right } 的分界
web-divide-value = { $share }% 为 { $left }
web-more-sources = 另有 { $count } 项来源
web-zoom-in = 放大
web-zoom-out = 缩小
web-scale = 比例尺：{ $metres } 米
web-metres = { $count } 米
web-kilometres = { $count } 公里

## A building

web-loading-row = 正在读取此处的信息…
web-with-the-plan = 方案后

## Why?

web-why = 为什么是这个数
web-why-of = 为什么是这个数？{ $place }，{ $when }
web-why-inputs = 它来自
web-why-source = 来源
web-loading-why = 正在读取来源…
web-levels = { $known } 已知，{ $inferred } 为假定或推断
web-leaf-row = 第 { $row } 行
web-leaf-valid-from = 自 { $date } 起有效
web-copy = 复制（含来源）
web-copied = 已复制
web-show-code = 显示代码
web-hide-code = 隐藏代码

## 把握程度

web-uncertainty-untold = 以下数值的不确定性未知：
web-uncertainty-ninety = ± 表示该数值有 90% 的概率落在此范围内。变化可能为零时，标为难以判断。
web-uncertainty-waiting = 正在计算这些数值的不确定度…
web-uncertainty-drivers = 不确定性的来源：{ $quantity }
web-uncertainty-between = { $low } 至 { $high }
web-change-between = 百分之 { NUMBER($percent, maximumFractionDigits: 1) }，在 { NUMBER($low, maximumFractionDigits: 1) } 与 { NUMBER($high, maximumFractionDigits: 1) } 之间，{ $verdict }
web-group-unclear = 难以判断
web-group-failed = 未知
web-verdict-unclear = 难以判断
web-verdict-failed = 无法计算
web-hero-unclear = 难以判断：可能比现状少，也可能比现状多。

## 措施类型

web-strategy-avoid = 避免：减少需求
web-strategy-shift = 转变：改换供应
web-strategy-improve = 改进：提高水平
web-strategy-finance = 资金：由谁负担
web-whole-city = 适用于全市
web-report = 报告
web-open-group-attributes = 属性
web-connect = 接入传感器

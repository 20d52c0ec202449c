## 为什么是这个数：公式、来源树、报告错误。

web-why-dotted = 点线表示：一半以上依据的是假定或推断的数值。
web-why-formula-total = { $parts } 个部分的{ $terms }之和
web-why-formula-mean = { $parts } 个部分的{ $terms }加权平均
web-why-formula-lookup = 按{ $terms }查表得出
web-why-formula-rowwise = 由{ $terms }计算得出
web-why-counts-parts = { $known } 个部分已知，{ $inferred } 个为假定或推断
web-why-counts-inputs = 来自 { $known } 个已知值和 { $inferred } 个假定或推断值
web-why-share = 占不确定性的 { $share }
web-why-sharing = 正在计算这个数的不确定性来自哪里…
web-why-shares-causes = 先列出不确定性的来源，占比大的在前。
web-why-shares-inputs = 占不确定性多的在前。依赖同一来源的步骤各自计入其占比，因此合计可能超过 100%。
web-why-rest = 另有 { $count } 项，各占不确定性不到 5%
web-why-parts = 最大的 { $count } 个部分
web-why-uncertain = 不确定性的来源：
web-why-copy-share = { $label }：占不确定性的 { $share }
web-why-decided = 方案中的决定
web-why-wrong = 这个数似乎有误

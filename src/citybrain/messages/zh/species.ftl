# 检测器报告的物种。
species-unknown = 没有物种“{ $received }”。最接近的是：{ $near }。物种在领域或城市文件夹的 species.yaml 中声明。
species-faults = { $count } 个物种条目无法读取：
    { $faults }
species-detection-unknown = 没有您可读取的编号为 { $received } 的物种检测。
species-judge-own = 该检测由 { $name } 提交：须由他人判定。

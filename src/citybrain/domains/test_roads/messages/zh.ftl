# 测试道路的文字。
test-roads-files = 测试道路文件中有 { $count } 处错误：{ $received }。道路为有长度的线，每个 id 只出现一次；批次文件含 batch、part（整个批次则为空）和 length 三列，长度写作 48.14 km。请更正；数字为行号，从 1 起。
test-roads-contradict = 公布的测试道路数据相互矛盾：{ $received }。
test_roads-test_road_lines = 读入开放测试道路的线；每条均有长度。
test_roads-test_road_batches = 读入公布的长度，并指出数据相互矛盾的批次。

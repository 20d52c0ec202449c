# 树冠覆盖的文字。
canopy-cells_around = 查看各建筑处与各街道沿线的地面网格。
canopy-looking-at-cells = 正在查看建筑处与街道沿线的网格。
canopy-no-cells = 未说明邻里树冠覆盖：城市没有地面网格。请要求热环境领域并重新建立。

notebook-one-entity = 一张表只列一种实体的数值，而 { $received } 不属于同一种有行的实体。请查询下列之一的量：{ $allowed }；城市的单个数值用 value()。
notebook-without-shapes = 该快照中没有 { $received } 的形状。请去掉 shapes。

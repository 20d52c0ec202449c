### 方案可以从中起步的目标。

progress-goals = 逐项单独计算措施
goal-cheapest-tonnes = 以最低的吨成本减排
goal-fewest-emissions = 尽可能多减排
goal-lowest-bills = 降低能源费用

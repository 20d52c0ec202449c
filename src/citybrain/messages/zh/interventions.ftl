### What a measure does about need and supply of energy.

strategy-avoid = 避免
strategy-shift = 转变
strategy-improve = 改进
strategy-finance = 资金
strategy-background = 参考情景

### How much digitalisation adds to a measure.

digital-leverage-low = 低
digital-leverage-medium = 中
digital-leverage-medium-high = 中高
digital-leverage-high = 高
digital-leverage-none = 未说明

### What a measure does about need and supply of energy.

strategy-avoid = Avoid
strategy-shift = Shift
strategy-improve = Improve
strategy-finance = Finance
strategy-background = Reference scenario

### How much digitalisation adds to a measure.

digital-leverage-low = low
digital-leverage-medium = medium
digital-leverage-medium-high = medium to high
digital-leverage-high = high
digital-leverage-none = not stated

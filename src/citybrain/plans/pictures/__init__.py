"""Pictures of a place of the city today and with a plan, drawn from what the twin knows: no photographs.

`content.py` gathers what stands at a place, `places.py` finds where a plan changes most, `order.py` what hides what,
`svg.py` draws it.
"""

"""Shapes of the twin: repair, order, envelope areas and the binary and base map that the web draws.

Entry points: `repair.repair_footprints`, `order.hilbert_order`, `envelope.envelope`, `columns.encode_columns`,
`columns.compress`, `base_map.base_map`.
"""

# Doubt: intervals and what they come from.
doubt-draws = Doubt cannot be worked out from { $received } draws. From { $least } to { $most } are possible; 200 are usual. Give another number.
doubt-single-buildings = What differs from building to building
doubt-interactions = What inputs do only together
doubt-input-building-size = Floor and wall of buildings
doubt-input-footprint-area = Outlines of buildings
doubt-input-roof-area = Roofs of buildings
doubt-input-construction-year = Years of construction
doubt-input-residents = People in buildings
doubt-input-heating-system = Heating of buildings
doubt-input-building-use = Uses of buildings
progress-doubt = Working out how far the numbers may be off
report-scheme-sample = In each draw a sample of buildings stands for the city.
report-scheme-all-buildings = In each draw every building was computed.

## Cross-section of a street, where one is chosen in Plan.

web-section = Cross-section
web-section-waiting = The cross-section is being put together
web-section-failed = The cross-section could not be shown
web-section-drawn = Cross-section to scale, { $title }
web-section-table = Widths of the parts, from left to right
web-section-part = Part, from left to right
web-section-level-1 = measured
web-section-level-2 = stated by a tag, or measured
web-section-level-3 = measured for a larger area
web-section-level-4 = worked out with a usual width
web-section-level-5 = usual for streets of this class
web-section-level-6 = rests on what no tag says
web-section-contradiction = The parts are { $metres } wider than the space between the façades: what the map says of the parts or of the buildings is wrong.
web-section-open = Buildings do not stand on both sides: how wide the street is as a whole is not known.
web-section-same = The plan gives no part of this street another width.
web-section-how = Seen in the direction in which the street is drawn, or in which cars go one way. Where what is not known lies is not known either: half of it is drawn at each end.
web-section-across = A hot afternoon across the street
web-section-across-left = Left side
web-section-across-middle = Middle
web-section-across-right = Right side
web-section-across-sun = { $share } in the sun
web-section-across-how = Felt temperature (UTCI) from 12 to 16 o’clock on the hottest day, from the cells of the ground. The grey part at its foot lies in shade.

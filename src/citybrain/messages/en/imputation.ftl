## How a value that no file gives was made. One sentence each; shown where a number is explained.

origin-unknown = Nothing is known about this value.
imputation-area = Measured from the outline of the building on the map.
imputation-place = Middle of the outline of the building on the map.
imputation-elevation = Height of the ground in the middle of the building, or at the end of the street, from the elevation model.
imputation-bridged-height = Height on a bridge or in a tunnel: on the straight line between the heights of the ground at its ends.
measured-default = No file tells it of this building: it is taken as the formulas take it where nothing is known.
measured-remainder = What the shares that a file tells of this building leave, divided as is usual for its heating system.
origin-vague-year = Construction year that the map gives only as "before", "after" or a period of more than ten years.
drawn-renewal-phase = Drawn from the id of the building: when its parts were last renewed is not known

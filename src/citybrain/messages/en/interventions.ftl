### Why a building cannot have a measure, told beside the number of such buildings.

reason-not-heated = Are not heated
reason-no-outer-wall = Have no outer wall without windows
reason-no-windows = Have no windows
reason-already-better = Are already as good or better
reason-already-heat-pump = Already have a heat pump
reason-already-connected = Already have all their heat from the network
reason-no-roof-left = Have no roof left for more modules
reason-already-lower = Already keep it this low or lower
reason-already-granted = Already get as large a grant

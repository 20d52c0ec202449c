# Species that detectors report.
species-unknown = There is no species “{ $received }”. Nearest: { $near }. Species are declared in species.yaml of a domain or of the folder of the city.
species-faults = { $count } entries of species cannot be read:
    { $faults }
species-detection-unknown = There is no detection of a species with the number { $received } that you may read.
species-judge-own = { $name } posted this detection: somebody else has to judge it.

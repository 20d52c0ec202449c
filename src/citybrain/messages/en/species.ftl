# Species that detectors report.
species-unknown = There is no species “{ $received }”. Nearest: { $near }. Species are declared in species.yaml of a domain or of the folder of the city.
species-faults = { $count } entries of species cannot be read:
    { $faults }
species-detection-unknown = There is no detection of a species with the number { $received } that you may read.
species-judge-own = { $name } posted this detection: somebody else has to judge it.
species-verdict = A verdict is one of { $allowed }, received “{ $received }”.
cli-species-group = Species that detectors report: when they were present, and what experts say; recordings of sound.
cli-species-command-list = List species that were detected.
cli-species-command-presence = Tell from when to when a species was present, with gaps.
cli-species-command-waiting = List detections that nobody judged, the newest first.
cli-species-command-judge = Confirm or refuse a detection, as somebody else than who posted it.
cli-species-command-recording = Store acoustic indices of a recording (WAV, FLAC or OGG); the recording is not kept.
cli-species-key = Key of a species, such as haliaeetus_albicilla.
cli-species-number = Number of the detection, as “waiting” lists it.
cli-species-verdict = Whether the detection stands.
cli-species-why = By what you know.
cli-species-confidence = Least confidence that counts where nobody judged.
cli-species-gap = Days without a detection after which a stay is over.
cli-species-file = Recording of at most half an hour.
cli-species-station = Where the recording was made.
cli-species-begin = When the recording begins; without an offset by the clock of the city.
cli-species-begin-unread = “{ $received }” is no time. Write it as 2026-05-01T04:30.
cli-species-stay = { $first } to { $last }: { $days } days, detected on { $days_detected }, gaps { $gaps }
cli-species-left-out = { $count } detections do not count: refused, or not confident enough.
cli-species-judged = On record.

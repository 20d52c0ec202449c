# Recordings of the sound of a place.
sound-unreadable = { $file } cannot be read as a recording: { $problem } Give one of { $allowed }.
sound-format = { $file } is a recording of the kind { $received }. Give one of { $allowed }.
sound-rate = { $file } has { NUMBER($received, maximumFractionDigits: 0) } samples a second; allowed are { NUMBER($least, maximumFractionDigits: 0) } to { NUMBER($most, maximumFractionDigits: 0) }. Record with 24,000 or more, so that birds are on it.
sound-channels = { $file } has { $received } channels, at most { $allowed } are read. Give one of them alone.
sound-too-long = { $file } is { NUMBER($received, maximumFractionDigits: 0) } s long, at most { NUMBER($most, maximumFractionDigits: 0) } s are taken. Cut it, and give each part with the time at which it begins.
sound-too-short = { $file } is { NUMBER($received, maximumFractionDigits: 2) } s long, at least { NUMBER($least, maximumFractionDigits: 0) } s are needed.
sound-silent = { $file } is silent from end to end: check the microphone.
sound-not-numbers = { $file } has { $count ->
    [one] one sample in { $total } that is no number ({ $received })
   *[other] { $count } samples in { $total } that are no numbers (such as { $received })
}, the first at { NUMBER($second, minimumFractionDigits: 2, maximumFractionDigits: 2) } s; samples from -1 to 1 are read, and a gap is not counted as quiet. Save it anew with samples of whole numbers (16 bits), or cut the part out and give the rest with the time at which it begins.
sound-beyond = { $file } has { $count ->
    [one] one sample in { $total } that is outside -{ $most } to { $most } ({ $received })
   *[other] { $count } samples in { $total } that are outside -{ $most } to { $most } (such as { $received })
}, the first at { NUMBER($second, minimumFractionDigits: 2, maximumFractionDigits: 2) } s: how loud it was is not known from them. Scale all samples to -1 to 1 and save it anew, best with samples of whole numbers (16 bits).
sound-header = { $file } has a header whose numbers cannot be, such as 0 samples a second. Save it anew as FLAC or WAV.
sound-too-heavy = { $file } takes more memory than a recording may. Give it with fewer samples a second, or in parts.
sound-too-long-to-read = { $file } was given up after { $seconds } s. Give it in parts.
sound-future = The recording of { $received } would begin after now: the clock of this city stands at { $clock } (UTC). State when the recording began; a city that replays old readings takes recordings of the time that it replays alone.
sound-broke = { $file } could not be read: the program that reads recordings ended early. Save it anew as FLAC or WAV.
sound-no-extra = The server cannot read recordings: its extra “sound” (scikit-maad and soundfile) is missing. Ask who runs it to add it.
sound-piece-token = Only a recorder sends pieces, with the token that it has as a connected sensor. Connect it under Open > Connect a sensor with the indices as what it measures, or give a whole recording to POST /api/v1/recordings.
sound-piece-no-index = { $name } has no stream of an index of sound. Connect the recorder anew and choose what is to be computed: { $allowed }.
sound-piece-overlaps = The piece of { $received } lies over the one that began at { $other }. Send each second once: state the begin of each piece by one clock, with its zone.
sound-piece-rate = Too many pieces came of this recorder. Send the next one in { $wait } s, and pieces of a minute each.

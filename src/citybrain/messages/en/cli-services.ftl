### Commands on services.

cli-services-group = services of the city: check, import, export, list, ask
cli-services-command-check = tell whether a file is a catalogue of services, and all that is wrong with it
cli-services-command-import = put the services of a file on record, as versions by their first day
cli-services-command-export = write the catalogue of a city to a file
cli-services-command-sample = write a sample of thirty services, from memory and not checked, to begin with
cli-services-command-list = list the services that hold today
cli-services-command-show = tell one service with its versions, as JSON
cli-services-command-ask = answer a question in words with a sentence of the catalogue, or say that it is not known
cli-services-file = catalogue of services, YAML
cli-services-new-file = file to write
cli-services-code = code of a service
cli-services-question = question in words, in English or Chinese
cli-services-linked = as linked data in the profile CPSV-AP 3.2 (JSON-LD)
cli-services-unit = unit that receives reports, where the file is a list of what can be reported
cli-services-from = first day of these services, where the file is a list of what can be reported
cli-services-level = Reading level of the English descriptions: { $grade } years of school (Flesch-Kincaid).
cli-services-reports = { $file } is a list of what can be reported: it names no unit and no first day. State both with --unit and --from.
cli-services-checked = { $count } services, nothing is wrong. Nobody has held { $unchecked } of them against their source.
cli-services-imported = New: { $new }, replaced: { $replaced }, unchanged: { $same }.
cli-services-exported = { $count } versions of services written to { $file }.
cli-services-sample = Sample written to { $file }. It is from memory: check each entry before you use it.
cli-services-bad-file = { $file } is no catalogue of services: { $number ->
    [one] one thing is wrong
   *[other] { $number } things are wrong
}.
    { $faults }
    Nothing was imported. Compare it with the format in docs/services.md and import it again.

# Reports of residents: what is wrong with what is sent, what became of them, promises.

resident-report-service-unknown = There is no service { $received }. The list of services has all codes.
resident-report-code = This is no code of a report: it has { $allowed } letters and digits. Compare it with your paper or link.
resident-report-code-used = This code belongs to another report. Send this one with a new code, or without one.
resident-report-unknown = There is no report { $received }. The list of reports has their numbers.
resident-report-code-unknown = There is no report of this code. Look whether the link is whole, or compare it with your paper.
resident-report-attribute-unknown = { $received } is not asked of this service. Allowed: { $allowed }.
resident-report-jurisdiction-none = There is no jurisdiction { $received } here. This server is of one city alone: leave out jurisdiction_id.
resident-report-attribute-missing = The answer to { $received } is missing. Answer it and send the report again.
resident-report-attribute = { $received } does not answer { $name }. Allowed: { $allowed }.
resident-report-outside = { $received } lies outside the city ({ $allowed }). Move the place, or report it to the city that it is in.
resident-report-reply = { $received } cannot be said of a report. Allowed: { $allowed }.
resident-report-not-done = Nothing is to be confirmed yet: the report is not closed. You will see here when it is.
resident-report-replies-many = A report takes { $allowed } replies. Ask the city desk for anything more.
resident-report-closed = The report is closed and takes no more photos. Say that it is not done, or report it anew.
resident-report-private = The words of report { $received } are of a service that is shown as an area alone, and cannot be shown.
resident-report-imported = Report { $received } was imported from { $source }: it is answered there, and the next file says so here. Hide it where nobody may see it.
resident-photo-rate = Many photos came from where you are. Wait { $wait } seconds and send it again, or go on without a photo.
resident-report-rate = Many reports came from where you are. Wait { $wait } seconds and send it again; nothing of it is lost on this device.
resident-report-key = The key { $received } may send no reports. Ask the city for one, or report on its page.
resident-report-key-missing = This city takes reports of programs with a key alone. Ask it for one and send it as api_key.
resident-report-jurisdiction = There is no jurisdiction { $received } here. Allowed: { $allowed }.
resident-report-form = The report cannot be taken: { $problem }. Nothing was stored; put it right and send it again.
resident-report-question = These requests cannot be asked for: { $problem }. Put it right.
resident-report-mapping-unknown = There is no mapping { $received }. Shipped: { $allowed }. Name one of these or a file.
resident-report-mapping = The mapping { $file } cannot be used: { $problem }. Put it right and import again.
resident-report-columns = { $file } has no column { $missing }. It has: { $allowed }. Name its columns in a mapping.
resident-report-rows = { $file } has more than { $allowed } rows. Import it in parts.
resident-report-table = { $file } is no table that can be read: { $problem }. Save it as CSV in UTF-8.
resident-report-outcome = { $outcome ->
    [cured] It is done.
    [confirmed] It was so, and nothing more was to be done.
    [no_effect] What was done did not help; the city knows.
    [refused] It could not be confirmed.
   *[open] { $state ->
        [seen] It waits for a person.
        [answered] The city answered it.
        [cause_sought] A person looks for the cause.
        [assigned] It is with those who will do it.
        [in_work] Somebody is at work on it.
        [waiting_for_proof] It was done and is being checked.
       *[other] It was put together with another report of the same.
    }
}
resident-report-moved = { $kind ->
    [joined] Somebody reported the same. Your report is followed together with theirs: what is done there is done for you.
    [reopened] It was opened again: it is not done yet.
   *[answer] The city answered another report of the same: { $answer }
}
resident-report-policy = { $file } cannot be used: { $problem }. Put it right; it takes jurisdiction, api_key and telephone.
resident-report-follow = Follow it with the code { $code } on the page of the city. Nobody else has this code.
resident-report-stage = { $stage ->
    [received] Received
    [checked] Checked
    [repair] Repair
   *[check] Your check
}
resident-report-notice-private = The city shows what is reported here as an area alone.
resident-paper-title = Report to the city: { $city }
resident-paper-lead = Write what is wrong and where, and give this page to any counter. No account and no name is needed.
resident-paper-code = Your code: { $code }. Keep it: with it you see on the page of the city, at any counter or by telephone what became of your report.
resident-paper-desk = By telephone: { $telephone }. Say the code.
resident-paper-what = What is wrong?
resident-paper-service = What is it about?
resident-paper-where = Where is it?
resident-paper-contact = If the city may ask you (not needed)
resident-paper-contact-how = Name, telephone or e-mail. It is kept apart and erased 90 days after the report is closed, and two years after it was sent at the latest.

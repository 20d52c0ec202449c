### Plans that are kept in the folder of the city.

plan-all-off = { $file }, line { $line }, column { $column }: { $count ->
    [one] the only measure is
   *[other] all { $count } measures are
} switched off, so there is nothing to work out. Remove `off: true` from at least one.
saved-plan-unknown = There is no saved plan { $received }. It may have been deleted or renamed. /api/v1/saved-plans lists all of them.
saved-plan-newer = The saved plan { $file } is newer than the one you opened: it was saved again on { $at }, in another window or by another program. Nothing was overwritten. Open the newer one, or save yours as a copy.
saved-plan-no-tag = It is not said which version of { $received } is to be replaced, so a newer one could be lost. Send the ETag of the version you opened as If-Match.
saved-plan-media-type = A plan to be saved cannot come as { $received }. Allowed: { $allowed }. Send it with one of these as Content-Type.
saved-plan-not-ours = { $file } is not a plan that can be read, so it was left as it is. Mend it, or remove it by hand.
saved-plan-disk-full = The plan was not saved: the disk of { $folder } is full. What was saved before is as it was. Make room, then save again.
saved-plan-read-only = The plan was not saved or deleted: the server may not write in { $folder } ({ $problem }). Give it the right to, or take a copy of the link, which holds the whole plan.
saved-plan-not-kept = The file of the plan cannot be used: { $folder } ({ $problem }). What was saved before is as it was. Look at the folder, then try again.

### Saved plans on the page.

web-saved-save = Save
web-saved-more = More
web-saved-new = New plan
web-saved-open = Open a plan…
web-saved-copy = Save as a copy
web-saved-copy-suffix = {" (copy)"}
web-saved-link = Copy link
web-saved-link-copied = Link copied
web-saved-link-here = Link to this plan
web-saved-delete = Delete
web-saved-delete-question = Delete the saved plan? Its file is removed. What is on the page stays until you leave it.
web-saved-delete-yes = Delete the plan
web-saved-delete-no = Keep it

web-saved-never = Not saved yet
web-saved-edited = Edited, not saved
web-saved-kept = Saved
web-saved-opening = Opening…
web-saved-saving = Saving…
web-saved-deleting = Deleting…

web-saved-open-title = Open a plan
web-saved-open-edited = What you edited is not saved. It stays one step back in this window.
web-saved-search = Words of its name or description
web-saved-reading = Reading the saved plans…
web-saved-found = { $count ->
    [0] No saved plan fits
    [one] 1 saved plan
   *[other] { $shown } saved plans
}
web-saved-show-more = Show more
web-saved-span = { $first } to { $last }
web-saved-when-saved = saved { $when }
web-saved-is-open = open now
web-saved-unreadable = This file cannot be read as a plan. { $problem }

web-saved-failed-save = The plan was not saved
web-saved-failed-open = The saved plan could not be opened
web-saved-failed-delete = The plan was not deleted
web-saved-failed-list = The saved plans could not be listed
web-saved-go-on = Go on without it
web-saved-newer = The saved plan is newer than yours: it was saved again on { $when }, in another window or by another program. Nothing was overwritten.
web-saved-take-theirs = Open theirs
web-saved-copy-mine = Save mine as a copy
web-saved-older = Saved with snapshot { $was }; the city is now snapshot { $now }. The numbers here are of snapshot { $now } and may differ from those seen then.
web-saved-renew = Compute again

web-saved-ramp = Comes by and by: { $steps }
web-saved-ramp-step = { $share } in { $year }
web-saved-when = Only where it is due: { $names }
web-saved-condition-others = and more conditions ({ $names })

web-saved-undo = Undo
web-saved-redo = Redo
web-saved-undo-step = Undo: { $step }
web-saved-redo-step = Redo: { $step }
web-saved-step-name = name of the plan
web-saved-step-added = add { $measure }
web-saved-step-removed = remove { $measure }
web-saved-step-switched = switch { $measure } on or off
web-saved-step-where = what { $measure } is for
web-saved-step-uptake = share of { $measure }
web-saved-step-settings = settings of { $measure }
web-saved-step-plan = several changes
web-saved-outdated = Outdated: corrected since it was saved: { $parameters }. Compute it again and save it.

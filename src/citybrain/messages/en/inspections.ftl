### Photos and inspections.

photo-large = A photo has { $received } bytes; at most { $allowed } are possible. Send a smaller one.
photo-pixels = A photo has { $received } pixels; at most { $allowed } are possible. Send a smaller one.
photo-scans = A photo has { $received } passes over its pixels; at most { $allowed } are possible. Save it once more with a camera or an editor.
photo-unknown = This is no photo. Possible: { $allowed }.
photo-damaged = The photo is damaged: { $problem }. Take or save it once more.
photo-many = At most { $allowed } photos are possible. Withdraw one first.
photo-unknown-number = There is no photo { $received }.
photo-gone = The picture of photo { $received } is not in the folder of the city. A backup may have it.
inspection-checklists-faulty = The checklists cannot be read; { $count ->
        [one] one fault
       *[other] { $count } faults
    }:
    { $faults }
    Mend the files, then start again.
inspection-answer-yes = Yes
inspection-answer-no = No
inspection-checklist-unknown = There is no checklist { $received }.
inspection-unknown = There is no inspection { $received }.
inspection-visit-unknown = There is no visit { $received }.
inspection-visits-many = At most { $allowed } visits can be due at a time. Cancel some first.
inspection-finding-unknown = There is no finding { $received }.
inspection-item-unknown = The checklist has no question { $received }.
inspection-faulty = The inspection was not stored; { $count ->
        [one] one answer is
       *[other] { $count } answers are
    } missing or not possible:
    { $faults }
    Correct it, then send it again.
inspection-conflict = Another inspection is stored as { $received }. That one stays; write down what differs as a new one.
inspection-other-visit = Visit { $number } is planned for { $allowed }, not for { $received }. Send what it is planned for, or send an inspection without a visit.
inspection-decided = Finding { $received } was judged already: { $state }, by { $name }.
inspection-own-finding = { $name } found this; another person confirms or refuses it.
inspection-of-another = { $name } made this inspection and adds its photos.
inspection-class = { $name } does not read data of the class { $received }, which this inspection has.

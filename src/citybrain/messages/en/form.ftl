## What a value may be, where one was refused. Other messages refer to it.

value-allowed = { $rule ->
    [present] a value, and none was given
    [no-field] nothing: there is no field of this name
    [text] a text
    [longer] a text of { $limit ->
        [1] one character or more
       *[other] { $limit } characters or more
    }
    [shorter] a text of at most { $limit } characters
    [pattern] a text of the form { $limit }
    [number] a number
    [whole-number] a whole number
    [above] a number above { $limit }
    [at-least] a number of at least { $limit }
    [below] a number below { $limit }
    [at-most] a number of at most { $limit }
    [multiple] a multiple of { $limit }
    [one-of] one of { $limit }
    [yes-or-no] true or false
    [date] a date, such as 2026-01-01
    [time] a date with its time, such as 2026-01-01T12:00:00
    [list] a list
    [more] a list of { $limit ->
        [1] one entry or more
       *[other] { $limit } entries or more
    }
    [fewer] a list of at most { $limit } entries
    [mapping] a group of named fields
   *[other] a value of another kind or form
}

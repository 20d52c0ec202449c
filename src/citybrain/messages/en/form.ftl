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
    [language-code] the code of a language in small letters, such as en or zh
    [language-tag] the code of a language in small letters, such as de, with -simple behind it for its easy words
    [name] a name of letters, digits and _
    [small-name] a name of small letters, digits and _ that begins with a letter
    [uuid] a UUID, a new one for each sending, such as 0f8fad5b-d9cb-469f-a165-70867728950e
    [place] longitude and latitude in degrees with a comma between, such as 24.94,60.17
    [plain] a text without control characters
    [line] a text of one line
    [topic] a text without control characters and without the signs #, + and $
    [code] a code exactly as it was sent
    [hexadecimal] digits and letters from a to f, exactly as they were given
    [year] a year, such as 2030
    [time-of-day] a time of day, such as 08:30
    [moment] a moment in UTC, such as 2026-01-01T12:00Z
    [moment-with-zone] a moment with its zone, such as 2026-01-01T12:00Z or 2026-01-01T12:00+02:00
    [moment-of-record] a moment in UTC as records have it, such as 2026-01-01T12:00:00.000000+00:00
    [kind-and-key] a kind and a key with a colon between, such as zone:12
    [kind-and-number] a kind (report, matter or questionnaire) and a number, such as report/12
    [currency] the code of a currency, such as EUR
    [email] an e-mail address, such as name@example.org
    [telephone] a telephone number of digits and spaces, such as +358 9 1234
    [web-address] an address of the web that begins with https://
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
    [time] a date with its time, such as 2026-01-01T12:00:00Z
    [list] a list
    [more] a list of { $limit ->
        [1] one entry or more
       *[other] { $limit } entries or more
    }
    [fewer] a list of at most { $limit } entries
    [easy-alone] easy words with a text in the language { $limit } beside them
    [mapping] a group of named fields
   *[other] a value of another kind or form
}

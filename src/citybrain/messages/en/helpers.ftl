# Helpers: somebody acts for a person who agreed to it.

helper-until = The last day { $received } is not between { $allowed }. Choose a day in it; nothing was entered.
helper-not-standing = This code of a helper does not hold: it is over, was ended by the person, or was copied wrongly. Ask the person for a new one; nothing was sent.
helper-task = The person did not agree to { $received }, only to: { $allowed }. Ask them for a new code; nothing was sent.
helper-answered = You have answered this survey for the person already. One answer of a person counts; nothing more was sent.
helper-many = A helper does { $allowed } things for a person at most. Ask the person for a new code; nothing was sent.
helper-code-unknown = There is nothing that was agreed to with this code. Compare it with what you were given.
helper-own-code = What a helper sends gets its code from the city, which goes to the person alone. Send it without a code.
helper-not-own = You did not send { $received } for the person, so that nothing can be added to it. Check its number, or give the photo to the person.

## Public screens, and pages on paper.

web-kiosk-still-there = Are you still there?
web-kiosk-begins = The screen begins again in { $seconds } seconds. Nothing of yours stays on it.
web-kiosk-stay = I am still here
web-kiosk-outside = This leads out of the city's pages, and does not open on this screen.
web-kiosk-window = This page or file of the city needs a window of its own, and does not open on this screen. Open it on your own device, or ask for it at the counter.
web-print-address = This page on the web:
web-print-code = Code with the address of this page

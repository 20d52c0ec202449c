"""Small charts as SVG: functions from numbers to marks, in the colours of the page's style sheet."""

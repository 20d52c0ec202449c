"""Recordings of the sound of a place: indices are kept, the recording itself is not."""

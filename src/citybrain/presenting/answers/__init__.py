"""What people and programs are told, as plain values ready for JSON, in the language of the reader."""

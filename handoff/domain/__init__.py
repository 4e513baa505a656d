"""Rules without input or output: nothing here opens a file, a socket or a database."""

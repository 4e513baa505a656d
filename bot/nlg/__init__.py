"""What the assistant says: rendered in process, in the language of the turn, figures looked up when said."""

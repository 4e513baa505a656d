"""The hall: conversations, routing to people, and everything a browser talks to."""

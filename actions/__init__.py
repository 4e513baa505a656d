"""What the assistant does, as actions of rasa-sdk; one file a banking task."""

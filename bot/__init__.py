"""The assistant: Rasa in its own environment, behind one internal door (docs/bot.md)."""

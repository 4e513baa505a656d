"""The live channel: Socket.IO events in, use cases, entries out."""

"""What tests share: fakes for the ports, a hall on a real port, clients that keep a transcript."""

"""Understanding: from the customer's sentence to a topic, a confidence and a zone."""

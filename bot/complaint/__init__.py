"""The complaint form: reading what the customer says in it. Rasa's form keeps the order of questions."""

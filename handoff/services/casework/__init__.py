"""What complaints officers do: the use cases behind the page /cases."""

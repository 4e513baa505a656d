"""Use cases: one short async function each, one unit of work each, told to the world after commit."""

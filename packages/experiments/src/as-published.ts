/** What a run as published assumes, in one line for every output of it. */
export const asPublishedNote =
  'As published: a replica serves every request type at its full rate at once, and greedy counts the stock once per offer, not per GPU type, so these costs are too low for a real fleet.';

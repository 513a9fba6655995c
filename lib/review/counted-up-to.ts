/** Waiting problems are counted up to here; a queue of a million says "1,000+". */
export const countedUpTo = 1_000;

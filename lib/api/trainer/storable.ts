/** A text as PostgreSQL takes it: it has neither NUL nor half a surrogate pair. */
export const storable = (text: string): string => text.replace(/\p{Surrogate}|\0/gu, "\uFFFD");

/** A problem that cannot teach the model anything now, and what would help. */
export type Signal = { readonly label: string; readonly remedy: string };

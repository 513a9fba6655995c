/** A problem with what was sent: `field` is the input's name, or null where it concerns the form as a whole. */
export type FieldMessage = { readonly field: string | null; readonly message: string };

/** What a server action of a form answers. */
export type ActionResult =
  | { readonly ok: true; readonly message?: string }
  | { readonly ok: false; readonly errors: readonly FieldMessage[] };

/** A server action for ActionForm. */
export type FormAction = (previous: ActionResult | null, form: FormData) => Promise<ActionResult>;

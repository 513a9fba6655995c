/** The id a Field gives its control, so that an error list can lead to it. */
export const controlId = (name: string) => `field-${name}`;

import { config } from "zod";

/** The content policy allows no code made from text. Zod looks whether it may when a schema is made: this comes before. */
config({ jitless: true });
